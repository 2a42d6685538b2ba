import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { actingAlarms } from "../model/logging/alarms/actions";
import { Undetermined } from "../model/values";

const inputs = { name: "orders-errors", namespace: "AWS/Lambda", metricName: "Errors", threshold: 0 };

export default stackRule({
    name: "logging-alarm-has-action",
    description: "A CloudWatch alarm must do something when it goes off.",
    severity: "medium",
    level: "advisory",
    checklist: ["B3"],
    why: "An alarm without an action changes its colour in a console that nobody is looking at.",
    fix: [
        "name an SNS topic, a function or another action in `alarmActions`, and leave `actionsEnabled` on.",
        "An alarm that only feeds a composite alarm is named in its `alarmRule` and needs no action of its own.",
    ],
    notes: [
        "`okActions` and `insufficientDataActions` alone do not act on an alarm.",
        "A composite alarm's suppressor needs no action either. Mute rules are not judged: they are for windows.",
    ],
    messages: {
        none: "the alarm has no action, and no composite alarm names it.",
        disabled: "the alarm's actions are switched off.",
    },
    example: {
        good: [
            { type: "aws:sns/topic:Topic", name: "on-call", inputs: {} },
            {
                type: "aws:cloudwatch/metricAlarm:MetricAlarm",
                name: "orders-errors",
                inputs: { ...inputs, alarmActions: [ref("on-call", "arn")] },
            },
        ],
        bad: [{ type: "aws:cloudwatch/metricAlarm:MetricAlarm", name: "orders-errors", inputs }],
    },
    applies: (stack) => stack.alarms.length > 0,
    *check(stack, { each, found }) {
        const actionOf = actingAlarms(stack);
        yield* each(stack.alarms, function* (alarm) {
            const action = actionOf(alarm);
            // Its own stack may have a composite alarm of it.
            if (action === "silent" && alarm.isRead) throw new Undetermined(["alarmActions"], "unresolved");
            if (action === "silent") yield found("none", [alarm, "alarmActions"]);
            if (action === "disabled") yield found("disabled", [alarm, "actionsEnabled"]);
        });
    },
});
