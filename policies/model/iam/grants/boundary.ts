/**
 * Whether a managed policy only bounds others: a permissions boundary "does not provide permissions on its own" (IAM User Guide,
 * "Permissions boundaries for IAM entities").
 */
import { LINKS } from "../../stack";
import type { Link, Node, Stack } from "../../stack";
import { isHidden, Undetermined, type View } from "../../values";

const ATTACHMENTS: readonly Link[] = [
    LINKS.policyAttachments,
    LINKS.policyExclusiveAttachments,
    LINKS.policyHolders,
    LINKS.policyPermissionSets,
];
const BOUNDS: readonly Link[] = [LINKS.boundedPrincipals, LINKS.boundedPermissionSets];
const TYPES: ReadonlySet<string> = new Set(["aws:iam/policy:Policy", "aws-native:iam:ManagedPolicy"]);
const NAMES = ["name", "namePrefix", "managedPolicyName", "path", "description"] as const;

/** Whether the resource is a managed policy that grants nothing until others name it. */
export function isManagedPolicy({ type, raw }: { readonly type: string; readonly raw: unknown }): boolean {
    if (!TYPES.has(type)) return false;
    // aws-native attaches it by its own inputs.
    return !["roles", "users", "groups"].some((property) => isGiven((raw as Record<string, unknown>)[property]));
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);

/** Whether a managed policy is called a boundary, by its logical name, its name, its path or its description. */
export const isCalledBoundary = (policy: View<unknown> & { readonly name: string }): boolean =>
    [policy.name, ...NAMES.map((property) => (policy.raw as Record<string, unknown>)[property])].some(
        (text) => typeof text === "string" && !isHidden(text) && /boundar(?:y|ies)/i.test(text),
    );

/**
 * Whether a managed policy of the stack is used as a boundary and attached to nobody.
 * @throws Undetermined where the stack does not say, or where a policy that is called a boundary is not used at all.
 */
export function isBoundaryOnly(stack: Stack, node: Node, called: boolean): boolean {
    const attached = ATTACHMENTS.map((link) => stack.linked(link, node));
    if (attached.some(({ items }) => items.length > 0)) return false;
    const bounded = BOUNDS.some((link) => stack.linked(link, node).items.length > 0);
    if (!bounded && !called) return false;
    if (!bounded || attached.some(({ unresolved }) => unresolved.length > 0)) throw new Undetermined([], "unresolved");
    return true;
}
