import { flag, integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { plural, text } from "../kit/text";
import { RETENTION_DAYS, retentionAtLeast } from "../model/logging/retention";

export default resourceRule({
    name: "logging-log-group-retention",
    description: "CloudWatch log groups must keep their logs for a set time that is long enough and not forever.",
    severity: "medium",
    level: "mandatory",
    checklist: ["B3"],
    why: "Logs that are kept too short are gone when an incident is investigated; logs kept forever cost money and hold on to personal data longer than there is a reason to.",
    fix: [
        "set `retentionInDays` to one of the periods that CloudWatch Logs offers (30, 60, 90, …), within the configured range.",
        "With the level `remediate` the smallest legal value that is long enough is set; a finite retention is never shortened.",
    ],
    config: object({
        minimumDays: integer({ default: 30, strict: 365, minimum: 1, maximum: 3653, about: "The shortest retention allowed, in days." }),
        maximumDays: integer<number | undefined>({
            default: undefined,
            minimum: 1,
            maximum: 3653,
            about: "The longest retention allowed, in days.",
        }),
        allowNeverExpire: flag({ default: false, about: "Whether a group may keep its logs forever." }),
    }),
    on: ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"],
    messages: {
        forEver: "no retention is set, so logs are kept forever.",
        tooShort: (d: { days: number; minimum: number }) => text`logs are kept for ${plural(d.days, "day")}, less than ${d.minimum}.`,
        tooLong: (d: { days: number; maximum: number }) => text`logs are kept for ${plural(d.days, "day")}, more than ${d.maximum}.`,
        illegal: (d: { days: number; next: number }) => text`${d.days} days is not a period that CloudWatch Logs offers; ${d.next} is.`,
    },
    example: {
        good: { inputs: { name: "/aws/lambda/orders", retentionInDays: 400 } },
        bad: { inputs: { name: "/aws/lambda/orders" } },
    },
    // AWS fixes the retention of the DELIVERY class, whatever is asked for (API CreateLogGroup).
    applies: (group) => group.string("logGroupClass") !== "DELIVERY",
    *check(group, { config, found }) {
        const days = group.number("retentionInDays") ?? 0;
        const { minimumDays, maximumDays } = config;
        const isLegal = RETENTION_DAYS.includes(days);
        const isRight = days === 0 ? config.allowNeverExpire : isLegal && days >= minimumDays && days <= (maximumDays ?? days);
        if (isRight) return;
        // Of a class that is not known yet nobody knows whether the setting counts.
        group.child("logGroupClass").known();
        if (days === 0) yield found("forEver", "retentionInDays");
        else if (!isLegal) yield found("illegal", "retentionInDays", { days, next: retentionAtLeast(days) });
        else if (days < minimumDays) yield found("tooShort", "retentionInDays", { days, minimum: minimumDays });
        else if (maximumDays !== undefined) yield found("tooLong", "retentionInDays", { days, maximum: maximumDays });
    },
    remedy(group, { config, resource }) {
        const days = resource.number("retentionInDays") ?? 0;
        if (days < config.minimumDays) group.retentionInDays = retentionAtLeast(config.minimumDays);
    },
});
