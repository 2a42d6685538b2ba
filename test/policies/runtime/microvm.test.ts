import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import rule from "../../../policies/runtime/microvm";
import { testStackRule } from "../../support/rule-tests";

const trust = (condition: object | undefined): string =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "lambda.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
                ...(condition === undefined ? {} : { Condition: condition }),
            },
        ],
    });
const OWN = { StringEquals: { "aws:SourceAccount": "123456789012" } };
const role = (name: string, condition: object | undefined = OWN): ExampleResource => ({
    type: "aws:iam/role:Role",
    name,
    inputs: { assumeRolePolicy: trust(condition) },
});
const open = (name: string): ExampleResource => ({ type: "aws:iam/role:Role", name, inputs: { assumeRolePolicy: trust(undefined) } });
const CONNECTORS = { egressNetworkConnectors: ["arn:aws:lambda:eu-west-1:123456789012:network-connector:private"] };
const image = (inputs: object = CONNECTORS, type = "aws:lambda/microvmsImage:MicrovmsImage"): ExampleResource => ({
    type,
    name: "sandbox",
    inputs: { baseImageArn: "arn:aws:lambda:eu-west-1:aws:microvm-image:al2023", buildRoleArn: ref("build", "arn"), ...inputs },
});
const machine = (inputs: object = {}): ExampleResource => ({
    type: "aws:lambdamicrovms/microvm:Microvm",
    name: "job",
    inputs: { imageArn: ref("sandbox", "arn"), executionRoleArn: ref("run", "arn"), ...CONNECTORS, ...inputs },
});

testStackRule(rule, {
    compliant: [
        { title: "an image and a MicroVM, each with a role of its own", resources: [role("build"), role("run"), image(), machine()] },
        { title: "a MicroVM without a role", resources: [role("build"), image(), machine({ executionRoleArn: undefined })] },
        {
            title: "held to the image by its ARN",
            resources: [role("build", { ArnLike: { "aws:SourceArn": "arn:aws:lambda:eu-west-1:123456789012:microvm-image:*" } }), image()],
        },
        { title: "a stack without MicroVMs", resources: [open("build")] },
        { title: "aws-native", resources: [role("build"), image(CONNECTORS, "aws-native:lambda:MicrovmImage")] },
    ],
    violating: [
        {
            title: "every capability",
            resources: [role("build"), image({ ...CONNECTORS, additionalOsCapabilities: ["ALL"] })],
            found: ["capabilities@additionalOsCapabilities"],
        },
        {
            title: "the open internet, by default and by an empty list",
            resources: [role("build"), role("run"), image({}), machine({ egressNetworkConnectors: [] })],
            found: ["internet@egressNetworkConnectors", "internet@egressNetworkConnectors"],
        },
        {
            title: "the build role again",
            resources: [role("build"), image(), machine({ executionRoleArn: ref("build", "arn") })],
            found: ["buildRole@executionRoleArn"],
        },
        {
            title: "a role that any customer's image may take on, told once",
            resources: [open("build"), role("run"), image(), machine()],
            found: ["trust@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "the other token of the provider",
            resources: [role("build"), image({ additionalOsCapabilities: ["ALL"], ...CONNECTORS }, "aws:lambdamicrovms/image:Image")],
            found: ["capabilities@additionalOsCapabilities"],
        },
    ],
    unknown: [
        {
            title: "one of the capabilities",
            resources: [role("build"), image({ ...CONNECTORS, additionalOsCapabilities: [UNKNOWN] })],
            undetermined: ["additionalOsCapabilities[0]"],
        },
        {
            title: "all connectors",
            resources: [role("build"), image({ egressNetworkConnectors: UNKNOWN })],
            undetermined: ["egressNetworkConnectors"],
        },
        {
            title: "an image of another stack",
            resources: [role("run"), machine({ imageArn: "arn:aws:lambda:eu-west-1:123456789012:microvm-image:other" })],
            undetermined: ["imageArn"],
        },
    ],
    secret: [
        {
            title: "masked",
            resources: [role("build"), image({ egressNetworkConnectors: MASKED })],
            undetermined: ["egressNetworkConnectors"],
        },
    ],
});
