import rule from "../../../policies/access/function-role-trust";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const LAMBDA = "lambda.amazonaws.com";
const EDGE = "edgelambda.amazonaws.com";
const allow = (principal: unknown, more: object = {}): object => ({
    Effect: "Allow",
    Principal: principal,
    Action: "sts:AssumeRole",
    ...more,
});
const document = (...statements: readonly object[]): object => ({ Version: "2012-10-17", Statement: statements });

interface Around {
    readonly region?: string;
    readonly extra?: readonly ExampleResource[];
    readonly inputs?: object;
    readonly type?: string;
    readonly provider?: string;
}
/** A role with this trust policy, and the function that has it. */
const stack = (trust: unknown, { region = "eu-west-1", extra = [], inputs = {}, provider }: Around = {}): readonly ExampleResource[] => [
    { type: "aws:iam/role:Role", name: "worker", inputs: { assumeRolePolicy: trust }, ...(provider === undefined ? {} : { provider }) },
    { type: "aws:lambda/function:Function", name: "orders", inputs: { role: ref("worker", "arn"), region, ...inputs } },
    ...extra,
];
const distribution: ExampleResource = {
    type: "aws:cloudfront/distribution:Distribution",
    name: "site",
    inputs: {
        defaultCacheBehavior: { lambdaFunctionAssociations: [{ eventType: "viewer-request", lambdaArn: ref("orders", "qualifiedArn") }] },
    },
};
const ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders-1a2b3c4";
const arnOfOrders = { arn: ARN, qualifiedArn: `${ARN}:1` };
const atEdge = (trust: unknown): readonly ExampleResource[] =>
    stack(trust, { region: "us-east-1", extra: [distribution] }).map((one) =>
        one.name === "orders" ? { ...one, outputs: arnOfOrders } : one,
    );

testStackRule(rule, {
    compliant: [
        { title: "Lambda alone", resources: stack(document(allow({ Service: LAMBDA }))) },
        {
            title: "as text, a single statement, a list of one",
            resources: stack(JSON.stringify({ Statement: allow({ Service: [LAMBDA] }) })),
        },
        {
            title: "with sts:TagSession",
            resources: stack(document(allow({ Service: LAMBDA }, { Action: ["sts:AssumeRole", "sts:TagSession"] }))),
        },
        {
            title: "conditions are welcome",
            resources: stack(
                document(allow({ Service: LAMBDA }, { Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } } })),
            ),
        },
        { title: "Lambda in China", resources: stack(document(allow({ Service: "lambda.amazonaws.com.cn" }))) },
        {
            title: "what another statement denies",
            resources: stack(document(allow({ Service: [LAMBDA] }), { Effect: "Deny", Principal: "*", Action: "sts:SetSourceIdentity" })),
        },
        {
            title: "Lambda@Edge beside it where a distribution runs the function",
            resources: atEdge(document(allow({ Service: [LAMBDA, EDGE] }))),
        },
        {
            title: "Lambda@Edge beside it where the configuration names the function",
            config: { edgeFunctions: ["ord*"] },
            resources: stack(document(allow({ Service: [LAMBDA, EDGE] })), { region: "us-east-1" }),
        },
        {
            title: "a role that no function has may trust whom it likes",
            resources: [
                { type: "aws:iam/role:Role", name: "r", inputs: { assumeRolePolicy: document(allow({ Service: "ec2.amazonaws.com" })) } },
                ...stack(document(allow({ Service: LAMBDA }))),
            ],
        },
        {
            title: "a role outside the stack",
            resources: [
                { type: "aws:lambda/function:Function", name: "orders", inputs: { role: "arn:aws:iam::123456789012:role/central" } },
            ],
        },
        { title: "everybody is the matter of another rule", resources: stack(document(allow({ Service: LAMBDA }), allow("*"))) },
        {
            title: "a foreign account as a whole is the matter of another rule, where the own is known",
            resources: stack(document(allow({ Service: LAMBDA }), allow({ AWS: "arn:aws:iam::444455556666:root" })), {
                provider: "aws",
                extra: [{ type: "pulumi:providers:aws", name: "aws", inputs: { allowedAccountIds: '["123456789012"]' } }],
            }),
        },
        {
            title: "GitHub without a subject is the matter of another rule",
            resources: stack(
                document(
                    allow({ Service: LAMBDA }),
                    allow(
                        { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
                        { Action: "sts:AssumeRoleWithWebIdentity" },
                    ),
                ),
            ),
        },
        {
            title: "inverted statements are the matter of another rule",
            resources: stack(
                document(allow({ Service: LAMBDA }, { Action: undefined, NotAction: "sts:AssumeRoleWithSAML" }), {
                    Effect: "Allow",
                    NotPrincipal: { AWS: "111122223333" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
                }),
            ),
        },
        {
            title: "a role of aws-native",
            resources: [
                { type: "aws-native:iam:Role", name: "worker", inputs: { assumeRolePolicyDocument: document(allow({ Service: LAMBDA })) } },
                { type: "aws-native:lambda:Function", name: "orders", inputs: { role: ref("worker", "arn") } },
            ],
        },
    ],
    violating: [
        {
            title: "a second service in the same statement",
            resources: stack(document(allow({ Service: [LAMBDA, "ec2.amazonaws.com"] }))),
            found: ["others@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "a second service in another statement, as text",
            resources: stack(JSON.stringify(document(allow({ Service: LAMBDA }), allow({ Service: "states.amazonaws.com" })))),
            found: ["others@assumeRolePolicy.Statement[1]"],
        },
        {
            title: "the own account",
            resources: stack(document(allow({ Service: LAMBDA }), allow({ AWS: "arn:aws:iam::123456789012:root" }))),
            found: ["others@assumeRolePolicy.Statement[1]"],
        },
        {
            title: "another role, a user, a foreign account with an external ID",
            resources: stack(
                document(
                    allow({ Service: LAMBDA }),
                    allow({ AWS: ["arn:aws:iam::123456789012:role/ci", "arn:aws:iam::123456789012:user/ann"] }),
                    allow({ AWS: "444455556666" }, { Condition: { StringEquals: { "sts:ExternalId": "acme" } } }),
                ),
            ),
            found: ["others@assumeRolePolicy.Statement[1]"],
        },
        {
            title: "everybody of the organisation",
            resources: stack(
                document(
                    allow({ Service: LAMBDA }),
                    allow({ AWS: "*" }, { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } }),
                ),
            ),
            found: ["others@assumeRolePolicy.Statement[1]"],
        },
        {
            title: "not Lambda at all",
            resources: stack(document(allow({ Service: "ec2.amazonaws.com" }))),
            found: ["others@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "Lambda is denied",
            resources: stack(document(allow({ Service: LAMBDA }), { Effect: "Deny", Principal: { Service: LAMBDA }, Action: "sts:*" })),
            found: ["notLambda@assumeRolePolicy"],
        },
        {
            title: "sts:* for Lambda",
            resources: stack(document(allow({ Service: LAMBDA }, { Action: "sts:*" }))),
            found: ["wide@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "Lambda@Edge for a function outside us-east-1",
            resources: stack(document(allow({ Service: [LAMBDA, EDGE] }))),
            found: ["edge@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "two functions with the role: one finding",
            resources: [
                ...stack(document(allow({ Service: [LAMBDA, "ec2.amazonaws.com"] }))),
                { type: "aws:lambda/function:Function", name: "second", inputs: { role: ref("worker", "arn") } },
            ],
            found: ["others@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "a role of aws-native",
            resources: [
                {
                    type: "aws-native:iam:Role",
                    name: "worker",
                    inputs: { assumeRolePolicyDocument: document(allow({ Service: [LAMBDA, "glue.amazonaws.com"] })) },
                },
                { type: "aws-native:lambda:Function", name: "orders", inputs: { role: ref("worker", "arn") } },
            ],
            found: ["others@assumeRolePolicyDocument.Statement[0]"],
        },
    ],
    unknown: [
        {
            title: "Lambda@Edge in us-east-1 without a distribution in sight",
            resources: stack(document(allow({ Service: [LAMBDA, EDGE] })), { region: "us-east-1" }),
            undetermined: ["assumeRolePolicy"],
        },
        { title: "a trust policy known after the deployment", resources: stack(UNKNOWN), undetermined: ["assumeRolePolicy"] },
        {
            title: "a principal known after the deployment",
            resources: stack(document(allow({ AWS: [UNKNOWN] }), allow({ Service: LAMBDA }))),
            undetermined: ["assumeRolePolicy.Statement[0]"],
        },
        {
            title: "a principal known after the deployment, beside a second service",
            resources: stack(document(allow({ AWS: [UNKNOWN] }), allow({ Service: [LAMBDA, "ec2.amazonaws.com"] }))),
            undetermined: [],
            found: ["others@assumeRolePolicy.Statement[1]"],
        },
        { title: "text that is no JSON", resources: stack("{"), undetermined: ["assumeRolePolicy"] },
        {
            title: "a role that nobody can tell",
            resources: [{ type: "aws:lambda/function:Function", name: "orders", inputs: { role: UNKNOWN } }],
            undetermined: ["role"],
        },
    ],
    secret: [{ title: "a trust policy that the document masks", resources: stack(MASKED), undetermined: ["assumeRolePolicy"] }],
});
