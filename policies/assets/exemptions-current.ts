import { defectText, readExemption } from "../kit/exemptions";
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

const IDS = { shape: "shape", missing: "incomplete", "unknown-field": "unknownField", date: "date", expired: "expired" } as const;

export default registerRule({
    name: "assets-exemptions-current",
    description:
        "Every exemption in the policy configuration must name a resource, a reason, an owner and a last day that has not passed and is not too far away.",
    severity: "medium",
    level: "mandatory",
    checklist: ["B9"],
    why: "An exemption is an accepted risk. One without an owner or an end is a hole that nobody looks at again.",
    fix: ["complete or renew the exemption in the policy configuration, or remove it and mend the resource."],
    notes: [
        "An incomplete or expired exemption exempts nothing: the finding that it covered is reported again.",
        "Under the engine the exemptions of a policy are seen when the policy runs; one that met no resource it concerns is seen by `lambda-safeguard config` and `lambda-safeguard check` only.",
    ],
    config: object({
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
        date: unusable,
        expired: unusable,
        tooLong: (d: Numbered & { days: number; maximum: number }) =>
            text`exemption ${d.number} of ${d.policy} runs for another ${plural(d.days, "day")}, more than ${d.maximum}.`,
        ending: (d: Numbered & { days: number }) =>
            text`exemption ${d.number} of ${d.policy} ends ${d.days === 0 ? literal("today") : text`in ${plural(d.days, "day")}`}.`,
    },
    *check(register, { config, now, found, at, root }) {
        for (const { policy: name, index, raw } of register.entries()) {
            const subject = { policy: keyText(name), number: index + 1 };
            const read = readExemption(raw, now);
            if ("exemption" in read) {
                const days = read.daysLeft;
                if (days > config.maximumDays) yield found("tooLong", root, { ...subject, days, maximum: config.maximumDays });
                else if (days < config.warnDays) yield at("advisory", found("ending", root, { ...subject, days }));
            } else yield found(IDS[read.kind], root, { ...subject, fault: defectText(read) });
        }
    },
});
