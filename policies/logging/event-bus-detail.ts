import { resourceRule } from "../kit/rule";

export default resourceRule({
    name: "logging-event-bus-detail",
    description: "The log of an event bus must not hold the detail of events, and must be on where it is configured.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3", "A8"],
    why: "The detail of an event is the business data itself, personal data included; its log is read by far more people than the event is.",
    fix: ['leave `logConfig.includeDetail` out or set it to "NONE", and set `logConfig.level` to "ERROR" or more.'],
    notes: ["A bus without `logConfig` is not judged."],
    on: ["aws:cloudwatch/eventBus:EventBus", "aws-native:events:EventBus"],
    messages: {
        detail: "the whole event is written to the log.",
        off: "logging is configured, but its level is OFF.",
    },
    example: {
        good: { inputs: { name: "orders", logConfig: { level: "ERROR", includeDetail: "NONE" } } },
        bad: { inputs: { name: "orders", logConfig: { level: "INFO", includeDetail: "FULL" } } },
    },
    *check(bus, { found }) {
        const log = bus.as().object("logConfig");
        if (log === undefined) return;
        if ((log.string("level") ?? "OFF") === "OFF") yield found("off", [...log.path, "level"]);
        else if (log.string("includeDetail") === "FULL") yield found("detail", [...log.path, "includeDetail"]);
    },
});
