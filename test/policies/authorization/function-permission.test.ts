import rule from "../../../policies/authorization/function-permission";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const POLICY = "aws:lambda/resourcePolicy:ResourcePolicy";
const NATIVE = "aws-native:lambda:Permission";
const FN = "arn:aws:lambda:eu-west-1:123456789012:function:orders";
const permission = (principal: unknown, more: object = {}) => ({
    inputs: { action: "lambda:InvokeFunction", function: "orders", principal, ...more },
});
const document = (...statements: readonly object[]) => ({
    type: POLICY,
    inputs: {
        resourceArn: FN,
        policy: JSON.stringify({
            Version: "2012-10-17",
            Statement: statements.map((statement) => ({ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: FN, ...statement })),
        }),
    },
});
const at = "policy.Statement[0]";
const rest = "arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/*/*";

testResourceRule(rule, {
    compliant: [
        { title: "an account", ...permission("123456789012") },
        { title: "a role of another account", ...permission("arn:aws:iam::444455556666:role/caller") },
        {
            title: "a service for one rule",
            ...permission("events.amazonaws.com", { sourceArn: "arn:aws:events:eu-west-1:123456789012:rule/x" }),
        },
        { title: "every stage and path of one API", ...permission("apigateway.amazonaws.com", { sourceArn: rest }) },
        { title: "a service for one account", ...permission("s3.amazonaws.com", { sourceAccount: "123456789012" }) },
        { title: "a bucket, which has no account", ...permission("s3.amazonaws.com", { sourceArn: "arn:aws:s3:::orders-uploads" }) },
        { title: "a source that is known only after deployment", ...permission("sns.amazonaws.com", { sourceArn: UNKNOWN }) },
        {
            title: "a service and an organisation, which no service carries: it admits nobody",
            ...permission("sns.amazonaws.com", { principalOrgId: "o-a1b2c3d4e5" }),
        },
        {
            title: "the same by a statement",
            ...document({
                Principal: { Service: "s3.amazonaws.com" },
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        { title: "everybody of one organisation", ...permission("*", { principalOrgId: "o-a1b2c3d4e5" }) },
        { title: "everybody on behalf of one account", ...permission("*", { sourceAccount: "123456789012" }) },
        { title: "everybody for one source with an owner", ...permission("*", { sourceArn: rest }) },
        { title: "Alexa for one skill", ...permission("alexa-appkit.amazon.com", { eventSourceToken: "amzn1.ask.skill.a" }) },
        { title: "a public URL, which is another rule's matter", ...permission("*", { functionUrlAuthType: "NONE" }) },
        { title: "calls through a public URL", ...permission("*", { invokedViaFunctionUrl: true }) },
        {
            title: "CloudFront in front of a URL",
            ...permission("cloudfront.amazonaws.com", { sourceArn: "arn:aws:cloudfront::123456789012:distribution/E1A2B3C4D5E6F7" }),
        },
        {
            title: "a listed account and the own one",
            ...permission("444455556666"),
            config: { trustedAccounts: ["444455556666"], accountId: "123456789012" },
        },
        {
            title: "the own account by the provider",
            ...permission("arn:aws:iam::123456789012:role/caller"),
            provider: { allowedAccountIds: '["123456789012"]' },
            config: { trustedAccounts: ["444455556666"] },
        },
        {
            title: "a document with sources",
            ...document(
                {
                    Principal: { Service: "sns.amazonaws.com" },
                    Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:sns:eu-west-1:123456789012:t" } },
                },
                { Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } },
                {
                    Principal: { Service: "alexa-appkit.amazon.com" },
                    Condition: { StringEquals: { "lambda:EventSourceToken": "amzn1.ask" } },
                },
                { Principal: "*", Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "NONE" } } },
                { Principal: "*", Condition: { Bool: { "lambda:InvokedViaFunctionUrl": "true" } } },
                { Effect: "Deny", Principal: "*" },
            ),
        },
        { title: "no policy", type: POLICY, inputs: { resourceArn: FN, policy: JSON.stringify({ Statement: [] }) } },
        {
            title: "aws-native",
            type: NATIVE,
            inputs: {
                action: "lambda:InvokeFunction",
                functionName: "orders",
                principal: "sns.amazonaws.com",
                sourceAccount: "123456789012",
            },
        },
    ],
    violating: [
        { title: "everybody", ...permission("*"), found: ["everybody@principal"] },
        {
            title: "everybody, in aws-native",
            type: NATIVE,
            inputs: { functionName: "f", action: "lambda:InvokeFunction", principal: "*" },
            found: ["everybody@principal"],
        },
        {
            title: "everybody for any bucket",
            ...permission("*", { sourceArn: "arn:aws:s3:::*" }),
            silentWhenHidden: { sourceArn: "what is known only after deployment is made from a resource, and names it" },
            found: ["everybody@principal"],
        },
        {
            title: "a signed URL for every account",
            ...permission("*", { action: "lambda:InvokeFunctionUrl", functionUrlAuthType: "AWS_IAM" }),
            found: ["signedUrl@principal"],
        },
        {
            title: "the second permission of a public URL, not held to the URL",
            ...permission("*", { invokedViaFunctionUrl: false }),
            found: ["everybody@principal"],
        },
        { title: "a service for anybody", ...permission("sns.amazonaws.com"), found: ["anySource@principal"] },
        { title: "a regional service for anybody", ...permission("logs.eu-west-1.amazonaws.com"), found: ["anySource@principal"] },
        { title: "a service in China for anybody", ...permission("apigateway.amazonaws.com.cn"), found: ["anySource@principal"] },
        {
            title: "a service for a bare *",
            ...permission("events.amazonaws.com", { sourceArn: "*" }),
            silentWhenHidden: { sourceArn: "what is known only after deployment is made from a resource, and names it" },
            found: ["anySource@principal"],
        },
        {
            title: "a service for any account",
            ...permission("events.amazonaws.com", { sourceAccount: "*" }),
            silentWhenHidden: { sourceAccount: "what is known only after deployment is made from a resource, and names it" },
            found: ["anySource@principal"],
        },
        {
            title: "a service for the rules of any account",
            ...permission("events.amazonaws.com", { sourceArn: "arn:aws:events:*:*:rule/*" }),
            silentWhenHidden: { sourceArn: "what is known only after deployment is made from a resource, and names it" },
            found: ["anySource@principal"],
        },
        {
            title: "a service for any bucket",
            ...permission("s3.amazonaws.com", { sourceArn: "arn:aws:s3:::*" }),
            silentWhenHidden: { sourceArn: "what is known only after deployment is made from a resource, and names it" },
            found: ["anySource@principal"],
        },
        { title: "every Alexa skill", ...permission("alexa-connectedhome.amazon.com"), found: ["anySkill@principal"] },
        {
            title: "an account that is not listed",
            ...permission("arn:aws:iam::777788889999:root"),
            config: { trustedAccounts: ["444455556666"], accountId: "123456789012" },
            found: ["foreign@principal"],
        },
        {
            title: "a document, statement by statement",
            ...document(
                { Principal: "*" },
                { Principal: { Service: "sns.amazonaws.com" } },
                { Principal: { Service: "alexa-appkit.amazon.com" } },
                { Principal: "*", Condition: { StringEquals: { "lambda:FunctionUrlAuthType": "AWS_IAM" } } },
                { Principal: { AWS: "777788889999" } },
            ),
            config: { trustedAccounts: ["444455556666"], accountId: "123456789012" },
            found: [
                `statement@${at}`,
                "anySource@policy.Statement[1]",
                "anySkill@policy.Statement[2]",
                "statement@policy.Statement[3]",
                "foreign@policy.Statement[4]",
            ],
        },
    ],
    unknown: [
        { title: "the principal", ...permission(UNKNOWN), undetermined: ["principal"] },
        {
            title: "the authorization of a URL for everybody",
            ...permission("*", { functionUrlAuthType: UNKNOWN }),
            undetermined: ["functionUrlAuthType"],
        },
        {
            title: "whether it is held to the URL",
            ...permission("*", { invokedViaFunctionUrl: UNKNOWN }),
            undetermined: ["invokedViaFunctionUrl"],
        },
        { title: "the policy", type: POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        {
            title: "the account may be the own one",
            ...permission("777788889999"),
            config: { trustedAccounts: ["444455556666"] },
            undetermined: ["principal"],
        },
        {
            title: "a statement beside one that is found",
            type: POLICY,
            inputs: { policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "lambda:InvokeFunction" }, UNKNOWN] } },
            found: [`statement@${at}`],
            undetermined: ["policy.Statement[1]"],
        },
    ],
    secret: [
        { title: "the principal", ...permission(MASKED), undetermined: ["principal"] },
        { title: "the source of a service", ...permission("sns.amazonaws.com", { sourceArn: MASKED }), undetermined: ["sourceArn"] },
    ],
});
