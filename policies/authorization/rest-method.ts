import { ref } from "../kit/example";
import { asFarAsIntended, operationText, publicRoutes } from "../kit/operations";
import { flag, object } from "../kit/options";
import { stackRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { isPreflight, publicPattern } from "../model/api/operation";
import { policyHoldsCallers } from "../model/api/resource-policy";
import { isDefined, methodOperation } from "../model/api/rest";
import { allOf, nodeOf } from "../model/stack";
import type { MethodNode } from "../model/stack";
import { Undetermined } from "../model/values";

const api = { type: "aws:apigateway/restApi:RestApi", name: "shop", inputs: { name: "shop" } };
const orders = {
    type: "aws:apigateway/resource:Resource",
    name: "orders",
    inputs: { restApi: ref("shop", "id"), parentId: ref("shop", "rootResourceId"), pathPart: "orders" },
};
const method = (authorization: string): object => ({
    restApi: ref("shop", "id"),
    resourceId: ref("orders", "id"),
    httpMethod: "GET",
    authorization,
});

export default stackRule({
    name: "authorization-rest-method",
    description: "Each method of a REST API must be protected by an authorizer or by IAM.",
    severity: "high",
    level: "mandatory",
    checklist: ["B10"],
    why: "A method without authorization is open: everybody who knows the address may call the function behind it.",
    fix: [
        "set `authorization` to `AWS_IAM`, `COGNITO_USER_POOLS`, `JWT` or `CUSTOM`, with the `authorizerId` of your authorizer.",
        "A method that is meant to be public belongs in the option `publicRoutes`.",
    ],
    notes: [
        "OPTIONS (the CORS preflight) is not judged. ANY is: it answers every other verb too.",
        "An API key is not authorization: it is sent in clear and says who pays, not who calls. A resource policy counts only with `privateApis`, for it knows networks and accounts, not users.",
        "An operation that the body of the API defines as well is the matter of `authorization-openapi`.",
    ],
    config: object({
        publicRoutes: publicRoutes(),
        privateApis: flag({
            default: false,
            about: "Whether an API counts as protected if its resource policy admits only named accounts, organisations or networks.",
        }),
    }),
    anchor: "aws:apigateway/method:Method",
    messages: {
        open: (d: { operation: Text }) => text`everybody may call ${d.operation}.`,
        apiKey: (d: { operation: Text }) => text`${d.operation} asks for an API key alone, which is not authorization.`,
    },
    example: {
        good: [api, orders, { type: "aws:apigateway/method:Method", name: "list", inputs: { ...method("AWS_IAM") } }],
        bad: [api, orders, { type: "aws:apigateway/method:Method", name: "list", inputs: { ...method("NONE") } }],
    },
    *check(stack, { config, each, found, unlessIntended }) {
        yield* each(stack.ofType("aws:apigateway/method:Method") as readonly MethodNode[], function* (method) {
            const authorization = method.inputs.string("authorization")?.toUpperCase();
            if (authorization !== undefined && authorization !== "" && authorization !== "NONE") return;
            const operation = methodOperation(method);
            if (operation.method === undefined) throw new Undetermined(["httpMethod"], "unresolved");
            if (isPreflight(operation)) return;
            const at = publicPattern(config.publicRoutes, operation, ["resourceId"]);
            const owner = method.api.kind === "node" ? method.api.node : undefined;
            if (owner !== undefined && isDefined(owner, operation)) return;
            const isOpen = (): boolean => !config.privateApis || !isHeld(method);
            if (!asFarAsIntended(at, isOpen, true)) return;
            const asksForKey = asFarAsIntended(at, () => method.inputs.child("apiKeyRequired").isOneOf(true), false);
            const named = operationText(operation);
            const finding = found(asksForKey ? "apiKey" : "open", [method, "authorization"], { operation: named });
            yield unlessIntended(["publicRoutes", at], named, finding);
        });
    },
});

/** @throws Undetermined where the policy of the API is not in sight. */
function isHeld(method: MethodNode): boolean {
    const api = nodeOf(method.api);
    if (api === undefined) throw new Undetermined(["restApi"], "unresolved");
    return policyHoldsCallers(
        api.inputs,
        allOf(api.policies).map((policy) => policy.inputs.child("policy")),
    );
}
