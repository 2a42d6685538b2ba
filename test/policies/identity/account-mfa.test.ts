import rule from "../../../policies/identity/account-mfa";
import { callerIs, denied, features, summary } from "../../support/aws-endpoint";
import { testDeployerRule } from "../../support/deployer-tests";
import { CANARIES, session, temporaryKeys } from "../model/identity/surroundings";

const caller = { GetCallerIdentity: callerIs(session("deploy")) };

testDeployerRule(rule, {
    pass: [
        { title: "a device", env: temporaryKeys, replies: { ...caller, GetAccountSummary: summary({ AccountMFAEnabled: 1 }) } },
        {
            title: "root credentials managed by the organisation",
            env: temporaryKeys,
            replies: {
                ...caller,
                GetAccountSummary: summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 0 }),
                ListOrganizationsFeatures: features("RootCredentialsManagement"),
            },
        },
        {
            title: "root credentials managed by the organisation, as configured",
            env: temporaryKeys,
            config: { rootManagedCentrally: true },
            replies: caller,
        },
    ],
    violation: [
        {
            title: "no device",
            env: temporaryKeys,
            replies: { ...caller, GetAccountSummary: summary({ AccountMFAEnabled: 0 }) },
            found: ["noMfa"],
        },
        {
            title: "an organisation that manages nothing",
            env: temporaryKeys,
            replies: {
                ...caller,
                GetAccountSummary: summary({ AccountMFAEnabled: 0 }),
                ListOrganizationsFeatures: features("RootSessions"),
            },
            found: ["noMfa"],
        },
        {
            title: "a management account, whose root user has a password",
            env: temporaryKeys,
            replies: {
                ...caller,
                GetAccountSummary: summary({ AccountMFAEnabled: 0, AccountPasswordPresent: 1 }),
                ListOrganizationsFeatures: features("RootCredentialsManagement"),
            },
            found: ["noMfa"],
        },
    ],
    unverifiable: [
        { title: "access denied is advised", env: temporaryKeys, replies: caller, found: ["unverifiable (advisory)"] },
        {
            title: "access denied, silently",
            env: temporaryKeys,
            config: { whenUnverifiable: "silent" },
            replies: caller,
            undetermined: true,
        },
        {
            title: "access denied, as a violation",
            env: temporaryKeys,
            config: { whenUnverifiable: "violate" },
            replies: caller,
            found: ["unverifiable"],
        },
        { title: "nobody signed in, of which another policy advises", env: {}, replies: {}, undetermined: true },
        {
            title: "nobody signed in, as a violation",
            env: {},
            config: { whenUnverifiable: "violate" },
            replies: {},
            found: ["unverifiable"],
        },
    ],
    noSecret: [
        {
            title: "AWS's refusal quotes the caller",
            env: temporaryKeys,
            replies: { ...caller, GetAccountSummary: denied(`${session("deploy")} with ${CANARIES.token}`) },
            found: ["unverifiable (advisory)"],
        },
    ],
});
