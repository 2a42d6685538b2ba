import { resourceRule } from "../kit/rule";

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
    on: ["aws:apigateway/stage:Stage", NATIVE],
    messages: { off: "X-Ray tracing is off." },
    example: {
        good: { inputs: { restApi: "a1b2c3", stageName: "live", xrayTracingEnabled: true } },
        bad: { inputs: { restApi: "a1b2c3", stageName: "live" } },
    },
    *check(stage, { found }) {
        const property = stage.is(NATIVE) ? "tracingEnabled" : "xrayTracingEnabled";
        if (stage.as().boolean(property) !== true) yield found("off", property);
    },
    remedy(inputs, { resource }) {
        (inputs as Record<string, unknown>)[resource.is(NATIVE) ? "tracingEnabled" : "xrayTracingEnabled"] = true;
    },
});
