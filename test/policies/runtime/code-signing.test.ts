import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import rule from "../../../policies/runtime/code-signing";
import { testStackRule } from "../../support/rule-tests";

const fn = (inputs: object = {}, name = "orders"): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name,
    inputs: { runtime: "nodejs24.x", ...inputs },
});
const config = (policies?: unknown): ExampleResource => ({
    type: "aws:lambda/codeSigningConfig:CodeSigningConfig",
    name: "signed",
    inputs: { allowedPublishers: {}, ...(policies === undefined ? {} : { policies }) },
});
const signed = { codeSigningConfigArn: ref("signed", "arn") };

testStackRule(rule, {
    compliant: [
        { title: "enforced", resources: [fn(signed), config({ untrustedArtifactOnDeployment: "Enforce" })] },
        { title: "a container image cannot be signed", resources: [fn({ packageType: "Image", imageUri: "registry/orders:1" })] },
        { title: "a configuration that no function uses", resources: [config()] },
        {
            title: "aws-native",
            resources: [
                {
                    type: "aws-native:lambda:Function",
                    name: "orders",
                    inputs: { codeSigningConfigArn: ref("signed", "codeSigningConfigArn") },
                },
                {
                    type: "aws-native:lambda:CodeSigningConfig",
                    name: "signed",
                    inputs: { codeSigningPolicies: { untrustedArtifactOnDeployment: "Enforce" } },
                    outputs: { codeSigningConfigArn: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0a1b" },
                },
            ],
        },
    ],
    violating: [
        { title: "none", resources: [fn()], found: ["unsigned"] },
        {
            title: "AWS's default only warns",
            resources: [fn(signed), config()],
            found: ["warns@policies.untrustedArtifactOnDeployment"],
        },
        {
            title: "two functions share a configuration that only warns: it is told once",
            resources: [fn(signed), fn(signed, "bills"), config({ untrustedArtifactOnDeployment: "Warn" })],
            found: ["warns@policies.untrustedArtifactOnDeployment"],
        },
    ],
    unknown: [
        {
            title: "a configuration of another stack",
            resources: [fn({ codeSigningConfigArn: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0a1b" })],
            undetermined: ["codeSigningConfigArn"],
        },
        { title: "which configuration", resources: [fn({ codeSigningConfigArn: UNKNOWN })], undetermined: ["codeSigningConfigArn"] },
        { title: "whether it is an image", resources: [fn({ packageType: UNKNOWN })], undetermined: ["packageType"] },
    ],
    secret: [{ title: "masked", resources: [fn({ codeSigningConfigArn: MASKED })], undetermined: ["codeSigningConfigArn"] }],
});
