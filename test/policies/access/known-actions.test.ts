import assert from "node:assert/strict";
import rule from "../../../policies/access/known-actions";
import assumeRole from "../../../policies/access/assume-role-scoped";
import escalation from "../../../policies/access/no-privilege-escalation";
import inverted from "../../../policies/access/no-inverted-statements";
import passRole from "../../../policies/access/pass-role-scoped";
import wildcardActions from "../../../policies/access/no-wildcard-actions";
import wildcardResources from "../../../policies/access/no-wildcard-resources";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { askPolicy, testResourceRule } from "../../support/rule-tests";
import { allow, asText, document, rolePolicy, ROLE_POLICY } from "./documents";

const at = (index: number): string => `policy.Statement[${index}]`;

testResourceRule(rule, {
    compliant: [
        {
            title: "what Amazon SNS gives every new topic, with an action that the reference lacks",
            type: "aws:sns/topicPolicy:TopicPolicy",
            inputs: { policy: { Statement: { ...allow(["SNS:Publish", "SNS:Receive"], "*"), Principal: { AWS: "*" } } } },
        },
        { title: "actions of AWS, in any case", ...rolePolicy(allow(["s3:GetObject", "DYNAMODB:getitem"], "*")) },
        ...["{}", " { } ", {}].map((policy, index) => ({
            title: `the empty object by which a secret's policy is deleted, in spelling ${index}`,
            type: "aws:secretsmanager/secret:Secret" as const,
            inputs: { policy },
        })),
        { title: "wildcards", ...rolePolicy(allow(["*", "s3:*", "s3:Get*", "*:List*"], "*")) },
        {
            title: "a trust policy's actions",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({
                    Effect: "Allow",
                    Action: ["sts:AssumeRole", "sts:TagSession"],
                    Principal: { Service: "lambda.amazonaws.com" },
                }),
            },
        },
    ],
    violating: [
        {
            title: "an identity policy that names a principal, which AWS refuses",
            ...rolePolicy(allow("s3:GetObject", "*", { Principal: "*" })),
            found: [`malformed@${at(0)}`],
        },
        {
            title: "a trust policy that names a resource, which AWS refuses",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({
                    Effect: "Allow",
                    Action: "sts:AssumeRole",
                    Principal: { Service: "lambda.amazonaws.com" },
                    Resource: "*",
                }),
            },
            found: ["malformed@assumeRolePolicy.Statement[0]"],
        },
        { title: "an action without its service", ...rolePolicy(allow("GetObject", "*")), found: [`unprefixed@${at(0)}`] },
        { title: "an empty action", ...rolePolicy(allow("", "*")), found: [`unprefixed@${at(0)}`] },
        ...(
            [
                ["without an action", { Effect: "Allow", Resource: "*" }, ""],
                ["with an empty list of actions", allow([], "*"), ".Action"],
                ["with an action that is no text", allow(["s3:GetObject", 7], "*"), ".Action[1]"],
                ["with Action and NotAction", allow("s3:GetObject", "*", { NotAction: "iam:*" }), ".NotAction"],
                ["with an element in two spellings", allow("s3:GetObject", "*", { action: "iam:*" }), ""],
                ["without an effect", { Action: "s3:GetObject", Resource: "*" }, ""],
                ["with an effect in small letters", allow("s3:GetObject", "*", { Effect: "allow" }), ".Effect"],
                ["with an effect that does not exist", allow("s3:GetObject", "*", { Effect: "Permit" }), ".Effect"],
                ["without a resource", { Effect: "Allow", Action: "s3:GetObject" }, ""],
            ] as const
        ).map(([title, statement, place]) => ({
            title: `a statement ${title}, which AWS refuses`,
            ...rolePolicy(statement),
            found: [`malformed@${at(0)}${place}`] as const,
        })),
        ...(
            [
                [
                    "with an operator that holds a text",
                    { StringEquals: "x" },
                    ".Condition.StringEquals",
                    [".Condition", ".Condition.StringEquals"],
                ],
                ["with a list of conditions", [], ".Condition", [".Condition"]],
            ] as const
        ).map(([title, Condition, place, hidden]) => ({
            title: `a statement ${title}, which AWS refuses`,
            ...rolePolicy(allow("s3:GetObject", "*", { Condition })),
            silentWhenHidden: Object.fromEntries(
                hidden.map((below) => [`policy.Statement.0${below}`, "which conditions they are is the matter of other policies"]),
            ),
            found: [`malformed@${at(0)}${place}`] as const,
        })),
        {
            title: "a statement with an empty list of resources, which AWS refuses",
            ...rolePolicy(allow("s3:GetObject", [])),
            silentWhenHidden: { "policy.Statement.0.Resource": "which resources they are is the matter of other policies" },
            found: [`malformed@${at(0)}`],
        },
        {
            title: "a trust policy that trusts nobody by name",
            type: "aws:iam/role:Role",
            inputs: { assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AssumeRole" }) },
            found: ["malformed@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "a document without statements",
            type: ROLE_POLICY,
            inputs: { policy: { Version: "2012-10-17" } },
            found: ["syntax@policy"],
        },
        {
            title: "an empty object for a policy of its own",
            type: "aws:secretsmanager/secretPolicy:SecretPolicy",
            inputs: { policy: "{}" },
            found: ["syntax@policy"],
        },
        { title: "a document that is not JSON", type: ROLE_POLICY, inputs: { policy: "{" }, found: ["syntax@policy"] },
        { title: "a misspelt name", ...rolePolicy(allow("s3:GetObjcet", "*")), found: [`misspelt@${at(0)}`] },
        { title: "a misspelt service, as text", ...asText(allow("dynamdb:GetItem", "*")), found: [`misspelt@${at(0)}`] },
        { title: "the API operation in place of the action", ...rolePolicy(allow("s3:ListObjectsV2", "*")), found: [`misspelt@${at(0)}`] },
        {
            title: "in a Deny, which then forbids nothing",
            ...rolePolicy({ Effect: "Deny", Action: "s3:DeleteBuckt", Resource: "*" }),
            found: [`misspelt@${at(0)}`],
        },
        {
            title: "in NotAction",
            ...rolePolicy({ Effect: "Deny", NotAction: "s3:GetObjcet", Resource: "*" }),
            found: [`misspelt@${at(0)}`],
        },
        {
            title: "in a trust policy",
            type: "aws:iam/role:Role",
            inputs: {
                assumeRolePolicy: document({ Effect: "Allow", Action: "sts:AsumeRole", Principal: { Service: "lambda.amazonaws.com" } }),
            },
            found: ["misspelt@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "in a queue's policy",
            type: "aws:sqs/queuePolicy:QueuePolicy",
            inputs: {
                policy: JSON.stringify(
                    document({ Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "sqs:SendMesage", Resource: "*" }),
                ),
            },
            found: ["misspelt@policy.Statement[0]"],
        },
        {
            title: "of many, three are named and the others counted",
            ...rolePolicy(allow(["s3:GetObjcet", "s3:PutObjcet", "s3:DeleteObjcet", "s3:ListBuckt", "sqs:SendMesage"], "*")),
            found: [`misspelt@${at(0)}`, `misspelt@${at(0)}`, `misspelt@${at(0)}`, "more@policy"],
        },
    ],
    unknown: [
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        {
            title: "an action, known after the deployment",
            ...rolePolicy(allow([UNKNOWN, "s3:GetObjcet"], "*")),
            undetermined: [at(0)],
            found: [`misspelt@${at(0)}`],
        },
        { title: "an action that resembles none", ...rolePolicy(allow("s3:FrobnicateEverything", "*")), undetermined: [at(0)] },
        { title: "a service that resembles none", ...rolePolicy(allow("brandnewthing:Do*", "*")), undetermined: [at(0)] },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});

describe("access-known-actions", () => {
    it("is the only policy on documents that speaks of a statement which AWS refuses", () => {
        const statements = [{ Effect: "Allow", Resource: "*" }, allow("iam:CreatePolicyVersion", "*", { Effect: "allow" }), allow([], "*")];
        for (const other of [wildcardActions, wildcardResources, escalation, passRole, assumeRole, inverted])
            assert.deepEqual(askPolicy(other, ROLE_POLICY, { policy: document(...statements) }), []);
    });

    it("names the fault and no word of the document", () => {
        const [report] = askPolicy(rule, ROLE_POLICY, { policy: document(allow("s3:GetObject", "*", { Effect: "allow" })) });
        assert.match(String(report?.message), /the statement has an effect that is neither `Allow` nor `Deny`/);
    });

    it("names the element that is wrong", () => {
        const message = (more: Readonly<Record<string, unknown>>): string =>
            String(askPolicy(rule, ROLE_POLICY, { policy: document(allow("s3:GetObject", "*", more)) })[0]?.message);
        assert.match(message({ Condition: [] }), /the statement has a `Condition` that is no object\./);
        assert.match(message({ Condition: { StringEquals: "x" } }), /the statement has an operator in `Condition` that holds no object\./);
        assert.match(message({ Principal: 7 }), /the statement has a `Principal` that is no object\./);
        assert.match(message({ Principal: { AWS: "*", Foo: "x" } }), /the statement names a kind of principal that IAM does not know\./);
    });

    it("says what was meant", () => {
        const [report] = askPolicy(rule, ROLE_POLICY, { policy: document(allow("s3:GetObjcet", "*")) });
        assert.match(String(report?.message), /Statement\[0\] names s3:GetObjcet, which does not exist; did you mean s3:GetObject\?/);
    });
});
