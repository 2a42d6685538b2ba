import rule from "../../../policies/access/web-identity-trust-scoped";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testResourceRule } from "../../support/rule-tests";

const GITHUB = "token.actions.githubusercontent.com";
const provider = (issuer: string): string => `arn:aws:iam::123456789012:oidc-provider/${issuer}`;
const allow = (issuer: string, condition?: object, more: object = {}): object => ({
    Effect: "Allow",
    Principal: { Federated: provider(issuer) },
    Action: "sts:AssumeRoleWithWebIdentity",
    ...(condition === undefined ? {} : { Condition: condition }),
    ...more,
});
const saml = (condition?: object): object => ({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::123456789012:saml-provider/corp" },
    Action: "sts:AssumeRoleWithSAML",
    ...(condition === undefined ? {} : { Condition: condition }),
});
const trust = (...statements: readonly unknown[]): { assumeRolePolicy: unknown } => ({ assumeRolePolicy: { Statement: statements } });
const first = "token@assumeRolePolicy.Statement[0]";
const aud = { [`${GITHUB}:aud`]: "sts.amazonaws.com" };
const sub = (value: unknown): object => ({ [`${GITHUB}:sub`]: value });

/** A statement for several providers. */
const several = (providers: readonly string[], condition: object): object => ({
    Effect: "Allow",
    Principal: { Federated: providers },
    Action: ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"],
    Condition: condition,
});
const CORP = "arn:aws:iam::123456789012:saml-provider/corp";
const MAIN = { ...aud, ...sub("repo:acme/orders:ref:refs/heads/main") };

testResourceRule(rule, {
    compliant: [
        {
            title: "two providers, of which one alone has the claims: tokens of the other are refused",
            inputs: trust(several([provider(GITHUB), provider("gitlab.com")], { StringEquals: MAIN })),
        },
        {
            title: "tokens and assertions, by claims of the tokens",
            inputs: trust(several([provider(GITHUB), CORP], { StringEquals: MAIN })),
        },
        {
            title: "tokens and assertions, by the audience of the assertions",
            inputs: trust(several([provider(GITHUB), CORP], { StringEquals: { "saml:aud": "https://signin.aws.amazon.com/saml" } })),
        },
        {
            title: "GitHub, one branch",
            inputs: trust(allow(GITHUB, { StringEquals: { ...aud, ...sub("repo:acme/orders:ref:refs/heads/main") } })),
        },
        { title: "GitHub, one organisation", inputs: trust(allow(GITHUB, { StringEquals: aud, StringLike: sub("repo:acme/*") })) },
        {
            title: "GitHub, as text, several repositories",
            inputs: {
                assumeRolePolicy: JSON.stringify({
                    Statement: allow(GITHUB, { StringEquals: aud, StringLike: sub(["repo:acme/a:*", "repo:acme/b:*"]) }),
                }),
            },
        },
        {
            title: "GitLab, one group",
            inputs: trust(
                allow("gitlab.com", {
                    StringEquals: { "gitlab.com:aud": "https://gitlab.com" },
                    StringLike: { "gitlab.com:sub": "project_path:acme/*" },
                }),
            ),
        },
        {
            title: "EKS, one service account",
            inputs: trust(
                allow("oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF", {
                    StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF:sub": "system:serviceaccount:default:orders" },
                }),
            ),
        },
        {
            title: "GitHub, where a Deny keeps out all others",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            inputs: trust(allow(GITHUB, { StringEquals: aud }), {
                ...allow(GITHUB, { StringNotLike: sub("repo:acme/*") }),
                Effect: "Deny",
            }),
        },
        {
            title: "GitHub, where a Deny for everybody keeps out what lacks either",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.1": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.2": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.1.Effect": HIDDEN_STATEMENT,
                "assumeRolePolicy.Statement.2.Effect": HIDDEN_STATEMENT,
            },
            inputs: trust(
                allow(GITHUB),
                {
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sts:*",
                    Condition: { StringNotEquals: aud },
                },
                {
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sts:*",
                    Condition: { StringNotEquals: sub("repo:acme/orders:ref:refs/heads/main") },
                },
            ),
        },
        { title: "SAML for the console", inputs: trust(saml({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } })) },
        {
            title: "Cognito is the matter of another rule",
            alarmingWhenHidden: {
                "assumeRolePolicy.Statement.0.Principal*":
                    "a provider that is not known until the deployment is one that the stack makes, which Cognito is not",
            },
            inputs: trust({ ...allow(GITHUB), Principal: { Federated: "cognito-identity.amazonaws.com" } }),
        },
        {
            title: "a service",
            inputs: trust({ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
        },
        { title: "a Deny", inputs: trust({ ...allow(GITHUB), Effect: "Deny" }) },
    ],
    violating: [
        {
            title: "two providers, by claims of one that a token need not have",
            inputs: trust(several([provider(GITHUB), provider("gitlab.com")], { StringEqualsIfExists: MAIN })),
            found: [first, first],
        },
        {
            title: "two providers, by a claim that one token must not have",
            inputs: trust(several([provider(GITHUB), provider("gitlab.com")], { StringNotEquals: sub("repo:evil/orders") })),
            found: [first, first],
        },
        {
            title: "two providers, by a claim that says too little of the one that has it",
            inputs: trust(several([provider(GITHUB), provider("gitlab.com")], { StringEquals: aud })),
            found: [first],
        },
        // "Available keys for AWS OIDC federation" has no such key: a token that satisfies this condition does not exist.
        {
            title: "GitHub, by the owner of the repository, of which STS makes no key",
            inputs: trust(allow(GITHUB, { StringEquals: { ...aud, [`${GITHUB}:repository_owner`]: "acme" } })),
            found: [first],
        },
        { title: "GitHub without any condition", inputs: trust(allow(GITHUB)), found: [first] },
        {
            title: "GitHub, where a Deny keeps out one repository",
            inputs: trust(allow(GITHUB, { StringEquals: aud }), { ...allow(GITHUB, { StringLike: sub("repo:evil/*") }), Effect: "Deny" }),
            found: [first],
        },
        {
            title: "GitHub, where a Deny of others is for another provider",
            inputs: trust(allow(GITHUB, { StringEquals: aud }), {
                ...allow("gitlab.com", { StringNotLike: sub("repo:acme/*") }),
                Effect: "Deny",
            }),
            found: [first],
        },
        { title: "GitHub, the audience alone", inputs: trust(allow(GITHUB, { StringEquals: aud })), found: [first] },
        {
            title: "GitHub, the subject alone",
            inputs: trust(allow(GITHUB, { StringEquals: sub("repo:acme/orders:ref:refs/heads/main") })),
            found: [first],
        },
        { title: "GitHub, any repository", inputs: trust(allow(GITHUB, { StringEquals: aud, StringLike: sub("repo:*") })), found: [first] },
        {
            title: "GitHub, a leading wildcard",
            inputs: trust(allow(GITHUB, { StringEquals: aud, StringLike: sub("*:acme/orders:*") })),
            found: [first],
        },
        {
            title: "GitHub, an organisation's name left open",
            inputs: trust(allow(GITHUB, { StringEquals: aud, StringLike: sub("repo:acme*") })),
            found: [first],
        },
        {
            title: "GitHub, one good and one open value",
            inputs: trust(allow(GITHUB, { StringEquals: aud, StringLike: sub(["repo:acme/*", "*"]) })),
            found: [first],
        },
        {
            title: "GitHub, ForAllValues",
            inputs: trust(allow(GITHUB, { StringEquals: aud, "ForAllValues:StringLike": sub("repo:acme/*") })),
            found: [first],
        },
        {
            title: "after a statement for another provider",
            inputs: trust(saml({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } }), allow(GITHUB)),
            found: ["token@assumeRolePolicy.Statement[1]"],
        },
        {
            title: "HCP Terraform without a workspace",
            inputs: trust(allow("app.terraform.io", { StringEquals: { "app.terraform.io:aud": "aws.workload.identity" } })),
            found: [first],
        },
        { title: "a provider that is not in the table, without any claim", inputs: trust(allow("idp.example.com")), found: [first] },
        { title: "SAML without an audience", inputs: trust(saml()), found: ["assertion@assumeRolePolicy.Statement[0]"] },
        {
            title: "aws-native",
            type: "aws-native:iam:Role",
            inputs: { assumeRolePolicyDocument: { Statement: [allow(GITHUB)] } },
            found: ["token@assumeRolePolicyDocument.Statement[0]"],
        },
        {
            title: "four statements: the first three, and a count",
            inputs: trust(allow(GITHUB), allow(GITHUB), allow(GITHUB), allow(GITHUB)),
            found: [
                "token@assumeRolePolicy.Statement[0]",
                "token@assumeRolePolicy.Statement[1]",
                "token@assumeRolePolicy.Statement[2]",
                "more@assumeRolePolicy",
            ],
        },
    ],
    unknown: [
        {
            title: "the subject",
            inputs: trust(allow(GITHUB, { StringEquals: { ...aud, ...sub(UNKNOWN) } })),
            undetermined: ["assumeRolePolicy.Statement[0]"],
        },
        {
            title: "the provider, as at the first preview",
            inputs: trust({ ...allow(GITHUB, { StringEquals: { ...aud } }), Principal: { Federated: UNKNOWN } }),
            undetermined: ["assumeRolePolicy.Statement[0]"],
        },
        {
            title: "the provider, whichever it is, without any condition",
            inputs: trust({ ...allow(GITHUB), Principal: { Federated: UNKNOWN } }),
            undetermined: [],
            found: ["token@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "a provider of SAML, whichever it is, without any condition",
            inputs: trust({ ...allow(GITHUB), Action: "sts:AssumeRoleWithSAML", Principal: { Federated: UNKNOWN } }),
            undetermined: [],
            found: ["assertion@assumeRolePolicy.Statement[0]"],
        },
        {
            title: "a role beside the provider, which has no claims",
            inputs: trust({
                ...several([provider(GITHUB)], { StringEquals: { "foo:aud": "sts.amazonaws.com" } }),
                Principal: { Federated: provider(GITHUB), AWS: UNKNOWN },
                Action: ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"],
            }),
            undetermined: [],
            found: [first],
        },
        {
            title: "another provider beside the first, whose claims these may be",
            inputs: trust(several([provider(GITHUB), UNKNOWN], { StringEquals: { "foo:aud": "sts.amazonaws.com" } })),
            undetermined: ["assumeRolePolicy.Statement[0]"],
        },
        { title: "the document", inputs: { assumeRolePolicy: UNKNOWN }, undetermined: ["assumeRolePolicy"] },
    ],
    secret: [{ title: "masked by the document", inputs: { assumeRolePolicy: MASKED }, undetermined: ["assumeRolePolicy"] }],
});
