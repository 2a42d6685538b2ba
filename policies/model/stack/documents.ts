/** Policy documents and managed policies that reach a role, a user or a group, each with the resource that says so. */
import { isRecord, own } from "../values";
import type { Path, View } from "../values";
import { KINDS } from "./kind";
import type { Properties } from "./properties";
import type { Graph, Link, Many, Node, NodeOf, Unresolved, UntypedNode } from "./terms";
import { viewAt, walk } from "../paths";
import type { Known } from "../paths";
import { append } from "../lists";

/** A policy document as it stands in a resource: text, an object, or the unknown sentinel. */
export interface AttachedDocument {
    /** The resource that holds it: where a finding stands. */
    readonly origin: Node;
    readonly path: Path;
    readonly raw: unknown;
}

/** A managed policy that is not in the stack: AWS's own, or another's, by its ARN. */
export interface AttachedArn {
    readonly origin: Node;
    readonly path: Path;
    readonly arn: string;
}

export interface Permissions {
    readonly documents: Many<AttachedDocument>;
    readonly managedPolicyArns: Many<AttachedArn>;
}

/** Resources with a `policy` document of their own. */
type Policy = NodeOf<"aws:iam/rolePolicy:RolePolicy" | "aws:iam/userPolicy:UserPolicy" | "aws:iam/groupPolicy:GroupPolicy">;

/** Resources that name one policy or several. */
type Attachment = NodeOf<
    | "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
    | "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"
    | "aws:iam/userPolicyAttachment:UserPolicyAttachment"
    | "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive"
    | "aws:iam/groupPolicyAttachment:GroupPolicyAttachment"
    | "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive"
    | "aws:iam/policyAttachment:PolicyAttachment"
    | "aws:iam/policy:Policy"
>;

/** Which resources give permissions to a principal. */
export interface Attachments {
    readonly policies: Link<Policy>;
    readonly attachments: readonly Link<Attachment>[];
}

/** A role has all of them, a user and a group some. */
type PrincipalProperties = Properties<"aws:iam/role:Role" | "aws:iam/user:User" | "aws:iam/group:Group">;

/** All that gives permissions to `principal`, in the order of the giving resources' URNs; each document and each ARN once. */
export function permissionsOf(graph: Graph, principal: UntypedNode, by: Attachments): Permissions {
    const inputs = principal.inputs.as<PrincipalProperties>();
    const documents = new Map<string, AttachedDocument>();
    const arns = new Map<string, AttachedArn>();
    const unresolved: Unresolved[] = [];
    const addDocument = <S, const P extends Path>(origin: Node<S>, path: P & Known<S, P>): void => {
        const view = walk(origin.inputs, path);
        if (view.raw !== undefined && view.raw !== null && view.raw !== "")
            documents.set(`${origin.urn} ${path.join(".")}`, { origin, path, raw: view.raw });
    };
    const addManaged = (origin: UntypedNode, view: View<unknown>): void => {
        if (view.raw === undefined && !origin.declares(String(view.path[0]))) return;
        const joined = graph.joinAll(origin, view, KINDS.policy);
        for (const { node } of joined.nodes) addDocument(node, ["policy"]);
        for (const { value, path } of joined.outside) if (!arns.has(value)) arns.set(value, { origin, path, arn: value });
        for (const { node, path, reason } of joined.unresolved) unresolved.push({ node, path, reason });
    };

    const own = graph.linked(by.policies, principal);
    own.items.forEach((origin) => addDocument(origin, ["policy"]));
    const apart = new Set(own.items.flatMap((origin) => nameIn(origin.inputs.raw) ?? []));
    inlinePolicies(principal, viewAt(inputs, ["inlinePolicies"]), apart, addDocument, unresolved);
    addManaged(principal, viewAt(inputs, ["managedPolicyArns"]));
    append(unresolved, own.unresolved);
    for (const link of by.attachments) {
        const attached = graph.linked(link, principal);
        append(unresolved, attached.unresolved);
        for (const origin of attached.items) {
            // aws-native's managed policy names its principals itself.
            if (origin.is("aws:iam/policy:Policy")) addDocument(origin, ["policy"]);
            else for (const property of ["policyArn", "policyArns"] as const) addManaged(origin, viewAt(origin.inputs, [property]));
        }
    }
    const distinct = [...new Map(unresolved.map((entry) => [`${entry.node.urn} ${entry.path.join(".")}`, entry])).values()];
    return {
        documents: { items: [...documents.values()], unresolved: distinct },
        managedPolicyArns: { items: [...arns.values()], unresolved: distinct },
    };
}

/** In-line policies. Outputs may repeat what a policy resource of the stack (`apart`, by name) attached: that is said there. */
function inlinePolicies(
    principal: UntypedNode,
    inline: View<unknown>,
    apart: ReadonlySet<string>,
    add: (origin: UntypedNode, path: Path) => void,
    unresolved: Unresolved[],
): void {
    if (inline.raw === undefined || inline.raw === null) return;
    if (!Array.isArray(inline.raw)) {
        unresolved.push({ node: principal, path: inline.path, reason: "unknown" });
        return;
    }
    inline.raw.forEach((entry: unknown, index) => {
        const path = [...inline.path, index];
        if (!isRecord(entry)) unresolved.push({ node: principal, path, reason: "unknown" });
        else if (!apart.has(nameIn(entry) ?? "")) add(principal, [...path, "policy"]);
    });
}

function nameIn(raw: unknown): string | undefined {
    const name = isRecord(raw) ? own(raw, "name") : undefined;
    return typeof name === "string" ? name : undefined;
}
