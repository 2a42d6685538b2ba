/** Operations of APIs, as people write them: `GET /orders/{id}`. */
import { Undetermined } from "../values";
import type { Path } from "../values";
import { matchesWildcard } from "../wildcard";

/** What a caller asks for. What cannot be told is `undefined`. */
export interface Operation {
    /** In upper case; `ANY` for all. */
    readonly method: string | undefined;
    /** With its leading slash and its variables; `$default` and `$connect` are routes without a method. */
    readonly path: string | undefined;
}

/** Whether an operation only asks for the permission to ask (CORS): browsers send a preflight without credentials (Fetch standard). */
export const isPreflight = ({ method }: Operation): boolean => method === "OPTIONS";

/** Source: API Gateway developer guide, "Create routes for HTTP APIs": `METHOD /path`, or `$default`. */
export function routeOperation(routeKey: string): Operation {
    const space = routeKey.indexOf(" ");
    if (space < 0) return { method: undefined, path: routeKey };
    return { method: routeKey.slice(0, space).toUpperCase(), path: routeKey.slice(space + 1).trim() };
}

/**
 * The place in `patterns` of the first one by which an operation is meant to be public: `POST /webhooks/*`, `/health` (any method),
 * `$default`. `undefined` where there is none.
 * @throws Undetermined (at `place`) where its method or path is not known and could be one of them.
 */
export function publicPattern(patterns: readonly string[], operation: Operation, place: Path): number | undefined {
    if (patterns.length === 0) return undefined;
    const { method, path } = operation;
    const isRoute = path !== undefined && path.startsWith("$");
    if (path === undefined || (method === undefined && !isRoute)) throw new Undetermined(place, "unresolved");
    const key = isRoute ? path : `${method ?? ""} ${path}`;
    const at = patterns.findIndex((pattern) => matchesWildcard(normal(pattern), key));
    return at < 0 ? undefined : at;
}

/** `get /health` and `/health` as `GET /health` and `* /health`. */
function normal(pattern: string): string {
    const trimmed = pattern.trim();
    if (trimmed.startsWith("/")) return `* ${trimmed}`;
    const space = trimmed.indexOf(" ");
    return space < 0 ? trimmed : `${trimmed.slice(0, space).toUpperCase()} ${trimmed.slice(space + 1).trim()}`;
}
