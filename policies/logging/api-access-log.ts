import { resourceRule } from "../kit/rule";
import { Undetermined } from "../model/values";
import type { View } from "../model/values";

/** Where each type says where its access log goes. */
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
    "aws:apigateway/stage:Stage": ["accessLogSettings"],
    "aws:apigatewayv2/stage:Stage": ["accessLogSettings"],
    "aws:apigateway/deployment:Deployment": [],
    "aws-native:apigateway:Stage": ["accessLogSetting"],
    "aws-native:apigatewayv2:Stage": ["accessLogSettings"],
    "aws-native:apigateway:Deployment": ["stageDescription", "accessLogSetting"],
};

export default resourceRule({
    name: "logging-api-access-log",
    description: "Stages of REST, HTTP and WebSocket APIs must write an access log.",
    severity: "medium",
    level: "mandatory",
    checklist: ["B3"],
    why: "The access log is the only record of who called the API, when, and with what result; calls that the gateway refuses never reach a function's log.",
    fix: [
        "set `accessLogSettings` with the ARN of a log group and a format (`accessLogSetting` on a REST stage of aws-native).",
        "A Deployment with a `stageName` makes a stage that cannot have an access log: write a Stage instead, and leave `stageName` out.",
    ],
    notes: [
        "A log group, or for REST APIs a Firehose stream whose name begins with `amazon-apigateway-`.",
        "The stage that a quick-create API makes for itself is not judged here.",
    ],
    on: [
        "aws:apigateway/stage:Stage",
        "aws:apigatewayv2/stage:Stage",
        "aws:apigateway/deployment:Deployment",
        "aws-native:apigateway:Stage",
        "aws-native:apigatewayv2:Stage",
        "aws-native:apigateway:Deployment",
    ],
    messages: {
        none: "no access log is set.",
        noDestination: "the access log has no destination.",
        deployment: "`stageName` makes a stage that has no access log and cannot get one.",
    },
    example: {
        good: {
            inputs: {
                restApi: "a1b2c3",
                stageName: "live",
                accessLogSettings: {
                    destinationArn: "arn:aws:logs:eu-west-1:123456789012:log-group:orders-access",
                    format: "$context.requestId $context.status",
                },
            },
        },
        bad: { inputs: { restApi: "a1b2c3", stageName: "live" } },
    },
    // A deployment by itself makes no stage.
    applies: (stage) => !stage.type.endsWith(":Deployment") || stage.has("stageName"),
    *check(stage, { found }) {
        const path = SETTINGS[stage.type] ?? [];
        if (path.length === 0) {
            if (stage.string("stageName")) yield found("deployment", "stageName");
            return;
        }
        let settings: View | undefined = stage.as();
        for (const property of path) settings = settings?.object(property);
        if (settings === undefined) yield found("none", path);
        else if (!isSet(settings)) yield found("noDestination", [...settings.path, "destinationArn"]);
    },
});

/** An ARN that is known only after the deployment is one. */
function isSet(settings: View): boolean {
    try {
        return Boolean(settings.string("destinationArn"));
    } catch (error) {
        if (error instanceof Undetermined && error.reason !== "shape") return true;
        throw error;
    }
}
