import { integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { literal, plural, text } from "../kit/text";

const CLASSES = ["requireLowercaseCharacters", "requireUppercaseCharacters", "requireNumbers", "requireSymbols"] as const;
type Demanded = (typeof CLASSES)[number] | "minimumPasswordLength" | "passwordReusePrevention";

/** What AWS does where nothing is said (IAM API Reference, UpdateAccountPasswordPolicy). */
const DEFAULT_LENGTH = 6;

export default resourceRule({
    name: "identity-password-policy",
    description: "The account's password policy must demand long passwords of all character classes that are not used again.",
    severity: "medium",
    level: "advisory",
    checklist: ["A2"],
    why: "Passwords of IAM users are the weakest way into the console; short and recycled ones are guessed from lists.",
    fix: [
        "set `minimumPasswordLength`, `passwordReusePrevention` and the four `require…` properties.",
        "With the level `remediate` they are set to what is configured; stricter values stay.",
    ],
    notes: ["What is not set, AWS sets back to its default: six characters, no class demanded, every password allowed again."],
    config: object({
        minimumLength: integer({ default: 14, minimum: 6, maximum: 128, about: "The shortest minimum length allowed." }),
        reusePrevention: integer({ default: 24, minimum: 0, maximum: 24, about: "How many earlier passwords must be refused." }),
    }),
    on: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
    messages: {
        short: (d: { length: number; minimum: number; isSet: boolean }) =>
            text`${d.isSet ? literal("passwords of") : literal("not set; AWS's default accepts passwords of")} ${d.length} characters${d.isSet ? literal(" are accepted") : literal("")}; the minimum is ${d.minimum}.`,
        reuse: (d: { count: number; minimum: number }) =>
            text`${d.count === 0 ? literal("every earlier password may be used again") : text`only the last ${plural(d.count, "password")} may not be used again`}; at least ${d.minimum} must be refused.`,
        classes: "passwords without this class of characters are accepted.",
    },
    example: {
        good: {
            inputs: {
                minimumPasswordLength: 14,
                passwordReusePrevention: 24,
                requireLowercaseCharacters: true,
                requireUppercaseCharacters: true,
                requireNumbers: true,
                requireSymbols: true,
            },
        },
        bad: {
            inputs: {
                minimumPasswordLength: 8,
                passwordReusePrevention: 24,
                requireLowercaseCharacters: true,
                requireUppercaseCharacters: true,
                requireNumbers: true,
                requireSymbols: true,
            },
        },
    },
    *check(policy, { config, each, found }) {
        yield* each(["length", "reuse", ...CLASSES] as const, function* (demand) {
            if (demand === "length") {
                const length = policy.number("minimumPasswordLength") ?? DEFAULT_LENGTH;
                if (length < config.minimumLength)
                    yield found("short", "minimumPasswordLength", {
                        length,
                        minimum: config.minimumLength,
                        isSet: policy.has("minimumPasswordLength"),
                    });
            } else if (demand === "reuse") {
                const count = policy.number("passwordReusePrevention") ?? 0;
                if (count < config.reusePrevention)
                    yield found("reuse", "passwordReusePrevention", { count, minimum: config.reusePrevention });
            } else if (policy.boolean(demand) !== true) yield found("classes", demand);
        });
    },
    remedy(policy, { config, resource }) {
        const isKnown = (name: Demanded): boolean => !resource.child(name).isHidden;
        const isLess = (name: Demanded, byDefault: number, minimum: number): boolean =>
            isKnown(name) && (resource.as().number(name) ?? byDefault) < minimum;
        if (isLess("minimumPasswordLength", DEFAULT_LENGTH, config.minimumLength)) policy.minimumPasswordLength = config.minimumLength;
        if (isLess("passwordReusePrevention", 0, config.reusePrevention)) policy.passwordReusePrevention = config.reusePrevention;
        for (const name of CLASSES) if (isKnown(name) && resource.boolean(name) !== true) policy[name] = true;
    },
});
