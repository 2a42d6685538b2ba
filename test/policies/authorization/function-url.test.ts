import rule from "../../../policies/authorization/function-url";
import { ref } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";
import { of } from "./apis";

const fn = of("aws:lambda/function:Function");
const orders = fn("orders", { name: "orders-7f3a" });
const url = (authorizationType: unknown, more: object = {}) =>
    of("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: ref("orders", "name"), authorizationType, ...more });
const permission = (more: object = {}) =>
    of("aws:lambda/permission:Permission")("permission", {
        action: "lambda:InvokeFunctionUrl",
        function: ref("orders", "arn"),
        principal: "*",
        functionUrlAuthType: "NONE",
        ...more,
    });
const policy = (condition: object) =>
    of("aws:lambda/resourcePolicy:ResourcePolicy")("policy", {
        resourceArn: ref("orders", "arn"),
        policy: JSON.stringify({
            Statement: [{ Effect: "Allow", Principal: "*", Action: "lambda:InvokeFunctionUrl", Resource: "*", Condition: condition }],
        }),
    });
const none = { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } };

testStackRule(rule, {
    compliant: [
        { title: "IAM", resources: [orders, url("AWS_IAM")] },
        {
            title: "aws-native",
            resources: [orders, of("aws-native:lambda:Url")("u", { targetFunctionArn: ref("orders", "arn"), authType: "AWS_IAM" })],
        },
        {
            title: "a function that is meant to be public, by its name in AWS",
            resources: [orders, url("NONE")],
            config: { publicFunctions: ["orders-*"] },
            modes: ["preview", "deployed", "document"],
        },
        {
            title: "with its permissions, by its name in the program",
            resources: [orders, url("NONE"), permission()],
            config: { publicFunctions: ["orders"] },
        },
        {
            title: "a permission alone, of a function that is meant to be public",
            resources: [orders, permission()],
            config: { publicFunctions: ["orders"] },
            modes: ["preview", "deployed"],
        },
        {
            title: "a permission for everybody that needs signatures is another rule's matter",
            resources: [orders, permission({ functionUrlAuthType: "AWS_IAM" })],
        },
        {
            title: "a permission for everybody on the function is another rule's matter",
            resources: [orders, permission({ functionUrlAuthType: undefined })],
        },
        { title: "a permission for one organisation", resources: [orders, permission({ principalOrgId: "o-a1b2c3d4e5" })] },
        { title: "a permission for one role", resources: [orders, permission({ principal: "arn:aws:iam::123456789012:role/caller" })] },
        { title: "a permission that a URL with IAM never meets", resources: [orders, url("AWS_IAM"), permission()] },
        {
            title: "a permission by the name of a function outside, which has its URL here",
            resources: [
                of("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: "legacy", authorizationType: "AWS_IAM" }),
                permission({ function: "arn:aws:lambda:eu-west-1:123456789012:function:legacy:live" }),
            ],
        },
        {
            title: "a document for one organisation",
            resources: [orders, policy({ ...none, StringLike: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })],
        },
    ],
    violating: [
        { title: "nobody is authenticated", resources: [orders, url("NONE")], found: ["url@authorizationType"] },
        {
            title: "aws-native",
            resources: [orders, of("aws-native:lambda:Url")("u", { targetFunctionArn: ref("orders", "arn"), authType: "NONE" })],
            found: ["url@authType"],
        },
        {
            title: "a URL with its two permissions is one mistake",
            resources: [
                orders,
                url("NONE"),
                permission(),
                of("aws:lambda/permission:Permission")("second", {
                    action: "lambda:InvokeFunction",
                    function: ref("orders", "name"),
                    principal: "*",
                    invokedViaFunctionUrl: true,
                }),
            ],
            found: ["url@authorizationType"],
        },
        { title: "a permission whose URL is not in the stack", resources: [orders, permission()], found: ["permission@principal"] },
        {
            title: "calls through a URL that is not in the stack",
            resources: [orders, permission({ functionUrlAuthType: undefined, invokedViaFunctionUrl: true })],
            found: ["permission@principal"],
        },
        {
            title: "the URL in the stack is another function's",
            resources: [
                orders,
                fn("bills", { name: "bills" }),
                of("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: ref("bills", "name"), authorizationType: "AWS_IAM" }),
                permission(),
            ],
            found: ["permission@principal"],
        },
        ...[
            { title: "by its ARN", outputs: { id: MASKED, functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:zz" } },
            { title: "by its id", outputs: { id: "zz/live", functionArn: MASKED } },
        ].map(({ title, outputs }) => ({
            title: `the URL in the stack is another function's, whose name is masked, as shown ${title}`,
            resources: [
                of("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: MASKED, authorizationType: "AWS_IAM" }, outputs),
                permission({ function: "arn:aws:lambda:eu-west-1:123456789012:function:mine" }),
            ],
            modes: ["deployed", "document"] as const,
            found: ["permission@principal"] as const,
        })),
        {
            title: "a document",
            resources: [orders, policy(none)],
            found: ["permission@policy.Statement[0]"],
            modes: ["deployed", "document"],
        },
        {
            title: "a document, in aws-native",
            resources: [
                of("aws-native:lambda:ResourcePolicy")("policy", {
                    resourceArn: "arn:aws:lambda:eu-west-1:123456789012:function:f",
                    policy: { Statement: { Effect: "Allow", Principal: "*", Action: "lambda:InvokeFunctionUrl", Condition: none } },
                }),
            ],
            found: ["permission@policy.Statement"],
        },
        {
            title: "another function than those that are meant to be public",
            resources: [orders, url("NONE")],
            config: { publicFunctions: ["hooks-*"] },
            found: ["url@authorizationType"],
        },
    ],
    unknown: [
        { title: "the authorization", resources: [orders, url(UNKNOWN)], undetermined: ["authorizationType"] },
        { title: "a type that AWS does not have", resources: [orders, url("OPEN")], undetermined: ["authorizationType"] },
        {
            title: "the function may be meant to be public",
            resources: [of("aws:lambda/functionUrl:FunctionUrl")("url", { functionName: UNKNOWN, authorizationType: "NONE" })],
            config: { publicFunctions: ["orders"] },
            undetermined: ["functionName"],
        },
        { title: "a permission's principal", resources: [orders, permission({ principal: UNKNOWN })], undetermined: ["principal"] },
        {
            title: "a permission's authorization",
            resources: [orders, permission({ functionUrlAuthType: UNKNOWN })],
            undetermined: ["functionUrlAuthType"],
        },
        {
            title: "a permission's function, which may have the URL in the stack",
            resources: [orders, url("AWS_IAM"), permission({ function: UNKNOWN })],
            undetermined: ["function"],
        },
        {
            title: "the function of the URL in the stack",
            resources: [orders, url("AWS_IAM", { functionName: UNKNOWN }), permission()],
            undetermined: [""],
        },
        {
            title: "a document",
            resources: [orders, of("aws:lambda/resourcePolicy:ResourcePolicy")("policy", { policy: UNKNOWN })],
            undetermined: ["policy"],
        },
    ],
    secret: [
        { title: "the authorization", resources: [orders, url(MASKED)], undetermined: ["authorizationType"] },
        {
            title: "whose URL it is that the stack has",
            resources: [
                of("aws:lambda/functionUrl:FunctionUrl")(
                    "url",
                    { functionName: MASKED, authorizationType: "AWS_IAM" },
                    { id: MASKED, functionArn: MASKED },
                ),
                permission({ function: "arn:aws:lambda:eu-west-1:123456789012:function:mine" }),
            ],
            undetermined: [""],
        },
    ],
});
