import rule from "../../../policies/authorization/throttling";
import { ref } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";
import { api, httpStage, of, rest, settings, stage } from "./apis";

const live = stage("live", { restApi: ref("shop", "id"), stageName: "live" });
const limit = (more: object = {}, values: object = { throttlingRateLimit: 50, throttlingBurstLimit: 100 }) =>
    settings("limit", { restApi: ref("shop", "id"), stageName: ref("live", "stageName"), methodPath: "*/*", settings: values, ...more });
const http = (more: object = {}) => httpStage("http", { apiId: ref("web", "id"), name: "live", ...more });
const rates = { throttlingRateLimit: 50, throttlingBurstLimit: 100 };

const deployed = (stageDescription: unknown) =>
    of("aws-native:apigateway:Deployment")("d", { restApiId: ref("shop", "id"), stageName: "live", stageDescription });

testStackRule(rule, {
    compliant: [
        { title: "a REST stage", resources: [rest(), live, limit()] },
        { title: "a REST stage by its name", resources: [rest(), live, limit({ stageName: "live" })] },
        { title: "a REST stage that takes nothing", resources: [rest(), live, limit({}, { throttlingRateLimit: 0 })] },
        {
            title: "aws-native",
            resources: [
                rest(),
                of("aws-native:apigateway:Stage")("s", {
                    restApiId: ref("shop", "id"),
                    methodSettings: [{ resourcePath: "/*", httpMethod: "*", ...rates }],
                }),
            ],
        },
        { title: "an HTTP stage", resources: [api(), http({ defaultRouteSettings: rates })] },
        { title: "an HTTP stage, the block in a list", resources: [api(), http({ defaultRouteSettings: [rates] })] },
        {
            title: "a private API, whatever settings are of",
            resources: [
                rest({ endpointConfiguration: { types: "PRIVATE" } }),
                live,
                limit({ restApi: UNKNOWN, stageName: "live" }, { loggingLevel: "ERROR" }),
            ],
        },
        { title: "a private API", resources: [rest({ endpointConfiguration: { types: "PRIVATE" } }), live] },
        { title: "quick create makes a stage that is no resource", resources: [api({ target: "f" })] },
        { title: "the stage that a deployment makes", resources: [rest(), deployed(rates)] },
        {
            title: "aws-native, all paths in the shorter notation",
            resources: [
                rest(),
                of("aws-native:apigateway:Stage")("s", {
                    restApiId: ref("shop", "id"),
                    methodSettings: [{ resourcePath: "*", httpMethod: "*", ...rates }],
                }),
            ],
        },
    ],
    violating: [
        { title: "the stage that a deployment makes", resources: [rest(), deployed({ loggingLevel: "ERROR" })], found: ["unlimited"] },
        { title: "a REST stage without settings", resources: [rest(), live], found: ["unlimited"] },
        { title: "settings without a limit", resources: [rest(), live, limit({}, { loggingLevel: "ERROR" })], found: ["unlimited"] },
        {
            title: "the default that is no limit",
            resources: [rest(), live, limit({}, { throttlingRateLimit: -1, throttlingBurstLimit: -1 })],
            found: ["unlimited"],
        },
        { title: "a limit for one path", resources: [rest(), live, limit({ methodPath: "orders/GET" })], found: ["unlimited"] },
        { title: "a limit for another stage", resources: [rest(), live, limit({ stageName: "test" })], found: ["unlimited"] },
        {
            title: "a usage plan, which limits keys",
            resources: [rest(), live, of("aws:apigateway/usagePlan:UsagePlan")("p", { throttleSettings: { rateLimit: 1 } })],
            found: ["unlimited"],
        },
        { title: "an HTTP stage", resources: [api(), http()], found: ["unlimited@defaultRouteSettings"] },
        {
            title: "a WebSocket stage with other settings",
            resources: [api({ protocolType: "WEBSOCKET" }), http({ defaultRouteSettings: { loggingLevel: "ERROR" } })],
            found: ["unlimited@defaultRouteSettings"],
        },
        {
            title: "an HTTP stage with limits for one route",
            resources: [api(), http({ routeSettings: [{ routeKey: "GET /", ...rates }] })],
            found: ["unlimited@defaultRouteSettings"],
        },
        {
            title: "what the provider reads where nothing is set",
            resources: [api(), http({ defaultRouteSettings: { throttlingRateLimit: 0 } })],
            found: ["unlimited@defaultRouteSettings"],
        },
        {
            title: "aws-native with a limit for one path",
            resources: [
                rest(),
                of("aws-native:apigateway:Stage")("s", {
                    restApiId: ref("shop", "id"),
                    methodSettings: [{ resourcePath: "/orders", httpMethod: "*", ...rates }],
                }),
            ],
            found: ["unlimited"],
        },
    ],
    unknown: [
        { title: "the limit of a REST stage", resources: [rest(), live, limit({}, { throttlingRateLimit: UNKNOWN })], undetermined: [""] },
        { title: "the API of settings", resources: [rest(), live, limit({ restApi: UNKNOWN, stageName: "live" })], undetermined: [""] },
        { title: "the stage of settings", resources: [rest(), live, limit({ stageName: UNKNOWN })], undetermined: [""] },
        {
            title: "the limit of an HTTP stage",
            resources: [api(), http({ defaultRouteSettings: { throttlingRateLimit: UNKNOWN } })],
            undetermined: ["defaultRouteSettings.throttlingRateLimit"],
        },
        {
            title: "the settings of an HTTP stage",
            resources: [api(), http({ defaultRouteSettings: UNKNOWN })],
            undetermined: ["defaultRouteSettings"],
        },
        {
            title: "where the API can be reached",
            resources: [rest({ endpointConfiguration: { types: UNKNOWN } }), live],
            undetermined: ["restApi"],
        },
        { title: "the API is not in the stack", resources: [stage("s", { restApi: "a1b2c3", stageName: "s" })], undetermined: ["restApi"] },
    ],
    secret: [
        {
            title: "the limit",
            resources: [api(), http({ defaultRouteSettings: { throttlingRateLimit: MASKED } })],
            undetermined: ["defaultRouteSettings.throttlingRateLimit"],
        },
    ],
});
