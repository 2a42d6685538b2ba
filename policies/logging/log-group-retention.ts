import { flag, integer, integersBy, object, string } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { plural, text } from "../kit/text";
import { byClassification, CLASSIFICATION_TAGS } from "../model/assets/classification";
import type { Tagged } from "../model/assets/tags";
import { RETENTION_DAYS, retentionAtLeast } from "../model/logging/retention";
import type { View } from "../model/values";

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
        minimumDaysByClassification: integersBy({
            default: {},
            minimum: 1,
            maximum: 3653,
            about: 'The shortest retention by data classification, such as `{"personal": 365}`: for groups with that tag in place of `minimumDays`, and also where `maximumDays` is less.',
        }),
        classificationTag: string({
            default: CLASSIFICATION_TAGS.classification,
            about: "The tag that names the classification of the data.",
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
        const isLegal = RETENTION_DAYS.includes(days);
        if (days === 0 ? config.allowNeverExpire : isLegal && isWithinAll(days, config)) return;
        // Of a class that is not known yet nobody knows whether the setting counts.
        group.child("logGroupClass").known();
        if (days === 0) return void (yield found("forEver", "retentionInDays"));
        if (!isLegal) return void (yield found("illegal", "retentionInDays", { days, next: retentionAtLeast(days) }));
        const { minimum, maximum } = limitsOf(tagged(group), config);
        if (days < minimum) yield found("tooShort", "retentionInDays", { days, minimum });
        else if (maximum !== undefined && days > maximum) yield found("tooLong", "retentionInDays", { days, maximum });
    },
    remedy(group, { config, resource }) {
        const days = resource.number("retentionInDays") ?? 0;
        const { minimum } = limitsOf(tagged(resource), config);
        if (days < minimum) group.retentionInDays = retentionAtLeast(minimum);
    },
});

const tagged = (group: { as(): View; readonly provider: { readonly inputs: View } | undefined }): Tagged => ({
    inputs: group.as(),
    provider: group.provider?.inputs,
});

interface Config {
    readonly minimumDays: number;
    readonly maximumDays: number | undefined;
    readonly minimumDaysByClassification: Readonly<Record<string, number>>;
    readonly classificationTag: string;
}

/** The limits of one group: the longest retention allowed is never less than the shortest that its data ask for. */
function limitsOf(group: Tagged, config: Config): { readonly minimum: number; readonly maximum: number | undefined } {
    const special = byClassification(config.minimumDaysByClassification, group, config.classificationTag);
    const { minimumDays, maximumDays } = config;
    if (special === undefined) return { minimum: minimumDays, maximum: maximumDays };
    return { minimum: special, maximum: maximumDays === undefined ? undefined : Math.max(maximumDays, special) };
}

/** Whether a retention is right whatever the classification, which then need not be known. */
const isWithinAll = (days: number, { minimumDays, maximumDays = days, minimumDaysByClassification }: Config): boolean =>
    days >= Math.max(minimumDays, ...Object.values(minimumDaysByClassification)) && days <= maximumDays;
