import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { DEPLOYMENT } from "../model/api/deployment-stage";
import { isPublicStage, throttledStages } from "../model/api/throttling";
import { answered, orDoubt } from "../model/doubts";
import type { Stack } from "../model/stack";

const STAGES = ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"] as const;
const api = { type: "aws:apigatewayv2/api:Api", name: "shop", inputs: { name: "shop", protocolType: "HTTP" } };
const stage = (more: object) => ({
    type: "aws:apigatewayv2/stage:Stage",
    name: "live",
    inputs: { apiId: ref("shop", "id"), name: "live", ...more },
});

export default stackRule({
    name: "authorization-throttling",
    description: "A public stage of an API must limit the rate of its requests.",
    severity: "medium",
    level: "advisory",
    checklist: ["B10"],
    why: "Without a limit of its own one stage can use up what the account has in the Region, and every other API with it; each request runs a function that is paid for.",
    fix: [
        "set `throttlingRateLimit` and `throttlingBurstLimit`: of an HTTP or WebSocket stage in `defaultRouteSettings`, of a REST stage by a MethodSettings for `*/*`.",
    ],
    notes: [
        "A usage plan limits API keys, not the public, and does not count. Limits for single routes leave the others open.",
        "Private REST APIs are not judged, nor the stage that quick create makes.",
    ],
    messages: {
        unlimited: "the stage has no rate limit of its own.",
    },
    example: {
        good: [api, stage({ defaultRouteSettings: { throttlingRateLimit: 50, throttlingBurstLimit: 100 } })],
        bad: [api, stage({})],
    },
    applies: (stack) => stagesOf(stack).length > 0,
    *check(stack, { each, found }) {
        const isThrottled = throttledStages(stack);
        yield* each(stagesOf(stack), function* (stage) {
            const throttled = orDoubt(() => isThrottled(stage));
            if (throttled === true) return;
            const isPublic = orDoubt(() => isPublicStage(stage));
            if (isPublic === false) return;
            for (const answer of [throttled, isPublic]) answered(answer);
            yield found("unlimited", stage.token === STAGES[1] ? [stage, "defaultRouteSettings"] : stage);
        });
    },
});

/** A deployment of aws-native that names a stage makes it. */
const stagesOf = (stack: Stack) => [
    ...stack.ofType(...STAGES),
    ...stack.ofType(DEPLOYMENT).filter(({ inputs }) => inputs.has("stageName")),
];
