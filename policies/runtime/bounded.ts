import { object, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { isOnCapacityProvider, runsAtTheEdge } from "../model/lambda/package";
import { regionAt } from "../model/region";

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
        "Lambda@Edge refuses a reservation. A published function in us-east-1 that Lambda@Edge would accept is not judged unless `edgeFunctions` says that it runs at the edge.",
    ],
    config: object({
        edgeFunctions: strings({
            default: [],
            about: "Functions that run at the edge: their names in AWS or in the program, `*` for any characters.",
        }),
    }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: { unbounded: "no concurrency is reserved, so the function can use up all the concurrency of the account." },
    example: {
        good: { inputs: { runtime: "nodejs24.x", reservedConcurrentExecutions: 10 } },
        bad: { inputs: { runtime: "nodejs24.x" } },
    },
    *check(fn, { config, found }) {
        const view = fn.as();
        const reserved = view.number("reservedConcurrentExecutions");
        if ((reserved !== undefined && reserved >= 0) || isOnCapacityProvider(view)) return;
        const physicalName = view.string(fn.is("aws-native:lambda:Function") ? "functionName" : "name");
        const region = regionAt(view, fn.provider?.inputs);
        if (runsAtTheEdge({ inputs: view, name: fn.name, physicalName, region }, config.edgeFunctions)) return;
        yield found("unbounded", "reservedConcurrentExecutions");
    },
});
