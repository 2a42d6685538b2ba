/**
 * The routes of HTTP and WebSocket APIs (API Gateway V2 API reference, CreateApi and CreateRoute; API Gateway developer guide,
 * "Controlling and managing access to HTTP APIs" and "… to WebSocket APIs": only `$connect` carries authorization there).
 */
import { LINKS, nodeOf } from "../stack";
import type { ApiNode, RouteNode } from "../stack";
import { isHidden, Undetermined, View } from "../values";
import { routeOperation } from "./operation";
import type { Operation } from "./operation";

/** What a route, or the override of one, may ask of callers. */
const CLOSED: ReadonlySet<string> = new Set(["AWS_IAM", "JWT", "CUSTOM"]);

/**
 * Whether callers are authorized; absent, and `NONE`, let everybody in.
 * @throws Undetermined where the type is not known, or not one of AWS's.
 */
export function isAuthorized(settings: View): boolean {
    const type = settings.string("authorizationType")?.toUpperCase();
    if (type === undefined || type === "" || type === "NONE") return false;
    if (!CLOSED.has(type)) throw new Undetermined([...settings.path, "authorizationType"], "shape");
    return true;
}

/**
 * The operation of a route where authorization is decided; `undefined` for the routes of a WebSocket API after the connection.
 * @throws Undetermined where the route is not known, nor whether its API is a WebSocket one.
 */
export function decidingOperation(route: RouteNode): Operation | undefined {
    const operation = routeOperation(route.inputs.string("routeKey") ?? "");
    // Only HTTP APIs have routes with a method.
    if (operation.method !== undefined) return operation;
    const api = nodeOf(route.api);
    // What is not known there is told of the API itself too.
    if (api === undefined || isHidden(api.inputs.child("protocolType").raw)) throw new Undetermined(["apiId"], "unresolved");
    return isWebSocket(api) && operation.path !== "$connect" ? undefined : operation;
}

/** Whether an API speaks WebSocket. */
export const isWebSocket = (api: ApiNode): boolean => api.inputs.string("protocolType")?.toUpperCase() === "WEBSOCKET";

/**
 * Whether a WebSocket API has routes and none of them is `$connect`: nobody is asked for anything then.
 * @throws Undetermined where there may be one.
 */
export function lacksConnect(api: ApiNode): boolean {
    const { items, unresolved } = api.routes;
    if (items.length + unresolved.length === 0) return false;
    const keys = items.map((route) => route.inputs.child("routeKey"));
    if (keys.some(({ raw }) => raw === "$connect")) return false;
    if (unresolved.length > 0 || keys.some(({ raw }) => isHidden(raw))) throw new Undetermined([], "unresolved");
    return true;
}

/** Whether API Gateway creates a route and a stage with the API (quick create). */
export function isQuickCreate(api: ApiNode): boolean {
    const { raw } = api.inputs.child("target");
    return raw !== undefined && raw !== null && raw !== "";
}

/**
 * What changes the route (`route`) or the stage (`stage`) that quick create makes: `ApiGatewayManagedOverrides`.
 * @throws Undetermined where it is not known, or may be another API's.
 */
export function overridesOf(api: ApiNode, what: "route" | "stage"): readonly View[] {
    const { items, unresolved } = api.graph.linked(LINKS.apiOverrides, api);
    if (items.length === 0 && unresolved.length > 0) throw new Undetermined(["target"], "unresolved");
    return items.flatMap((overrides) => {
        const { raw } = overrides.inputs.child(what);
        return raw === undefined || raw === null ? [] : [new View(raw, ["target"])];
    });
}

/** The one route of a quick-create API: all requests, unless `routeKey` says which. */
export const quickOperation = (api: ApiNode): Operation => routeOperation(api.inputs.string("routeKey") || "$default");
