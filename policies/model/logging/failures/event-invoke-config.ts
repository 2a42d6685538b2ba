/**
 * Where events of asynchronous invocations go that a function failed on. Sources: AWS Lambda Developer Guide, "Capturing records of Lambda
 * asynchronous invocations"; Lambda API reference, DestinationConfig.
 */
import { isSetAt } from "../../paths";
import type { FunctionNode } from "../../stack";
import { Undetermined } from "../../values";

/**
 * Whether events that the function failed on are kept: by a dead-letter queue, or by a destination of its configuration.
 * `qualified`: only by configurations of aliases or versions.
 * @throws Undetermined where it is not known
 */
export function keepsFailures(fn: FunctionNode): "kept" | "qualified" | "lost" {
    if (isSetAt(fn.inputs, ["deadLetterConfig", "targetArn"])) return "kept";
    const { items, unresolved } = fn.eventInvokeConfigs;
    let doubt: Undetermined | undefined;
    let isQualified = false;
    for (const { inputs } of items) {
        try {
            if (!isSetAt(inputs, ["destinationConfig", "onFailure", "destination"])) continue;
            const qualifier = inputs.string("qualifier") ?? qualifierOf(inputs.string("functionName"));
            if (qualifier === undefined || qualifier === "$LATEST") return "kept";
            isQualified = true;
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            // A function's name that is not known yet carries no qualifier that is written apart.
            if (error.path[0] === "functionName") return "kept";
            doubt ??= new Undetermined([], error.reason);
        }
    }
    if (doubt !== undefined) throw doubt;
    if (unresolved.length > 0) throw new Undetermined([], "unresolved");
    return isQualified ? "qualified" : "lost";
}

/** The qualifier in a function's ARN or partial ARN. */
export const qualifierOf = (name: string | undefined): string | undefined =>
    /(?:^|:)function:[^:]+:([^:]+)$/.exec(name ?? "")?.[1] ?? /^[\w-]+:([\w$-]+)$/.exec(name ?? "")?.[1];
