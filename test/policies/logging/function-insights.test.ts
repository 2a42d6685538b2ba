import { LAMBDA_TRUST, ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/function-insights";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const insights = "arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:60";
const own = "arn:aws:lambda:eu-west-1:123456789012:layer:shared:3";
const role: ExampleResource = { type: "aws:iam/role:Role", name: "r", inputs: { name: "r", assumeRolePolicy: LAMBDA_TRUST } };
const fn = (inputs: object): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name: "orders",
    inputs: { name: "orders", runtime: "nodejs24.x", role: ref("r", "arn"), ...inputs },
});
const native = (inputs: object): ExampleResource => ({
    type: "aws-native:lambda:Function",
    name: "orders",
    inputs: { functionName: "orders", role: ref("r", "arn"), ...inputs },
});
const attached = (name: string): ExampleResource => ({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: `attach-${name}`,
    inputs: { role: ref("r", "name"), policyArn: `arn:aws:iam::aws:policy/${name}` },
});
const allowed = attached("CloudWatchLambdaInsightsExecutionRolePolicy");
const policy = (document: unknown): ExampleResource => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "p",
    inputs: { role: ref("r", "name"), policy: document },
});
const write = (resource: string): object => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["logs:CreateLogStream", "logs:PutLogEvents"], Resource: resource }],
});

testStackRule(rule, {
    compliant: [
        { title: "the layer and AWS's policy for it", resources: [role, fn({ layers: [own, insights] }), allowed] },
        {
            title: "for arm64",
            resources: [role, fn({ layers: ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:20"] }), allowed],
        },
        { title: "a layer that is not known yet beside it", resources: [role, fn({ layers: [UNKNOWN, insights] }), allowed] },
        {
            title: "a policy of its own on the group of Lambda Insights",
            resources: [role, fn({ layers: [insights] }), policy(write("arn:aws:logs:*:*:log-group:/aws/lambda-insights:*"))],
        },
        { title: "an image carries it inside", resources: [role, fn({ packageType: "Image", runtime: undefined })] },
        { title: "aws-native", resources: [role, native({ layers: [insights] }), allowed] },
        {
            title: "a function at the edge takes no layers",
            resources: [
                role,
                fn({ publish: true }),
                {
                    type: "aws:cloudfront/distribution:Distribution",
                    name: "cdn",
                    inputs: {
                        defaultCacheBehavior: {
                            lambdaFunctionAssociations: [{ eventType: "viewer-request", lambdaArn: ref("orders", "qualifiedArn") }],
                        },
                    },
                },
            ],
            modes: ["preview"],
        },
    ],
    violating: [
        { title: "no layer", resources: [role, fn({}), allowed], found: ["none@layers"] },
        { title: "other layers", resources: [role, fn({ layers: [own] }), allowed], found: ["none@layers"] },
        {
            title: "the layer of a role that may write nothing",
            resources: [role, fn({ layers: [insights] })],
            found: ["cannotWrite@role"],
        },
        {
            title: "the layer of a role that may write only to the function's own group",
            resources: [role, fn({ layers: [insights] }), policy(write("arn:aws:logs:*:*:log-group:/aws/lambda/*"))],
            found: ["cannotWrite@role"],
        },
        { title: "aws-native", resources: [role, native({}), allowed], found: ["none@layers"] },
    ],
    unknown: [
        { title: "a layer", resources: [role, fn({ layers: [own, UNKNOWN] }), allowed], undetermined: ["layers[1]"] },
        { title: "the layers", resources: [role, fn({ layers: UNKNOWN }), allowed], undetermined: ["layers"] },
        {
            title: "the layer from an account that the table does not have",
            resources: [role, fn({ layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:LambdaInsightsExtension:1"] }), allowed],
            undetermined: ["layers[0]"],
        },
        { title: "the role's policy", resources: [role, fn({ layers: [insights] }), policy(UNKNOWN)], undetermined: ["role"] },
        {
            title: "a role outside the stack",
            resources: [fn({ layers: [insights], role: "arn:aws:iam::123456789012:role/elsewhere" })],
            undetermined: ["role"],
        },
    ],
    secret: [{ title: "a layer is masked", resources: [role, fn({ layers: [MASKED] }), allowed], undetermined: ["layers[0]"] }],
});
