import { defectText } from "../kit/exemptions/entry";
import { judgeExemption, judgeShared } from "../kit/exemptions/register";
import { registerOption } from "../kit/exemptions/option";
import { integer, object } from "../kit/options";
import { keyText } from "../kit/paths";
import { registerRule } from "../kit/rule";
import { literal, plural, text } from "../kit/text";
import type { Text } from "../kit/text";

interface Numbered {
    readonly policy: Text;
    readonly number: number;
}

const unusable = (d: Numbered & { fault: Text }): Text => text`exemption ${d.number} of ${d.policy} ${d.fault}.`;

const IDS = {
    shape: "shape",
    missing: "incomplete",
    empty: "incomplete",
    policies: "incomplete",
    "unknown-field": "unknownField",
    "unknown-policy": "unknownPolicy",
    date: "date",
    expired: "expired",
    "no-urn": "matchesNothing",
    "other-type": "matchesNothing",
} as const;

export default registerRule({
    name: "assets-exemptions-current",
    description:
        "Every exemption in the policy configuration must name a resource that there can be, a reason, an owner and a last day that has not passed and is not too far away.",
    severity: "medium",
    level: "mandatory",
    checklist: ["B9"],
    why: "An exemption is an accepted risk. One without an owner or an end is a hole that nobody looks at again.",
    fix: ["complete or renew the exemption in the policy configuration, or remove it and mend the resource."],
    notes: [
        "`ticket` and `approver` may be given: reports show them.",
        "An exemption for several policies stands in `register` and names them in `policies`. It holds while this policy is enabled. What a resource policy or a policy on the deployer finds on the root stack resource itself it does not cover: exempt that under the policy.",
        "An exemption that can match nothing is a finding: its resource has not the form of a URN, or names a type that the policy does not judge.",
        "docs/management-system.md tells how exemptions are asked for, reviewed and ended.",
        "An incomplete or expired exemption exempts nothing: the finding that it covered is reported again.",
        "Under the engine the exemptions of a policy are seen when the policy runs; one that met no resource it concerns is seen by `lambda-safeguard config` and `lambda-safeguard check` only.",
    ],
    config: object({
        register: registerOption,
        maximumDays: integer({ default: 365, strict: 180, minimum: 1, about: "How many days ahead the last day of an exemption may lie." }),
        warnDays: integer({
            default: 14,
            minimum: 0,
            about: "From how many days before its last day an exemption is mentioned, as an advisory.",
        }),
    }),
    messages: {
        shape: unusable,
        incomplete: unusable,
        unknownField: unusable,
        unknownPolicy: unusable,
        matchesNothing: unusable,
        date: unusable,
        expired: unusable,
        tooLong: (d: Numbered & { days: number; maximum: number }) =>
            text`exemption ${d.number} of ${d.policy} runs for another ${plural(d.days, "day")}, more than ${d.maximum}.`,
        ending: (d: Numbered & { days: number }) =>
            text`exemption ${d.number} of ${d.policy} ends ${d.days === 0 ? literal("today") : text`in ${plural(d.days, "day")}`}.`,
    },
    *check(register, { config, now, found, at, root }) {
        const own = [...register.entries()].map(({ policy, index, raw }) => ({
            subject: { policy: keyText(policy), number: index + 1 },
            read: judgeExemption(raw, policy, register, now),
        }));
        const shared = config.register.map((raw, index) => ({
            subject: { policy: literal("the register"), number: index + 1 },
            read: judgeShared(raw, register, now),
        }));
        for (const { subject, read } of [...own, ...shared]) {
            if ("exemption" in read) {
                const days = read.daysLeft;
                if (days > config.maximumDays) yield found("tooLong", root, { ...subject, days, maximum: config.maximumDays });
                else if (days < config.warnDays) yield at("advisory", found("ending", root, { ...subject, days }));
            } else yield found(IDS[read.kind], root, { ...subject, fault: defectText(read) });
        }
    },
});
