/**
 * MicroVMs of Lambda: the images they start from and what a program runs of them. Source: AWS Lambda developer guide, "Lambda MicroVMs",
 * "Networking" and "Security and permissions".
 */
import { anyOf } from "../doubts";
import { parsedAt, type Statement } from "../iam/language";
import { trustsWithoutSource } from "../iam/trust";
import { KINDS, nodeOf, viewAt } from "../stack";
import type { Kind, NodeOf, RoleNode, Stack } from "../stack";
import { Undetermined } from "../values";

const MICROVM = "aws:lambdamicrovms/microvm:Microvm";
const IMAGES = ["aws:lambda/microvmsImage:MicrovmsImage", "aws:lambdamicrovms/image:Image"] as const;
type Microvm = NodeOf<typeof MICROVM>;
type Image = NodeOf<(typeof IMAGES)[number]>;
const ROLE = KINDS.role as Kind<RoleNode>;
const LAMBDA: ReadonlySet<string> = new Set(["lambda"]);

/** The images of the stack, of both providers. */
export const microvmImages = (stack: Stack): readonly Image[] => stack.ofType(...IMAGES);

/** The MicroVMs that the program of the stack runs itself. */
export const microvms = (stack: Stack): readonly Microvm[] => stack.ofType(MICROVM);

/**
 * Whether the image gives its programs every capability of the operating system.
 * @throws Undetermined where an element that cannot be read may be `ALL`
 */
export function hasEveryCapability(image: Image): boolean {
    return anyOf(viewAt(image.inputs, ["additionalOsCapabilities"]).asList(), (capability) => capability.asString() === "ALL");
}

/** Whether nothing leads its outbound traffic through a VPC: without a connector it goes to the internet. */
export const hasOpenEgress = (node: Image | Microvm): boolean => viewAt(node.inputs, ["egressNetworkConnectors"]).asList().length === 0;

/** Where a resource names its role: the build role of an image, the execution role of a MicroVM. */
export const rolePath = (node: Image | Microvm) => [node.type === MICROVM ? "executionRoleArn" : "buildRoleArn"] as const;

/** The role of an image or a MicroVM, where it is one of the stack. */
export const roleOf = (node: NodeOf<(typeof IMAGES)[number] | typeof MICROVM>): RoleNode | undefined =>
    nodeOf(node.joined(rolePath(node), ROLE));

/**
 * The statements of a role's trust policy that let Lambda in on behalf of any customer.
 * @throws Undetermined where the policy cannot be read
 */
export function trustsWithoutCustomer(role: RoleNode): readonly Statement[] {
    const { raw, path } = role.trust;
    return [...new Set(trustsWithoutSource(parsedAt({ raw, path }), LAMBDA).map(({ statement }) => statement))];
}

/**
 * Whether a MicroVM runs under the role that its image is built with.
 * @throws Undetermined where one of the two roles, or the image, cannot be told
 */
export function runsUnderBuildRole(microvm: Microvm): boolean {
    const execution = microvm.joined(["executionRoleArn"], ROLE);
    if (execution.kind === "none") return false;
    const image = nodeOf(microvm.joined(["imageArn"], KINDS.microvmImage));
    if (image === undefined) throw new Undetermined(["imageArn"], "unresolved");
    const build = image.joined(["buildRoleArn"], ROLE);
    if (build.kind === "unresolved") throw new Undetermined(["imageArn"], "unresolved");
    if (execution.kind === "unresolved") throw new Undetermined(execution.path, execution.reason);
    if (build.kind === "node" && execution.kind === "node") return build.node === execution.node;
    return build.kind === "outside" && execution.kind === "outside" && build.value === execution.value;
}
