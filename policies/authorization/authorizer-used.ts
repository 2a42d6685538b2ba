import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { isUsed, lacksAuthorizer } from "../model/api/authorizers/authorizer-use";

const api = { type: "aws:apigatewayv2/api:Api", name: "shop", inputs: { name: "shop", protocolType: "HTTP" } };
const customers = {
    type: "aws:apigatewayv2/authorizer:Authorizer",
    name: "customers",
    inputs: { apiId: ref("shop", "id"), authorizerType: "JWT" },
};
const route = (more: object) => ({
    type: "aws:apigatewayv2/route:Route",
    name: "list",
    inputs: { apiId: ref("shop", "id"), routeKey: "GET /orders", ...more },
});
const METHOD = "aws:apigateway/method:Method";
const ROUTE = "aws:apigatewayv2/route:Route";
const AUTHORIZERS = ["aws:apigateway/authorizer:Authorizer", "aws:apigatewayv2/authorizer:Authorizer"] as const;

export default stackRule({
    name: "authorization-authorizer-used",
    description: "A method or route that relies on an authorizer must name it, and each authorizer must be used.",
    severity: "medium",
    level: "advisory",
    checklist: ["B10"],
    why: "An authorizer that no method names authorizes nothing, however good it is: whoever sees it believes that the API is protected.",
    fix: ["set `authorizerId` of the method or route to the authorizer; delete an authorizer that nothing needs."],
    notes: [
        "`AWS_IAM` needs no authorizer. An OpenAPI body makes authorizers of its own, so an Authorizer beside it protects only what Methods and Routes name it.",
    ],
    fixes: {
        missing: "set `authorizerId` of the method or route to its authorizer.",
        unused: "set `authorizerId` of the methods or routes that it is for, or delete it.",
    },
    messages: {
        missing: "the authorization needs an authorizer and names none.",
        unused: "no method or route names the authorizer.",
    },
    example: {
        good: [api, customers, route({ authorizationType: "JWT", authorizerId: ref("customers", "id") })],
        bad: [api, customers, route({ authorizationType: "AWS_IAM" })],
    },
    applies: (stack) => stack.ofType(METHOD, ROUTE, ...AUTHORIZERS).length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.ofType(METHOD, ROUTE), function* (node) {
            if (lacksAuthorizer(node)) yield found("missing", [node, "authorizerId"]);
        });
        yield* each(stack.ofType(...AUTHORIZERS), function* (authorizer) {
            if (!isUsed(authorizer)) yield found("unused", authorizer);
        });
    },
});
