import { EDGE_IN_STACK, edgeFunctions, edgeNote, isAtTheEdge } from "../kit/edge";
import { object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { isOnCapacityProvider } from "../model/lambda/package";

export default resourceRule({
    name: "runtime-bounded",
    description: "Lambda functions must have a reserved concurrency, so that one of them cannot use up the account's.",
    severity: "low",
    level: "disabled",
    checklist: ["A5"],
    why: "All functions of an account and Region share one concurrency limit: a flood of calls to one function takes the others down, and its bill has no bound.",
    fix: ["set `reservedConcurrentExecutions` to the number of executions that the function may have at once."],
    notes: [
        "`-1` means no reservation and is a finding; `0` stops the function and passes.",
        "Functions on a capacity provider are bounded by their scaling configuration and are not judged.",
        edgeNote("Lambda@Edge refuses a reservation."),
    ],
    config: object({ edgeFunctions: edgeFunctions() }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: { unbounded: "no concurrency is reserved, so the function can use up all the concurrency of the account." },
    example: {
        good: { inputs: { runtime: "nodejs24.x", reservedConcurrentExecutions: 10 } },
        bad: { inputs: { runtime: "nodejs24.x" } },
    },
    inStack: EDGE_IN_STACK,
    *check(fn, { config, found }) {
        const view = fn.as();
        const reserved = view.number("reservedConcurrentExecutions");
        if ((reserved !== undefined && reserved >= 0) || isOnCapacityProvider(view)) return;
        if (isAtTheEdge(fn, config.edgeFunctions)) return;
        yield found("unbounded", "reservedConcurrentExecutions");
    },
});
