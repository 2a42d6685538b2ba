import rule from "../../../policies/runtime/layers-trusted";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const OWN = "123456789012";
const layer = (account: string, name = "shared", region = "eu-west-1", partition = "aws"): string =>
    `arn:${partition}:lambda:${region}:${account}:layer:${name}:3`;
const own = { accountId: OWN };

testResourceRule(rule, {
    compliant: [
        { title: "of the own account, by configuration", inputs: { layers: [layer(OWN)] }, config: own },
        { title: "of the own account, by the provider", inputs: { layers: [layer(OWN)] }, provider: { allowedAccountIds: `["${OWN}"]` } },
        {
            title: "of an account that is trusted",
            inputs: { layers: [layer("210987654321")] },
            config: { trustedAccounts: ["210987654321"] },
        },
        {
            title: "AWS's extension for parameters and secrets",
            inputs: { layers: [layer("015030872274", "AWS-Parameters-and-Secrets-Lambda-Extension")] },
        },
        { title: "Lambda Insights", inputs: { layers: [layer("580247275435", "LambdaInsightsExtension-Arm64")] }, config: own },
        {
            title: "AWS's distribution of OpenTelemetry",
            inputs: { layers: [layer("901920570463", "aws-otel-nodejs-arm64-ver-1-30-1")] },
            config: own,
        },
        {
            title: "AWS's distribution of OpenTelemetry for Application Signals, in a Region of its own account",
            inputs: { layers: [layer("615299751070", "AWSOpenTelemetryDistroJs"), layer("257394471194", "AWSOpenTelemetryDistroPython")] },
            config: own,
        },
        { title: "Lambda Web Adapter", inputs: { layers: [layer("753240598075", "LambdaAdapterLayerArm64")] }, config: own },
        { title: "Powertools", inputs: { layers: [layer("094274105915", "AWSLambdaPowertoolsTypeScriptV2")] }, config: own },
        { title: "a container image", inputs: { packageType: "Image", layers: [layer("210987654321")] }, config: own },
        { title: "no layers", inputs: { layers: [] }, config: own },
        { title: "aws-native", type: "aws-native:lambda:Function", inputs: { layers: [layer(OWN)] }, config: own },
    ],
    violating: [
        { title: "of another account", inputs: { layers: [layer(OWN), layer("210987654321")] }, config: own, found: ["foreign@layers[1]"] },
        {
            title: "in China",
            inputs: { layers: [layer("210987654321", "x", "cn-north-1", "aws-cn")] },
            config: own,
            found: ["foreign@layers[0]"],
        },
        {
            title: "another name from an account of AWS's",
            inputs: { layers: [layer("580247275435", "something-else")] },
            config: own,
            found: ["foreign@layers[0]"],
        },
        {
            title: "aws-native",
            type: "aws-native:lambda:Function",
            inputs: { layers: [layer("210987654321")] },
            config: own,
            found: ["foreign@layers[0]"],
        },
    ],
    unknown: [
        { title: "the own account", inputs: { layers: [layer("210987654321")] }, undetermined: ["layers[0]"] },
        {
            title: "which of two accounts it is",
            inputs: { layers: [layer("210987654321"), layer("333333333333")] },
            provider: { allowedAccountIds: [OWN, "210987654321"] },
            undetermined: ["layers[0]"],
            found: ["foreign@layers[1]"],
        },
        {
            title: "a layer of the stack",
            inputs: { layers: [UNKNOWN, layer("210987654321")] },
            config: own,
            undetermined: ["layers[0]"],
            found: ["foreign@layers[1]"],
        },
        {
            title: "AWS's name from an account that the table does not have",
            inputs: { layers: [layer("210987654321", "LambdaInsightsExtension")] },
            config: own,
            undetermined: ["layers[0]"],
        },
        { title: "all of them", inputs: { layers: UNKNOWN }, undetermined: ["layers"] },
        { title: "something that is no ARN", inputs: { layers: ["shared"] }, config: own, undetermined: ["layers[0]"] },
    ],
    secret: [{ title: "masked", inputs: { layers: [MASKED] }, config: own, undetermined: ["layers[0]"] }],
});
