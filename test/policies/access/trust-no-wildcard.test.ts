import rule from "../../../policies/access/trust-no-wildcard";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";

const allow = (principal: unknown, condition?: object, more: object = {}): object => ({
    Effect: "Allow",
    Principal: principal,
    Action: "sts:AssumeRole",
    ...(condition === undefined ? {} : { Condition: condition }),
    ...more,
});
const trust = (...statements: readonly unknown[]): { assumeRolePolicy: unknown } => ({
    assumeRolePolicy: { Version: "2012-10-17", Statement: statements },
});
const first = "everybody@assumeRolePolicy.Statement[0]";

testResourceRule(rule, {
    compliant: [
        { title: "text that is no JSON, which access-known-actions tells", inputs: { assumeRolePolicy: "{" } },
        { title: "a service", inputs: trust(allow({ Service: "lambda.amazonaws.com" })) },
        { title: "an account, by text", inputs: { assumeRolePolicy: JSON.stringify({ Statement: allow({ AWS: "123456789012" }) }) } },
        { title: "everybody of the organisation", inputs: trust(allow("*", { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })) },
        {
            title: "everybody of an account",
            inputs: trust(allow({ AWS: "*" }, { StringEquals: { "aws:PrincipalAccount": "123456789012" } })),
        },
        {
            title: "everybody who is one role",
            inputs: trust(allow({ AWS: "*" }, { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/ci-*" } })),
        },
        {
            title: "a Deny of all others",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            inputs: trust(allow("*"), {
                Effect: "Deny",
                Principal: "*",
                Action: "sts:*",
                Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        {
            title: "a Deny for everybody",
            inputs: trust(allow({ Service: "lambda.amazonaws.com" }), { Effect: "Deny", Principal: "*", Action: "sts:TagSession" }),
        },
        { title: "an Allow that admits nobody: only tags", inputs: trust(allow("*", undefined, { Action: "sts:TagSession" })) },
        {
            title: "NotPrincipal is the matter of another rule",
            inputs: trust({ Effect: "Allow", NotPrincipal: { AWS: "123456789012" }, Action: "sts:AssumeRole" }),
        },
        { title: "no trust policy", inputs: {} },
    ],
    violating: [
        { title: "the string *", inputs: trust(allow("*")), found: [first] },
        { title: "AWS: *", inputs: trust(allow({ AWS: "*" })), found: [first] },
        { title: "a list with *", inputs: trust(allow({ AWS: ["arn:aws:iam::123456789012:root", "*"] })), found: [first] },
        {
            title: "as text, a single statement",
            inputs: { assumeRolePolicy: JSON.stringify({ Statement: allow("*") }) },
            found: ["everybody@assumeRolePolicy.Statement"],
        },
        {
            title: "keys in another order and case",
            inputs: {
                assumeRolePolicy: { statement: [{ condition: {}, action: ["sts:assumerole"], principal: { aws: "*" }, effect: "Allow" }] },
            },
            found: ["everybody@assumeRolePolicy.statement[0]"],
        },
        { title: "an account pattern", inputs: trust(allow({ AWS: "arn:aws:iam::*:root" })), found: [first] },
        { title: "an external ID alone", inputs: trust(allow("*", { StringEquals: { "sts:ExternalId": "acme" } })), found: [first] },
        {
            title: "a wildcard for the organisation",
            inputs: trust(allow("*", { StringLike: { "aws:PrincipalOrgID": "o-*" } })),
            found: [first],
        },
        {
            title: "IfExists",
            inputs: trust(allow("*", { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })),
            found: [first],
        },
        {
            title: "any identity provider",
            inputs: trust(allow({ Federated: "*" }, undefined, { Action: "sts:AssumeRoleWithWebIdentity" })),
            found: [first],
        },
        {
            title: "aws-native",
            type: "aws-native:iam:Role",
            inputs: { assumeRolePolicyDocument: { Statement: [allow("*")] } },
            found: ["everybody@assumeRolePolicyDocument.Statement[0]"],
        },
        {
            title: "five statements: the first three, and a count",
            inputs: trust(...["a", "b", "c", "d", "e"].map((Sid) => allow("*", undefined, { Sid }))),
            found: [
                "everybody@assumeRolePolicy.Statement[0]",
                "everybody@assumeRolePolicy.Statement[1]",
                "everybody@assumeRolePolicy.Statement[2]",
                "more@assumeRolePolicy",
            ],
        },
        { title: "an unknown statement hides nothing", inputs: trust(allow("*"), allow({ AWS: [UNKNOWN] })), found: [first] },
    ],
    unknown: [
        { title: "the whole document", inputs: { assumeRolePolicy: UNKNOWN }, undetermined: ["assumeRolePolicy"] },
        { title: "a principal", inputs: trust(allow({ AWS: UNKNOWN })), undetermined: ["assumeRolePolicy.Statement[0]"] },
        {
            title: "the value of the condition that would bind",
            inputs: trust(allow("*", { StringEquals: { "aws:PrincipalOrgID": UNKNOWN } })),
            undetermined: ["assumeRolePolicy.Statement[0]"],
        },
        {
            title: "a statement, beside an open one",
            inputs: trust(UNKNOWN, allow("*")),
            undetermined: ["assumeRolePolicy.Statement[0]"],
            found: ["everybody@assumeRolePolicy.Statement[1]"],
        },
    ],
    secret: [{ title: "masked by the document", inputs: { assumeRolePolicy: MASKED }, undetermined: ["assumeRolePolicy"] }],
});
