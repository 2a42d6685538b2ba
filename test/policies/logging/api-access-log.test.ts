import rule from "../../../policies/logging/api-access-log";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const log = { destinationArn: "arn:aws:logs:eu-west-1:123456789012:log-group:access", format: "$context.requestId" };
const V2 = "aws:apigatewayv2/stage:Stage";
const DEPLOYMENT = "aws:apigateway/deployment:Deployment";

testResourceRule(rule, {
    compliant: [
        { title: "a REST stage", inputs: { stageName: "live", accessLogSettings: log } },
        {
            title: "a REST stage that logs to Firehose",
            inputs: {
                accessLogSettings: {
                    ...log,
                    destinationArn: "arn:aws:firehose:eu-west-1:123456789012:deliverystream/amazon-apigateway-orders",
                },
            },
        },
        { title: "an HTTP or WebSocket stage", type: V2, inputs: { accessLogSettings: log } },
        { title: "settings as a list of one", inputs: { accessLogSettings: [log] } },
        { title: "a deployment without a stage", type: DEPLOYMENT, inputs: { restApi: "a1b2c3" } },
        { title: "a REST stage of aws-native", type: "aws-native:apigateway:Stage", inputs: { accessLogSetting: log } },
        { title: "an HTTP stage of aws-native", type: "aws-native:apigatewayv2:Stage", inputs: { accessLogSettings: log } },
        {
            title: "a stage that a deployment of aws-native makes",
            type: "aws-native:apigateway:Deployment",
            inputs: { stageName: "live", stageDescription: { accessLogSetting: log } },
        },
        { title: "a deployment of aws-native without a stage", type: "aws-native:apigateway:Deployment", inputs: { restApiId: "a1b2c3" } },
    ],
    violating: [
        { title: "a REST stage without", inputs: { stageName: "live" }, found: ["none@accessLogSettings"] },
        { title: "an HTTP or WebSocket stage without", type: V2, inputs: { name: "$default" }, found: ["none@accessLogSettings"] },
        {
            title: "settings without a destination",
            inputs: { accessLogSettings: { format: "$context.requestId" } },
            found: ["noDestination@accessLogSettings.destinationArn"],
        },
        {
            title: "a deployment that makes a stage",
            type: DEPLOYMENT,
            inputs: { restApi: "a1b2c3", stageName: "live" },
            found: ["deployment@stageName"],
        },
        {
            title: "a REST stage of aws-native",
            type: "aws-native:apigateway:Stage",
            inputs: { stageName: "live" },
            found: ["none@accessLogSetting"],
        },
        {
            title: "aws-native knows the classic name on no REST stage",
            type: "aws-native:apigateway:Stage",
            inputs: { accessLogSettings: log },
            found: ["none@accessLogSetting"],
        },
        {
            title: "a stage that a deployment of aws-native makes",
            type: "aws-native:apigateway:Deployment",
            inputs: { stageName: "live", stageDescription: {} },
            found: ["none@stageDescription.accessLogSetting"],
        },
    ],
    unknown: [
        { title: "an ARN that is not known yet is one", inputs: { accessLogSettings: { destinationArn: UNKNOWN } }, undetermined: [] },
        { title: "the settings", inputs: { accessLogSettings: UNKNOWN }, undetermined: ["accessLogSettings"] },
        { title: "the name of a deployment's stage", type: DEPLOYMENT, inputs: { stageName: UNKNOWN }, undetermined: ["stageName"] },
    ],
    secret: [{ title: "the settings are masked", inputs: { accessLogSettings: MASKED }, undetermined: ["accessLogSettings"] }],
});
