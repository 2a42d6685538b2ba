import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/api-execution-log";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const r = (type: string, name: string, inputs: object): ExampleResource => ({ type, name, inputs: { ...inputs } });
const api = r("aws:apigateway/restApi:RestApi", "api", {});
const stage = r("aws:apigateway/stage:Stage", "live", { restApi: ref("api", "id"), stageName: "live" });
const settings = (more: unknown, inputs: object = {}, name = "all"): ExampleResource =>
    r("aws:apigateway/methodSettings:MethodSettings", name, {
        restApi: ref("api", "id"),
        stageName: ref("live", "stageName"),
        methodPath: "*/*",
        settings: more,
        ...inputs,
    });
const good = { loggingLevel: "ERROR", metricsEnabled: true };
const native = (methodSettings: unknown): ExampleResource =>
    r("aws-native:apigateway:Stage", "n", { restApiId: "abc", stageName: "live", methodSettings });
const deployed = (stageDescription: unknown, stageName: unknown = "live"): ExampleResource =>
    r("aws-native:apigateway:Deployment", "d", { restApiId: "abc", stageName, stageDescription });
const v2 = (protocolType: unknown, inputs: object): readonly ExampleResource[] => [
    r("aws:apigatewayv2/api:Api", "v2", { protocolType }),
    r("aws:apigatewayv2/stage:Stage", "s2", { apiId: ref("v2", "id"), name: "live", ...inputs }),
];

testStackRule(rule, {
    compliant: [
        { title: "errors and metrics", resources: [api, stage, settings(good)] },
        {
            title: "joined by literal values",
            resources: [
                r("aws:apigateway/stage:Stage", "live", { restApi: "abc", stageName: "live" }),
                settings(good, { restApi: "abc", stageName: "live" }),
            ],
        },
        {
            title: "settings of one method beside",
            resources: [api, stage, settings(good), settings({ loggingLevel: "INFO" }, { methodPath: "orders/GET" }, "one")],
        },
        { title: "aws-native, inside the stage", resources: [native([{ resourcePath: "/*", httpMethod: "*", ...good }])] },
        { title: "a WebSocket API", resources: v2("WEBSOCKET", { defaultRouteSettings: { loggingLevel: "ERROR" } }) },
        { title: "an HTTP API has no execution log", resources: v2("HTTP", {}) },
        { title: "the stage that a deployment makes", resources: [deployed(good)] },
        {
            title: "the stage that a deployment makes, by its method settings",
            resources: [deployed({ methodSettings: [{ resourcePath: "/*", httpMethod: "*", ...good }] })],
        },
        {
            title: "a deployment that makes no stage",
            alarmingWhenHidden: { "d.stageName": "a name that a document masks is there, and makes a stage" },
            resources: [deployed(undefined, null)],
        },
    ],
    violating: [
        {
            title: "the stage that a deployment makes",
            resources: [deployed({ metricsEnabled: true })],
            found: ["level@stageDescription.loggingLevel"],
        },
        {
            title: "the stage that a deployment makes, one method switched off",
            resources: [deployed({ ...good, methodSettings: [{ resourcePath: "/pay", httpMethod: "POST", loggingLevel: "OFF" }] })],
            found: ["method@stageDescription.methodSettings[0].loggingLevel"],
        },
        { title: "no settings", resources: [api, stage], found: ["none"] },
        {
            title: "settings of one method do not stand for all",
            resources: [api, stage, settings(good, { methodPath: "orders/GET" })],
            found: ["none"],
        },
        { title: "settings of another stage", resources: [api, stage, settings(good, { stageName: "test" })], found: ["none"] },
        {
            title: "the log off",
            resources: [api, stage, settings({ metricsEnabled: true, loggingLevel: "OFF" })],
            found: ["level@settings.loggingLevel"],
        },
        {
            title: "no level means off",
            resources: [api, stage, settings({ metricsEnabled: true })],
            found: ["level@settings.loggingLevel"],
        },
        { title: "no metrics", resources: [api, stage, settings({ loggingLevel: "INFO" })], found: ["metrics@settings.metricsEnabled"] },
        {
            title: "one method off",
            resources: [api, stage, settings(good), settings({ loggingLevel: "OFF" }, { methodPath: "orders/GET" }, "one")],
            found: ["method@settings.loggingLevel"],
        },
        { title: "aws-native without settings", resources: [native(undefined)], found: ["none"] },
        {
            title: "aws-native, a path alone",
            resources: [native([{ resourcePath: "/~1orders", httpMethod: "GET", ...good }])],
            found: ["none"],
        },
        { title: "a WebSocket API", resources: v2("WEBSOCKET", {}), found: ["level@defaultRouteSettings.loggingLevel"] },
        {
            title: "settings of routes alone cover only those",
            resources: v2("WEBSOCKET", { routeSettings: [{ routeKey: "a", loggingLevel: "INFO" }] }),
            found: ["level@defaultRouteSettings.loggingLevel"],
        },
    ],
    unknown: [
        { title: "the level", resources: [api, stage, settings({ loggingLevel: UNKNOWN })], undetermined: ["settings.loggingLevel"] },
        { title: "the settings", resources: [api, stage, settings(UNKNOWN)], undetermined: ["settings"] },
        {
            title: "the stage of the settings",
            resources: [api, stage, settings(good, { stageName: UNKNOWN })],
            undetermined: ["stageName"],
        },
        { title: "the settings of aws-native", resources: [native(UNKNOWN)], undetermined: ["methodSettings"] },
        { title: "the protocol", resources: v2(UNKNOWN, {}), undetermined: ["protocolType"] },
        {
            title: "an API outside the stack",
            resources: [r("aws:apigatewayv2/stage:Stage", "s2", { apiId: "abc" })],
            undetermined: ["apiId"],
        },
    ],
    secret: [{ title: "the settings are masked", resources: [api, stage, settings(MASKED)], undetermined: ["settings"] }],
});
