import assert from "node:assert/strict";
import rule from "../../../policies/access/no-privilege-escalation";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, askPolicy, testResourceRule } from "../../support/rule-tests";
import { allow, asText, document, rolePolicy, ROLE_POLICY } from "./documents";

const at = (index: number): string => `policy.Statement[${index}]`;
const NEW_FUNCTION = ["lambda:CreateFunction", "lambda:InvokeFunction"];

const IAM = "arn:aws:iam::123456789012:";

/** Roles of an account that a Deny takes back. */
const denied = (account: string, Action: unknown = "iam:*", name = "role/*") => ({
    Effect: "Deny",
    Action,
    Resource: `arn:aws:iam::${account}:${name}`,
});

testResourceRule(rule, {
    compliant: [
        {
            title: "policies of AWS, which nobody else can change",
            ...rolePolicy(allow("iam:SetDefaultPolicyVersion", "arn:aws:iam::aws:policy/*")),
        },
        ...["iam:PassRole", "iam:*", "*"].map((action) => ({
            title: `a Deny of ${action} on every role of the own account, in which alone a role can be passed`,
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...rolePolicy(allow([...NEW_FUNCTION, "iam:PassRole"], "*"), denied("123456789012", action)),
            config: { accountId: "123456789012" },
        })),
        {
            title: "what the principal may ask for through a service only, by a Deny of its own calls",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...rolePolicy(allow([...NEW_FUNCTION, "iam:PassRole"], "*"), {
                Effect: "Deny",
                Action: "iam:PassRole",
                Resource: "*",
                Condition: { Bool: { "aws:ViaAWSService": "false" } },
            }),
        },
        ...[{ StringEquals: { "cloudformation:RoleArn": `${IAM}role/deploy` } }, { Null: { "cloudformation:RoleArn": "true" } }].map(
            (Condition) => ({
                title: `a stack whose role the author chose (${Object.keys(Condition).join()})`,
                ...rolePolicy(allow("iam:PassRole", "*"), allow("cloudformation:CreateStack", "*", { Condition })),
            }),
        ),
        {
            title: "an instance whose profile the author chose",
            ...rolePolicy(
                allow("iam:PassRole", "*"),
                allow("ec2:RunInstances", "*", { Condition: { ArnEquals: { "ec2:InstanceProfile": `${IAM}instance-profile/web` } } }),
            ),
        },
        { title: "reading", ...rolePolicy(allow(["iam:GetPolicy", "iam:ListRoles"], "*")) },
        { title: "half a path", ...rolePolicy(allow("lambda:CreateFunction", "*")) },
        {
            title: "a role passed by name",
            ...rolePolicy(allow(NEW_FUNCTION, "*"), allow("iam:PassRole", "arn:aws:iam::123456789012:role/orders")),
        },
        {
            title: "every role passed to a service that is not on the path",
            ...rolePolicy(
                allow(NEW_FUNCTION, "*"),
                allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } } }),
            ),
        },
        {
            title: "code of functions by name",
            ...rolePolicy(allow("lambda:UpdateFunctionCode", "arn:aws:lambda:eu-west-1:123456789012:function:orders-*")),
        },
        {
            title: "what a Deny takes away",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...rolePolicy(allow("iam:CreatePolicyVersion", "*"), { Effect: "Deny", Action: "iam:*", Resource: "*" }),
        },
        { title: "all actions have a policy of their own", ...rolePolicy(allow("*", "*")) },
        { title: "so has the whole service", ...rolePolicy(allow("iam:*", "*")) },
        { title: "and an inverted statement", ...rolePolicy({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }) },
        { title: "and sts:AssumeRole", ...rolePolicy(allow("sts:AssumeRole", "*")) },
    ],
    violating: [
        {
            title: "a stack with any role",
            ...rolePolicy(
                allow("iam:PassRole", "*"),
                allow("cloudformation:CreateStack", "*", { Condition: { StringLike: { "cloudformation:RoleArn": "*" } } }),
            ),
            found: [`path@${at(0)}`],
        },
        ...[
            ["every role of another account", denied("210987654321")] as const,
            ["some roles of the own account", denied("123456789012", "iam:*", "role/admin-*")] as const,
            ["every user of the own account", denied("123456789012", "iam:*", "user/*")] as const,
        ].map(([title, deny]) => ({
            title: `a Deny of ${title}`,
            ...rolePolicy(allow("iam:PutRolePolicy", "*"), deny),
            config: { accountId: "123456789012" },
            found: [`path@${at(0)}`] as const,
        })),
        ...["arn:aws:iam::${aws:PrincipalAccount}:policy/*", `${IAM}policy/*`, `${IAM}policy/*/*`].map((resource) => ({
            title: `every policy of the account as ${resource}`,
            ...rolePolicy(allow("iam:CreatePolicyVersion", resource)),
            found: [`path@${at(0)}`] as const,
        })),
        { title: "a policy of one's own", ...rolePolicy(allow("iam:CreatePolicyVersion", "*")), found: [`path@${at(0)}`] },
        { title: "as text, in any case", ...asText(allow(["IAM:putrolepolicy"], "*")), found: [`path@${at(0)}`] },
        { title: "parts in two statements", ...rolePolicy(allow(NEW_FUNCTION, "*"), allow("iam:PassRole", "*")), found: [`path@${at(0)}`] },
        {
            title: "every role passed to the service on the path",
            ...rolePolicy(
                allow(NEW_FUNCTION, "*"),
                allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } } }),
            ),
            found: [`path@${at(0)}`],
        },
        {
            title: "several paths of one statement are one finding",
            ...rolePolicy(allow(["iam:PutRolePolicy", "iam:CreatePolicyVersion", "iam:AttachRolePolicy"], "*")),
            found: [`path@${at(0)}`],
        },
        { title: "the code of every function", ...rolePolicy(allow("lambda:UpdateFunctionCode", "*")), found: [`path@${at(0)}`] },
        {
            title: "a role's write to itself, by name",
            type: ROLE_POLICY,
            inputs: { role: "orders", policy: document(allow("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/orders")) },
            found: ["path@policy.Statement[0]"],
        },
        {
            title: "of many, the worst are told and the others counted",
            ...rolePolicy(
                allow("iam:CreatePolicyVersion", "*"),
                allow("iam:PutRolePolicy", "*"),
                allow("iam:PutUserPolicy", "*"),
                allow("lambda:UpdateFunctionCode", "*"),
            ),
            found: [`path@${at(0)}`, `path@${at(1)}`, `path@${at(2)}`, "more@policy"],
        },
    ],
    unknown: [
        {
            title: "the own account, where the Allow names one and a Deny another's roles",
            ...rolePolicy(allow(NEW_FUNCTION, "*"), allow("iam:PassRole", `${IAM}role/*`), denied("999999999999")),
            undetermined: [],
            found: [`path@${at(0)}`],
        },
        {
            title: "the own account, where a step names it and a Deny may take back another",
            ...rolePolicy(
                allow(["iam:UpdateAssumeRolePolicy", "sts:AssumeRole"], `${IAM}role/*`),
                allow("iam:PutRolePolicy", "*"),
                denied("999999999999"),
            ),
            undetermined: [at(1)],
            found: [`path@${at(0)}`],
        },
        {
            title: "whether a Deny names the own account",
            ...rolePolicy(allow("iam:PutRolePolicy", "*"), denied("123456789012")),
            undetermined: [at(0)],
        },
        {
            title: "whether a Deny names the own account, beside a path that it does not take back",
            ...rolePolicy(allow("iam:PutRolePolicy", "*"), denied("123456789012"), allow("iam:PutUserPolicy", "*")),
            undetermined: [at(0)],
            found: [`path@${at(2)}`],
        },
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "an action", ...rolePolicy(allow(UNKNOWN, "*")), undetermined: [at(0)] },
        {
            title: "the role that is passed",
            ...rolePolicy(allow(NEW_FUNCTION, "*"), allow("iam:PassRole", UNKNOWN)),
            undetermined: [at(1)],
        },
        {
            title: "an action beside a path hides nothing",
            ...rolePolicy(allow([UNKNOWN, "iam:CreatePolicyVersion"], "*")),
            undetermined: [],
            found: [`path@${at(0)}`],
        },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});

describe("access-no-privilege-escalation", () => {
    it("names the statements, the actions and the path", () => {
        const [report] = askPolicy(rule, ROLE_POLICY, {
            policy: document({ Sid: "Deploy", ...allow(NEW_FUNCTION, "*") }, allow("iam:PassRole", "*")),
        });
        assert.match(
            String(report?.message),
            /a known escalation path is open \([a-z0-9-]+\), by .*iam:PassRole.* in statement "Deploy" and Statement\[1\]/,
        );
    });
});
