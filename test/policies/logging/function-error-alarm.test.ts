import assert from "node:assert/strict";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { judgeStack } from "../../../policies/kit/judge";
import { causeOf } from "../../../policies/kit/judgement";
import { readSettings } from "../../../policies/kit/settings";
import rule from "../../../policies/logging/function-error-alarm";
import { Stack } from "../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { NOW, testStackRule } from "../../support/rule-tests";
import { realise } from "../../support/stack-example";

const fn = (name = "orders", more: object = {}): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name,
    inputs: { name, ...more },
});
const alarm = (inputs: object, type = "aws:cloudwatch/metricAlarm:MetricAlarm"): ExampleResource => ({
    type,
    name: "errors",
    inputs: { ...inputs },
});
const errors = { namespace: "AWS/Lambda", metricName: "Errors" };
const query = (metric: object): object => ({
    metricQueries: [
        { id: "e", metric, returnData: false },
        { id: "rate", expression: "100 * e", returnData: true },
    ],
});
const insights = (expression: string): object => ({ metricQueries: [{ id: "q", expression, period: 60, returnData: true }] });
const orders = { FunctionName: ref("orders", "name") };

testStackRule(rule, {
    compliant: [
        { title: "errors of the function", resources: [fn(), alarm({ ...errors, dimensions: orders })] },
        {
            title: "by its literal name",
            resources: [fn(), alarm({ ...errors, dimensions: { FunctionName: "orders" } })],
        },
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
            title: "a query of Metrics Insights over the errors of all functions",
            resources: [fn(), fn("bills"), alarm(insights('SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)'))],
        },
        {
            title: "a query of Metrics Insights that groups the throttles of all functions",
            resources: [fn(), alarm(insights('SELECT MAX("Throttles") FROM "AWS/Lambda" GROUP BY FunctionName ORDER BY MAX() DESC'))],
        },
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
            title: "a function named after another resource, and an alarm on a name that the program writes down",
            resources: [
                { type: "random:index/randomPet:RandomPet", name: "pet", inputs: {} },
                fn("orders", { name: ref("pet", "id") }),
                alarm({ ...errors, dimensions: { FunctionName: "bills" } }),
            ],
            modes: ["preview", "deployed"],
            found: ["none"],
        },
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
            title: "another function of another Region, where nobody sees the name of this one",
            resources: [
                { ...fn("orders", { name: MASKED, region: "eu-west-1" }), outputs: { id: MASKED, arn: MASKED } },
                alarm({ ...errors, region: "us-east-1", dimensions: { FunctionName: "zz" } }),
            ],
            found: ["none"],
        },
        {
            title: "a query of Metrics Insights over another service",
            resources: [fn(), alarm(insights('SELECT SUM(Errors) FROM SCHEMA("AWS/Firehose", DeliveryStreamName) WHERE x = 1'))],
            found: ["none"],
        },
        {
            title: "a query of Metrics Insights over another metric of all functions",
            resources: [fn(), alarm(insights('SELECT AVG(Duration) FROM "AWS/Lambda"'))],
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
            title: "a query of Metrics Insights with a condition",
            resources: [fn(), alarm(insights(`SELECT MAX(Errors) FROM SCHEMA("AWS/Lambda", FunctionName) WHERE FunctionName != 'x'`))],
            undetermined: [""],
        },
        {
            title: "a query of Metrics Insights by a further dimension",
            resources: [fn(), alarm(insights('SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName, Resource)'))],
            undetermined: [""],
        },
        {
            title: "a query that is not understood",
            resources: [fn(), alarm(insights('SELECT MEDIAN(Errors) FROM "AWS/Lambda"'))],
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

describe("Functions that no alarm watches", () => {
    const causes = (functions: readonly ExampleResource[]): readonly unknown[] => {
        const resources = realise(functions, "deployed");
        const [root] = resources;
        assert.ok(root !== undefined);
        const { violations } = judgeStack(rule, Stack.of(resources), root, readSettings(rule, {}), {
            now: NOW,
            program: { folder: undefined },
            deployer: { env: {}, asked: false },
            register: { entries: () => [] },
        });
        return violations.map(causeOf);
    };
    it("are one mistake in one Region", () => {
        const [first, second] = causes([fn("a"), fn("b")]);
        assert.ok(first !== undefined && first !== null && first === second);
    });
    it("are two mistakes in two Regions, which no one alarm can watch", () => {
        const [first, second] = causes([fn("a", { region: "eu-west-1" }), fn("b", { region: "us-east-1" })]);
        assert.ok(typeof first === "string" && typeof second === "string" && first !== second);
    });
});
