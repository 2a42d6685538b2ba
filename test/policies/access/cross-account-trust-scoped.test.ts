import rule from "../../../policies/access/cross-account-trust-scoped";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";

const OWN = "123456789012";
const FOREIGN = "444455556666";
const provider = { allowedAccountIds: JSON.stringify([OWN]) };
const root = (account: string, partition = "aws"): string => `arn:${partition}:iam::${account}:root`;
const allow = (aws: unknown, condition?: object, more: object = {}): object => ({
    Effect: "Allow",
    Principal: { AWS: aws },
    Action: "sts:AssumeRole",
    ...(condition === undefined ? {} : { Condition: condition }),
    ...more,
});
const trust = (...statements: readonly unknown[]): { assumeRolePolicy: unknown } => ({ assumeRolePolicy: { Statement: statements } });
const first = "wholeAccount@assumeRolePolicy.Statement[0]";

testResourceRule(rule, {
    compliant: [
        { title: "the own account, by its provider", inputs: trust(allow(root(OWN))), provider },
        { title: "the own account, by the configuration", inputs: trust(allow(OWN)), config: { accountId: OWN } },
        {
            title: "the own account, by the role that the provider assumes",
            inputs: trust(allow(root(OWN))),
            provider: { assumeRoles: JSON.stringify([{ roleArn: `arn:aws:iam::${OWN}:role/deploy` }]) },
        },
        { title: "an external ID", inputs: trust(allow(root(FOREIGN), { StringEquals: { "sts:ExternalId": "acme-7f3a" } })), provider },
        {
            title: "the organisation",
            inputs: trust(allow(root(FOREIGN), { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })),
            provider,
        },
        {
            title: "the organisation's paths",
            inputs: trust(allow(root(FOREIGN), { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/r-ab12/ou-1/*" } })),
            provider,
        },
        { title: "MFA", inputs: trust(allow(root(FOREIGN), { Bool: { "aws:MultiFactorAuthPresent": "true" } })), provider },
        { title: "one role of the account", inputs: trust(allow(`arn:aws:iam::${FOREIGN}:role/auditor`)), provider },
        { title: "one user of the account", inputs: trust(allow(`arn:aws:iam::${FOREIGN}:user/ann`)), provider },
        {
            title: "the account, narrowed to one role",
            inputs: trust(allow(root(FOREIGN), { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${FOREIGN}:role/auditor` } })),
            provider,
        },
        {
            title: "an account that a Deny turns away in the other spelling",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            inputs: trust(allow(root(FOREIGN)), { ...allow(FOREIGN), Effect: "Deny" }),
            provider,
        },
        {
            title: "an account of which a Deny in the other spelling demands an external ID",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            inputs: trust(allow(FOREIGN), {
                ...allow(root(FOREIGN), { StringNotEquals: { "sts:ExternalId": "acme-7f3a" } }),
                Effect: "Deny",
            }),
            provider,
        },
        { title: "a trusted account", inputs: trust(allow(root(FOREIGN))), provider, config: { trustedAccounts: [FOREIGN] } },
        {
            title: "an external ID, where the own account is not known",
            inputs: trust(allow(root(FOREIGN), { StringEquals: { "sts:ExternalId": "acme-7f3a" } })),
        },
        { title: "everybody is the matter of another rule", inputs: trust(allow("*"), allow("arn:aws:iam::*:root")), provider },
        {
            title: "services",
            inputs: trust({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
            provider,
        },
        { title: "a Deny", inputs: trust({ ...allow(root(FOREIGN)), Effect: "Deny" }), provider },
    ],
    violating: [
        { title: "the root of another account", inputs: trust(allow(root(FOREIGN))), provider, found: [first] },
        { title: "twelve digits", inputs: trust(allow(FOREIGN)), provider, found: [first] },
        { title: "in China", inputs: trust(allow(root(FOREIGN, "aws-cn"))), provider, found: [first] },
        {
            title: "in a list, as text",
            inputs: { assumeRolePolicy: JSON.stringify({ Statement: [allow([root(OWN), root(FOREIGN)])] }) },
            provider,
            found: [first],
        },
        {
            title: "an external ID that may be anything",
            inputs: trust(allow(root(FOREIGN), { StringLike: { "sts:ExternalId": "*" } })),
            provider,
            found: [first],
        },
        {
            title: "an external ID if there is one",
            inputs: trust(allow(root(FOREIGN), { StringEqualsIfExists: { "sts:ExternalId": "acme" } })),
            provider,
            found: [first],
        },
        {
            title: "MFA if there is any",
            inputs: trust(allow(root(FOREIGN), { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } })),
            provider,
            found: [first],
        },
        { title: "every role of the account", inputs: trust(allow(`arn:aws:iam::${FOREIGN}:role/*`)), provider, found: [first] },
        {
            title: "another trusted account",
            inputs: trust(allow(root(FOREIGN))),
            config: { accountId: OWN, trustedAccounts: ["111122223333"] },
            found: [first],
        },
        {
            title: "aws-native",
            type: "aws-native:iam:Role",
            inputs: { assumeRolePolicyDocument: { Statement: [allow(root(FOREIGN))] } },
            provider,
            found: ["wholeAccount@assumeRolePolicyDocument.Statement[0]"],
        },
        {
            title: "four accounts in four statements: the first three, and a count",
            inputs: trust(...["1", "2", "3", "4"].map((digit) => allow(root(digit.repeat(12))))),
            provider,
            found: [
                "wholeAccount@assumeRolePolicy.Statement[0]",
                "wholeAccount@assumeRolePolicy.Statement[1]",
                "wholeAccount@assumeRolePolicy.Statement[2]",
                "more@assumeRolePolicy",
            ],
        },
    ],
    unknown: [
        { title: "the own account is not known", inputs: trust(allow(root(FOREIGN))), undetermined: ["assumeRolePolicy.Statement[0]"] },
        {
            title: "the external ID",
            inputs: trust(allow(root(FOREIGN), { StringEquals: { "sts:ExternalId": UNKNOWN } })),
            provider,
            undetermined: ["assumeRolePolicy.Statement[0]"],
        },
        { title: "the principal", inputs: trust(allow(UNKNOWN)), provider, undetermined: ["assumeRolePolicy.Statement[0]"] },
        { title: "the document", inputs: { assumeRolePolicy: UNKNOWN }, provider, undetermined: ["assumeRolePolicy"] },
    ],
    secret: [{ title: "masked by the document", inputs: { assumeRolePolicy: MASKED }, provider, undetermined: ["assumeRolePolicy"] }],
});
