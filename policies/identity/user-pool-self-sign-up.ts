import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "identity-user-pool-self-sign-up",
    description: "Cognito user pools must let administrators alone create users.",
    severity: "medium",
    level: "disabled",
    checklist: ["A2", "B7"],
    why: "Where users sign themselves up, anybody on the internet can become a signed-in user with all that such users may do.",
    fix: ["set `adminCreateUserConfig.allowAdminCreateUserOnly` to true."],
    notes: ["A pool for the public lets users sign up on purpose: the policy is off by default, for pools of employees and partners."],
    on: ["aws:cognito/userPool:UserPool", "aws-native:cognito:UserPool"],
    messages: {
        open: "anybody can sign up.",
        byDefault: "`allowAdminCreateUserOnly` is not set; AWS's default lets anybody sign up.",
    },
    example: {
        good: { inputs: { adminCreateUserConfig: { allowAdminCreateUserOnly: true } } },
        bad: { inputs: { adminCreateUserConfig: { allowAdminCreateUserOnly: false } } },
    },
    *check(pool, { found }) {
        const only = pool.as().object("adminCreateUserConfig")?.boolean("allowAdminCreateUserOnly");
        if (only === true) return;
        yield found(only === false ? "open" : "byDefault", ["adminCreateUserConfig", "allowAdminCreateUserOnly"]);
    },
});
