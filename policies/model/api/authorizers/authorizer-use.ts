/** Which authorizer a method or route names, and whether an authorizer is named at all (API Gateway API references, PutMethod, CreateRoute). */
import { KINDS, LINKS, together } from "../../stack";
import type { Node, NodeOf } from "../../stack";
import { Undetermined } from "../../values";

const NEEDING: ReadonlySet<string> = new Set(["CUSTOM", "COGNITO_USER_POOLS", "JWT"]);
const REST = "aws:apigateway/authorizer:Authorizer";
const METHOD = "aws:apigateway/method:Method";

/**
 * Whether a method or route relies on an authorizer and names none. One that is not known is named.
 * @throws Undetermined where it is not known whether it relies on one.
 */
export function lacksAuthorizer(node: NodeOf<typeof METHOD | "aws:apigatewayv2/route:Route">): boolean {
    const { raw } = node.inputs.child("authorizerId");
    if (raw !== undefined && raw !== null && raw !== "") return false;
    const property = node.is(METHOD) ? "authorization" : "authorizationType";
    return NEEDING.has(node.inputs.string(property)?.toUpperCase() ?? "");
}

/**
 * Whether a method, a route or the override of a route names an authorizer.
 * @throws Undetermined where one may, or where those of its API may lie outside the stack.
 */
export function isUsed(authorizer: NodeOf<typeof REST | "aws:apigatewayv2/authorizer:Authorizer">): boolean {
    const { graph } = authorizer;
    const isRest = authorizer.is(REST);
    const users = isRest
        ? graph.linked(LINKS.restAuthorizerMethods, authorizer)
        : together<Node>(graph.linked(LINKS.authorizerRoutes, authorizer), graph.linked(LINKS.authorizerOverrides, authorizer));
    if (users.items.length > 0) return true;
    const api = isRest ? authorizer.joined(["restApi"], KINDS.restApi) : authorizer.joined(["apiId"], KINDS.api);
    if (users.unresolved.length > 0 || api.kind !== "node") throw new Undetermined([], "unresolved");
    return false;
}
