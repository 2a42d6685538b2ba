/** What in the stack invokes a function asynchronously. */
import { KINDS } from "../../stack";
import type { FunctionNode, Link, Many, Node, UntypedNode } from "../../stack";
import { isHidden, isRecord, knownText, own } from "../../values";
import type { View } from "../../values";
import { qualifierOf } from "./event-invoke-config";
import { INVOKERS, listAt, referencesOf } from "./invoker-references";

/**
 * References of what invokes a function asynchronously. A reference that is unknown and depends on no function of the stack leads to
 * something else: to nothing that could be reported.
 */
const INVOCATIONS: Link = {
    to: KINDS.function,
    tokens: Object.keys(INVOKERS),
    references: (node) => referencesOf(node).filter((view) => !isHidden(view.raw) || reachesFunction(node, view)),
};

/** The resources that stand between an invoker and a function. */
const FUNCTIONS = [...KINDS.function.tokens, ...Object.keys(KINDS.function.through)];

function reachesFunction(node: UntypedNode, view: View<unknown>): boolean {
    const property = String(view.path[0]);
    return node.dependencyUrns(property).length === 0 || node.dependsOn(property, FUNCTIONS).length > 0 || hasComponent(node, property);
}

/** A component's outputs may be its functions'. */
const hasComponent = (node: UntypedNode, property: string): boolean =>
    node.dependsOn(property).some(({ type }) => !type.startsWith("aws:") && !type.startsWith("aws-native:"));

/** What in the stack invokes the function asynchronously; among the unresolved what may wait for the answer. */
export function asynchronousInvokers(fn: FunctionNode): Many<Node> {
    const { items, unresolved } = fn.graph.linked(INVOCATIONS, fn);
    const doubtful = items.filter(mayWait);
    if (doubtful.length === 0) return { items, unresolved };
    return {
        items: items.filter((node) => !doubtful.includes(node)),
        unresolved: [...unresolved, ...doubtful.map((node) => ({ node, path: ["lambdaActions"], reason: "unknown" }) as const)],
    };
}

/** Whether nobody can see how a receipt rule invokes. */
const mayWait = (node: UntypedNode): boolean =>
    node.token === "aws:ses/receiptRule:ReceiptRule" &&
    listAt(node.inputs, ["lambdaActions"]).some(({ raw }) => isHidden(raw) || (isRecord(raw) && isHidden(own(raw, "invocationType"))));

/** Whether what invokes the function asynchronously names an alias or a version of it. */
export function invokesQualified(invoker: UntypedNode): boolean {
    return referencesOf(invoker).some((view) => {
        const value = knownText(view.raw);
        if (value !== undefined) return qualifierOf(value) !== undefined;
        return invoker.dependsOn(String(view.path[0]), Object.keys(KINDS.function.through)).length > 0;
    });
}
