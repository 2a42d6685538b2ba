import { integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { literal, text } from "../kit/text";
import { isRecord } from "../model/values";
import type { View } from "../model/values";

const POOL = "aws:cognito/userPool:UserPool";
const NATIVE = "aws-native:cognito:UserPool";

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
    why: "Short passwords are guessed from lists; an invitation that works for months is found in an old mailbox.",
    fix: [
        "set `minimumLength` in `passwordPolicy`, and `temporaryPasswordValidityDays` if it is set at all.",
        "With the level `remediate` they are set to what is configured (not in aws-native); existing passwords stay valid.",
    ],
    notes: [
        "Where the pool has no password policy, the fix writes Cognito's own character classes too: a policy that does not name them would drop them.",
    ],
    config: object({
        minimumLength: integer({ default: 12, minimum: 6, maximum: 99, about: "The shortest minimum length allowed." }),
        temporaryPasswordDays: integer({ default: 7, minimum: 1, maximum: 365, about: "How many days a temporary password may be valid." }),
    }),
    on: [POOL, NATIVE],
    messages: {
        short: (d: { length: number; minimum: number; isSet: boolean }) =>
            text`${d.isSet ? literal("passwords of") : literal("not set; AWS's default accepts passwords of")} ${d.length} characters${d.isSet ? literal(" are accepted") : literal("")}; the minimum is ${d.minimum}.`,
        lasting: (d: { days: number; maximum: number; isSet: boolean }) =>
            text`${d.isSet ? literal("") : literal("not set; by AWS's default ")}temporary passwords are valid for ${d.days} days; the maximum is ${d.maximum}.`,
    },
    example: {
        good: { inputs: { passwordPolicy: { minimumLength: 12, requireLowercase: true, temporaryPasswordValidityDays: 3 } } },
        bad: { inputs: { passwordPolicy: { minimumLength: 8, requireLowercase: true } } },
    },
    *check(pool, { config, each, found }) {
        const holder = pool.type === NATIVE ? ["policies", "passwordPolicy"] : ["passwordPolicy"];
        const policy = holder.reduce<View | undefined>((view, key) => view?.object(key)?.as(), pool.as());
        yield* each(["length", "days"] as const, function* (demand) {
            if (demand === "length") {
                const length = policy?.number("minimumLength") || DEFAULT_LENGTH;
                const where = policy?.child("minimumLength") ?? [...holder, "minimumLength"];
                if (length < config.minimumLength)
                    yield found("short", where, { length, minimum: config.minimumLength, isSet: Boolean(policy?.number("minimumLength")) });
            } else {
                const days = policy?.number("temporaryPasswordValidityDays") || DEFAULT_DAYS;
                const where = policy?.child("temporaryPasswordValidityDays") ?? [...holder, "temporaryPasswordValidityDays"];
                if (days > config.temporaryPasswordDays)
                    yield found("lasting", where, {
                        days,
                        maximum: config.temporaryPasswordDays,
                        isSet: Boolean(policy?.number("temporaryPasswordValidityDays")),
                    });
            }
        });
    },
    remedy(pool, { config, resource }) {
        if (!resource.is(POOL)) return;
        const policy = resource.object("passwordPolicy");
        const raw: unknown = Array.isArray(pool.passwordPolicy) ? pool.passwordPolicy[0] : pool.passwordPolicy;
        const target: Record<string, unknown> = isRecord(raw) ? raw : { ...DEFAULT_CLASSES };
        if ((policy?.number("minimumLength") || DEFAULT_LENGTH) < config.minimumLength) target["minimumLength"] = config.minimumLength;
        if ((policy?.number("temporaryPasswordValidityDays") || DEFAULT_DAYS) > config.temporaryPasswordDays)
            target["temporaryPasswordValidityDays"] = config.temporaryPasswordDays;
        if (!isRecord(raw)) pool.passwordPolicy = target;
    },
});
