import rule from "../../../policies/identity/human-roles-require-mfa";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";

const OWN = "123456789012";
const OTHER = "210987654321";
const provider = { allowedAccountIds: JSON.stringify([OWN]) };
const ANN = { AWS: `arn:aws:iam::${OWN}:user/ann` };
const ROOT = { AWS: `arn:aws:iam::${OWN}:root` };
const MFA = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

const allow = (Principal: unknown, Condition?: unknown, Action: unknown = "sts:AssumeRole") => ({
    Effect: "Allow",
    Principal,
    Action,
    ...(Condition === undefined ? {} : { Condition }),
});
const trust = (...Statement: readonly unknown[]) => ({ assumeRolePolicy: { Version: "2012-10-17", Statement } });
const AT = "assumeRolePolicy.Statement[0]";

testResourceRule(rule, {
    compliant: [
        { title: "text that is not JSON is the matter of access-known-actions", inputs: { assumeRolePolicy: "{" } },
        { title: "a service", inputs: trust(allow({ Service: "lambda.amazonaws.com" })) },
        { title: "a user with MFA", inputs: trust(allow(ANN, MFA)) },
        { title: "a user with MFA of the last hour", inputs: trust(allow(ANN, { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } })) },
        {
            title: "the own account with MFA, as JSON text",
            inputs: { assumeRolePolicy: JSON.stringify(trust(allow(ROOT, MFA)).assumeRolePolicy) },
            provider,
        },
        { title: "keys and operators in another case", inputs: trust(allow(ANN, { bool: { "AWS:multifactorauthpresent": true } })) },
        {
            title: "a Deny of what is not MFA-authenticated",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            inputs: trust(allow(ANN), {
                Effect: "Deny",
                Principal: "*",
                Action: "*",
                Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
            }),
        },
        ...[
            ["all but roles", { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } }] as const,
            ["all but sessions", { StringNotEquals: { "aws:PrincipalType": "AssumedRole" } }] as const,
            ["every user of the account", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:user/*` } }] as const,
        ].map(([title, Condition]) => ({
            title: `a Deny of ${title}`,
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            inputs: trust(allow(ROOT), { ...allow("*", Condition), Effect: "Deny" }),
            provider,
        })),
        ...[["a user by name", ANN] as const, ["the own account and a user by name", { AWS: [ROOT.AWS, ANN.AWS] }] as const].map(
            ([title, principal]) => ({
                title: `a Deny of every user of the account, among them ${title}`,
                alarmingWhenHidden: {
                    "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                    "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
                },
                inputs: trust(allow(principal), {
                    ...allow("*", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:user/*` } }),
                    Effect: "Deny",
                }),
                provider,
            }),
        ),
        {
            title: "a role, whose sessions cannot carry the key",
            inputs: trust(allow({ AWS: `arn:aws:iam::${OWN}:role/deploy` })),
            provider,
        },
        {
            title: "an identity provider",
            inputs: trust(allow({ Federated: `arn:aws:iam::${OWN}:saml-provider/idp` }, undefined, "sts:AssumeRoleWithSAML")),
        },
        {
            title: "a foreign account, which is another policy's matter",
            inputs: trust(allow({ AWS: `arn:aws:iam::${OTHER}:root` })),
            provider,
        },
        { title: "an account of automation", inputs: trust(allow(ROOT)), provider, config: { automationAccounts: [OWN] } },
        { title: "no trust at all", inputs: {} },
    ],
    violating: [
        { title: "a user", inputs: trust(allow(ANN)), found: [`noMfa@${AT}`] },
        ...[
            ["every role of the own account, which leaves the users", `arn:aws:iam::${OWN}:role/*`] as const,
            ["some users", `arn:aws:iam::${OWN}:user/staff/*`] as const,
            ["the users of another account", `arn:aws:iam::${OTHER}:user/*`] as const,
        ].map(([title, arn]) => ({
            title: `a Deny of ${title}`,
            inputs: trust(allow(ROOT), { ...allow("*", { ArnLike: { "aws:PrincipalArn": arn } }), Effect: "Deny" }),
            provider,
            found: [`noMfa@${AT}`] as const,
        })),
        {
            title: "a user of a path, in another partition",
            inputs: trust(allow({ AWS: `arn:aws-us-gov:iam::${OWN}:user/staff/ann` })),
            found: [`noMfa@${AT}`],
        },
        {
            title: "a user, where a Deny is for those of another account",
            inputs: trust(allow(ANN), {
                ...allow("*", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OTHER}:user/*` } }),
                Effect: "Deny",
            }),
            provider,
            found: [`noMfa@${AT}`],
        },
        { title: "the own account by its root", inputs: trust(allow(ROOT)), provider, found: [`noMfa@${AT}`] },
        {
            title: "the own account by its digits, as configured",
            inputs: trust(allow({ AWS: OWN })),
            config: { accountId: OWN },
            found: [`noMfa@${AT}`],
        },
        {
            title: "the own account by the role that the provider assumes",
            inputs: trust(allow(ROOT)),
            provider: { assumeRoles: JSON.stringify([{ roleArn: `arn:aws:iam::${OWN}:role/deploy` }]) },
            found: [`noMfa@${AT}`],
        },
        {
            title: "BoolIfExists proves nothing",
            inputs: trust(allow(ANN, { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } })),
            found: [`noMfa@${AT}`],
        },
        {
            title: "MFA for one statement of two",
            inputs: trust(allow(ANN, MFA), allow({ AWS: [ANN.AWS, `arn:aws:iam::${OWN}:user/ben`] })),
            found: ["noMfa@assumeRolePolicy.Statement[1]"],
        },
        {
            title: "two users of one statement are one finding",
            inputs: trust(allow({ AWS: [ANN.AWS, `arn:aws:iam::${OWN}:user/ben`] })),
            found: [`noMfa@${AT}`],
        },
        {
            title: "a single statement and a list of actions",
            inputs: { assumeRolePolicy: { Statement: allow(ANN, undefined, ["sts:TagSession", "sts:*"]) } },
            found: ["noMfa@assumeRolePolicy.Statement"],
        },
        { title: "JSON text", inputs: { assumeRolePolicy: JSON.stringify(trust(allow(ANN)).assumeRolePolicy) }, found: [`noMfa@${AT}`] },
        {
            title: "a role of aws-native",
            type: "aws-native:iam:Role",
            inputs: { assumeRolePolicyDocument: trust(allow(ANN)).assumeRolePolicy },
            found: ["noMfa@assumeRolePolicyDocument.Statement[0]"],
        },
    ],
    unknown: [
        { title: "the document", inputs: { assumeRolePolicy: UNKNOWN }, undetermined: ["assumeRolePolicy"] },
        { title: "the principal", inputs: trust(allow({ AWS: UNKNOWN })), undetermined: [AT] },
        { title: "an unknown principal with MFA", inputs: trust(allow({ AWS: UNKNOWN }, MFA)), undetermined: [] },
        { title: "a whole account, and the own one is not known", inputs: trust(allow(ROOT)), undetermined: [AT] },
        {
            title: "one statement unknown, the other wrong",
            inputs: trust(UNKNOWN, allow(ANN)),
            undetermined: [AT],
            found: ["noMfa@assumeRolePolicy.Statement[1]"],
        },
    ],
    secret: [{ title: "masked by the document", inputs: { assumeRolePolicy: MASKED }, undetermined: ["assumeRolePolicy"] }],
});
