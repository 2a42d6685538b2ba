import rule from "../../../policies/authorization/identity-role-scope";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const SUB = "${cognito-identity.amazonaws.com:sub}";
const role: ExampleResource = { type: "aws:iam/role:Role", name: "customer", inputs: { assumeRolePolicy: "{}" } };
const attachment: ExampleResource = {
    type: "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment",
    name: "roles",
    inputs: { identityPoolId: "eu-west-1:0a1b2c3d", roles: { authenticated: ref("customer", "arn") } },
};
const policy = (statements: unknown): ExampleResource => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name: "data",
    inputs: {
        role: ref("customer", "id"),
        policy: typeof statements === "string" ? statements : JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    },
});
const allow = (action: unknown, resource: unknown, condition?: object): object => ({
    Effect: "Allow",
    Action: action,
    Resource: resource,
    ...(condition === undefined ? {} : { Condition: condition }),
});
const TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
const stack = (...statements: object[]): readonly ExampleResource[] => [role, attachment, policy(statements)];

testStackRule(rule, {
    compliant: [
        {
            title: "files in a folder of one's own",
            resources: stack(allow(["s3:GetObject", "s3:PutObject"], `arn:aws:s3:::files/${SUB}/*`)),
        },
        {
            title: "items with one's own key",
            resources: stack(allow("dynamodb:*", TABLE, { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": [SUB] } })),
        },
        {
            title: "a list of one's own files",
            resources: stack(allow("s3:ListBucket", "arn:aws:s3:::files", { StringLike: { "s3:prefix": [`${SUB}/*`] } })),
        },
        {
            title: "China's variable",
            resources: stack(allow("s3:GetObject", "arn:aws-cn:s3:::files/${cognito-identity.amazonaws.com.cn:sub}/*")),
        },
        {
            title: "an attribute that the pool maps to a tag",
            resources: [
                ...stack(allow("s3:GetObject", "arn:aws:s3:::files/${aws:PrincipalTag/team}/*")),
                {
                    type: "aws:cognito/identityPoolProviderPrincipalTag:IdentityPoolProviderPrincipalTag",
                    name: "tags",
                    inputs: { identityPoolId: "eu-west-1:0a1b2c3d", identityProviderName: "idp" },
                },
            ],
        },
        {
            title: "calling an API is no data access",
            resources: stack(allow("execute-api:Invoke", "arn:aws:execute-api:eu-west-1:123456789012:api/*")),
        },
        { title: "a Deny gives nothing", resources: stack({ Effect: "Deny", Action: "s3:GetObject", Resource: "*" }) },
        {
            title: "what Amplify lists: one's own folder, and what all share",
            resources: stack(
                allow("s3:ListBucket", "arn:aws:s3:::files", {
                    StringLike: {
                        "s3:prefix": ["public/", "public/*", "protected/", "protected/*", `private/${SUB}/`, `private/${SUB}/*`],
                    },
                }),
            ),
        },
        {
            title: "what Amplify lets everybody read and write, and its owner alone",
            resources: stack(
                allow(
                    ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
                    ["arn:aws:s3:::files/public/*", `arn:aws:s3:::files/protected/${SUB}/*`, `arn:aws:s3:::files/private/${SUB}/*`],
                ),
                allow("s3:GetObject", "arn:aws:s3:::files/protected/*"),
            ),
        },
        {
            title: "reading what all may read, by a pattern, beside an action of another service",
            resources: stack(allow(["s3:Get*", "s3:ListBucket", "kms:Decrypt"], "arn:aws:s3:::files/protected/*")),
        },
        {
            title: "what guests read of Amplify's public files",
            resources: [
                role,
                { ...attachment, inputs: { ...attachment.inputs, roles: { unauthenticated: ref("customer", "arn") } } },
                policy([allow("s3:GetObject", "arn:aws-cn:s3:::files/public/*")]),
            ],
        },
        {
            title: "a prefix that the configuration names",
            resources: stack(allow("s3:*", [`arn:aws:s3:::files/${SUB}/*`, "arn:aws:s3:::files/shared/*"])),
            config: { sharedPrefixes: ["shared"] },
        },
        { title: "a role that no pool gives out", resources: [role, policy([allow("s3:GetObject", "*")])] },
    ],
    violating: [
        { title: "all files", resources: stack(allow("s3:GetObject", "arn:aws:s3:::files/*")), found: ["everybody@policy.Statement[0]"] },
        {
            title: "one's own files and a folder more",
            resources: stack(allow("s3:*", [`arn:aws:s3:::files/${SUB}/*`, "arn:aws:s3:::files/shared/*"])),
            found: ["everybody@policy.Statement[0]"],
        },
        {
            title: "writing what all may only read",
            resources: stack(allow(["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::files/protected/*")),
            found: ["everybody@policy.Statement[0]"],
        },
        {
            title: "writing what all may only read, by actions that are seldom named",
            resources: stack(
                allow(["s3:GetObject", "s3:DeleteObjectVersion", "s3:PutObjectAcl"], "arn:aws:s3:::files/protected/*"),
                allow(["s3:GetObject", "s3:*Acl"], "arn:aws:s3:::files/protected/*"),
                allow("*", "arn:aws:s3:::files/protected/*"),
            ),
            found: ["everybody@policy.Statement[0]", "everybody@policy.Statement[1]", "everybody@policy.Statement[2]"],
        },
        {
            title: "a list without a prefix, which the condition lets pass",
            resources: stack(
                allow("s3:ListBucket", "arn:aws:s3:::files", { StringLikeIfExists: { "s3:prefix": "public/*" } }),
                allow("s3:ListBucket", "arn:aws:s3:::files", { "ForAllValues:StringLike": { "s3:prefix": ["public/*"] } }),
                allow("s3:ListBucket", "arn:aws:s3:::files", { StringLikeIfExists: { "s3:prefix": `${SUB}/*` } }),
            ),
            found: ["everybody@policy.Statement[0]", "everybody@policy.Statement[1]", "everybody@policy.Statement[2]"],
        },
        {
            title: "a prefix that only begins like a shared one, or a bucket that anybody may name so",
            resources: stack(
                allow("s3:GetObject", "arn:aws:s3:::files/publications/*"),
                allow("s3:GetObject", "arn:aws:s3:::*/public/*"),
                allow("s3:ListBucket", "arn:aws:s3:::files", { StringLike: { "s3:prefix": ["public/*", "*"] } }),
            ),
            found: ["everybody@policy.Statement[0]", "everybody@policy.Statement[1]", "everybody@policy.Statement[2]"],
        },
        {
            title: "all items by PartiQL",
            resources: stack(allow("dynamodb:PartiQLSelect", TABLE)),
            found: ["everybody@policy.Statement[0]"],
        },
        {
            title: "all items",
            resources: stack(allow(["dynamodb:Query", "dynamodb:PutItem"], TABLE)),
            found: ["everybody@policy.Statement[0]"],
        },
        {
            title: "a condition that compares for difference",
            resources: stack(allow("dynamodb:GetItem", TABLE, { "ForAllValues:StringNotEquals": { "dynamodb:LeadingKeys": [SUB] } })),
            found: ["everybody@policy.Statement[0]"],
        },
        {
            title: "everything but something",
            resources: stack({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
            found: ["everybody@policy.Statement[0]"],
        },
        {
            title: "more statements than are told one by one",
            resources: stack(...[1, 2, 3, 4, 5].map((n) => allow("s3:GetObject", `arn:aws:s3:::files-${n}/*`))),
            found: ["everybody@policy.Statement[0]", "everybody@policy.Statement[1]", "everybody@policy.Statement[2]", "more@policy"],
        },
    ],
    unknown: [
        {
            title: "whether an action only reads, where the reference lacks it or nobody sees it",
            resources: stack(
                allow(["s3:GetObject", "s3:FrobnicateObject"], "arn:aws:s3:::files/protected/*"),
                allow(["s3:GetObject", UNKNOWN], "arn:aws:s3:::files/protected/*"),
            ),
            undetermined: ["policy.Statement[0]"],
        },
        { title: "a document", resources: [role, attachment, policy(UNKNOWN)], undetermined: ["policy"] },
        {
            title: "a tag that nothing in the stack maps",
            resources: stack(allow("s3:GetObject", "arn:aws:s3:::files/${aws:PrincipalTag/team}/*")),
            undetermined: ["policy.Statement[0]"],
        },
        {
            title: "a role of another stack",
            resources: [{ ...attachment, inputs: { identityPoolId: "p", roles: { authenticated: "arn:aws:iam::123456789012:role/x" } } }],
            undetermined: ["roles.authenticated"],
        },
    ],
    secret: [{ title: "masked", resources: [role, attachment, policy(MASKED)], undetermined: ["policy"] }],
});
