import rule from "../../../policies/identity/deployer-not-root";
import { callerIs, denied } from "../../support/aws-endpoint";
import { testDeployerRule } from "../../support/deployer-tests";
import { ACCOUNT, CANARIES, longLivedKeys, session, temporaryKeys } from "../model/identity/surroundings";

const user = callerIs(`arn:aws:iam::${ACCOUNT}:user/${CANARIES.person}`);

testDeployerRule(rule, {
    pass: [
        { title: "a user", env: longLivedKeys, replies: { GetCallerIdentity: user } },
        { title: "a role, whatever its trust", env: temporaryKeys, replies: { GetCallerIdentity: callerIs(session("deploy")) } },
        { title: "a user named root", env: longLivedKeys, replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:user/root`) } },
    ],
    violation: [
        {
            title: "the root user's key",
            env: longLivedKeys,
            replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`) },
            found: ["root"],
        },
        {
            title: "a session of the root user in another partition",
            env: temporaryKeys,
            replies: { GetCallerIdentity: callerIs(`arn:aws-us-gov:iam::${ACCOUNT}:root`) },
            found: ["root"],
        },
        {
            title: "the root user in a pipeline",
            env: { ...longLivedKeys, CI: "true" },
            replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`) },
            found: ["root"],
        },
    ],
    unverifiable: [
        { title: "no credentials, silently", env: {}, replies: {}, undetermined: true },
        {
            title: "no credentials, advised",
            env: {},
            config: { whenUnverifiable: "advise" },
            replies: {},
            found: ["unverifiable (advisory)"],
        },
        {
            title: "access denied, as a violation",
            env: temporaryKeys,
            config: { whenUnverifiable: "violate" },
            replies: {},
            found: ["unverifiable"],
        },
    ],
    noSecret: [
        {
            title: "AWS's refusal quotes the caller",
            env: temporaryKeys,
            config: { whenUnverifiable: "violate" },
            replies: { GetCallerIdentity: denied(`User: ${session("deploy")} with ${CANARIES.token}`) },
            found: ["unverifiable"],
        },
    ],
});
