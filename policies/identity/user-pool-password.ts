import { integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import { isRecord } from "../model/values";

/** What Cognito does where nothing is said (Amazon Cognito Developer Guide, "Adding user pool password requirements"). */
const DEFAULT_LENGTH = 8;
const DEFAULT_DAYS = 7;
const DEFAULT_CLASSES = { requireLowercase: true, requireNumbers: true, requireSymbols: true, requireUppercase: true };

export default resourceRule({
    name: "identity-user-pool-password",
    description: "Cognito user pools must demand long passwords, and temporary passwords must run out soon.",
    severity: "medium",
    level: "advisory",
    checklist: ["A2", "B7"],
    controls: ["FSBP Cognito.3", "ISO27001:2022 A.5.17"],
    why: "Short passwords are guessed from lists; an invitation that works for months is found in an old mailbox.",
    fix: [
        "set `passwordPolicy.minimumLength`, and `passwordPolicy.temporaryPasswordValidityDays` if it is set at all.",
        "With the level `remediate` they are set to what is configured; existing passwords stay valid.",
    ],
    notes: [
        "Where the pool has no password policy, the fix writes Cognito's own character classes too: a policy that does not name them would drop them.",
    ],
    config: object({
        minimumLength: integer({ default: 12, minimum: 6, maximum: 99, about: "The shortest minimum length allowed." }),
        temporaryPasswordDays: integer({ default: 7, minimum: 1, maximum: 365, about: "How many days a temporary password may be valid." }),
    }),
    on: "aws:cognito/userPool:UserPool",
    messages: {
        short: (d: { length: number; minimum: number }) =>
            text`passwords of ${d.length} characters are accepted; the minimum is ${d.minimum}.`,
        lasting: (d: { days: number; maximum: number }) =>
            text`temporary passwords are valid for ${d.days} days; the maximum is ${d.maximum}.`,
    },
    example: {
        good: { inputs: { passwordPolicy: { minimumLength: 12, requireLowercase: true, temporaryPasswordValidityDays: 3 } } },
        bad: { inputs: { passwordPolicy: { minimumLength: 8, requireLowercase: true } } },
    },
    *check(pool, { config, each, found }) {
        const policy = pool.object("passwordPolicy");
        yield* each(["length", "days"] as const, function* (demand) {
            if (demand === "length") {
                const length = policy?.number("minimumLength") || DEFAULT_LENGTH;
                if (length < config.minimumLength)
                    yield found("short", policy?.child("minimumLength") ?? ["passwordPolicy", "minimumLength"], {
                        length,
                        minimum: config.minimumLength,
                    });
            } else {
                const days = policy?.number("temporaryPasswordValidityDays") || DEFAULT_DAYS;
                if (days > config.temporaryPasswordDays)
                    yield found(
                        "lasting",
                        policy?.child("temporaryPasswordValidityDays") ?? ["passwordPolicy", "temporaryPasswordValidityDays"],
                        {
                            days,
                            maximum: config.temporaryPasswordDays,
                        },
                    );
            }
        });
    },
    remedy(pool, { config, resource }) {
        const policy = resource.object("passwordPolicy");
        const raw: unknown = Array.isArray(pool.passwordPolicy) ? pool.passwordPolicy[0] : pool.passwordPolicy;
        const target: Record<string, unknown> = isRecord(raw) ? raw : { ...DEFAULT_CLASSES };
        if ((policy?.number("minimumLength") || DEFAULT_LENGTH) < config.minimumLength) target["minimumLength"] = config.minimumLength;
        if ((policy?.number("temporaryPasswordValidityDays") || DEFAULT_DAYS) > config.temporaryPasswordDays)
            target["temporaryPasswordValidityDays"] = config.temporaryPasswordDays;
        if (!isRecord(raw)) pool.passwordPolicy = target as unknown as typeof pool.passwordPolicy;
    },
});
