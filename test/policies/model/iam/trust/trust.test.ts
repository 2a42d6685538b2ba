import assert from "node:assert/strict";
import { OwnAccount } from "../../../../../policies/model/account";
import deputies from "../../../../../policies/data/confused-deputy-services.json";
import issuers from "../../../../../policies/data/oidc-issuers.json";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { type PolicyDocument } from "../../../../../policies/model/iam/language/statement";
import { crossAccountTrusts, humanTrustsWithoutMfa } from "../../../../../policies/model/iam/trust/account-trusts";
import { trustGrants } from "../../../../../policies/model/iam/trust/trust-grants";
import { webIdentityTrusts } from "../../../../../policies/model/iam/trust/federation";
import { confusedDeputies, functionRoleTrust, wildcardTrusts } from "../../../../../policies/model/iam/trust/trust-scope";
import { Undetermined, UNKNOWN } from "../../../../../policies/model/values";

const OWN = "111122223333";
const FOREIGN = "444455556666";
const root = (account: string): string => `arn:aws:iam::${account}:root`;

type Json = Record<string, unknown>;

const allow = (principal: unknown, condition: Json = {}, action: unknown = "sts:AssumeRole"): Json => ({
    Effect: "Allow",
    Principal: principal,
    Action: action,
    Condition: condition,
});
const deny = (condition: Json = {}, action: unknown = "sts:AssumeRole", principal: unknown = "*"): Json => ({
    ...allow(principal, condition, action),
    Effect: "Deny",
});
const trust = (...statements: readonly Json[]): PolicyDocument => parseDocument({ Version: "2012-10-17", Statement: statements });

const undetermined = (reason: string) => (error: unknown) => error instanceof Undetermined && error.reason === reason;
const places = (found: readonly { readonly statement: { readonly index: number } }[]): readonly number[] =>
    found.map(({ statement }) => statement.index);

describe("who may assume a role", () => {
    const actionsOf = (principal: unknown, action: unknown): readonly (readonly string[])[] =>
        trustGrants(trust(allow(principal, {}, action))).map(({ actions }) => actions);
    const federated = { Federated: `arn:aws:iam::${OWN}:oidc-provider/gitlab.com` };

    const cases: readonly (readonly [string, unknown, unknown, readonly (readonly string[])[]])[] = [
        ["by name", { AWS: OWN }, "sts:AssumeRole", [["sts:AssumeRole"]]],
        ["in any case", { AWS: OWN }, "STS:assumerole", [["sts:AssumeRole"]]],
        ["by a wildcard", { AWS: OWN }, "sts:*", [["sts:AssumeRole"]]],
        ["by everything", federated, "*", [["sts:AssumeRoleWithWebIdentity"]]],
        ["by an action that the principal cannot use", federated, "sts:AssumeRole", []],
        ["by tags alone", { AWS: OWN }, ["sts:TagSession", "sts:SetSourceIdentity"], []],
        ["with tags", { AWS: OWN }, ["sts:AssumeRole", "sts:TagSession"], [["sts:AssumeRole"]]],
        ["for each of two principals", { AWS: [OWN, FOREIGN] }, "sts:AssumeRole", [["sts:AssumeRole"], ["sts:AssumeRole"]]],
    ];
    for (const [title, principal, action, expected] of cases) {
        it(`is told ${title}`, () => assert.deepEqual(actionsOf(principal, action), expected));
    }

    it("leaves out those whom a Deny keeps out, wherever it stands", () => {
        assert.equal(trustGrants(trust(deny(), allow({ AWS: OWN }))).length, 0);
        assert.equal(trustGrants(trust(allow({ AWS: OWN }), deny({}, "sts:*"))).length, 0);
        assert.equal(trustGrants(trust(allow({ AWS: [OWN, FOREIGN] }), deny({}, "*", { AWS: FOREIGN }))).length, 1);
    });

    it("keeps those whom a Deny does not certainly keep out", () => {
        assert.equal(trustGrants(trust(allow({ AWS: OWN }), deny({}, "sts:TagSession"))).length, 1);
        assert.equal(trustGrants(trust(allow({ AWS: OWN }), deny({ Bool: { "aws:SecureTransport": "false" } }))).length, 1);
        assert.equal(trustGrants(trust(allow({ AWS: OWN }), deny({}, "*", { AWS: FOREIGN }))).length, 1);
    });
});

describe("trust in everybody", () => {
    const findings: readonly (readonly [string, PolicyDocument, readonly number[]])[] = [
        ["a bare star", trust(allow("*")), [0]],
        ["AWS star", trust(allow({ AWS: "*" })), [0]],
        ["AWS star in a list", trust(allow({ AWS: [root(OWN), "*"] })), [0]],
        ["any federation", trust(allow({ Federated: "*" }, {}, "sts:AssumeRoleWithWebIdentity")), [0]],
        ["a pattern over accounts", trust(allow({ AWS: "arn:aws:iam::*:root" })), [0]],
        ["all but one", trust({ Effect: "Allow", NotPrincipal: { AWS: OWN }, Action: "sts:AssumeRole" }), [0]],
        ["a second statement", trust(allow({ Service: "lambda.amazonaws.com" }), allow("*")), [1]],
        ["a star with an external ID", trust(allow("*", { StringEquals: { "sts:ExternalId": "a1b2" } })), [0]],
        ["a star with any organisation", trust(allow("*", { StringLike: { "aws:PrincipalOrgID": "*" } })), [0]],
        [
            "a star with the organisation if there is one",
            trust(allow("*", { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })),
            [0],
        ],
        ["a star and a Deny of something else", trust(allow("*"), deny({}, "sts:TagSession")), [0]],
    ];
    for (const [title, document, expected] of findings)
        it(`is found in ${title}`, () => assert.deepEqual(places(wildcardTrusts(document)), expected));

    const clean: readonly (readonly [string, PolicyDocument])[] = [
        ["an organisation", trust(allow("*", { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }))],
        ["an account", trust(allow({ AWS: "*" }, { StringEquals: { "aws:PrincipalAccount": OWN } }))],
        [
            "a Deny of all but one principal",
            trust(allow({ AWS: "*" }), { Effect: "Deny", NotPrincipal: { AWS: `arn:aws:iam::${OWN}:role/a` }, Action: "sts:AssumeRole" }),
        ],
        ["a principal", trust(allow({ AWS: "*" }, { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/deploy-*` } }))],
        [
            "a Deny of everybody outside the organisation",
            trust(allow("*"), deny({ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })),
        ],
        ["a whole Deny", trust(allow("*"), deny())],
        ["a named principal", trust(allow({ AWS: root(FOREIGN) }))],
    ];
    for (const [title, document] of clean) it(`is not found with ${title}`, () => assert.deepEqual(wildcardTrusts(document), []));

    it("is undetermined for an unknown principal or organisation", () => {
        // `*` is everybody under each of them.
        for (const kind of ["AWS", "Service", "Federated"])
            assert.throws(() => wildcardTrusts(trust(allow({ [kind]: UNKNOWN }))), undetermined("unknown"));
        assert.throws(
            () => wildcardTrusts(trust(allow("*", { StringEquals: { "aws:PrincipalOrgID": UNKNOWN } }))),
            undetermined("unknown"),
        );
        assert.throws(() => wildcardTrusts(trust(allow("*", {}, UNKNOWN))), undetermined("unknown"));
        assert.throws(() => wildcardTrusts(trust(allow("*"), deny({}, UNKNOWN))), undetermined("unknown"));
    });

    it("is told in spite of another unknown statement", () =>
        assert.deepEqual(places(wildcardTrusts(trust(allow({ AWS: UNKNOWN }), allow("*")))), [1]));
});

describe("trust in a foreign account", () => {
    const scope = { own: OwnAccount.of({ configured: OWN }), trusted: new Set(["777788889999"]) };
    const of = (...statements: readonly Json[]) => places(crossAccountTrusts(trust(...statements), scope).grants);

    it("is found for the account as a whole", () => {
        assert.deepEqual(of(allow({ AWS: root(FOREIGN) })), [0]);
        assert.deepEqual(of(allow({ AWS: FOREIGN })), [0]);
        assert.deepEqual(of(allow({ AWS: [root(OWN), FOREIGN] })), [0]);
        assert.deepEqual(of(allow({ AWS: `arn:aws:iam::${FOREIGN}:role/*` })), [0]);
    });

    it("is not found for one principal, the own account and trusted ones", () => {
        assert.deepEqual(of(allow({ AWS: `arn:aws:iam::${FOREIGN}:role/ci` })), []);
        assert.deepEqual(of(allow({ AWS: [root(OWN), OWN, root("777788889999")] })), []);
        assert.deepEqual(of(allow({ Service: "lambda.amazonaws.com" })), []);
        assert.deepEqual(of(allow("*")), []);
    });

    const narrowed: readonly (readonly [string, Json, boolean])[] = [
        ["an external ID", { StringEquals: { "sts:ExternalId": "a1b2" } }, true],
        ["any external ID", { StringLike: { "sts:ExternalId": "*" } }, false],
        ["an organisation", { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }, true],
        ["MFA", { Bool: { "aws:MultiFactorAuthPresent": "true" } }, true],
        ["MFA false", { Bool: { "aws:MultiFactorAuthPresent": "false" } }, false],
        ["MFA if there is one", { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } }, false],
        ["a principal's ARN", { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${FOREIGN}:role/ci` } }, true],
        ["the unique ID of a role, in any session", { StringLike: { "aws:userid": "AROA0123456789EXAMPLE:*" } }, true],
        ["the unique ID of any role", { StringLike: { "aws:userid": "AROA*:*" } }, false],
        ["the ARN of any role", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${FOREIGN}:role/*` } }, false],
        ["the account once more", { StringEquals: { "aws:PrincipalAccount": FOREIGN } }, false],
    ];
    for (const [title, condition, enough] of narrowed) {
        it(`is ${enough ? "" : "not "}narrowed by ${title}`, () =>
            assert.deepEqual(of(allow({ AWS: root(FOREIGN) }, condition)), enough ? [] : [0]));
    }

    it("is narrowed by a Deny of everybody without MFA, or outside the organisation", () => {
        const open = allow({ AWS: root(FOREIGN) });
        assert.deepEqual(of(open, deny({ BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } })), []);
        assert.deepEqual(of(open, deny({ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })), []);
        assert.deepEqual(of(open, deny({ StringNotEquals: { "sts:ExternalId": "a1b2" } })), []);
        assert.deepEqual(of(open, deny({ StringNotEquals: { "aws:PrincipalAccount": FOREIGN } })), [0]);
    });

    it("is undetermined without an own account, or with an unknown principal", () => {
        const nowhere = { own: OwnAccount.of({}), trusted: new Set<string>() };
        const { grants, unplaced } = crossAccountTrusts(trust(allow({ AWS: root(FOREIGN) })), nowhere);
        assert.deepEqual([places(grants), places(unplaced)], [[], [0]]);
        assert.throws(() => crossAccountTrusts(trust(allow({ AWS: UNKNOWN })), scope), undetermined("unknown"));
        assert.deepEqual(
            crossAccountTrusts(trust(allow({ AWS: UNKNOWN }, { StringEquals: { "sts:ExternalId": "a1b2" } })), scope).grants,
            [],
        );
    });
});

describe("people without MFA", () => {
    const scope = { own: OwnAccount.of({ configured: OWN }), trusted: new Set<string>() };
    const of = (...statements: readonly Json[]) => places(humanTrustsWithoutMfa(trust(...statements), scope).grants);
    const user = { AWS: `arn:aws:iam::${FOREIGN}:user/alice` };
    const mfa = { Bool: { "aws:MultiFactorAuthPresent": "true" } };

    it("are found among users and the own account", () => {
        assert.deepEqual(of(allow(user)), [0]);
        assert.deepEqual(of(allow({ AWS: root(OWN) })), [0]);
        assert.deepEqual(of(allow({ AWS: OWN })), [0]);
        assert.deepEqual(of(allow(user, mfa), allow({ AWS: OWN })), [1]);
    });

    it("are left to others among foreign accounts and everybody, and not sought among roles and services", () => {
        for (const principal of [{ AWS: root(FOREIGN) }, "*", { AWS: `arn:aws:iam::${OWN}:role/x` }, { Service: "lambda.amazonaws.com" }])
            assert.deepEqual(of(allow(principal)), []);
    });

    it("are not found where MFA is required, by condition or by Deny", () => {
        assert.deepEqual(of(allow(user, mfa)), []);
        assert.deepEqual(of(allow(user, { NumericLessThan: { "aws:MultiFactorAuthAge": "3600" } })), []);
        assert.deepEqual(of(allow(user), deny({ BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } })), []);
    });

    it("are found where the condition does not require it", () => {
        assert.deepEqual(of(allow(user, { Bool: { "aws:MultiFactorAuthPresent": "false" } })), [0]);
        assert.deepEqual(of(allow(user, { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } })), [0]);
        assert.deepEqual(of(allow(user), deny({ Bool: { "aws:MultiFactorAuthPresent": "false" } })), [0]);
        assert.deepEqual(of(allow(user), deny({ BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }, "sts:TagSession")), [0]);
    });

    it("are not found where only roles of the account are admitted", () =>
        assert.deepEqual(of(allow({ AWS: OWN }, { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${OWN}:role/*` } })), []));

    it("are not found in accounts of automation", () =>
        assert.deepEqual(humanTrustsWithoutMfa(trust(allow(user)), { ...scope, trusted: new Set([FOREIGN]) }).grants, []));

    it("are found among users without an own account, which only whole accounts need", () => {
        const nowhere = { own: OwnAccount.of({}), trusted: new Set<string>() };
        const { grants, unplaced } = humanTrustsWithoutMfa(trust(allow(user), allow({ AWS: OWN })), nowhere);
        assert.deepEqual([places(grants), places(unplaced)], [[0], [1]]);
    });
});

describe("trust in web identities", () => {
    const web = (issuer: string, condition: Json): Json =>
        allow({ Federated: `arn:aws:iam::${OWN}:oidc-provider/${issuer}` }, condition, "sts:AssumeRoleWithWebIdentity");
    const missing = (...statements: readonly Json[]) =>
        webIdentityTrusts(trust(...statements)).map(({ grant, missing: parts }) => [grant.statement.index, ...parts]);

    const github = "token.actions.githubusercontent.com";
    const gh = (sub: unknown, operator = "StringLike"): Json => ({
        StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" },
        [operator]: { [`${github}:sub`]: sub },
    });

    const subjects: readonly (readonly [unknown, boolean])[] = [
        ["repo:acme/api:ref:refs/heads/main", true],
        ["repo:acme/api:*", true],
        ["repo:acme/*", true],
        ["repo:acme@123456/api@456789:*", true],
        [["repo:acme/api:*", "repo:acme/web:*"], true],
        ["repository_owner:acme:environment:prod", true],
        ["environment:prod:repo:acme/api", true],
        ["*", false],
        ["repo:*", false],
        ["repo:*/*", false],
        ["repo:acme*", false],
        ["repo:*/api:*", false],
        ["*:environment:prod", false],
        ["*:repo:acme/api", false],
        ["environment:prod", false],
        [["repo:acme/api:*", "repo:*"], false],
    ];
    for (const [sub, enough] of subjects) {
        it(`${enough ? "names" : "does not name"} GitHub's customer by ${JSON.stringify(sub)}`, () =>
            assert.deepEqual(missing(web(github, gh(sub))), enough ? [] : [[0, "subject"]]));
    }

    it("finds a GitHub statement after one that is not GitHub's", () =>
        assert.deepEqual(
            missing(
                allow({ Service: "lambda.amazonaws.com" }),
                web("gitlab.com", {
                    StringEquals: { "gitlab.com:aud": "x", "gitlab.com:sub": "project_path:acme/api:ref_type:branch:ref:main" },
                }),
                web(github, gh("*")),
            ),
            [[2, "subject"]],
        ));

    it("wants the audience of a shared issuer too", () => {
        assert.deepEqual(missing(web(github, { StringLike: { [`${github}:sub`]: "repo:acme/*" } })), [[0, "audience"]]);
        assert.deepEqual(missing(web(github, {})), [[0, "audience", "subject"]]);
        assert.deepEqual(missing(web(github, { StringEquals: { [`${github}:aud`]: "sts.amazonaws.com" } })), [[0, "subject"]]);
    });

    it("takes the repository or the workflow for the subject, but not the actor or the branch", () => {
        const aud = { [`${github}:aud`]: "sts.amazonaws.com" };
        assert.deepEqual(missing(web(github, { StringEquals: { ...aud, [`${github}:repository`]: "acme/api" } })), []);
        assert.deepEqual(missing(web(github, { StringEquals: aud, StringLike: { [`${github}:job_workflow_ref`]: "acme/ci/*" } })), []);
        assert.deepEqual(missing(web(github, { StringEquals: { ...aud, [`${github}:actor`]: "alice" } })), [[0, "subject"]]);
        assert.deepEqual(missing(web(github, { StringEquals: { ...aud, [`${github}:ref`]: "refs/heads/main" } })), [[0, "subject"]]);
    });

    it("takes no ForAllValues, IfExists or negation for a proof", () => {
        assert.deepEqual(missing(web(github, gh("repo:acme/*", "ForAllValues:StringLike"))), [[0, "subject"]]);
        assert.deepEqual(missing(web(github, gh("repo:acme/*", "StringLikeIfExists"))), [[0, "subject"]]);
        assert.deepEqual(missing(web(github, gh("repo:evil/*", "StringNotLike"))), [[0, "subject"]]);
        assert.deepEqual(
            missing(web(github, { ...gh("repo:acme/*", "ForAllValues:StringLike"), Null: { [`${github}:sub`]: "false" } })),
            [],
        );
    });

    const others: readonly (readonly [string, string, Json, readonly (readonly (string | number)[])[]])[] = [
        [
            "GitLab, a group",
            "gitlab.com",
            { StringEquals: { "gitlab.com:aud": "x" }, StringLike: { "gitlab.com:sub": "project_path:acme/*:ref_type:branch:ref:main" } },
            [],
        ],
        [
            "GitLab, any group",
            "gitlab.com",
            { StringEquals: { "gitlab.com:aud": "x" }, StringLike: { "gitlab.com:sub": "project_path:*:ref_type:branch:ref:main" } },
            [[0, "subject"]],
        ],
        [
            "HCP Terraform",
            "app.terraform.io",
            {
                StringEquals: { "app.terraform.io:aud": "aws.workload.identity" },
                StringLike: { "app.terraform.io:sub": "organization:acme:project:*:workspace:*:run_phase:*" },
            },
            [],
        ],
        [
            "HCP Terraform, any organisation",
            "app.terraform.io",
            {
                StringEquals: { "app.terraform.io:aud": "aws.workload.identity" },
                StringLike: { "app.terraform.io:sub": "organization:*:workspace:prod:*" },
            },
            [[0, "subject"]],
        ],
        ["Pulumi Cloud by audience", "api.pulumi.com/oidc", { StringEquals: { "api.pulumi.com/oidc:aud": "aws:acme" } }, []],
        [
            "Pulumi Cloud by audience and subject",
            "api.pulumi.com/oidc",
            { StringEquals: { "api.pulumi.com/oidc:aud": "acme" }, StringLike: { "api.pulumi.com/oidc:sub": "pulumi:deploy:org:acme:*" } },
            [],
        ],
        [
            "Pulumi Cloud without either",
            "api.pulumi.com/oidc",
            { StringLike: { "api.pulumi.com/oidc:sub": "pulumi:deploy:*" } },
            [[0, "audience", "subject"]],
        ],
        [
            "Buildkite",
            "agent.buildkite.com",
            {
                StringEquals: { "agent.buildkite.com:aud": "sts.amazonaws.com" },
                StringLike: { "agent.buildkite.com:sub": "organization:acme:pipeline:*" },
            },
            [],
        ],
        [
            "Buildkite, a prefix of the organisation",
            "agent.buildkite.com",
            {
                StringEquals: { "agent.buildkite.com:aud": "sts.amazonaws.com" },
                StringLike: { "agent.buildkite.com:sub": "organization:acme*" },
            },
            [[0, "subject"]],
        ],
        [
            "CircleCI, one organisation's issuer",
            "oidc.circleci.com/org/0a1b",
            { StringEquals: { "oidc.circleci.com/org/0a1b:aud": "0a1b" } },
            [],
        ],
        ["Bitbucket, one workspace's issuer", "api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", {}, [[0, "subject"]]],
        [
            "EKS, one service account",
            "oidc.eks.eu-west-1.amazonaws.com/id/ABC",
            { StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:prod:api" } },
            [],
        ],
        [
            "EKS, any service account",
            "oidc.eks.eu-west-1.amazonaws.com/id/ABC",
            { StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:aud": "sts.amazonaws.com" } },
            [[0, "subject"]],
        ],
        [
            "EKS, any namespace",
            "oidc.eks.eu-west-1.amazonaws.com/id/ABC",
            { StringLike: { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:*" } },
            [[0, "subject"]],
        ],
        ["an Entra tenant", "sts.windows.net/0a1b/", { StringEquals: { "sts.windows.net/0a1b/:aud": "api://x" } }, []],
        ["another issuer", "id.example.com", { StringEquals: { "id.example.com:sub": "svc" } }, []],
    ];
    for (const [title, issuer, condition, expected] of others) {
        it(`judges ${title}`, () => assert.deepEqual(missing(web(issuer, condition)), expected));
    }

    it("takes Microsoft Sentinel's workspace in the session name for the customer, and keys with the issuer's closing slash", () => {
        const issuer = "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/";
        const of = (session: string) =>
            missing(web(issuer, { StringEquals: { [`${issuer}:aud`]: "api://x" }, StringLike: { "sts:RoleSessionName": session } }));
        assert.deepEqual(of("MicrosoftSentinel_0a1b"), []);
        assert.deepEqual(of("MicrosoftSentinel_*"), [[0, "subject"]]);
    });

    it("judges issuers built into IAM, and leaves Cognito out", () => {
        const builtIn = (issuer: string, condition: Json) =>
            missing(allow({ Federated: issuer }, condition, "sts:AssumeRoleWithWebIdentity"));
        assert.deepEqual(builtIn("accounts.google.com", { StringEquals: { "accounts.google.com:aud": "1234" } }), []);
        assert.deepEqual(builtIn("accounts.google.com", {}), [[0, "audience", "subject"]]);
        assert.deepEqual(builtIn("graph.facebook.com", { StringEquals: { "graph.facebook.com:app_id": "1234" } }), []);
        assert.deepEqual(builtIn("cognito-identity.amazonaws.com", {}), []);
    });

    it("tells shared issuers from private ones", () => {
        const shared = (issuer: string) => webIdentityTrusts(trust(web(issuer, {}))).map((finding) => finding.issuer?.shared);
        assert.deepEqual(shared(github), [true]);
        assert.deepEqual(shared("id.example.com"), [false]);
    });

    it("wants the audience of a SAML assertion", () => {
        const saml = (condition: Json) =>
            missing(allow({ Federated: `arn:aws:iam::${OWN}:saml-provider/corp` }, condition, "sts:AssumeRoleWithSAML"));
        assert.deepEqual(saml({ StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } }), []);
        assert.deepEqual(saml({ StringLike: { "SAML:aud": "https://*.signin.aws.amazon.com/saml" } }), []);
        assert.deepEqual(saml({ StringLike: { "SAML:aud": "*" } }), [[0, "audience"]]);
        assert.deepEqual(saml({}), [[0, "audience"]]);
    });

    it("is undetermined for an unknown provider or subject", () => {
        assert.throws(
            () => missing(allow({ Federated: UNKNOWN }, gh("repo:acme/*"), "sts:AssumeRoleWithWebIdentity")),
            undetermined("unknown"),
        );
        assert.throws(() => missing(web(github, gh(UNKNOWN))), undetermined("unknown"));
        assert.deepEqual(missing(web(github, gh(["*", UNKNOWN]))), [[0, "subject"]]);
    });

    it("rests on a table whose rows are lower case, unique and dated", () => {
        const names = issuers.issuers.map(({ issuer }) => issuer);
        assert.deepEqual(names, [...new Set(names.map((name) => name.toLowerCase()))]);
        assert.match(issuers.date, /^\d{4}-\d\d-\d\d$/);
    });
});

describe("trust of a function's role", () => {
    const of = (...statements: readonly Json[]) => functionRoleTrust(trust(...statements));
    const lambda = { Service: "lambda.amazonaws.com" };

    it("is Lambda's alone", () => {
        const found = of(allow(lambda, {}, ["sts:AssumeRole", "sts:TagSession"]));
        assert.deepEqual([found.lambda, found.edge, found.others, found.wide], [true, false, [], []]);
    });

    it("stays so with conditions and in China", () => {
        assert.equal(of(allow({ Service: "lambda.amazonaws.com.cn" })).lambda, true);
        assert.deepEqual(of(allow(lambda, { StringEquals: { "aws:SourceAccount": OWN } })).others, []);
    });

    it("tells Lambda@Edge apart", () => {
        const found = of(allow({ Service: ["lambda.amazonaws.com", "edgelambda.amazonaws.com"] }));
        assert.deepEqual([found.lambda, found.edge, found.others.length], [true, true, 0]);
    });

    it("names everybody else", () => {
        const found = of(allow({ ...lambda, AWS: root(OWN) }), allow({ Service: ["ec2.amazonaws.com", UNKNOWN] }));
        assert.deepEqual(
            found.others.map(({ principal }) => principal.kind),
            ["account", "service"],
        );
    });

    it("names statements that give Lambda every action", () => assert.deepEqual(of(allow(lambda, {}, "sts:*")).wide.length, 1));

    it("is undetermined where an unknown principal may be somebody else", () => {
        assert.throws(() => of(allow({ Service: ["lambda.amazonaws.com", UNKNOWN] })), undetermined("unknown"));
        assert.throws(() => of(allow(lambda), allow({ AWS: UNKNOWN })), undetermined("unknown"));
    });
});

describe("confused deputies", () => {
    const of = (principal: unknown, condition: Json = {}) => places(confusedDeputies(trust(allow(principal, condition))));

    it("are services that send the source, without a condition on it", () => {
        assert.deepEqual(of({ Service: "scheduler.amazonaws.com" }), [0]);
        assert.deepEqual(of({ Service: "states.eu-west-1.amazonaws.com" }), [0]);
        assert.deepEqual(of({ Service: ["lambda.amazonaws.com", "vpc-flow-logs.amazonaws.com"] }), [0]);
        for (const service of ["datasync", "dms", "dms.eu-west-1", "elasticmapreduce", "grafana"])
            assert.deepEqual(of({ Service: `${service}.amazonaws.com` }), [0], service);
        assert.deepEqual(of({ Service: "bedrock.amazonaws.com" }, { ArnLike: { "aws:SourceArn": "*" } }), [0]);
        assert.deepEqual(of({ Service: "pipes.amazonaws.com" }, { StringEqualsIfExists: { "aws:SourceAccount": OWN } }), [0]);
    });

    it("are not those with a condition on the source", () => {
        assert.deepEqual(of({ Service: "scheduler.amazonaws.com" }, { StringEquals: { "aws:SourceAccount": OWN } }), []);
        assert.deepEqual(
            of({ Service: "bedrock.amazonaws.com" }, { ArnLike: { "AWS:SourceArn": `arn:aws:bedrock:eu-west-1:${OWN}:agent/*` } }),
            [],
        );
        assert.deepEqual(of({ Service: UNKNOWN }, { StringEquals: { "aws:SourceAccount": OWN } }), []);
    });

    it("are never services that do not send it", () => {
        for (const service of ["lambda", "edgelambda", "ec2", "apigateway", "backup", "glue", "codepipeline"]) {
            assert.deepEqual(of({ Service: `${service}.amazonaws.com` }), []);
            assert.equal(service in deputies.services, false);
        }
    });

    it("are undetermined for an unknown service, or an unknown source that may hold a wildcard", () => {
        assert.throws(() => of({ Service: UNKNOWN }), undetermined("unknown"));
        for (const operator of ["StringLike", "ArnLike", "ArnEquals"])
            for (const key of ["aws:SourceAccount", "aws:SourceArn"])
                assert.throws(
                    () => of({ Service: "scheduler.amazonaws.com" }, { [operator]: { [key]: UNKNOWN } }),
                    undetermined("unknown"),
                    `${operator} ${key}`,
                );
    });

    it("are none under an exact comparison with a source, whatever it will be", () => {
        const scheduler = (condition: Json): unknown => of({ Service: "scheduler.amazonaws.com" }, condition);
        for (const key of ["aws:SourceAccount", "aws:SourceArn"]) {
            assert.deepEqual(scheduler({ StringEquals: { [key]: UNKNOWN } }), []);
            assert.deepEqual(scheduler({ StringEqualsIgnoreCase: { [key]: [UNKNOWN, UNKNOWN] } }), []);
            // Without the key such a line holds too.
            assert.equal((scheduler({ StringEqualsIfExists: { [key]: UNKNOWN } }) as readonly unknown[]).length, 1);
        }
    });
});
