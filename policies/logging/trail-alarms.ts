import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { enumerate, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { actingAlarms } from "../model/logging/alarms/actions";
import { alarmsOn } from "../model/logging/alarms/metric-alarms";
import { WATCHED_FOR, watchedFor } from "../model/logging/trail/watched-for";
import type { WatchedFor } from "../model/logging/trail/watched-for";
import { KINDS, LINKS } from "../model/stack";
import type { Node, Stack } from "../model/stack";
import { Undetermined } from "../model/values";

const EVERYTHING =
    '{ ($.userIdentity.type = "Root") || ($.eventName = "ConsoleLogin" && $.additionalEventData.MFAUsed != "Yes") || ($.errorCode = "AccessDenied*") || ($.eventSource = "iam.amazonaws.com") || ($.eventName = "StopLogging") || ($.eventName = "ScheduleKeyDeletion") || ($.eventName = "UpdateFunctionCode*") || ($.eventName = "AddPermission*") }';
const trail = {
    type: "aws:cloudtrail/trail:Trail",
    name: "activity",
    inputs: { s3BucketName: "acme-trail", cloudWatchLogsGroupArn: ref("log", "arn", "", ":*") },
};
const log = { type: "aws:cloudwatch/logGroup:LogGroup", name: "log", inputs: { name: "acme-log" } };
const filter = {
    type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
    name: "watch",
    inputs: { logGroupName: "acme-log", pattern: EVERYTHING, metricTransformation: { name: "events", namespace: "Acme", value: "1" } },
};
const alarm = {
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name: "watch",
    inputs: { namespace: "Acme", metricName: "events", alarmActions: ["arn:aws:sns:eu-west-1:123456789012:on-call"] },
};

export default stackRule({
    name: "logging-trail-alarms",
    description: "The events of a CloudTrail trail must raise an alarm where they show an attack or a change of the protection itself.",
    severity: "medium",
    level: "disabled",
    checklist: ["B3", "B4"],
    why: "The record of an attack is of use while it happens: use of root, a trail that is stopped, a function whose code is replaced.",
    fix: [
        "give the trail's log group metric filters for these events, and each metric an alarm with an action.",
        "The patterns stand in the CIS AWS Foundations Benchmark; one filter may look for several things.",
    ],
    notes: [
        "Filters are recognised by the words of their patterns: `userIdentity.type` Root, ConsoleLogin with MFAUsed, AccessDenied, IAM, StopLogging, ScheduleKeyDeletion, UpdateFunctionCode, AddPermission.",
        "Disabled by default: in an organisation these alarms belong to the account that collects the trail. A trail without a log group is left to `logging-trail-watched`.",
    ],
    messages: { missing: (d: { events: Text }) => text`no alarm with an action watches the trail's log group for ${d.events}.` },
    example: { good: [trail, log, filter, alarm], bad: [trail, log, filter] },
    applies: (stack) => stack.trails.length > 0,
    *check(stack, { each, found }) {
        const actionOf = actingAlarms(stack);
        yield* each(stack.trails, function* (trail) {
            const group = trail.joined(["cloudWatchLogsGroupArn"], KINDS.logGroup);
            if (group.kind === "none") return;
            if (group.kind !== "node") throw new Undetermined(group.path, group.kind === "outside" ? "unresolved" : group.reason);
            const { watched, doubt } = watchedIn(stack, group.node, actionOf);
            const missing = WATCHED_FOR.filter((kind) => !watched.has(kind));
            if (missing.length === 0) return;
            if (doubt !== undefined) throw new Undetermined([], doubt.reason);
            const events = missing.map((kind) => vouched(kind, "own words"));
            yield found("missing", [trail, "cloudWatchLogsGroupArn"], { events: enumerate(events, WATCHED_FOR.length) });
        });
    },
});

/** What the acting alarms on a log group's filters watch it for, and what could not be read. */
function watchedIn(
    stack: Stack,
    group: Node,
    actionOf: ReturnType<typeof actingAlarms>,
): { readonly watched: ReadonlySet<WatchedFor>; readonly doubt: Undetermined | undefined } {
    const { items, unresolved } = stack.linked(LINKS.logGroupMetricFilters, group);
    const watched = new Set<WatchedFor>();
    let doubt = unresolved.length > 0 ? new Undetermined([], "unresolved") : undefined;
    for (const { inputs } of items) {
        try {
            const kinds = watchedFor(inputs.string("pattern") ?? "");
            if (kinds.length === 0) continue;
            const metric = inputs.object("metricTransformation");
            const { alarms, isWhole } = alarmsOn(stack, metric?.string("namespace") ?? "", metric?.string("name") ?? "");
            if (alarms.some((alarm) => actionOf(alarm) === "acts")) for (const kind of kinds) watched.add(kind);
            else if (!isWhole) doubt ??= new Undetermined([], "unresolved");
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            doubt ??= error;
        }
    }
    return { watched, doubt };
}
