import { flag, integer, integersBy, object, string } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { plural, text } from "../kit/text";
import { CLASSIFICATION_TAGS } from "../model/assets/classification";
import type { Tagged } from "../model/assets/tags";
import { ACCOUNT_POLICIES, accountRetention, RETENTION_DAYS, retentionAtLeast } from "../model/logging/retention";
import { retentionByAccount } from "../model/logging/retention-by-account";
import { isWithinAll, limitsOf } from "../model/logging/retention-limits";
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
    notes: [
        "A policy of the account of the type RETENTION_POLICY overrides what a group sets, so it is judged too, and a group that it covers is judged by it. In a preview or an update groups are judged before such a policy of the same stack is seen, and one of another stack is never seen: where an account policy sets the retention, set `allowNeverExpire`.",
        "The account's policy is not changed by the level `remediate`.",
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
    on: ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup", ...ACCOUNT_POLICIES],
    messages: {
        forEver: "no retention is set, so logs are kept forever.",
        tooShort: (d: { days: number; minimum: number }) => text`logs are kept for ${plural(d.days, "day")}, less than ${d.minimum}.`,
        tooLong: (d: { days: number; maximum: number }) => text`logs are kept for ${plural(d.days, "day")}, more than ${d.maximum}.`,
        accountForEver: "the account's policy keeps the logs of every group that it is for forever, whatever the group says.",
        accountTooShort: (d: { days: number; minimum: number }) =>
            text`the account's policy keeps the logs of every group that it is for only ${plural(d.days, "day")}, less than ${d.minimum}, whatever the group says.`,
        accountTooLong: (d: { days: number; maximum: number }) =>
            text`the account's policy keeps the logs of every group that it is for ${plural(d.days, "day")}, more than ${d.maximum}, whatever the group says.`,
        illegal: (d: { days: number; next: number }) => text`${d.days} days is not a period that CloudWatch Logs offers; ${d.next} is.`,
    },
    example: {
        good: { inputs: { name: "/aws/lambda/orders", retentionInDays: 400 } },
        bad: { inputs: { name: "/aws/lambda/orders" } },
    },
    // AWS fixes the retention of the DELIVERY class, whatever is asked for (API CreateLogGroup).
    applies: (resource) =>
        isAccountPolicy(resource) ? accountRetention(resource.as()) !== undefined : resource.as().string("logGroupClass") !== "DELIVERY",
    inStack: {
        awaits: (resource, stackKnown) => stackKnown && !isAccountPolicy(resource),
        seen(group, node, stack) {
            if (!node.is("aws:cloudwatch/logGroup:LogGroup")) return group;
            const days = retentionByAccount(stack, node);
            return days === undefined ? group : days === 0 ? undefined : group.with({ retentionInDays: days });
        },
    },
    *check(resource, { config, found }) {
        if (isAccountPolicy(resource)) {
            const days = accountRetention(resource.as());
            const { minimumDays: minimum, maximumDays: maximum, allowNeverExpire } = config;
            if (days === undefined || (days === 0 && allowNeverExpire)) return;
            if (days === 0) yield found("accountForEver", "policyDocument");
            else if (days < minimum) yield found("accountTooShort", "policyDocument", { days, minimum });
            else if (maximum !== undefined && days > maximum) yield found("accountTooLong", "policyDocument", { days, maximum });
            return;
        }
        const group = resource.as();
        const days = group.number("retentionInDays") ?? 0;
        const isLegal = RETENTION_DAYS.includes(days);
        if (days === 0 ? config.allowNeverExpire : isLegal && isWithinAll(days, config)) return;
        // Of a class that is not known yet nobody knows whether the setting counts.
        group.child("logGroupClass").known();
        if (days === 0) return void (yield found("forEver", "retentionInDays"));
        if (!isLegal) return void (yield found("illegal", "retentionInDays", { days, next: retentionAtLeast(days) }));
        const { minimum, maximum } = limitsOf(tagged(resource), config);
        if (days < minimum) yield found("tooShort", "retentionInDays", { days, minimum });
        else if (maximum !== undefined && days > maximum) yield found("tooLong", "retentionInDays", { days, maximum });
    },
    remedy(inputs, { config, resource }) {
        if (isAccountPolicy(resource)) return;
        const group = inputs as Record<string, unknown>;
        const days = resource.number("retentionInDays") ?? 0;
        const { minimum } = limitsOf(tagged(resource), config);
        if (days < minimum) group.retentionInDays = retentionAtLeast(minimum);
    },
});

const isAccountPolicy = ({ type }: { readonly type: string }): boolean => (ACCOUNT_POLICIES as readonly string[]).includes(type);

const tagged = (group: { as(): View; readonly provider: { readonly inputs: View } | undefined }): Tagged => ({
    inputs: group.as(),
    provider: group.provider?.inputs,
});
