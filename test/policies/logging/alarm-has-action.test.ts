import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/alarm-has-action";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const topic = "arn:aws:sns:eu-west-1:123456789012:on-call";
const alarm = (inputs: object, name = "errors"): ExampleResource => ({
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    name,
    inputs: { name, ...inputs },
});
const composite = (alarmRule: unknown, inputs: object = { alarmActions: [topic] }): ExampleResource => ({
    type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
    name: "any",
    inputs: { alarmName: "any", alarmRule, ...inputs },
});

testStackRule(rule, {
    compliant: [
        { title: "a topic", resources: [alarm({ alarmActions: [topic] })] },
        {
            title: "a function",
            resources: [alarm({ alarmActions: ["arn:aws:lambda:eu-west-1:123456789012:function:heal"], actionsEnabled: true })],
        },
        { title: "an action that is not known yet", resources: [alarm({ alarmActions: [UNKNOWN] })] },
        { title: "a child of a composite alarm, by name", resources: [alarm({}), composite('ALARM("errors")')] },
        { title: "by bare name and in small letters", resources: [alarm({}), composite("alarm(errors) or ok(other)")] },
        { title: "by ARN", resources: [alarm({}), composite('NOT ALARM("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:errors")')] },
        { title: "among those of which two must go off", resources: [alarm({}), composite("AT_LEAST(2, ALARM, (other, errors, third))")] },
        { title: "a rule that is made from it", resources: [alarm({}), composite(ref("errors", "name", "ALARM(", ")"))] },
        {
            title: "actions that are off, under a composite alarm",
            resources: [alarm({ alarmActions: [topic], actionsEnabled: false }), composite("ALARM(errors)")],
        },
        {
            title: "a suppressor",
            resources: [
                alarm({}),
                composite("TRUE", { alarmActions: [topic], actionsSuppressor: { alarm: "errors", extensionPeriod: 1, waitPeriod: 1 } }),
            ],
        },
        {
            title: "aws-native",
            resources: [{ type: "aws-native:cloudwatch:Alarm", name: "n", inputs: { alarmName: "n", alarmActions: [topic] } }],
        },
    ],
    violating: [
        { title: "no action", resources: [alarm({})], found: ["none@alarmActions"] },
        { title: "an empty list", resources: [alarm({ alarmActions: [] })], found: ["none@alarmActions"] },
        {
            title: "only when all is well again",
            resources: [alarm({ okActions: [topic], insufficientDataActions: [topic] })],
            found: ["none@alarmActions"],
        },
        { title: "switched off", resources: [alarm({ alarmActions: [topic], actionsEnabled: false })], found: ["disabled@actionsEnabled"] },
        {
            title: "a composite alarm that names another alarm",
            resources: [alarm({}), composite("ALARM(errors-of-others)")],
            found: ["none@alarmActions"],
        },
        { title: "the composite alarm itself", resources: [alarm({}), composite("ALARM(errors)", {})], found: ["none@alarmActions"] },
        {
            title: "aws-native",
            resources: [{ type: "aws-native:cloudwatch:CompositeAlarm", name: "n", inputs: { alarmName: "n", alarmRule: "TRUE" } }],
            found: ["none@alarmActions"],
        },
    ],
    unknown: [
        { title: "the actions", resources: [alarm({ alarmActions: UNKNOWN })], undetermined: ["alarmActions"] },
        {
            title: "whether they are on",
            resources: [alarm({ alarmActions: [topic], actionsEnabled: UNKNOWN })],
            undetermined: ["actionsEnabled"],
        },
        { title: "a rule may name it", resources: [alarm({}), composite(UNKNOWN)], undetermined: ["alarmActions"] },
    ],
    secret: [{ title: "the actions are masked", resources: [alarm({ alarmActions: MASKED })], undetermined: ["alarmActions"] }],
});
