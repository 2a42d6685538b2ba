import { startOfDay } from "../kit/dates";
import { integer, object, string } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { plural, text } from "../kit/text";
import { DAY } from "../model/day";

export default resourceRule({
    name: "assets-review-current",
    description: "The configuration of this pack must have an owner and a review that is not too old.",
    severity: "low",
    level: "disabled",
    checklist: ["B9"],
    why: "Levels, options and exemptions are decisions about risk: they age with the systems and the threats that they were made for.",
    fix: ["review the configuration (docs/management-system.md says how), then set `owner` and `lastReview` of this policy."],
    config: object({
        owner: string<string | undefined>({
            default: undefined,
            about: "Who answers for the configuration of the pack: a team or a role.",
        }),
        lastReview: string<string | undefined>({ default: undefined, about: "The day of the last review, YYYY-MM-DD." }),
        reviewEveryDays: integer({ default: 365, strict: 180, minimum: 1, about: "How many days may pass between two reviews." }),
    }),
    on: "pulumi:pulumi:Stack",
    messages: {
        noOwner: "the configuration names no `owner`.",
        noReview: "the configuration names no `lastReview`.",
        date: "`lastReview` is no date of the form YYYY-MM-DD.",
        future: "`lastReview` lies in the future.",
        overdue: (d: { days: number; every: number }) =>
            text`the last review was ${plural(d.days, "day")} ago; one is due every ${plural(d.every, "day")}.`,
    },
    example: {
        good: { inputs: {}, config: { owner: "platform team", lastReview: "2026-10-01" } },
        bad: { inputs: {}, config: { owner: "platform team", lastReview: "2024-10-01" } },
    },
    *check(_root, { config, found, now }) {
        const { owner = "", lastReview = "", reviewEveryDays } = config;
        if (owner.trim() === "") yield found("noOwner", undefined);
        if (lastReview === "") return yield found("noReview", undefined);
        const day = startOfDay(lastReview);
        if (day === undefined) return yield found("date", undefined);
        const days = Math.floor((now.getTime() - day) / DAY);
        if (days < 0) yield found("future", undefined);
        else if (days > reviewEveryDays) yield found("overdue", undefined, { days, every: reviewEveryDays });
    },
});
