/** The log group that a function writes to, in the stack or not. Source: Lambda API reference, LoggingConfig, `LogGroup`. */
import { KINDS, viewAt } from "../stack";
import type { FunctionNode, Node, NodeOf, WebFunctionNode } from "../stack";
import { isHidden, Undetermined, knownText } from "../values";
import type { View } from "../values";
import type { LogGroup } from "./can-log";

/** @throws Undetermined where not even the beginning of its name is known */
export function groupOf(fn: FunctionNode): LogGroup {
    return named(fn, viewAt(fn.inputs, ["loggingConfig", "logGroup"]), "/aws/lambda/", viewAt(fn.inputs, ["name"]));
}

/** The groups of a web function's revision. */
export const groupOfRevision = (revision: NodeOf<"aws:lambdaweb/functionRevision:FunctionRevision">, fn: WebFunctionNode): LogGroup =>
    named(
        revision,
        viewAt(revision.inputs, ["serviceConfig", "telemetryConfig", "loggingConfig", "logGroup"]),
        "/aws/lambda/web/",
        viewAt(fn.inputs, ["functionName"]),
    );

function named(node: Node, configured: View<unknown>, prefix: string, functionName: View<unknown>): LogGroup {
    const { region, account } = node;
    if (configured.raw !== undefined && configured.raw !== null && configured.raw !== "") {
        const join = node.graph.join(node, configured, KINDS.logGroup);
        const value = knownText(configured.raw) ?? (join.kind === "node" ? knownText(viewAt(join.node.inputs, ["name"]).raw) : undefined);
        if (value !== undefined) return { name: value, isWhole: true, region, account };
        throw new Undetermined(configured.path, isHidden(configured.raw) ? "unknown" : "shape");
    }
    const name = knownText(functionName.raw);
    return { name: prefix + (name ?? ""), isWhole: name !== undefined, region, account };
}
