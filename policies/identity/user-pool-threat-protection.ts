import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "identity-user-pool-threat-protection",
    description: "Cognito user pools must enforce threat protection.",
    severity: "medium",
    level: "disabled",
    strict: "advisory",
    checklist: ["A2", "B7"],
    why: "Threat protection stops sign-ins with passwords that have leaked and from places where the user never was; without it only the password stands between an attacker and the account.",
    fix: [
        "set `userPoolTier` to `PLUS` and `userPoolAddOns.advancedSecurityMode` to `ENFORCED`; with custom authentication set `advancedSecurityAdditionalFlows.customAuthMode` too.",
    ],
    notes: ["Threat protection needs the feature plan Plus, which costs more for each user."],
    on: ["aws:cognito/userPool:UserPool", "aws-native:cognito:UserPool"],
    messages: {
        off: "threat protection is off, which is also the default.",
        audit: "threat protection only logs what it sees.",
        plan: "the pool's feature plan has no threat protection.",
        customAuth: "threat protection does not cover the pool's custom authentication.",
    },
    example: {
        good: { inputs: { userPoolTier: "PLUS", userPoolAddOns: { advancedSecurityMode: "ENFORCED" } } },
        bad: { inputs: { userPoolTier: "ESSENTIALS" } },
    },
    *check(resource, { each, found }) {
        const pool = resource.as();
        const addOns = pool.object("userPoolAddOns");
        const mode = addOns?.string("advancedSecurityMode") || "OFF";
        if (mode === "OFF") return yield found("off", ["userPoolAddOns", "advancedSecurityMode"]);
        if (mode !== "ENFORCED") return yield found("audit", ["userPoolAddOns", "advancedSecurityMode"]);
        yield* each(["userPoolTier"], function* (property) {
            const tier = pool.string(property);
            if (tier !== undefined && tier !== "PLUS") yield found("plan", property);
        });
        yield* each(["lambdaConfig"], function* (property) {
            if (pool.object(property)?.has("defineAuthChallenge") !== true) return;
            const flows = addOns?.object("advancedSecurityAdditionalFlows");
            if (flows?.string("customAuthMode") !== "ENFORCED")
                yield found("customAuth", ["userPoolAddOns", "advancedSecurityAdditionalFlows", "customAuthMode"]);
        });
    },
});
