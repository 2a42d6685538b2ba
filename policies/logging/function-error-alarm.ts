import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { functionWatch } from "../model/logging/alarms/function-watch";
import { knownOf } from "../model/stack";
import { Undetermined } from "../model/values";

/** The metrics by which a function that fails is noticed. Source: AWS Lambda Developer Guide, "Types of metrics for Lambda functions". */
const FAILURES: ReadonlySet<string> = new Set(["Errors", "Throttles"]);

const alarm = (more: Readonly<Record<string, unknown>>): { type: string; name: string; inputs: Readonly<Record<string, unknown>> } => ({
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "orders-errors",
    inputs: { name: "orders-errors", namespace: "AWS/Lambda", metricName: "Errors", threshold: 0, ...more },
});
const fn = { type: "aws:lambda/function:Function", name: "orders", inputs: { name: "orders" } };

export default stackRule({
    name: "logging-function-error-alarm",
    description: "Each Lambda function must be watched by an alarm on its errors or throttles.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3"],
    why: "A function that fails writes it into its log and nowhere else: without an alarm the customer notices first.",
    fix: [
        "create a metric alarm on `Errors` (or `Throttles`) of `AWS/Lambda` with the dimension `FunctionName`, the function's name.",
        "One alarm without dimensions watches all functions of the account and Region.",
    ],
    notes: [
        "A metric counts wherever it stands in an alarm, also among those that metric math computes with.",
        "A query of Metrics Insights over `AWS/Lambda` without `WHERE` and `LIMIT` watches all functions. What finds its metrics when it runs (a narrower query, `SEARCH`, PromQL) may watch any function: undetermined.",
        "Functions without an alarm in one account and Region are one mistake: reports put them under one head, and in the engine the others point to the first.",
        "Whether the alarm acts is the matter of `logging-alarm-has-action`. Functions that a distribution runs at the edge are not judged.",
    ],
    messages: { none: "no alarm of the stack watches the errors or throttles of the function." },
    example: {
        good: [fn, alarm({ dimensions: { FunctionName: ref("orders", "name") } })],
        bad: [fn, alarm({ dimensions: { FunctionName: "bills" } })],
    },
    applies: (stack) => stack.functions.length > 0,
    *check(stack, { each, found, sharing }) {
        const isWatched = functionWatch(stack, FAILURES);
        yield* each(stack.functions, function* (fn) {
            if (knownOf(fn.distributions).length > 0 || isWatched(fn)) return;
            if (fn.distributions.unresolved.length > 0) throw new Undetermined([], "unresolved");
            // One alarm without dimensions would watch all functions of the place: that none is there is one mistake.
            yield sharing(JSON.stringify([fn.account, fn.region]), found("none", fn));
        });
    },
});
