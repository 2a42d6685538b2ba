import rule from "../../../policies/authorization/http-route";
import { ref } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";
import { api, of, route } from "./apis";

const chat = api({ protocolType: "WEBSOCKET", routeSelectionExpression: "$request.body.action" }, "chat");
const overrides = (inputs: object) => of("aws-native:apigatewayv2:ApiGatewayManagedOverrides")("overrides", { ...inputs });
const quick = (more: object = {}) => api({ target: "arn:aws:lambda:eu-west-1:123456789012:function:f", ...more });

testStackRule(rule, {
    compliant: [
        { title: "an API without routes", resources: [api()] },
        ...["AWS_IAM", "JWT", "CUSTOM"].map((authorizationType) => ({
            title: `authorized by ${authorizationType}`,
            resources: [api(), route("get", "GET /orders", { authorizationType })],
        })),
        { title: "the preflight of CORS", resources: [api(), route("options", "OPTIONS /{proxy+}")] },
        {
            title: "routes that are meant to be public",
            resources: [api(), route("a", "POST /webhooks/stripe"), route("b", "$default", { authorizationType: "NONE" })],
            config: { publicRoutes: ["POST /webhooks/*", "$default"] },
        },
        {
            title: "of a WebSocket API only the connection is judged",
            resources: [
                chat,
                route("connect", "$connect", { authorizationType: "AWS_IAM" }, "chat"),
                route("default", "$default", {}, "chat"),
                route("send", "send", { authorizationType: "NONE" }, "chat"),
            ],
        },
        { title: "a WebSocket API without routes", resources: [chat] },
        {
            title: "a WebSocket API that is meant to be public",
            resources: [chat, route("default", "$default", {}, "chat")],
            config: { publicRoutes: ["$connect"] },
        },
        {
            title: "a quick-create API whose route is overridden",
            resources: [quick(), overrides({ apiId: ref("web", "id"), route: { authorizationType: "AWS_IAM" } })],
        },
        { title: "a quick-create API that is meant to be public", resources: [quick()], config: { publicRoutes: ["$default"] } },
        { title: "a quick-create preflight", resources: [quick({ routeKey: "OPTIONS /" })] },
        {
            title: "a route that the body of the API defines too is the body's matter",
            alarmingWhenHidden: {
                "web.body*": "the operation as it is written is open; a body that nobody can see could only say so a second time",
                "get.apiId": "the operation as it is written is open, whichever API it is of",
            },
            resources: [
                api({ body: JSON.stringify({ openapi: "3.0.1", paths: { "/orders": { get: {} } } }) }),
                route("get", "GET /orders"),
            ],
        },
    ],
    violating: [
        { title: "no authorization", resources: [api(), route("get", "GET /orders")], found: ["open@authorizationType"] },
        {
            title: "NONE, and an API key that HTTP APIs ignore",
            resources: [api(), route("get", "ANY /{proxy+}", { authorizationType: "NONE", apiKeyRequired: true })],
            found: ["open@authorizationType"],
        },
        { title: "the default route", resources: [api(), route("default", "$default")], found: ["open@authorizationType"] },
        {
            title: "a route of an API that is not in the stack, which only HTTP APIs can have",
            resources: [of("aws:apigatewayv2/route:Route")("get", { apiId: "a1b2c3", routeKey: "GET /orders" })],
            found: ["open@authorizationType"],
        },
        {
            title: "aws-native",
            resources: [
                api(),
                of("aws-native:apigatewayv2:Route")("get", { apiId: ref("web", "id"), routeKey: "GET /orders", authorizationType: "NONE" }),
            ],
            found: ["open@authorizationType"],
        },
        {
            title: "the connection of a WebSocket API",
            resources: [chat, route("connect", "$connect", {}, "chat"), route("default", "$default", {}, "chat")],
            found: ["open@authorizationType"],
        },
        {
            title: "a WebSocket API without a connection route, whatever its others say",
            resources: [chat, route("default", "$default", { authorizationType: "CUSTOM" }, "chat")],
            found: ["noConnect"],
        },
        { title: "a quick-create API", resources: [quick()], found: ["quick@target"] },
        { title: "a quick-create API whose function is not known yet", resources: [api({ target: UNKNOWN })], found: ["quick@target"] },
        {
            title: "a quick-create API with one route, its override open",
            resources: [
                quick({ routeKey: "GET /orders" }),
                overrides({ apiId: ref("web", "id"), route: { operationName: "x" }, stage: {} }),
            ],
            found: ["quick@target"],
        },
        {
            title: "another route than those that are public",
            resources: [api(), route("get", "DELETE /orders/{id}")],
            config: { publicRoutes: ["GET /orders/*"] },
            found: ["open@authorizationType"],
        },
    ],
    unknown: [
        {
            title: "the authorization",
            resources: [api(), route("get", "GET /a", { authorizationType: UNKNOWN })],
            undetermined: ["authorizationType"],
        },
        {
            title: "a type that AWS does not have",
            resources: [api(), route("get", "GET /a", { authorizationType: "OPEN" })],
            undetermined: ["authorizationType"],
        },
        { title: "the route may be a preflight", resources: [api(), route("get", UNKNOWN)], undetermined: ["routeKey"] },
        {
            title: "the protocol",
            resources: [api({ protocolType: UNKNOWN }), route("d", "$default")],
            undetermined: ["apiId", "protocolType"],
        },
        {
            title: "the default route of an API that is not in the stack",
            resources: [of("aws:apigatewayv2/route:Route")("d", { apiId: "a1b2c3", routeKey: "$default" })],
            undetermined: ["apiId"],
        },
        {
            title: "a route of a WebSocket API may be the connection",
            resources: [chat, route("r", UNKNOWN, { authorizationType: "CUSTOM" }, "chat")],
            undetermined: [""],
        },
        {
            title: "the override of a quick-create route",
            resources: [quick(), overrides({ apiId: ref("web", "id"), route: { authorizationType: UNKNOWN } })],
            undetermined: ["target.authorizationType"],
        },
        { title: "an override that may be another API's", resources: [quick(), overrides({ apiId: UNKNOWN })], undetermined: ["target"] },
    ],
    secret: [
        {
            title: "the authorization",
            resources: [api(), route("get", "GET /a", { authorizationType: MASKED })],
            undetermined: ["authorizationType"],
        },
    ],
});
