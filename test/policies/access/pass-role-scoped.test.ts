import rule from "../../../policies/access/pass-role-scoped";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";
import { allow, asText, rolePolicy, ROLE_POLICY } from "./documents";

const ROLE = "arn:aws:iam::123456789012:role/orders";
const at = (index: number): string => `policy.Statement[${index}]`;
const to = (operator: string, service: unknown) => ({ Condition: { [operator]: { "iam:PassedToService": service } } });

const ofAccount = (account: string) => ({ Effect: "Deny", Action: "iam:PassRole", Resource: `arn:aws:iam::${account}:role/*` });

testResourceRule(rule, {
    compliant: [
        {
            title: "a Deny of every role of the own account, in which alone a role can be passed",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...rolePolicy(allow("iam:PassRole", "*"), ofAccount("123456789012")),
            provider: { allowedAccountIds: '["123456789012"]' },
        },
        {
            title: "roles of the own account by a part of the name",
            ...rolePolicy(allow("iam:PassRole", "arn:aws:iam::${aws:PrincipalAccount}:role/orders-*")),
        },
        { title: "a pattern too wide to be meant, which has a finding of its own", ...rolePolicy(allow("iam:*Ro*", "*")) },
        {
            title: "a named capacity provider",
            ...rolePolicy(allow("lambda:PassCapacityProvider", "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:orders")),
        },
        { title: "a named role", ...rolePolicy(allow("iam:PassRole", ROLE)) },
        { title: "roles by a part of the name", ...rolePolicy(allow("iam:PassRole", "arn:aws:iam::123456789012:role/orders-*")) },
        { title: "every role, for one service", ...rolePolicy(allow("iam:PassRole", "*", to("StringEquals", "lambda.amazonaws.com"))) },
        {
            title: "every role, for one service by a key that every request has",
            ...rolePolicy(allow("iam:PassRole", "*", to("StringEqualsIfExists", ["lambda.amazonaws.com"]))),
        },
        {
            title: "every role, for a service of any region",
            ...rolePolicy(allow("iam:PassRole", "*", to("StringLike", "states.*.amazonaws.com"))),
        },
        { title: "a Deny", ...rolePolicy({ Effect: "Deny", Action: "iam:PassRole", Resource: "*" }) },
        {
            title: "what a Deny takes away",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...rolePolicy(allow("iam:PassRole", "*"), { Effect: "Deny", Action: "iam:*", Resource: "*" }),
        },
        { title: "all actions have a policy of their own", ...rolePolicy(allow("*", "*")) },
        { title: "so has the whole service", ...rolePolicy(allow("iam:*", "*")) },
        { title: "and an inverted statement", ...rolePolicy({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }) },
        {
            title: "and so has an escalation path of which it is a step",
            alarmingWhenHidden: {
                "policy.Statement.1": HIDDEN_STATEMENT,
                "policy.Statement.1.Effect": HIDDEN_STATEMENT,
                "policy.Statement.1.Resource":
                    "a path that is not certain is not reported by its own policy, and every role is passed all the same",
            },
            ...rolePolicy(allow("iam:PassRole", "*"), allow(["lambda:CreateFunction", "lambda:InvokeFunction"], "*")),
        },
        { title: "other actions on everything", ...rolePolicy(allow("iam:GetRole", "*")) },
    ],
    violating: [
        {
            title: "a Deny of every role of another account",
            ...rolePolicy(allow("iam:PassRole", "*"), ofAccount("210987654321")),
            config: { accountId: "123456789012" },
            found: [`every@${at(0)}`],
        },
        {
            title: "every capacity provider",
            ...rolePolicy(allow("lambda:PassCapacityProvider", "*")),
            found: [`provider@${at(0)}`],
        },
        ...["arn:aws:iam::${aws:PrincipalAccount}:role/*", "arn:aws:iam::123456789012:role/*/*", "arn:aws:iam::123456789012:role/?*/*"].map(
            (resource) => ({
                title: `every role as ${resource}`,
                ...rolePolicy(allow("iam:PassRole", resource)),
                found: [`every@${at(0)}`] as const,
            }),
        ),
        {
            title: "every role with a tag, by which AWS says that passing cannot be controlled",
            ...rolePolicy(allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:ResourceTag/team": "orders" } } })),
            found: [`every@${at(0)}`],
        },
        { title: "every role, the action as a string", ...rolePolicy(allow("iam:PassRole", "*")), found: [`every@${at(0)}`] },
        {
            title: "every role, in a list, in text, in any case",
            ...asText(allow(["lambda:CreateFunction", "IAM:passrole"], ["*"])),
            found: [`every@${at(0)}`],
        },
        {
            title: "every role of an account",
            ...rolePolicy(allow("iam:PassRole", "arn:aws:iam::123456789012:role/*")),
            found: [`every@${at(0)}`],
        },
        {
            title: "every role in another partition",
            ...rolePolicy(allow("iam:PassRole", "arn:aws-us-gov:iam::*:role/*")),
            found: [`every@${at(0)}`],
        },
        { title: "by a pattern", ...rolePolicy(allow("iam:Pass*", "*")), found: [`every@${at(0)}`] },
        {
            title: "beside an escalation path of other steps",
            ...rolePolicy(allow("iam:PassRole", "*"), allow("iam:CreatePolicyVersion", "*")),
            found: [`every@${at(0)}`],
        },
        {
            title: "to any service after all",
            ...rolePolicy(allow("iam:PassRole", "*", to("StringLike", "*.amazonaws.com"))),
            found: [`every@${at(0)}`],
        },
        {
            title: "to all services but one",
            ...rolePolicy(allow("iam:PassRole", "*", to("StringNotEquals", "ec2.amazonaws.com"))),
            found: [`every@${at(0)}`],
        },
        {
            title: "a Deny of something else does not make it right",
            ...rolePolicy(allow("iam:PassRole", "*"), { Effect: "Deny", Action: "s3:*", Resource: "*" }),
            found: [`every@${at(0)}`],
        },
        {
            title: "of many statements three, and the others counted",
            ...rolePolicy(...[1, 2, 3, 4, 5].map(() => allow("iam:PassRole", "*"))),
            found: [`every@${at(0)}`, `every@${at(1)}`, `every@${at(2)}`, "more@policy"],
        },
    ],
    unknown: [
        {
            title: "the own account, where the Allow names one and a Deny another's roles",
            ...rolePolicy(allow("iam:PassRole", "arn:aws:iam::123456789012:role/*"), ofAccount("999999999999")),
            undetermined: [],
            found: [`every@${at(0)}`],
        },
        {
            title: "the own account, where one Allow names it and another does not",
            ...rolePolicy(
                allow("iam:PassRole", "*"),
                allow("iam:PassRole", ["arn:aws:iam::123456789012:role/*", "arn:aws:s3:::orders"]),
                ofAccount("999999999999"),
            ),
            undetermined: [at(0)],
            found: [`every@${at(1)}`],
        },
        {
            title: "which of two accounts that an Allow names is the own one",
            ...rolePolicy(
                allow("iam:PassRole", ["arn:aws:iam::123456789012:role/*", "arn:aws:iam::999999999999:role/*"]),
                ofAccount("999999999999"),
            ),
            undetermined: [at(0)],
        },
        {
            title: "whether a Deny names the own account",
            ...rolePolicy(allow("iam:PassRole", "*"), ofAccount("123456789012")),
            undetermined: [at(0)],
        },
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "the role, known after the deployment", ...rolePolicy(allow("iam:PassRole", UNKNOWN)), undetermined: [at(0)] },
        {
            title: "the role, for one service",
            ...rolePolicy(allow("iam:PassRole", UNKNOWN, to("StringEquals", "lambda.amazonaws.com"))),
            undetermined: [],
        },
        { title: "an action on everything", ...rolePolicy(allow(UNKNOWN, "*")), undetermined: [at(0)] },
        { title: "an action on something else", ...rolePolicy(allow(UNKNOWN, "arn:aws:s3:::orders/*")), undetermined: [] },
        {
            title: "one unknown role hides no other statement",
            ...rolePolicy(allow("iam:PassRole", UNKNOWN), allow("iam:PassRole", "*")),
            undetermined: [],
            found: [`every@${at(1)}`],
        },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});
