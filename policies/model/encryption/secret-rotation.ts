/** What rotates a secret. Source: AWS Secrets Manager User Guide, "Rotate AWS Secrets Manager secrets"; Pulumi registry, `aws.secretsmanager.SecretRotation`. */
import { allOf, LINKS, viewAt } from "../stack";
import type { Node, Stack } from "../stack";

export type Rotation = { readonly state: "none" | "rotated" } | { readonly state: "cancelled"; readonly by: Node };

/**
 * Whether a resource of the stack rotates the secret, or cancels its rotation (`rotationEnabled: false`, @pulumi/aws 7).
 * @throws Undetermined where a rotation may be of this secret or may be cancelled, and no other settles it.
 */
export function rotationOf(stack: Stack, secret: Node): Rotation {
    const rotations = stack.linked(LINKS.secretRotations, secret);
    const flags = rotations.items.map((rotation) => ({ rotation, view: viewAt(rotation.inputs, ["rotationEnabled"]) }));
    const isOn = ({ view }: (typeof flags)[number]): boolean => view.raw === undefined || view.raw === null || view.raw === true;
    if (flags.some(isOn)) return { state: "rotated" };
    for (const { rotation, view } of flags) if (view.asBoolean() === false) return { state: "cancelled", by: rotation };
    if (flags.length > 0) return { state: "rotated" };
    allOf(rotations);
    return { state: "none" };
}
