import { resourceRule } from "../kit/rule";
import { DEPLOYMENT, describedStage } from "../model/api/deployment-stage";
import { isRecord, own } from "../model/values";

const NATIVE = "aws-native:apigateway:Stage";

export default resourceRule({
    name: "logging-api-tracing",
    description: "Stages of REST APIs must send traces to AWS X-Ray.",
    severity: "low",
    level: "advisory",
    checklist: ["B3"],
    why: "Without it a trace begins at the function: what the gateway, its authorizer and its mapping templates took is not seen.",
    fix: ["set `xrayTracingEnabled` to true (`tracingEnabled` in aws-native)."],
    notes: ["HTTP and WebSocket APIs have no tracing."],
    on: ["aws:apigateway/stage:Stage", NATIVE, DEPLOYMENT],
    messages: { off: "X-Ray tracing is off." },
    example: {
        good: { inputs: { restApi: "a1b2c3", stageName: "live", xrayTracingEnabled: true } },
        bad: { inputs: { restApi: "a1b2c3", stageName: "live" } },
    },
    // A deployment by itself makes no stage.
    applies: (stage) => !stage.is(DEPLOYMENT) || stage.has("stageName"),
    *check(stage, { found }) {
        if (stage.is(DEPLOYMENT)) {
            const [{ settings }] = describedStage(stage.as());
            if (settings.boolean("tracingEnabled") !== true) yield found("off", ["stageDescription", "tracingEnabled"]);
            return;
        }
        const property = stage.is(NATIVE) ? "tracingEnabled" : "xrayTracingEnabled";
        if (stage.as().boolean(property) !== true) yield found("off", property);
    },
    remedy(inputs, { resource }) {
        if (resource.is(DEPLOYMENT)) {
            const raw = inputs as Record<string, unknown>;
            const described = own(raw, "stageDescription");
            raw["stageDescription"] = { ...(isRecord(described) ? described : {}), tracingEnabled: true };
            return;
        }
        (inputs as Record<string, unknown>)[resource.is(NATIVE) ? "tracingEnabled" : "xrayTracingEnabled"] = true;
    },
});
