import rule from "../../../policies/identity/deployer-mfa";
import { UNKNOWN } from "../../../policies/model/values";
import { callerIs, denied, devices, roleWith, session as issued } from "../../support/aws-endpoint";
import { testDeployerRule } from "../../support/deployer-tests";
import { ACCOUNT, CANARIES, LONG_LIVED, TEMPORARY, TRUSTS, longLivedKeys, session, temporaryKeys } from "../model/identity/surroundings";

const DEPLOY = `arn:aws:iam::${ACCOUNT}:role/deploy`;
const PROBE = `arn:aws:iam::${ACCOUNT}:role/probe`;
const user = callerIs(`arn:aws:iam::${ACCOUNT}:user/${CANARIES.person}`);
const role = callerIs(session("deploy"));
const withTrust = (trust: unknown) => ({ GetCallerIdentity: role, GetRole: roleWith(DEPLOY, trust) });
const pipeline = { ...temporaryKeys, CI: "true" };
const stackKeys = { PULUMI_CONFIG: JSON.stringify({ "aws:accessKey": LONG_LIVED, "aws:secretKey": CANARIES.secret }) };

testDeployerRule(rule, {
    pass: [
        { title: "a role whose trust requires MFA", env: temporaryKeys, replies: withTrust(TRUSTS.mfa) },
        {
            title: "Identity Center",
            env: temporaryKeys,
            replies: { GetCallerIdentity: callerIs(session("AWSReservedSSO_Admin_1a2b3c4d5e6f7a8b")) },
        },
        {
            title: "a session of a user with a device",
            env: temporaryKeys,
            replies: { GetCallerIdentity: user, ListMFADevices: devices(1) },
        },
        {
            title: "a session that the probe role admits",
            env: temporaryKeys,
            config: { accept: ["proven"], mfaProbeRoleArn: PROBE },
            replies: { GetCallerIdentity: user, AssumeRole: issued("PROBE") },
        },
        { title: "a pipeline under a listed role", env: pipeline, config: { automationRoles: [DEPLOY] }, replies: withTrust(TRUSTS.plain) },
        {
            title: "the root user, who is another policy's matter",
            env: longLivedKeys,
            replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`) },
        },
        {
            title: "a key in the stack's configuration, which is the provider's matter",
            env: stackKeys,
            replies: { GetCallerIdentity: user },
        },
        {
            title: "a provider with the stack's own credentials, whose deployer the stack was judged by",
            env: longLivedKeys,
            provider: { region: "eu-west-1" },
            replies: { GetCallerIdentity: user },
        },
        {
            title: "a provider that assumes a role which requires MFA",
            env: longLivedKeys,
            provider: { assumeRoles: JSON.stringify([{ roleArn: DEPLOY }]) },
            replies: { GetCallerIdentity: user, GetRole: roleWith(DEPLOY, TRUSTS.mfa) },
        },
    ],
    violation: [
        { title: "a long-lived key of a user", env: longLivedKeys, replies: { GetCallerIdentity: user }, found: ["withoutMfa"] },
        {
            title: "a session of a user without a device",
            env: temporaryKeys,
            replies: { GetCallerIdentity: user, ListMFADevices: devices(0) },
            found: ["withoutMfa"],
        },
        { title: "a role that admits without MFA", env: temporaryKeys, replies: withTrust(TRUSTS.plain), found: ["withoutMfa"] },
        { title: "BoolIfExists, which proves nothing", env: temporaryKeys, replies: withTrust(TRUSTS.ifExists), found: ["withoutMfa"] },
        { title: "one of two ways without MFA", env: temporaryKeys, replies: withTrust(TRUSTS.oneOfTwo), found: ["withoutMfa"] },
        {
            title: "a device alone, where that is not accepted",
            env: temporaryKeys,
            config: { accept: ["proven", "delegated"] },
            replies: { GetCallerIdentity: user, ListMFADevices: devices(1) },
            found: ["withoutMfa"],
        },
        {
            title: "Identity Center, where nobody vouches for it",
            env: temporaryKeys,
            config: { accept: ["proven"] },
            replies: { GetCallerIdentity: callerIs(session("AWSReservedSSO_Admin_1a2b3c4d5e6f7a8b")) },
            found: ["withoutMfa"],
        },
        {
            title: "an unlisted pipeline is advised",
            env: pipeline,
            replies: withTrust(TRUSTS.plain),
            found: ["unlistedAutomation (advisory)"],
        },
        {
            title: "an unlisted pipeline, where that is a violation",
            env: pipeline,
            config: { whenAutomation: "violate", automationRoles: ["arn:aws:iam::*:role/ci-*"] },
            replies: withTrust(TRUSTS.plain),
            found: ["unlistedAutomation"],
        },
        {
            title: "a provider that assumes a role which admits without MFA",
            env: longLivedKeys,
            provider: { assumeRoles: JSON.stringify([{ roleArn: DEPLOY }]) },
            replies: { GetCallerIdentity: user, GetRole: roleWith(DEPLOY, TRUSTS.plain) },
            found: ["withoutMfa"],
        },
        {
            title: "a provider of aws-native with another deployer's credentials",
            env: temporaryKeys,
            provider: { region: "eu-west-1", accessKey: TEMPORARY, secretKey: CANARIES.secret, token: CANARIES.token },
            providerType: "pulumi:providers:aws-native",
            replies: withTrust(TRUSTS.plain),
            found: ["withoutMfa"],
        },
        {
            title: "the root user's key in a provider",
            env: temporaryKeys,
            provider: { accessKey: LONG_LIVED, secretKey: CANARIES.secret },
            replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`) },
            found: ["rootProvider"],
        },
    ],
    unverifiable: [
        { title: "no credentials", env: {}, replies: {}, found: ["unverifiable (advisory)"] },
        { title: "no credentials, silently", env: {}, config: { whenUnverifiable: "silent" }, replies: {}, undetermined: true },
        { title: "no credentials, as a violation", env: {}, config: { whenUnverifiable: "violate" }, replies: {}, found: ["unverifiable"] },
        {
            title: "no network",
            env: { ...temporaryKeys, AWS_ENDPOINT_URL: "http://127.0.0.1:9" },
            replies: {},
            found: ["unverifiable (advisory)"],
        },
        {
            title: "a role that may not be read",
            env: temporaryKeys,
            replies: { GetCallerIdentity: role },
            found: ["unverifiable (advisory)"],
        },
        {
            title: "a provider whose profile is known after the deployment",
            env: temporaryKeys,
            provider: { profile: UNKNOWN },
            replies: { GetCallerIdentity: role },
            undetermined: true,
        },
        {
            title: "a configuration that is no object",
            env: { ...temporaryKeys, PULUMI_CONFIG: "[]" },
            replies: { GetCallerIdentity: role },
            found: ["unverifiable (advisory)"],
        },
        {
            title: "a configuration with a value that cannot be read",
            env: { ...temporaryKeys, PULUMI_CONFIG: JSON.stringify({ "aws:useFipsEndpoint": "" }) },
            replies: { GetCallerIdentity: role },
            found: ["unverifiable (advisory)"],
        },
        {
            title: "a provider with a value that cannot be read",
            env: temporaryKeys,
            provider: { useFipsEndpoint: "" },
            replies: { GetCallerIdentity: role },
            found: ["unverifiable (advisory)"],
        },
        ...[
            { profile: "prod", sharedConfigFiles: '["/tmp/config"]' },
            { assumeRoleWithWebIdentity: JSON.stringify({ roleArn: DEPLOY, webIdentityTokenFile: "/etc/hostname" }) },
            { accessKey: LONG_LIVED, secretKey: CANARIES.secret },
        ].map((provider) => ({
            title: `credentials that a document names are not followed: ${Object.keys(provider).join(", ")}`,
            env: temporaryKeys,
            provider,
            checked: true,
            replies: { GetCallerIdentity: user, AssumeRoleWithWebIdentity: issued("WEB") },
            found: ["unverifiable (advisory)"],
        })),
    ],
    noSecret: [
        {
            title: "AWS's refusal quotes the caller",
            env: temporaryKeys,
            replies: { GetCallerIdentity: role, GetRole: denied(`User: ${session("deploy")} is not authorized with ${CANARIES.token}`) },
            found: ["unverifiable (advisory)"],
        },
        {
            title: "an address as the name of user and role",
            env: { ...pipeline },
            replies: { GetCallerIdentity: callerIs(session(CANARIES.person)) },
            found: ["unlistedAutomation (advisory)"],
        },
        {
            title: "keys in a provider",
            env: temporaryKeys,
            provider: { accessKey: LONG_LIVED, secretKey: CANARIES.secret, token: CANARIES.token },
            replies: { GetCallerIdentity: denied(LONG_LIVED) },
            found: ["unverifiable (advisory)"],
        },
    ],
});
