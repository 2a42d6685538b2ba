import rule from "../../../policies/identity/deployer-temporary-credentials";
import { callerIs, denied } from "../../support/aws-endpoint";
import { testDeployerRule } from "../../support/deployer-tests";
import { ACCOUNT, CANARIES, LONG_LIVED, longLivedKeys, session, temporaryKeys } from "../model/identity/surroundings";

const user = callerIs(`arn:aws:iam::${ACCOUNT}:user/${CANARIES.person}`);

testDeployerRule(rule, {
    pass: [
        { title: "a role's session", env: temporaryKeys, replies: { GetCallerIdentity: callerIs(session("deploy")) } },
        { title: "a user's session", env: temporaryKeys, replies: { GetCallerIdentity: user } },
        {
            title: "the root user's key, which is another policy's matter",
            env: longLivedKeys,
            replies: { GetCallerIdentity: callerIs(`arn:aws:iam::${ACCOUNT}:root`) },
        },
        {
            title: "a key in the stack's configuration, which is the provider's matter",
            env: { PULUMI_CONFIG: JSON.stringify({ "aws:accessKey": LONG_LIVED, "aws:secretKey": CANARIES.secret }) },
            replies: { GetCallerIdentity: user },
        },
    ],
    violation: [
        { title: "a user's key", env: longLivedKeys, replies: { GetCallerIdentity: user }, found: ["longLived"] },
        {
            title: "a user's key in a pipeline",
            env: { ...longLivedKeys, GITHUB_ACTIONS: "true" },
            replies: { GetCallerIdentity: user },
            found: ["longLived"],
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
        { title: "no credentials, as a violation", env: {}, config: { whenUnverifiable: "violate" }, replies: {}, found: ["unverifiable"] },
    ],
    noSecret: [
        {
            title: "AWS's refusal quotes the key",
            env: longLivedKeys,
            config: { whenUnverifiable: "violate" },
            replies: { GetCallerIdentity: denied(`${LONG_LIVED} of ${CANARIES.person}`) },
            found: ["unverifiable"],
        },
    ],
});
