import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/function-error-alarm";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const fn = (name = "orders", more: object = {}): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name,
    inputs: { name, ...more },
});
const alarm = (inputs: object, type = "aws:cloudwatch/metricAlarm:MetricAlarm"): ExampleResource => ({
    type,
    name: "errors",
    inputs: { ...inputs } as never,
});
const errors = { namespace: "AWS/Lambda", metricName: "Errors" };
const query = (metric: object): object => ({
    metricQueries: [
        { id: "e", metric, returnData: false },
        { id: "rate", expression: "100 * e", returnData: true },
    ],
});
const orders = { FunctionName: ref("orders", "name") };

testStackRule(rule, {
    compliant: [
        { title: "errors of the function", resources: [fn(), alarm({ ...errors, dimensions: orders })] },
        { title: "by its literal name", resources: [fn(), alarm({ ...errors, dimensions: { FunctionName: "orders" } })] },
        {
            title: "throttles of an alias",
            resources: [
                fn(),
                alarm({ ...errors, metricName: "Throttles", dimensions: { FunctionName: "orders", Resource: "orders:live" } }),
            ],
        },
        { title: "all functions, without dimensions", resources: [fn(), fn("bills"), alarm(errors)] },
        { title: "all functions, with empty dimensions", resources: [fn(), alarm({ ...errors, dimensions: {} })] },
        { title: "metric math over the errors", resources: [fn(), alarm(query({ ...errors, dimensions: orders }))] },
        {
            title: "an alarm that is muted watches all the same",
            resources: [fn(), alarm({ ...errors, dimensions: orders, actionsEnabled: false })],
        },
        {
            title: "aws-native, dimensions as a list",
            resources: [fn(), alarm({ ...errors, dimensions: [{ name: "FunctionName", value: "orders" }] }, "aws-native:cloudwatch:Alarm")],
        },
        {
            title: "aws-native, metric math",
            resources: [
                fn(),
                alarm(
                    {
                        metrics: [
                            {
                                id: "e",
                                metricStat: { metric: { ...errors, dimensions: [{ name: "FunctionName", value: "orders" }] }, stat: "Sum" },
                            },
                        ],
                    },
                    "aws-native:cloudwatch:Alarm",
                ),
            ],
        },
        {
            title: "a function at the edge",
            resources: [
                fn("orders", { region: "us-east-1" }),
                {
                    type: "aws:cloudfront/distribution:Distribution",
                    name: "d",
                    inputs: { defaultCacheBehavior: { lambdaFunctionAssociations: [{ lambdaArn: ref("orders", "qualifiedArn") }] } },
                },
            ],
            modes: ["preview"],
        },
    ],
    violating: [
        { title: "no alarm", resources: [fn()], found: ["none"] },
        {
            title: "another function's errors",
            resources: [fn(), fn("bills"), alarm({ ...errors, dimensions: { FunctionName: "bills" } })],
            found: ["none"],
        },
        {
            title: "another metric of the function",
            resources: [fn(), alarm({ ...errors, metricName: "Duration", dimensions: orders })],
            found: ["none"],
        },
        { title: "errors of another service", resources: [fn(), alarm({ ...errors, namespace: "AWS/Firehose" })], found: ["none"] },
        {
            title: "all functions of another Region",
            resources: [fn("orders", { region: "eu-west-1" }), alarm({ ...errors, region: "us-east-1" })],
            found: ["none"],
        },
        {
            title: "metric math over something else",
            resources: [fn(), alarm(query({ ...errors, metricName: "Invocations", dimensions: orders }))],
            found: ["none"],
        },
    ],
    unknown: [
        {
            title: "a search finds its metrics when it runs",
            resources: [
                fn(),
                alarm({ metricQueries: [{ id: "s", expression: "SUM(SEARCH('{AWS/Lambda,FunctionName} Errors', 'Sum'))" }] }),
            ],
            undetermined: [""],
        },
        {
            title: "a query of Metrics Insights",
            resources: [fn(), alarm({ metricQueries: [{ id: "s", expression: 'SELECT MAX(Errors) FROM "AWS/Lambda"' }] })],
            undetermined: [""],
        },
        {
            title: "PromQL",
            resources: [fn(), alarm({ evaluationCriteria: { promqlCriteria: {} }, evaluationInterval: 60 })],
            undetermined: [""],
        },
        {
            title: "the name in the dimension",
            resources: [fn(), alarm({ ...errors, dimensions: { FunctionName: UNKNOWN } })],
            undetermined: [""],
        },
        { title: "the metric", resources: [fn(), alarm({ ...errors, metricName: UNKNOWN, dimensions: orders })], undetermined: [""] },
        { title: "the queries", resources: [fn(), alarm({ metricQueries: UNKNOWN })], undetermined: [""] },
        {
            title: "the Region of an alarm on all functions",
            resources: [fn("orders", { region: "eu-west-1" }), alarm({ ...errors, region: UNKNOWN })],
            undetermined: [""],
        },
        {
            title: "an alarm that cannot be read hides no alarm that can",
            resources: [fn(), alarm({ ...errors, dimensions: orders }), { ...alarm({ metricQueries: UNKNOWN }), name: "other" }],
            undetermined: [],
        },
    ],
    secret: [{ title: "the dimensions are masked", resources: [fn(), alarm({ ...errors, dimensions: MASKED })], undetermined: [""] }],
});
