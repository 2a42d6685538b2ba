/** Functions, and what watches, records or invokes them. */
import { functionWith, times } from "../documents";
import type { Family } from "../family";
import { made, related, UNKNOWN } from "./related";

export const OBSERVED: readonly Family[] = [
    related("functions whose names nobody sees, and log groups", 1100, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, { name: UNKNOWN })),
        ...times(count, (at) => made("aws:cloudwatch/logGroup:LogGroup", `g${at}`, { name: `/aws/lambda/g${at}` })),
    ]),
    related("functions and alarms", 1300, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, {})),
        ...times(count, (at) =>
            made("aws:cloudwatch/metricAlarm:MetricAlarm", `a${at}`, {
                namespace: "AWS/Lambda",
                metricName: "Errors",
                dimensions: { FunctionName: at % 2 === 0 ? `f${at}` : UNKNOWN },
                alarmActions: ["arn:aws:sns:eu-west-1:123456789012:t"],
            }),
        ),
    ]),
    related("an alarm of all alarms", 900, (count) => [
        ...times(count, (at) => made("aws:cloudwatch/metricAlarm:MetricAlarm", `a${at}`, { name: `a${at}`, metricName: "Errors" })),
        made("aws:cloudwatch/compositeAlarm:CompositeAlarm", "c", { alarmRule: times(count, (at) => `ALARM("a${at}")`).join(" OR ") }),
    ]),
    related("subscription filters of one group", 900, (count) => [
        made("aws:cloudwatch/logGroup:LogGroup", "g", { name: "/aws/lambda/f" }),
        ...times(count, (at) =>
            made("aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter", `s${at}`, {
                logGroup: "/aws/lambda/f",
                destinationArn: `arn:aws:lambda:eu-west-1:123456789012:function:f${at}`,
                filterPattern: "",
            }),
        ),
    ]),
    related("a metric query of all functions", 900, (count) => [
        ...times(count, (at) => functionWith(`f${at}`, {})),
        made("aws:cloudwatch/metricAlarm:MetricAlarm", "a", {
            metricQueries: times(count, (at) => ({
                id: `m${at}`,
                metric: { namespace: "AWS/Lambda", metricName: "Errors", dimensions: { FunctionName: `f${at}` } },
            })),
        }),
    ]),
];
