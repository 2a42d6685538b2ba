/** Policy documents and managed policies that reach a role, a user or a group, each with the resource that says so. */
import { isRecord, own } from "../values";
import type { Path, View } from "../values";
import { KINDS } from "./kind";
import type { Graph, Link, Many, Node, Unresolved } from "./terms";
import { viewAt } from "../paths";
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

/** Which resources give permissions to a principal. */
export interface Attachments {
    /** Resources with a `policy` document of their own. */
    readonly policies: Link;
    /** Resources that name one policy or several, by `policyArn` or `policyArns`. */
    readonly attachments: readonly Link[];
}

/** All that gives permissions to `principal`, in the order of the giving resources' URNs; each document and each ARN once. */
export function permissionsOf(graph: Graph, principal: Node, by: Attachments): Permissions {
    const documents = new Map<string, AttachedDocument>();
    const arns = new Map<string, AttachedArn>();
    const unresolved: Unresolved[] = [];
    const addDocument = (origin: Node, path: Path): void => {
        const view = viewAt(origin.inputs, path);
        if (view.raw !== undefined && view.raw !== null && view.raw !== "")
            documents.set(`${origin.urn} ${path.join(".")}`, { origin, path, raw: view.raw });
    };
    const addManaged = (origin: Node, view: View<unknown>): void => {
        if (view.raw === undefined && !origin.declares(String(view.path[0]))) return;
        const joined = graph.joinAll(origin, view, KINDS.policy);
        for (const { node } of joined.nodes) addDocument(node, ["policy"]);
        for (const { value, path } of joined.outside) if (!arns.has(value)) arns.set(value, { origin, path, arn: value });
        for (const { node, path, reason } of joined.unresolved) unresolved.push({ node, path, reason });
    };

    const own = graph.linked(by.policies, principal);
    own.items.forEach((origin) => addDocument(origin, ["policy"]));
    const apart = new Set(own.items.flatMap((origin) => nameIn(origin.inputs.raw) ?? []));
    inlinePolicies(principal, apart, addDocument, unresolved);
    addManaged(principal, viewAt(principal.inputs, ["managedPolicyArns"]));
    append(unresolved, own.unresolved);
    for (const link of by.attachments) {
        const attached = graph.linked(link, principal);
        append(unresolved, attached.unresolved);
        for (const origin of attached.items) {
            // aws-native's managed policy names its principals itself.
            if (KINDS.policy.tokens.includes(origin.token)) addDocument(origin, ["policy"]);
            else for (const property of ["policyArn", "policyArns"]) addManaged(origin, viewAt(origin.inputs, [property]));
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
    principal: Node,
    apart: ReadonlySet<string>,
    add: (origin: Node, path: Path) => void,
    unresolved: Unresolved[],
): void {
    const inline = viewAt(principal.inputs, ["inlinePolicies"]);
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
