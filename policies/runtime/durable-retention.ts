import { integer, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { plural, text } from "../kit/text";

/** What Lambda keeps where `retentionPeriod` is left out. Source: AWS Lambda API reference, DurableConfig. */
const DEFAULT_DAYS = 14;

export default resourceRule({
    name: "runtime-durable-retention",
    description: "Durable functions must not keep the history of their executions longer than needed.",
    severity: "medium",
    level: "advisory",
    checklist: ["A5"],
    why: "The history of a durable execution holds its input, the result of every step and its output: personal data among them is kept as long as the history is.",
    fix: [
        "set `durableConfig.retentionPeriod` to the days that the history is needed, and `executionTimeout` to the time that an execution may take.",
    ],
    config: object({
        maximumDays: integer({ default: 30, minimum: 1, maximum: 90, about: "The longest retention of an execution's history, in days." }),
        maximumSeconds: integer<number | undefined>({
            default: undefined,
            minimum: 1,
            maximum: 31_622_400,
            about: "The longest time an execution may take, in seconds. Left out, any.",
        }),
    }),
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: {
        tooLong: (d: { days: number; maximum: number }) =>
            text`the history of an execution is kept for ${plural(d.days, "day")}, more than ${d.maximum}.`,
        byDefault: (d: { days: number; maximum: number }) =>
            text`no retention is set; AWS's default keeps the history of an execution for ${plural(d.days, "day")}, more than ${d.maximum}.`,
        runsTooLong: (d: { seconds: number; maximum: number }) =>
            text`an execution may take ${plural(d.seconds, "second")}, more than ${d.maximum}.`,
    },
    example: {
        good: { inputs: { durableConfig: { executionTimeout: 3600, retentionPeriod: 7 } } },
        bad: { inputs: { durableConfig: { executionTimeout: 3600, retentionPeriod: 90 } } },
    },
    *check(fn, { config, each, found }) {
        const durable = fn.as().object("durableConfig");
        if (durable === undefined) return;
        const property = fn.is("aws-native:lambda:Function") ? "retentionPeriodInDays" : "retentionPeriod";
        yield* each([property], function* () {
            const days = durable.number(property);
            const place = [...durable.path, property];
            if ((days ?? DEFAULT_DAYS) <= config.maximumDays) return;
            if (days === undefined) yield found("byDefault", place, { days: DEFAULT_DAYS, maximum: config.maximumDays });
            else yield found("tooLong", place, { days, maximum: config.maximumDays });
        });
        yield* each(["executionTimeout"], function* (timeout) {
            const { maximumSeconds } = config;
            if (maximumSeconds === undefined) return;
            const seconds = durable.number(timeout) ?? 0;
            if (seconds > maximumSeconds) yield found("runsTooLong", [...durable.path, timeout], { seconds, maximum: maximumSeconds });
        });
    },
});
