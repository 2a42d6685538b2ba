import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/trail-alarms";
import { WATCHED_FOR, watchedFor } from "../../../policies/model/logging/trail/watched-for";
import assert from "node:assert/strict";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const r = (type: string, name: string, inputs: object): ExampleResource => ({ type, name, inputs: { ...inputs } });
const PATTERNS = [
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    "{($.eventName=DeleteGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=AttachRolePolicy)}",
    "{($.eventName=CreateTrail)||($.eventName=UpdateTrail)||($.eventName=StopLogging)}",
    "{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion))}",
    '{ $.eventName = "UpdateFunctionCode*" }',
    '{ $.eventName = "AddPermission*" }',
];
const topic = "arn:aws:sns:eu-west-1:123456789012:on-call";
const trail = r("aws:cloudtrail/trail:Trail", "activity", { cloudWatchLogsGroupArn: ref("log", "arn", "", ":*") });
const log = r("aws:cloudwatch/logGroup:LogGroup", "log", { name: "trail" });
const watch = (pattern: unknown, index: number, alarm: object = { alarmActions: [topic] }): readonly ExampleResource[] => [
    r("aws:cloudwatch/logMetricFilter:LogMetricFilter", `f${index}`, {
        logGroupName: ref("log", "name"),
        pattern,
        metricTransformation: { name: `m${index}`, namespace: "Acme", value: "1" },
    }),
    r("aws:cloudwatch/metricAlarm:MetricAlarm", `a${index}`, { namespace: "Acme", metricName: `m${index}`, ...alarm }),
];
const all = PATTERNS.flatMap((pattern, index) => watch(pattern, index));

testStackRule(rule, {
    compliant: [
        { title: "a filter and an alarm for each", resources: [trail, log, ...all] },
        {
            title: "advanced selectors make no difference",
            resources: [r("aws:cloudtrail/trail:Trail", "activity", { ...trail.inputs, advancedEventSelectors: [] }), log, ...all],
        },
        { title: "a trail without a log group", resources: [r("aws:cloudtrail/trail:Trail", "activity", {})] },
    ],
    violating: [
        { title: "nothing", resources: [trail, log], found: ["missing@cloudWatchLogsGroupArn"] },
        { title: "all but one", resources: [trail, log, ...all.slice(2)], found: ["missing@cloudWatchLogsGroupArn"] },
        {
            title: "an alarm without an action",
            resources: [trail, log, ...all.slice(2), ...watch(PATTERNS[0], 0, {})],
            found: ["missing@cloudWatchLogsGroupArn"],
        },
        {
            title: "a filter without an alarm",
            resources: [trail, log, ...all.slice(2), ...watch(PATTERNS[0], 0).slice(0, 1)],
            found: ["missing@cloudWatchLogsGroupArn"],
        },
    ],
    unknown: [
        { title: "a pattern", resources: [trail, log, ...all.slice(2), ...watch(UNKNOWN, 0)], undetermined: [""] },
        {
            title: "the group",
            resources: [r("aws:cloudtrail/trail:Trail", "activity", { cloudWatchLogsGroupArn: UNKNOWN })],
            undetermined: ["cloudWatchLogsGroupArn"],
        },
        {
            title: "a group outside the stack",
            resources: [
                r("aws:cloudtrail/trail:Trail", "activity", {
                    cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:123456789012:log-group:elsewhere:*",
                }),
            ],
            undetermined: ["cloudWatchLogsGroupArn"],
        },
    ],
    secret: [{ title: "a pattern is masked", resources: [trail, log, ...all.slice(2), ...watch(MASKED, 0)], undetermined: [""] }],
});

describe("What a metric filter looks for", () => {
    PATTERNS.forEach((pattern, index) => {
        it(`is told by the words of its pattern: ${WATCHED_FOR[index]}`, () => assert.deepEqual(watchedFor(pattern), [WATCHED_FOR[index]]));
    });
    it("is nothing where the pattern is about something else", () => assert.deepEqual(watchedFor('{ $.eventName = "RunInstances" }'), []));
});
