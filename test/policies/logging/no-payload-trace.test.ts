import rule from "../../../policies/logging/no-payload-trace";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const V2 = "aws:apigatewayv2/stage:Stage";
const NATIVE = "aws-native:apigateway:Stage";
const NATIVE_V2 = "aws-native:apigatewayv2:Stage";
const NATIVE_DEPLOYMENT = "aws-native:apigateway:Deployment";

testResourceRule(rule, {
    compliant: [
        { title: "absent means off", inputs: { methodPath: "*/*", settings: { loggingLevel: "INFO" } } },
        { title: "switched off", inputs: { methodPath: "*/*", settings: { dataTraceEnabled: false } } },
        {
            title: "a WebSocket stage",
            type: V2,
            inputs: { defaultRouteSettings: { loggingLevel: "ERROR" }, routeSettings: [{ routeKey: "$connect" }] },
        },
        { title: "a stage without settings", type: V2, inputs: { name: "live" } },
        { title: "aws-native", type: NATIVE, inputs: { methodSettings: [{ resourcePath: "/*", httpMethod: "*", loggingLevel: "ERROR" }] } },
        { title: "a deployment of aws-native", type: NATIVE_DEPLOYMENT, inputs: { stageDescription: { dataTraceEnabled: false } } },
    ],
    violating: [
        {
            title: "on for all methods",
            inputs: { methodPath: "*/*", settings: { dataTraceEnabled: true } },
            found: ["on@settings.dataTraceEnabled"],
        },
        {
            title: "on for one method",
            inputs: { methodPath: "orders/POST", settings: { dataTraceEnabled: true } },
            found: ["on@settings.dataTraceEnabled"],
        },
        { title: "on, as text", inputs: { settings: { dataTraceEnabled: "true" } }, found: ["on@settings.dataTraceEnabled"] },
        {
            title: "on while logging is off",
            inputs: { settings: { loggingLevel: "OFF", dataTraceEnabled: true } },
            found: ["on@settings.dataTraceEnabled"],
        },
        {
            title: "settings as a list of one",
            inputs: { settings: [{ dataTraceEnabled: true }] },
            found: ["on@settings[0].dataTraceEnabled"],
        },
        {
            title: "a WebSocket stage, by default and on one route",
            type: V2,
            inputs: {
                defaultRouteSettings: { dataTraceEnabled: true },
                routeSettings: [{ routeKey: "a" }, { routeKey: "b", dataTraceEnabled: true }],
            },
            found: ["on@defaultRouteSettings.dataTraceEnabled", "on@routeSettings[1].dataTraceEnabled"],
        },
        {
            title: "one of the methods of aws-native, beside one that is not known",
            type: NATIVE,
            inputs: { methodSettings: [{ dataTraceEnabled: UNKNOWN }, { dataTraceEnabled: true }] },
            found: ["on@methodSettings[1].dataTraceEnabled"],
            undetermined: ["methodSettings[0].dataTraceEnabled"],
        },
        {
            title: "a route of aws-native",
            type: NATIVE_V2,
            inputs: { routeSettings: { send: { DataTraceEnabled: false, dataTraceEnabled: true } } },
            found: ["on@routeSettings.send.dataTraceEnabled"],
        },
        {
            title: "a stage that a deployment of aws-native makes",
            type: NATIVE_DEPLOYMENT,
            inputs: { stageDescription: { dataTraceEnabled: true, methodSettings: [{ dataTraceEnabled: true }] } },
            found: ["on@stageDescription.dataTraceEnabled", "on@stageDescription.methodSettings[0].dataTraceEnabled"],
        },
    ],
    unknown: [
        { title: "the switch", inputs: { settings: { dataTraceEnabled: UNKNOWN } }, undetermined: ["settings.dataTraceEnabled"] },
        { title: "the settings", inputs: { settings: UNKNOWN }, undetermined: ["settings"] },
        { title: "the routes", type: V2, inputs: { routeSettings: UNKNOWN }, undetermined: ["routeSettings"] },
        {
            title: "a deployment's stage",
            type: NATIVE_DEPLOYMENT,
            inputs: { stageDescription: UNKNOWN },
            undetermined: ["stageDescription"],
        },
    ],
    secret: [
        { title: "the switch is masked", inputs: { settings: { dataTraceEnabled: MASKED } }, undetermined: ["settings.dataTraceEnabled"] },
    ],
});
