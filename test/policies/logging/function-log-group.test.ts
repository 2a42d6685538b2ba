import rule from "../../../policies/logging/function-log-group";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const fn = (inputs: object = {}, more: Partial<ExampleResource> = {}): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name: "orders",
    inputs: { name: "orders", ...inputs },
    ...more,
});
const unnamed: ExampleResource = { type: "aws:lambda/function:Function", name: "orders", inputs: { memorySize: 128 } };
const group = (name: unknown, more: Partial<ExampleResource> = {}): ExampleResource => ({
    type: "aws:cloudwatch/logGroup:LogGroup",
    name: "log",
    inputs: { name },
    ...more,
});
const web = (revision: object = {}): readonly ExampleResource[] => [
    { type: "aws:lambdaweb/function:Function", name: "site", inputs: { functionName: "site" } },
    {
        type: "aws:lambdaweb/functionRevision:FunctionRevision",
        name: "r1",
        inputs: { functionName: ref("site", "functionName"), ...revision },
    },
];

testStackRule(rule, {
    compliant: [
        {
            title: "a group of the function's name",
            resources: [fn(), group("/aws/lambda/orders")],
        },
        {
            title: "a group named after the function",
            // AWS gives a group no other id than its name.
            resources: [fn(), { ...group(ref("orders", "name", "/aws/lambda/")), outputs: { id: "/aws/lambda/orders" } }],
        },
        {
            title: "a function that AWS names, and a group named after it",
            resources: [unnamed, { ...group(ref("orders", "name", "/aws/lambda/")), outputs: { id: "/aws/lambda/orders-1a2b3c4" } }],
        },
        {
            title: "a group of any name that the function logs to",
            resources: [fn({ loggingConfig: { logFormat: "JSON", logGroup: ref("log", "name") } }), group("/acme/orders")],
        },
        {
            title: "two functions that log to one group",
            resources: [
                fn({ loggingConfig: { logGroup: ref("log", "name") } }),
                fn({ name: "bills", loggingConfig: { logGroup: ref("log", "name") } }, { name: "bills" }),
                group("/acme/all"),
            ],
        },
        {
            title: "a function at the edge logs in every region",
            resources: [
                fn({ region: "us-east-1" }, { outputs: { qualifiedArn: "arn:aws:lambda:eu-west-1:123456789012:function:orders:1" } }),
                {
                    type: "aws:cloudfront/distribution:Distribution",
                    name: "d",
                    inputs: {
                        defaultCacheBehavior: {
                            lambdaFunctionAssociations: [{ eventType: "viewer-request", lambdaArn: ref("orders", "qualifiedArn") }],
                        },
                    },
                },
            ],
            modes: ["preview"],
        },
        { title: "a web function", resources: [...web(), group("/aws/lambda/web/site")] },
        {
            title: "a web function whose revision names a group",
            resources: [
                ...web({ serviceConfig: { telemetryConfig: { loggingConfig: { logGroup: ref("log", "name") } } } }),
                group("/acme/site"),
            ],
        },
        {
            title: "aws-native",
            resources: [
                { type: "aws-native:lambda:Function", name: "orders", inputs: { functionName: "orders" } },
                { type: "aws-native:logs:LogGroup", name: "log", inputs: { logGroupName: "/aws/lambda/orders" } },
            ],
        },
        { title: "a stack without functions", resources: [group("/acme/all")] },
    ],
    violating: [
        { title: "no group at all", resources: [fn()], found: ["none"] },
        { title: "no group, a function that AWS names", resources: [unnamed], found: ["none"] },
        { title: "a group of another name", resources: [fn(), group("/aws/lambda/order")], found: ["none"] },
        {
            title: "a group of the default name, which the function does not use",
            resources: [fn({ loggingConfig: { logGroup: "/acme/central" } }), group("/aws/lambda/orders")],
            found: ["outside@loggingConfig.logGroup"],
        },
        {
            title: "one of two functions",
            resources: [fn(), fn({ name: "bills" }, { name: "bills" }), group("/aws/lambda/bills")],
            found: ["none"],
        },
        {
            title: "a web function with a group of an ordinary function's name",
            resources: [...web(), group("/aws/lambda/site")],
            found: ["none"],
        },
        {
            title: "two functions, and a group whose name is masked and whose id shows that it is neither's",
            resources: [
                fn(),
                fn({ name: "bills" }, { name: "bills" }),
                { ...group(MASKED), outputs: { id: "/acme/audit", arn: "arn:aws:logs:eu-west-1:123456789012:log-group:/acme/audit" } },
            ],
            modes: ["deployed", "document"],
            found: ["none", "none"],
        },
        {
            title: "a group of another Region whose name nobody can see",
            resources: [
                fn({ region: "eu-west-1" }),
                {
                    type: "aws:cloudwatch/logGroup:LogGroup",
                    name: "audit",
                    inputs: { name: MASKED, region: "us-east-1" },
                    outputs: { id: MASKED, arn: MASKED },
                },
            ],
            found: ["none"],
        },
    ],
    unknown: [
        {
            title: "a function's name that a log group may bear",
            resources: [fn({ name: UNKNOWN }), group("/aws/lambda/orders")],
            undetermined: ["name"],
        },
        {
            title: "the group to log to",
            resources: [fn({ loggingConfig: { logGroup: UNKNOWN } }), group("/aws/lambda/orders")],
            undetermined: ["loggingConfig.logGroup"],
        },
        {
            title: "whether a distribution runs it",
            resources: [
                fn(),
                {
                    type: "aws:cloudfront/distribution:Distribution",
                    name: "d",
                    inputs: { defaultCacheBehavior: { lambdaFunctionAssociations: [{ lambdaArn: UNKNOWN }] } },
                },
            ],
            undetermined: [""],
        },
    ],
    secret: [
        {
            title: "the group to log to is masked",
            resources: [fn({ loggingConfig: { logGroup: MASKED } })],
            undetermined: ["loggingConfig.logGroup"],
        },
        {
            title: "the name of a group that may be the function's is told at the group",
            resources: [fn(), { type: "aws-native:logs:LogGroup", name: "audit", inputs: { logGroupName: MASKED } }],
            modes: ["preview"],
            undetermined: ["logGroupName"],
        },
        {
            title: "a group that cannot be the function's hides none beside it that can",
            resources: [
                fn({ region: "eu-west-1" }),
                ...Array.from({ length: 12 }, (_, at): ExampleResource => ({
                    type: "aws:cloudwatch/logGroup:LogGroup",
                    name: `far${at}`,
                    inputs: { name: MASKED, region: "us-east-1" },
                })),
                { type: "aws:cloudwatch/logGroup:LogGroup", name: "near", inputs: { name: MASKED, region: "eu-west-1" } },
            ],
            modes: ["preview"],
            undetermined: ["name"],
        },
    ],
});
