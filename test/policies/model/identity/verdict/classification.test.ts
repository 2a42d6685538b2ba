import assert from "node:assert/strict";
import type { EvidenceOptions } from "../../../../../policies/model/identity";
import type { AwsEndpoint, AwsReplies } from "../../../../support/aws-endpoint";
import { callerIs, denied, devices, roleWith, session as issued, startAwsEndpoint } from "../../../../support/aws-endpoint";
import {
    ACCOUNT,
    CANARIES,
    LONG_LIVED,
    Surroundings,
    TEMPORARY,
    TRUSTS,
    judged,
    longLivedKeys,
    session,
    temporaryKeys,
} from "../surroundings";

const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const PROBE = `arn:aws:iam::${ACCOUNT}:role/mfa-probe`;
const user = `arn:aws:iam::${ACCOUNT}:user/people/${CANARIES.person}`;
/** A role that trusts an OpenID Connect provider. */
const trustOf = (issuer: string) => ({
    Statement: {
        Effect: "Allow",
        Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}` },
        Action: "sts:AssumeRoleWithWebIdentity",
    },
});

const role = (trust: unknown, arn = `arn:aws:iam::${ACCOUNT}:role/deploy`): AwsReplies => ({
    GetCallerIdentity: callerIs(session("deploy")),
    GetRole: roleWith(arn, trust),
});
const sso = { GetCallerIdentity: callerIs(session("AWSReservedSSO_Admin_0123456789abcdef")) };

const IDENTITY_CENTER = `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_1a2b3c4d5e6f7a8b`;
const allowing = (principal: string, pattern?: string) => ({
    Effect: "Allow",
    Principal: { AWS: principal },
    Action: "sts:AssumeRole",
    ...(pattern === undefined ? {} : { Condition: { ArnLike: { "aws:PrincipalArn": pattern } } }),
});

interface Row {
    readonly title: string;
    readonly keys?: Readonly<Record<string, string>>;
    readonly env?: Readonly<Record<string, string>>;
    readonly replies: AwsReplies;
    readonly options?: Partial<EvidenceOptions>;
    readonly expect: readonly [kind: string, verdict: string, evidence: string];
}

const ROWS: readonly Row[] = [
    {
        title: "the root user with a session",
        replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`) },
        expect: ["root", "root", "root-user"],
    },
    {
        title: "the root user in a pipeline with its own key",
        keys: longLivedKeys,
        env: { CI: "true" },
        replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`) },
        options: { automationRoles: ["*"] },
        expect: ["root", "root", "root-user"],
    },
    {
        title: "an IAM user with a long-lived key, device or not",
        keys: longLivedKeys,
        replies: { GetCallerIdentity: callerIs(user), ListMFADevices: devices(1), AssumeRole: issued("probe") },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["user", "none", "long-lived-key"],
    },
    {
        title: "an IAM user with a long-lived key in a pipeline",
        keys: longLivedKeys,
        env: { GITHUB_ACTIONS: "true" },
        replies: { GetCallerIdentity: callerIs(user) },
        options: { automationRoles: ["*"] },
        expect: ["user", "none", "long-lived-key"],
    },
    {
        title: "an IAM user's session with a device",
        replies: { GetCallerIdentity: callerIs(user), ListMFADevices: devices(1) },
        expect: ["user", "possible", "device"],
    },
    {
        title: "an IAM user's session without a device",
        replies: { GetCallerIdentity: callerIs(user), ListMFADevices: devices(0) },
        expect: ["user", "none", "no-device"],
    },
    {
        title: "an IAM user's session that may assume the probe role",
        replies: { GetCallerIdentity: callerIs(user), ListMFADevices: devices(1), AssumeRole: issued("probe") },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["user", "proven", "probe"],
    },
    {
        title: "an IAM user's session that may not assume the probe role, with a device",
        replies: { GetCallerIdentity: callerIs(user), ListMFADevices: devices(2), AssumeRole: denied() },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["user", "possible", "device"],
    },
    {
        title: "an IAM user's session whose devices may not be listed",
        replies: { GetCallerIdentity: callerIs(user), ListMFADevices: denied(`User: ${user} is not authorized`) },
        expect: ["user", "unverifiable", "denied"],
    },
    { title: "a session of IAM Identity Center", replies: sso, expect: ["identity-center", "delegated", "identity-center"] },
    {
        title: "a session of IAM Identity Center in a pipeline",
        env: { CI: "1" },
        replies: sso,
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "a session of IAM Identity Center that is not trusted",
        replies: {
            ...sso,
            GetRole: roleWith(
                `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef`,
                TRUSTS.saml,
            ),
        },
        options: { trustIdentityCenter: false },
        expect: ["saml", "none", "no-provider-claim"],
    },
    {
        title: "a session of IAM Identity Center in GovCloud",
        env: { AWS_REGION: "us-gov-west-1" },
        replies: { GetCallerIdentity: callerIs(session("AWSReservedSSO_Admin_0123456789abcdef", "aws-us-gov")) },
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "a role in a pipeline whose trust requires MFA, which the pipeline must not hide",
        env: { CI: "true" },
        replies: role(TRUSTS.mfa),
        expect: ["assumed-role", "proven", "trust"],
    },
    {
        title: "a role in a pipeline that the probe role admits",
        env: { CI: "true" },
        replies: { ...role(TRUSTS.plain), AssumeRole: issued("probe") },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["assumed-role", "proven", "probe"],
    },
    {
        title: "an unlisted role in a pipeline",
        env: { CI: "true" },
        replies: role(TRUSTS.plain),
        expect: ["pipeline", "automation", "unlisted-automation"],
    },
    {
        title: "a listed role in a pipeline",
        env: { GITLAB_CI: "true" },
        replies: role(TRUSTS.web, `arn:aws:iam::${ACCOUNT}:role/ci/deploy`),
        options: { automationRoles: [`arn:aws:iam::${ACCOUNT}:role/ci/*`] },
        expect: ["pipeline", "delegated", "automation-role"],
    },
    {
        title: "a role in a pipeline listed under another path",
        env: { GITLAB_CI: "true" },
        replies: role(TRUSTS.web, `arn:aws:iam::${ACCOUNT}:role/team/deploy`),
        options: { automationRoles: [`arn:aws:iam::${ACCOUNT}:role/deploy`, `arn:aws:iam::${ACCOUNT}:role/ci/*`] },
        expect: ["pipeline", "automation", "unlisted-automation"],
    },
    {
        title: "a role in a pipeline that is listed by its full name and may not be described",
        env: { GITLAB_CI: "true" },
        replies: { GetCallerIdentity: callerIs(session("deploy")) },
        options: { automationRoles: [`arn:aws:iam::${ACCOUNT}:role/ci/deploy`] },
        expect: ["pipeline", "delegated", "automation-role"],
    },
    {
        title: "a role in a pipeline that only a glob under a path could mean and that may not be described",
        env: { GITLAB_CI: "true" },
        replies: { GetCallerIdentity: callerIs(session("deploy")) },
        options: { automationRoles: [`arn:aws:iam::${ACCOUNT}:role/ci/*`] },
        expect: ["pipeline", "automation", "unlisted-automation"],
    },
    {
        title: "a role where CI is switched off",
        env: { CI: "false" },
        replies: role(TRUSTS.mfa),
        expect: ["assumed-role", "proven", "trust"],
    },
    {
        title: "a Lambda function's role",
        env: { AWS_LAMBDA_FUNCTION_NAME: "deployer" },
        replies: role(TRUSTS.plain),
        expect: ["pipeline", "automation", "unlisted-automation"],
    },
    {
        title: "a role trusted by web identity without the claim",
        replies: role(TRUSTS.web),
        expect: ["web-identity", "none", "no-provider-claim"],
    },
    {
        title: "a role trusted by web identity with the claim",
        replies: role(TRUSTS.webWithClaim),
        expect: ["web-identity", "delegated", "provider-claim"],
    },
    {
        title: "a role whose claim ForAllValues makes optional",
        replies: role(TRUSTS.webWithEmptyClaim),
        expect: ["web-identity", "none", "no-provider-claim"],
    },
    {
        title: "a role whose claim allows another method",
        replies: role(TRUSTS.webOrPassword),
        expect: ["web-identity", "none", "no-provider-claim"],
    },
    {
        title: "a listed role trusted by web identity",
        replies: role(TRUSTS.web),
        options: { automationRoles: ["arn:aws:iam::*:role/deploy"] },
        expect: ["web-identity", "delegated", "automation-role"],
    },
    { title: "a role trusted by SAML", replies: role(TRUSTS.saml), expect: ["saml", "none", "no-provider-claim"] },
    {
        title: "a listed role trusted by SAML",
        replies: role(TRUSTS.saml),
        options: { automationRoles: ["arn:aws:iam::*:role/deploy"] },
        expect: ["saml", "delegated", "automation-role"],
    },
    {
        title: "a federated user",
        replies: { GetCallerIdentity: callerIs(`arn:aws:sts::${ACCOUNT}:federated-user/${CANARIES.person}`) },
        expect: ["federated-user", "none", "no-provider-claim"],
    },
    {
        title: "a listed federated user",
        replies: { GetCallerIdentity: callerIs(`arn:aws:sts::${ACCOUNT}:federated-user/ci`) },
        options: { automationRoles: [`arn:aws:sts::${ACCOUNT}:federated-user/ci`] },
        expect: ["federated-user", "delegated", "automation-role"],
    },
    { title: "a role whose trust requires MFA", replies: role(TRUSTS.mfa), expect: ["assumed-role", "proven", "trust"] },
    { title: "a role whose trust bounds the age of MFA", replies: role(TRUSTS.mfaAge), expect: ["assumed-role", "proven", "trust"] },
    {
        title: "a role whose trust says BoolIfExists",
        replies: role(TRUSTS.ifExists),
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    { title: "a role whose trust requires nothing", replies: role(TRUSTS.plain), expect: ["assumed-role", "none", "trust-without-mfa"] },
    {
        title: "a role with a second way in without MFA",
        replies: role(TRUSTS.oneOfTwo),
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role with MFA one way and the claim the other",
        replies: role(TRUSTS.mfaOrClaim),
        expect: ["assumed-role", "delegated", "provider-claim"],
    },
    {
        title: "a role that admits nobody any more",
        replies: role({ Statement: [] }),
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role that a machine without a pipeline's variables assumes, listed as automation",
        replies: role(TRUSTS.plain),
        options: { automationRoles: [`arn:aws:iam::${ACCOUNT}:role/deploy`] },
        expect: ["assumed-role", "delegated", "automation-role"],
    },
    {
        title: "the same, not listed by the globs there are",
        replies: role(TRUSTS.plain),
        options: { automationRoles: [`arn:aws:iam::${ACCOUNT}:role/ci/*`] },
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a listed role that may not be described",
        replies: { GetCallerIdentity: callerIs(session("deploy")) },
        options: { automationRoles: [`arn:aws:iam::${ACCOUNT}:role/deploy`] },
        expect: ["assumed-role", "delegated", "automation-role"],
    },
    {
        title: "a role that admits a role of IAM Identity Center alone",
        replies: role({ Statement: allowing(IDENTITY_CENTER) }),
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "a role that admits the roles of IAM Identity Center by a condition",
        replies: role({
            Statement: allowing(
                ACCOUNT,
                IDENTITY_CENTER.replace("eu-west-1/AWSReservedSSO_Admin_1a2b3c4d5e6f7a8b", "*/AWSReservedSSO_Admin_*"),
            ),
        }),
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "the same where IAM Identity Center is not trusted",
        replies: role({ Statement: allowing(IDENTITY_CENTER) }),
        options: { trustIdentityCenter: false },
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role that admits others beside a role of IAM Identity Center",
        replies: role({ Statement: [allowing(IDENTITY_CENTER), allowing(`arn:aws:iam::${ACCOUNT}:role/other`)] }),
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role that admits one which only bears such a name",
        replies: role({ Statement: allowing(`arn:aws:iam::${ACCOUNT}:role/AWSReservedSSO_Admin_1a2b3c4d5e6f7a8b`) }),
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role trusted by SAML whose provider is listed",
        replies: role(TRUSTS.saml),
        options: { trustedIdentityProviders: [`arn:aws:iam::${ACCOUNT}:saml-provider/idp`] },
        expect: ["saml", "delegated", "trusted-provider"],
    },
    {
        title: "a role trusted by SAML whose provider is not the listed one",
        replies: role(TRUSTS.saml),
        options: { trustedIdentityProviders: [`arn:aws:iam::${ACCOUNT}:saml-provider/other`] },
        expect: ["saml", "none", "no-provider-claim"],
    },
    {
        title: "a role trusted by SAML with a made-up claim of MFA",
        replies: role({
            Statement: { ...TRUSTS.saml.Statement[0], Condition: { "ForAnyValue:StringEquals": { "saml:amr": "mfa" } } },
        }),
        expect: ["saml", "none", "no-provider-claim"],
    },
    {
        title: "a role whose trust requires nothing and that may assume the probe role",
        replies: { ...role(TRUSTS.plain), AssumeRole: issued("probe") },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["assumed-role", "proven", "probe"],
    },
    {
        title: "a role whose trust requires nothing and that may not assume the probe role",
        replies: { ...role(TRUSTS.plain), AssumeRole: denied() },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role that may not be described",
        replies: { GetCallerIdentity: callerIs(session("deploy")) },
        expect: ["assumed-role", "unverifiable", "denied"],
    },
    { title: "a role whose trust is no JSON", replies: role("{"), expect: ["assumed-role", "unverifiable", "malformed"] },
    {
        title: "a role of one's own that bears a name of IAM Identity Center",
        replies: {
            ...sso,
            GetRole: roleWith(`arn:aws:iam::${ACCOUNT}:role/AWSReservedSSO_Admin_0123456789abcdef`, TRUSTS.plain),
        },
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role that admits roles of IAM Identity Center, and others with MFA",
        replies: role({ Statement: [allowing(IDENTITY_CENTER), ...TRUSTS.mfa.Statement] }),
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "the same, where IAM Identity Center is not trusted",
        replies: role({ Statement: [allowing(IDENTITY_CENTER), ...TRUSTS.mfa.Statement] }),
        options: { trustIdentityCenter: false },
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role whose condition is the pattern that AWS recommends",
        replies: role({
            Statement: allowing(ACCOUNT, `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Admin_*`),
        }),
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "a role that admits a session of IAM Identity Center",
        replies: role({ Statement: allowing(`arn:aws:sts::${ACCOUNT}:assumed-role/AWSReservedSSO_Admin_1a2b3c4d5e6f7a8b/ann`) }),
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "a role that admits a session of a role that only sounds like one of IAM Identity Center",
        replies: role({ Statement: allowing(`arn:aws:sts::${ACCOUNT}:assumed-role/AWSReservedSSO_Mine/ann`) }),
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role that denies all but roles of IAM Identity Center",
        replies: role({
            Statement: [
                allowing(ACCOUNT),
                {
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sts:AssumeRole",
                    Condition: { ArnNotLike: { "aws:PrincipalArn": `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/*` } },
                },
            ],
        }),
        expect: ["identity-center", "delegated", "identity-center"],
    },
    {
        title: "a role that admits the roles of anybody's IAM Identity Center",
        replies: role({ Statement: allowing("*", "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*") }),
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a role trusted by SAML whose provider is listed, which a pipeline's variable must not hide",
        env: { CI: "true" },
        replies: role(TRUSTS.saml),
        options: { trustedIdentityProviders: ["*:saml-provider/idp"] },
        expect: ["saml", "delegated", "trusted-provider"],
    },
    {
        title: "a pipeline's role by the issuer of its tokens, which a pattern for all providers does not vouch for",
        env: { GITHUB_ACTIONS: "true" },
        replies: role(trustOf("token.actions.githubusercontent.com")),
        options: { trustedIdentityProviders: ["*"] },
        expect: ["pipeline", "automation", "unlisted-automation"],
    },
    {
        title: "the same without the pipeline's variables",
        replies: role(trustOf("token.actions.githubusercontent.com")),
        options: { trustedIdentityProviders: ["arn:aws:iam::*:oidc-provider/*"] },
        expect: ["web-identity", "none", "no-provider-claim"],
    },
    {
        title: "a pipeline's role by an issuer of which nothing is known",
        env: { CI: "true" },
        replies: role(trustOf("oidc.ci.example")),
        options: { trustedIdentityProviders: ["arn:aws:iam::*:*"] },
        expect: ["pipeline", "automation", "unlisted-automation"],
    },
    {
        title: "a person's role by such an issuer",
        replies: role(trustOf("login.example")),
        options: { trustedIdentityProviders: ["arn:aws:iam::*:oidc-provider/*"] },
        expect: ["web-identity", "delegated", "trusted-provider"],
    },
    {
        title: "a person's role by an issuer that the pattern names in full, beside a pipeline's variable",
        env: { CI: "true" },
        replies: role(trustOf("login.example")),
        options: { trustedIdentityProviders: ["arn:aws:iam::*:oidc-provider/login.example"] },
        expect: ["web-identity", "delegated", "trusted-provider"],
    },
    {
        title: "a role that admits a listed provider, and others with MFA",
        replies: role({ Statement: [...TRUSTS.saml.Statement, ...TRUSTS.mfa.Statement] }),
        options: { trustedIdentityProviders: ["*:saml-provider/idp"] },
        expect: ["assumed-role", "delegated", "trusted-provider"],
    },
    {
        title: "a role that admits a listed provider, and another by its claim",
        replies: role({ Statement: [...TRUSTS.saml.Statement, ...TRUSTS.webWithClaim.Statement] }),
        options: { trustedIdentityProviders: ["*:saml-provider/idp"] },
        expect: ["web-identity", "delegated", "trusted-provider"],
    },
    {
        title: "a role that admits a listed provider, and others without MFA",
        replies: role({ Statement: [...TRUSTS.saml.Statement, ...TRUSTS.plain.Statement] }),
        options: { trustedIdentityProviders: ["*:saml-provider/idp"] },
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a session that may assume a probe role which asks nothing",
        replies: {
            ...role(TRUSTS.plain),
            GetRole: ({ parameters }) => roleWith(parameters.get("RoleName") === "mfa-probe" ? PROBE : DEPLOY, TRUSTS.plain),
            AssumeRole: issued("probe"),
        },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["assumed-role", "none", "trust-without-mfa"],
    },
    {
        title: "a session that may assume a probe role whose trust was read",
        replies: {
            ...role(TRUSTS.plain),
            GetRole: ({ parameters }) =>
                parameters.get("RoleName") === "mfa-probe" ? roleWith(PROBE, TRUSTS.mfa) : roleWith(DEPLOY, TRUSTS.plain),
            AssumeRole: issued("probe"),
        },
        options: { mfaProbeRoleArn: PROBE },
        expect: ["assumed-role", "proven", "probe"],
    },
    {
        title: "a caller of no documented kind",
        replies: { GetCallerIdentity: callerIs(`arn:aws:sts::${ACCOUNT}:user/moto`) },
        expect: ["unknown", "unverifiable", "unrecognised-caller"],
    },
];

describe("The verdict on a deployer", () => {
    const surroundings = new Surroundings();
    let aws: AwsEndpoint;
    before(async () => {
        aws = await startAwsEndpoint();
    });
    after(() => aws.close());
    beforeEach(() => surroundings.enter({ AWS_ENDPOINT_URL: aws.url }));
    afterEach(() => surroundings.leave());

    for (const row of ROWS) {
        it(`on ${row.title} is ${row.expect[1]}`, async () => {
            surroundings.set({ ...(row.keys ?? temporaryKeys), ...row.env });
            aws.answer(row.replies);
            const judgement = await judged(row.options);
            assert.deepEqual([judgement.callerKind, judgement.verdict, judgement.evidence], row.expect);
            assert.equal(judgement.temporary, row.keys === undefined);
            const printed = JSON.stringify(judgement);
            for (const canary of [...Object.values(CANARIES), LONG_LIVED, TEMPORARY, "arn:"])
                assert.ok(!printed.includes(canary), "a canary in the judgement");
        });
    }

    it("names the account and the role", async () => {
        surroundings.set(temporaryKeys);
        aws.answer(role(TRUSTS.plain));
        const { account, role: name } = await judged();
        assert.deepEqual([account, name], [ACCOUNT, "deploy"]);
    });

    it("does not name a role that looks like a person's address", async () => {
        surroundings.set(temporaryKeys);
        aws.answer({
            GetCallerIdentity: callerIs(session(CANARIES.person)),
            GetRole: roleWith(`arn:aws:iam::${ACCOUNT}:role/r`, TRUSTS.plain),
        });
        const judgement = await judged();
        assert.equal(judgement.role, undefined);
        assert.equal(judgement.verdict, "none");
    });

    it("asks for a user's devices by name, the role without its path, and probes with the shortest session", async () => {
        surroundings.set(temporaryKeys);
        aws.answer({ GetCallerIdentity: callerIs(user), ListMFADevices: devices(1), AssumeRole: denied() });
        await judged({ mfaProbeRoleArn: PROBE });
        const asked = new Map(aws.requests.map(({ action, parameters }) => [action, parameters]));
        assert.equal(asked.get("ListMFADevices")?.get("UserName"), CANARIES.person);
        assert.equal(asked.get("AssumeRole")?.get("RoleArn"), PROBE);
        assert.equal(asked.get("AssumeRole")?.get("DurationSeconds"), "900");
    });
});
