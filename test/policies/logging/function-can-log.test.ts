import { LAMBDA_TRUST, ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/function-can-log";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"];
const document = (...statements: readonly object[]): object => ({ Version: "2012-10-17", Statement: statements });
const allow = (resource: unknown, action: unknown = WRITE): object => ({ Effect: "Allow", Action: action, Resource: resource });
const arn = (group: string): string => `arn:aws:logs:eu-west-1:123456789012:log-group:${group}`;
const role = (inputs: object = {}): ExampleResource => ({
    type: "aws:iam/role:Role",
    name: "r",
    inputs: { name: "r", assumeRolePolicy: LAMBDA_TRUST, ...inputs },
});
const fn = (inputs: object = {}): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name: "orders",
    inputs: { name: "orders", role: ref("r", "arn"), ...inputs },
});
const policy = (document: unknown): ExampleResource => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "p",
    inputs: { role: ref("r", "name"), policy: document },
});
const attached = (name: string): ExampleResource => ({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: "a",
    inputs: { role: ref("r", "name"), policyArn: `arn:aws:iam::aws:policy/${name}` },
});
const group = (name: string): ExampleResource => ({ type: "aws:cloudwatch/logGroup:LogGroup", name: "log", inputs: { name } });
const shop = { loggingConfig: { logGroup: ref("log", "name") } };

testStackRule(rule, {
    compliant: [
        { title: "the basic execution role", resources: [role(), fn(), attached("service-role/AWSLambdaBasicExecutionRole")] },
        {
            title: "a managed policy that only includes logs",
            resources: [role(), fn(), attached("service-role/AWSLambdaVPCAccessExecutionRole")],
        },
        { title: "its own group", resources: [role(), fn(), policy(document(allow(`${arn("/aws/lambda/orders")}:*`)))] },
        {
            title: "the streams of its group",
            resources: [role(), fn(), policy(document(allow(`${arn("/aws/lambda/orders")}:log-stream:*`)))],
        },
        { title: "groups by a pattern", resources: [role(), fn(), policy(document(allow("arn:aws:logs:*:*:log-group:/aws/lambda/ord*")))] },
        { title: "a short pattern", resources: [role(), fn(), policy(document(allow("arn:aws:logs:*")))] },
        {
            title: "streams on the group, events on its streams",
            resources: [
                role(),
                fn(),
                policy(
                    document(
                        allow(arn("/aws/lambda/orders"), "logs:CreateLogStream"),
                        allow(`${arn("/aws/lambda/orders")}:*`, "logs:PutLogEvents"),
                    ),
                ),
            ],
        },
        {
            title: "in line, by wildcard",
            resources: [role({ inlinePolicies: [{ name: "log", policy: JSON.stringify(document(allow("*", "logs:*"))) }] }), fn()],
        },
        {
            title: "any name by a pattern, of a function that AWS names",
            resources: [role(), fn({ name: undefined }), policy(document(allow("arn:aws:logs:*:*:log-group:/aws/lambda/*")))],
        },
        {
            title: "the group that it is told to log to",
            resources: [role(), group("/acme/orders"), fn(shop), policy(document(allow("arn:aws:logs:*:*:log-group:/acme/*")))],
        },
        {
            title: "a boundary that allows it too",
            resources: [
                role({ permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" }),
                fn(),
                attached("service-role/AWSLambdaBasicExecutionRole"),
            ],
        },
        {
            title: "a web function",
            resources: [
                role(),
                { type: "aws:lambdaweb/function:Function", name: "site", inputs: { functionName: "site" } },
                {
                    type: "aws:lambdaweb/functionRevision:FunctionRevision",
                    name: "r1",
                    inputs: { functionName: ref("site", "functionName"), serviceConfig: { executionRoleArn: ref("r", "arn") } },
                },
                policy(document(allow(`${arn("/aws/lambda/web/site")}:*`))),
            ],
        },
    ],
    violating: [
        { title: "a role without a policy", resources: [role(), fn()], found: ["none@role"] },
        { title: "tables only", resources: [role(), fn(), policy(document(allow("*", "dynamodb:GetItem")))], found: ["none@role"] },
        { title: "a managed policy without logs", resources: [role(), fn(), attached("AmazonS3ReadOnlyAccess")], found: ["none@role"] },
        {
            title: "Lambda Insights writes to a group of its own",
            resources: [role(), fn(), attached("CloudWatchLambdaInsightsExecutionRolePolicy")],
            found: ["elsewhere@role"],
        },
        {
            title: "the default group, but it logs to another one",
            resources: [
                role(),
                group("/acme/orders"),
                fn({ loggingConfig: { logGroup: "/acme/orders" } }),
                policy(document(allow(`${arn("/aws/lambda/orders")}:*`))),
            ],
            found: ["elsewhere@role"],
        },
        {
            title: "the ARN of the group covers none of its streams",
            resources: [role(), fn(), policy(document(allow(arn("/aws/lambda/orders"))))],
            found: ["elsewhere@role"],
        },
        {
            title: "streams without events",
            resources: [role(), fn(), policy(document(allow("*", "logs:CreateLogStream")))],
            found: ["none@role"],
        },
        {
            title: "another function's group",
            resources: [role(), fn(), policy(document(allow(`${arn("/aws/lambda/order")}:*`)))],
            found: ["elsewhere@role"],
        },
        {
            title: "a deny wins",
            silentWhenHidden: {
                "p.role": "whose policy it is nobody knows, and another one grants it",
                "p.policy*": "another policy grants it, and a document that is not known hardly ever denies logs",
            },
            resources: [
                role(),
                fn(),
                attached("service-role/AWSLambdaBasicExecutionRole"),
                policy(document({ Effect: "Deny", Action: "logs:*", Resource: "*" })),
            ],
            found: ["elsewhere@role"],
        },
        {
            title: "a boundary without logs",
            resources: [
                role({ permissionsBoundary: ref("b", "arn") }),
                { type: "aws:iam/policy:Policy", name: "b", inputs: { name: "b", policy: document(allow("*", "dynamodb:*")) } },
                fn(),
                attached("service-role/AWSLambdaBasicExecutionRole"),
            ],
            found: ["none@role"],
        },
        {
            title: "a web function with an ordinary function's policy",
            resources: [
                role(),
                { type: "aws:lambdaweb/function:Function", name: "site", inputs: { functionName: "site" } },
                {
                    type: "aws:lambdaweb/functionRevision:FunctionRevision",
                    name: "r1",
                    inputs: { functionName: ref("site", "functionName"), serviceConfig: { executionRoleArn: ref("r", "arn") } },
                },
                policy(document(allow(`${arn("/aws/lambda/site")}:*`))),
            ],
            found: ["elsewhere"],
        },
    ],
    unknown: [
        { title: "the document", resources: [role(), fn(), policy(UNKNOWN)], undetermined: ["role"] },
        {
            title: "a document does not hide what a managed policy gives",
            resources: [role(), fn(), policy(UNKNOWN), attached("service-role/AWSLambdaBasicExecutionRole")],
            undetermined: [],
        },
        {
            title: "a role outside the stack",
            resources: [fn({ role: "arn:aws:iam::123456789012:role/elsewhere" })],
            undetermined: ["role"],
        },
        {
            title: "a policy outside the stack",
            resources: [role({ managedPolicyArns: ["arn:aws:iam::123456789012:policy/logs"] }), fn()],
            undetermined: ["role"],
        },
        { title: "a resource of the document", resources: [role(), fn(), policy(document(allow([UNKNOWN])))], undetermined: ["role"] },
        {
            title: "a deny's resource",
            resources: [role(), fn(), policy(document(allow("*"), { Effect: "Deny", Action: "logs:*", Resource: UNKNOWN }))],
            undetermined: ["role"],
        },
        {
            title: "the boundary",
            resources: [
                role({ permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary" }),
                fn(),
                attached("service-role/AWSLambdaBasicExecutionRole"),
            ],
            undetermined: ["role"],
        },
        {
            title: "the group",
            resources: [role(), fn({ loggingConfig: { logGroup: UNKNOWN } }), policy(document(allow(`${arn("/aws/lambda/orders")}:*`)))],
            undetermined: ["loggingConfig.logGroup"],
        },
    ],
    secret: [{ title: "the document is masked", resources: [role(), fn(), policy(MASKED)], undetermined: ["role"] }],
});
