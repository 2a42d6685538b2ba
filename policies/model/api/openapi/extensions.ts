/** What API Gateway's extensions say in an API's OpenAPI definition (`body`). Source: API Gateway developer guide, "OpenAPI extensions for API Gateway". */
import { Doubts } from "../../doubts";
import { isHidden, isRecord } from "../../values";
import type { View } from "../../values";
import { Definition } from "./definition";

const ENDPOINT_CONFIGURATION = "x-amazon-apigateway-endpoint-configuration";
const SECURITY_POLICY = "x-amazon-apigateway-security-policy";

/**
 * Whether a `body` switches the execute-api endpoint off (`x-amazon-apigateway-endpoint-configuration`: `disableExecuteApiEndpoint`).
 * Swagger 2.0 has the extension at the top level, OpenAPI 3.0 in the Server object.
 * @throws Undetermined as {@link Definition.of}.
 */
export function disablesDefaultEndpoint(body: View): boolean {
    const definition = Definition.of(body);
    if (definition === undefined) return false;
    const doubts = new Doubts();
    for (const holder of [definition.root, ...definition.root.list("servers")]) {
        const isOff = doubts.ask(() => {
            const extension = isRecord(holder.raw) || isHidden(holder.raw) ? holder.child(ENDPOINT_CONFIGURATION) : undefined;
            return extension?.asObject()?.boolean("disableExecuteApiEndpoint") === true;
        });
        if (isOff === true) return true;
    }
    // A server that nobody can see may say so.
    doubts.rethrow();
    return false;
}

/**
 * The security policy that a `body` asks for (`x-amazon-apigateway-security-policy`), if it does.
 * @throws Undetermined as {@link Definition.of}.
 */
export const bodySecurityPolicy = (body: View): string | undefined => Definition.of(body)?.root.string(SECURITY_POLICY);

/**
 * The resource policy that a `body` holds (`x-amazon-apigateway-policy`), if it does.
 * @throws Undetermined as {@link Definition.of}.
 */
export function bodyPolicy(body: View): View | undefined {
    const policy = Definition.of(body)?.root.child("x-amazon-apigateway-policy");
    return policy === undefined || policy.raw === undefined || policy.raw === null ? undefined : policy;
}

const INTEGRATION = "x-amazon-apigateway-integration";
const INTEGRATIONS = "x-amazon-apigateway-integrations";

/**
 * The integrations that a `body` defines, each where it stands: in an operation (`x-amazon-apigateway-integration`), or among those that
 * operations refer to (`components`, `x-amazon-apigateway-integrations`). What is not known stands among them for what it may hold.
 * @throws Undetermined as {@link Definition.of}.
 */
export function integrationsOf(body: View): readonly View[] {
    const definition = Definition.of(body);
    if (definition === undefined) return [];
    const inPaths = within(definition.root.child("paths"))
        .flatMap((item) => (isRecord(item.raw) && Object.hasOwn(item.raw, "$ref") ? within(definition.resolved(item)) : within(item)))
        .flatMap((operation) => only(operation, INTEGRATION));
    const shared = only(definition.root.child("components"), INTEGRATIONS).flatMap(within);
    return [...inPaths, ...shared];
}

/** The objects in a map, and what is not known; the map itself where it is not known. */
function within(view: View): readonly View[] {
    if (isHidden(view.raw)) return [view];
    return isRecord(view.raw) ? view.asEntries().flatMap(([, value]) => (isRecord(value.raw) || isHidden(value.raw) ? [value] : [])) : [];
}

/** The object at a key, or what is not known. */
function only(view: View, key: string): readonly View[] {
    if (isHidden(view.raw)) return [view];
    const child = isRecord(view.raw) ? view.child(key) : undefined;
    return child !== undefined && (isRecord(child.raw) || isHidden(child.raw)) ? [child] : [];
}
