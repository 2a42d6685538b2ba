import { ref } from "../kit/example";
import { asFarAsIntended, operationText, publicRoutes } from "../kit/operations";
import { object } from "../kit/options";
import { stackRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { decidingOperation, isAuthorized, isQuickCreate, isWebSocket, lacksConnect, overridesOf, quickOperation } from "../model/api/http";
import { isPreflight, publicPattern } from "../model/api/operation";
import { isDefined } from "../model/api/rest";
import { knownOf } from "../model/stack";
import type { RouteNode } from "../model/stack";

const api = { type: "aws:apigatewayv2/api:Api", name: "shop", inputs: { name: "shop", protocolType: "HTTP" } };

export default stackRule({
    name: "authorization-http-route",
    description: "Each route of an HTTP API, and the `$connect` route of a WebSocket API, must be protected by an authorizer or by IAM.",
    severity: "high",
    level: "mandatory",
    checklist: ["B10"],
    why: "A route without authorization is open: everybody who knows the address may call the function behind it.",
    fix: [
        "set `authorizationType` to `AWS_IAM`, or to `JWT` or `CUSTOM` with the `authorizerId` of your authorizer; write routes, an integration and a stage in place of `target`.",
        "A route that is meant to be public belongs in the option `publicRoutes`.",
    ],
    notes: [
        "OPTIONS (the CORS preflight) is not judged. Of a WebSocket API only `$connect` carries authorization: it holds for the connection, and AWS ignores it on every other route.",
        "A quick-create API (`target`) has a route that is no resource: it is judged on the Api, with the `ApiGatewayManagedOverrides` of aws-native.",
        "An operation that the body of the API defines as well is the matter of `authorization-openapi`.",
    ],
    config: object({ publicRoutes: publicRoutes() }),
    messages: {
        open: (d: { operation: Text }) => text`everybody may call ${d.operation}.`,
        quick: (d: { operation: Text }) => text`the route ${d.operation} that API Gateway creates for \`target\` is open to everybody.`,
        noConnect: "the WebSocket API has no `$connect` route to carry authorization: everybody may connect.",
    },
    example: {
        good: [
            api,
            {
                type: "aws:apigatewayv2/route:Route",
                name: "list",
                inputs: { apiId: ref("shop", "id"), routeKey: "GET /orders", authorizationType: "AWS_IAM" },
            },
        ],
        bad: [api, { type: "aws:apigatewayv2/route:Route", name: "list", inputs: { apiId: ref("shop", "id"), routeKey: "GET /orders" } }],
    },
    applies: (stack) => stack.apis.length > 0 || stack.ofType("aws:apigatewayv2/route:Route").length > 0,
    *check(stack, { config, each, found, unlessIntended }) {
        yield* each(stack.ofType("aws:apigatewayv2/route:Route") as readonly RouteNode[], function* (route) {
            if (isAuthorized(route.inputs)) return;
            const operation = decidingOperation(route);
            if (operation === undefined || isPreflight(operation)) return;
            const at = publicPattern(config.publicRoutes, operation, ["routeKey"]);
            if (route.api.kind === "node" && isDefined(route.api.node, operation)) return;
            const named = operationText(operation);
            yield unlessIntended(["publicRoutes", at], named, found("open", [route, "authorizationType"], { operation: named }));
        });
        yield* each(stack.apis, function* (api) {
            if (isQuickCreate(api)) {
                const operation = quickOperation(api);
                if (isPreflight(operation)) return;
                const at = publicPattern(config.publicRoutes, operation, ["routeKey"]);
                const isOpen = (): boolean => !overridesOf(api, "route").some(isAuthorized);
                const named = operationText(operation);
                if (asFarAsIntended(at, isOpen, true))
                    yield unlessIntended(["publicRoutes", at], named, found("quick", [api, "target"], { operation: named }));
            } else if (knownOf(api.routes).length + api.routes.unresolved.length > 0 && isWebSocket(api) && lacksConnect(api)) {
                const operation = { method: undefined, path: "$connect" };
                const at = publicPattern(config.publicRoutes, operation, []);
                yield unlessIntended(["publicRoutes", at], operationText(operation), found("noConnect", api));
            }
        });
    },
});
