import { flag, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { Undetermined } from "../model/values";
import type { View } from "../model/values";

export default resourceRule({
    name: "identity-user-pool-mfa",
    description: "Cognito user pools must demand multi-factor authentication, with a factor to offer.",
    severity: "high",
    level: "advisory",
    checklist: ["A2", "B7"],
    why: "With a password alone, every list of leaked passwords opens some of the pool's accounts.",
    fix: [
        "set `mfaConfiguration` to `ON` and enable `softwareTokenMfaConfiguration` (aws-native: `SOFTWARE_TOKEN_MFA` in `enabledMfas`).",
        "There is no automatic fix: users without a second factor would be locked out.",
    ],
    config: object({ allowOptional: flag({ default: false, about: "Whether it is enough that users may choose MFA (`OPTIONAL`)." }) }),
    on: ["aws:cognito/userPool:UserPool", "aws-native:cognito:UserPool"],
    messages: {
        off: "multi-factor authentication is off, which is also the default.",
        optional: "users may do without multi-factor authentication.",
        noFactor:
            "multi-factor authentication is on, but the pool offers no second factor: neither software tokens nor messages by SMS or e-mail.",
    },
    example: {
        good: { inputs: { mfaConfiguration: "ON", softwareTokenMfaConfiguration: { enabled: true } } },
        bad: { inputs: { softwareTokenMfaConfiguration: { enabled: true } } },
    },
    *check(pool, { config, found }) {
        const mode = pool.string("mfaConfiguration") || "OFF";
        if (mode === "OFF") yield found("off", "mfaConfiguration");
        else if (mode !== "ON" && mode !== "OPTIONAL") throw new Undetermined(["mfaConfiguration"], "shape");
        else if (mode === "OPTIONAL" && !config.allowOptional) yield found("optional", "mfaConfiguration");
        else if (!offersFactor(pool.as())) yield found("noFactor", "mfaConfiguration");
    },
});

/**
 * Whether a pool offers a second factor: a block of its own for each, or, in `aws-native`, `enabledMfas`.
 * @throws Undetermined where that cannot be told.
 */
function offersFactor(pool: View): boolean {
    const blocks = ["smsConfiguration", "emailMfaConfiguration", "enabledMfas"].map((name) => pool.child(name));
    if (blocks.some((block) => block.isFilled) || pool.object("softwareTokenMfaConfiguration")?.as().boolean("enabled") === true)
        return true;
    for (const block of blocks) block.known();
    return false;
}
