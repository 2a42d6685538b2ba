import rule from "../../../policies/logging/api-tracing";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const DEPLOYMENT = "aws-native:apigateway:Deployment";

testResourceRule(rule, {
    compliant: [
        { title: "on", inputs: { stageName: "live", xrayTracingEnabled: true } },
        { title: "on, as text", inputs: { xrayTracingEnabled: "true" } },
        { title: "on in aws-native", type: "aws-native:apigateway:Stage", inputs: { tracingEnabled: true } },
        { title: "a deployment that makes no stage", type: DEPLOYMENT, inputs: { restApiId: "abc" } },
        {
            title: "on in the stage that a deployment makes",
            type: DEPLOYMENT,
            inputs: { stageName: "live", stageDescription: { tracingEnabled: true } },
        },
    ],
    violating: [
        {
            title: "the stage that a deployment makes",
            type: DEPLOYMENT,
            inputs: { stageName: "live", stageDescription: { loggingLevel: "ERROR" } },
            found: ["off@stageDescription.tracingEnabled"],
        },
        {
            title: "the stage that a deployment makes, without a description",
            type: DEPLOYMENT,
            inputs: { stageName: "live" },
            found: ["off@stageDescription.tracingEnabled"],
        },
        { title: "absent means off", inputs: { stageName: "live" }, found: ["off@xrayTracingEnabled"] },
        { title: "switched off", inputs: { xrayTracingEnabled: false }, found: ["off@xrayTracingEnabled"] },
        {
            title: "absent in aws-native",
            type: "aws-native:apigateway:Stage",
            inputs: { stageName: "live" },
            found: ["off@tracingEnabled"],
        },
    ],
    unknown: [{ title: "known after the deployment", inputs: { xrayTracingEnabled: UNKNOWN }, undetermined: ["xrayTracingEnabled"] }],
    secret: [{ title: "masked", inputs: { xrayTracingEnabled: MASKED }, undetermined: ["xrayTracingEnabled"] }],
});
