/** The log group that a function writes to, in the stack or not. Source: Lambda API reference, LoggingConfig, `LogGroup`. */
import { KINDS, viewAt } from "../stack";
import type { FunctionNode, Node, WebFunctionNode } from "../stack";
import { isHidden, Undetermined, knownText } from "../values";
import type { View } from "../values";
import type { LogGroup } from "./can-log";

/** @throws Undetermined where not even the beginning of its name is known */
export function groupOf(fn: FunctionNode): LogGroup {
    return named(fn, viewAt(fn.inputs, ["loggingConfig", "logGroup"]), "/aws/lambda/", "name");
}

/** The groups of a web function's revision. */
export const groupOfRevision = (revision: Node, fn: WebFunctionNode): LogGroup =>
    named(
        revision,
        viewAt(revision.inputs, ["serviceConfig", "telemetryConfig", "loggingConfig", "logGroup"]),
        "/aws/lambda/web/",
        "functionName",
        fn,
    );

function named(node: Node, configured: View<unknown>, prefix: string, property: string, owner: Node = node): LogGroup {
    const { region, account } = node;
    if (configured.raw !== undefined && configured.raw !== null && configured.raw !== "") {
        const join = node.graph.join(node, configured, KINDS.logGroup);
        const value = knownText(configured.raw) ?? (join.kind === "node" ? knownText(viewAt(join.node.inputs, ["name"]).raw) : undefined);
        if (value !== undefined) return { name: value, isWhole: true, region, account };
        throw new Undetermined(configured.path, isHidden(configured.raw) ? "unknown" : "shape");
    }
    const name = knownText(viewAt(owner.inputs, [property]).raw);
    return { name: prefix + (name ?? ""), isWhole: name !== undefined, region, account };
}
