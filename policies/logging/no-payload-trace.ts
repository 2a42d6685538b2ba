import { resourceRule } from "../kit/rule";
import { payloadTraces } from "../model/logging/stage-settings";
import { isRecord, own } from "../model/values";

export default resourceRule({
    name: "logging-no-payload-trace",
    description: "Stages of REST and WebSocket APIs must not write whole requests and responses to their logs.",
    severity: "high",
    level: "mandatory",
    checklist: ["B3", "A8"],
    why: "Data tracing writes headers and bodies, tokens and personal data among them, into a log group that many more people may read than the data itself.",
    fix: ["set `dataTraceEnabled` to false: errors are logged without it."],
    notes: ["Any method path counts, and so does a setting that is ineffective today because `loggingLevel` is OFF."],
    on: [
        "aws:apigateway/methodSettings:MethodSettings",
        "aws:apigatewayv2/stage:Stage",
        "aws-native:apigateway:Stage",
        "aws-native:apigateway:Deployment",
        "aws-native:apigatewayv2:Stage",
    ],
    messages: { on: "requests and responses are written to the log in full." },
    example: {
        good: { inputs: { restApi: "a1b2c3", stageName: "live", methodPath: "*/*", settings: { loggingLevel: "ERROR" } } },
        bad: {
            inputs: { restApi: "a1b2c3", stageName: "live", methodPath: "*/*", settings: { loggingLevel: "INFO", dataTraceEnabled: true } },
        },
    },
    *check(stage, { each, found }) {
        yield* each(payloadTraces(stage.as(), stage.type), function* (settings) {
            if (settings.view().boolean("dataTraceEnabled") === true) yield found("on", [...settings.view().path, "dataTraceEnabled"]);
        });
    },
    remedy(inputs, { resource }) {
        for (const settings of payloadTraces(resource.as(), resource.type)) {
            const { path } = settings.view();
            let holder: unknown = inputs;
            for (const key of path) holder = typeof holder === "object" && holder !== null ? own(holder, String(key)) : undefined;
            if (isRecord(holder) && (holder["dataTraceEnabled"] === true || holder["dataTraceEnabled"] === "true"))
                holder["dataTraceEnabled"] = false;
        }
    },
});
