import assert from "node:assert/strict";
import rule from "../../../policies/access/no-wildcard-actions";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, testResourceRule } from "../../support/rule-tests";
import { allow, asText, document, rolePolicy, ROLE_POLICY } from "./documents";

const table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
const at = (index: number): string => `policy.Statement[${index}]`;

testResourceRule(rule, {
    compliant: [
        { title: "text that is no JSON, which access-known-actions tells", type: ROLE_POLICY, inputs: { policy: "Statement: []" } },
        { title: "named actions", ...rolePolicy(allow(["dynamodb:GetItem", "dynamodb:PutItem"], table)) },
        { title: "a pattern of few actions", ...rolePolicy(allow("dynamodb:*Item", table)) },
        { title: "a pattern that covers nothing of a known service", ...rolePolicy(allow("dynamodb:Nothing*", table)) },
        { title: "a Deny of everything", ...rolePolicy({ Effect: "Deny", Action: "*", Resource: "*" }) },
        { title: "an inverted Allow has a policy of its own", ...rolePolicy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }) },
        { title: "so has one with NotResource", ...rolePolicy({ Effect: "Allow", Action: "*", NotResource: table }) },
        {
            title: "a trust policy is no grant of actions",
            type: "aws:iam/role:Role",
            inputs: { assumeRolePolicy: document({ Effect: "Allow", Action: "sts:*", Principal: { Service: "lambda.amazonaws.com" } }) },
        },
        { title: "the empty in-line policy that clears all others", type: "aws:iam/role:Role", inputs: { inlinePolicies: [{}] } },
        {
            title: "a wide pattern, where the configuration takes it",
            ...rolePolicy(allow("s3:Get*", "arn:aws:s3:::orders/*")),
            config: { maxExpandedActions: 100 },
        },
        {
            title: "a wide pattern that covers steps of escalation paths on named resources, where the configuration takes it",
            ...rolePolicy(allow("ec2:*Instance*", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1a2b3c4d5e6f78901")),
            config: { maxExpandedActions: 400 },
        },
    ],
    violating: [
        {
            title: "a wide pattern that opens an escalation path, although the configuration takes it",
            ...rolePolicy(allow("iam:*Ro*", "*")),
            config: { maxExpandedActions: 100 },
            found: [`pattern@${at(0)}`],
        },
        {
            title: "the pattern alone of two that open a path together",
            ...rolePolicy(allow("iam:PassRole", "*"), allow("ec2:*Instance*", "*"), allow("ec2:Describe*", "*")),
            config: { maxExpandedActions: 400 },
            found: [`pattern@${at(1)}`],
        },
        { title: "everything", ...rolePolicy(allow("*", "*")), found: [`all@${at(0)}`] },
        { title: "everything, by two wildcards", ...rolePolicy(allow("*:*", "*")), found: [`all@${at(0)}`] },
        { title: "everything, in a document as text: findings stand inside it", ...asText(allow("*", "*")), found: [`all@${at(0)}`] },
        { title: "a whole service, as a string", ...rolePolicy(allow("s3:*", "arn:aws:s3:::orders/*")), found: [`service@${at(0)}`] },
        {
            title: "a whole service in any case, in a list",
            ...rolePolicy(allow(["sqs:SendMessage", "DynamoDB:*"], table)),
            found: [`service@${at(0)}`],
        },
        {
            title: "the order of the keys does not matter",
            type: ROLE_POLICY,
            inputs: { policy: `{"Statement":{"Resource":"*","Action":"*","Effect":"Allow"}}` },
            found: ["all@policy.Statement"],
        },
        {
            title: "the names of elements in any case",
            type: ROLE_POLICY,
            inputs: { policy: { statement: [{ effect: "Allow", action: "*", resource: "*" }] } },
            found: ["all@policy.statement[0]"],
        },
        {
            title: "a Deny elsewhere does not make it right",
            ...rolePolicy({ Effect: "Deny", Action: "iam:*", Resource: "*" }, allow("*", "*")),
            found: [`all@${at(1)}`],
        },
        {
            title: "a condition does not make it right",
            ...rolePolicy(allow("s3:*", "*", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })),
            found: [`service@${at(0)}`],
        },
        { title: "a pattern of many actions", ...rolePolicy(allow("s3:Get*", "arn:aws:s3:::orders/*")), found: [`pattern@${at(0)}`] },
        { title: "a pattern for many services", ...rolePolicy(allow("*:Get*", "*")), found: [`services@${at(0)}`] },
        {
            title: "the widest of a statement is the one reported",
            ...rolePolicy(allow(["s3:Get*", "s3:*", "*:List*", "*"], "*")),
            found: [`all@${at(0)}`],
        },
        {
            title: "an in-line policy of a role",
            type: "aws:iam/role:Role",
            inputs: {
                inlinePolicies: [
                    { name: "a", policy: document(allow("s3:GetObject", "*")) },
                    { name: "b", policy: JSON.stringify(document(allow("s3:*", "*"))) },
                ],
            },
            found: ["service@inlinePolicies[1].policy.Statement[0]"],
        },
        {
            title: "a managed policy",
            type: "aws:iam/policy:Policy",
            inputs: { policy: document(allow("*", "*")) },
            found: ["all@policy.Statement[0]"],
        },
        {
            title: "a user's policy",
            type: "aws:iam/userPolicy:UserPolicy",
            inputs: { policy: document(allow("*", "*")) },
            found: ["all@policy.Statement[0]"],
        },
        {
            title: "a group's policy",
            type: "aws:iam/groupPolicy:GroupPolicy",
            inputs: { policy: document(allow("*", "*")) },
            found: ["all@policy.Statement[0]"],
        },
        {
            title: "a permission set",
            type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
            inputs: { inlinePolicy: JSON.stringify(document(allow("*", "*"))) },
            found: ["all@inlinePolicy.Statement[0]"],
        },
        {
            title: "aws-native: a role's policies",
            type: "aws-native:iam:Role",
            inputs: { policies: [{ policyName: "a", policyDocument: document(allow("*", "*")) }] },
            found: ["all@policies[0].policyDocument.Statement[0]"],
        },
        {
            title: "aws-native: a managed policy",
            type: "aws-native:iam:ManagedPolicy",
            inputs: { policyDocument: document(allow("*", "*")) },
            found: ["all@policyDocument.Statement[0]"],
        },
        {
            title: "of many, the worst are told and the others counted",
            ...rolePolicy(allow("s3:Get*", "*"), allow("s3:*", "*"), allow("sqs:*", "*"), allow("*", "*"), allow("sns:*", "*")),
            found: [`all@${at(3)}`, `service@${at(1)}`, `service@${at(2)}`, "more@policy"],
        },
    ],
    unknown: [
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "an action among others", ...rolePolicy(allow([UNKNOWN, "s3:GetObject"], table)), undetermined: [at(0)] },
        {
            title: "an action beside a wildcard hides nothing",
            ...rolePolicy(allow([UNKNOWN, "*"], table)),
            undetermined: [],
            found: [`all@${at(0)}`],
        },
        {
            title: "one statement hides no other",
            ...rolePolicy(UNKNOWN as never, allow("*", "*")),
            undetermined: [at(0)],
            found: [`all@${at(1)}`],
        },
        {
            title: "one in-line policy hides no other",
            type: "aws:iam/role:Role",
            inputs: { inlinePolicies: [UNKNOWN, { name: "b", policy: document(allow("*", "*")) }] },
            undetermined: ["inlinePolicies[0]"],
            found: ["all@inlinePolicies[1].policy.Statement[0]"],
        },
        {
            title: "the list of in-line policies",
            type: "aws:iam/role:Role",
            inputs: { inlinePolicies: UNKNOWN },
            undetermined: ["inlinePolicies"],
        },
        { title: "a pattern in a service that the data does not know", ...rolePolicy(allow("brandnew:Get*", "*")), undetermined: [at(0)] },
        { title: "resources do not matter here", ...rolePolicy(allow("s3:*", UNKNOWN)), undetermined: [], found: [`service@${at(0)}`] },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});

describe("access-no-wildcard-actions: what it says of patterns", () => {
    for (const [action, expected] of [
        ["ec2:Describe*", /allows ec2:Describe\*, a pattern that covers \d+ actions, more than 40\./],
        [
            ["ec2:Describe*", "s3:Get*"],
            /allows ec2:Describe\* and s3:Get\*, patterns of which the widest covers \d+ actions, more than 40\./,
        ],
    ] as const) {
        it(`is right for ${typeof action === "string" ? "one" : "several"}`, () => {
            const [report] = askPolicy(rule, ROLE_POLICY, { policy: { Statement: allow(action, "*") } });
            assert.match(String(report?.message), expected);
        });
    }
});
