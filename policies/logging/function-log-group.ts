import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { knownOf, nodeOf } from "../model/stack";
import type { Join, Node } from "../model/stack";
import { Undetermined } from "../model/values";

export default stackRule({
    name: "logging-function-log-group",
    description: "Each Lambda function must have its log group in the stack.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3"],
    why: "A log group that the stack does not hold is created by Lambda at the first call: it keeps its logs forever, without a key, and outlives the stack.",
    fix: [
        "create the log group `/aws/lambda/<function name>` with a retention, or name one of the stack in `loggingConfig.logGroup`.",
        "A group that Lambda has already created is imported, not created anew.",
    ],
    notes: [
        "Functions that a distribution runs at the edge are not judged: they log in every region.",
        "Of a web function the group is `/aws/lambda/web/<function name>`.",
    ],
    messages: {
        none: "the stack has no log group for the function, so Lambda creates one whose logs are kept forever.",
        outside: "the log group of the function is not in this stack, so nothing here sets its retention and its key.",
    },
    example: {
        good: [
            { type: "aws:lambda/function:Function", name: "orders", inputs: { name: "orders" } },
            {
                type: "aws:cloudwatch/logGroup:LogGroup",
                name: "orders-log",
                inputs: { name: ref("orders", "name", "/aws/lambda/"), retentionInDays: 90 },
            },
        ],
        bad: [{ type: "aws:lambda/function:Function", name: "orders", inputs: { name: "orders" } }],
    },
    applies: (stack) => stack.functions.length + stack.webFunctions.length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.functions, function* (fn) {
            if (knownOf(fn.distributions).length > 0) return;
            const fault = faultOf(fn.logGroup);
            if (fault === undefined) return;
            if (fn.distributions.unresolved.length > 0) throw new Undetermined([], "unresolved");
            yield found(fault.id, [fn, fault.path]);
        });
        yield* each(stack.webFunctions, function* (fn) {
            for (const group of fn.logGroups) {
                const fault = faultOf(group);
                // The path is that of a revision.
                if (fault !== undefined) yield found(fault.id, fn);
            }
        });
    },
});

function faultOf(group: Join<Node>): { readonly id: "none" | "outside"; readonly path: readonly (string | number)[] } | undefined {
    if (nodeOf(group) !== undefined) return undefined;
    return group.kind === "outside" ? { id: "outside", path: group.path } : { id: "none", path: [] };
}
