/** What an API's OpenAPI definition (`body`) says. Source: API Gateway developer guide, "OpenAPI extensions for API Gateway". */
import { isRecord, isUnknown, Undetermined } from "./values";
import type { View } from "./values";

const ENDPOINT_CONFIGURATION = "x-amazon-apigateway-endpoint-configuration";
const SECURITY_POLICY = "x-amazon-apigateway-security-policy";

/**
 * The definition in `body`, an object or JSON text; `undefined` where there is none, or a text that does not speak of `extension`.
 * @throws Undetermined where the body is unknown, or is text other than JSON that speaks of the extension.
 */
export function definitionWith(body: View, extension: string): Readonly<Record<string, unknown>> | undefined {
    const raw = body.known();
    let definition: unknown = raw;
    if (typeof raw === "string") {
        if (!raw.includes(extension)) return undefined;
        try {
            definition = JSON.parse(raw);
        } catch {
            throw new Undetermined(body.path, "shape");
        }
    }
    return isRecord(definition) ? definition : undefined;
}

/**
 * Whether a `body` switches the execute-api endpoint off (`x-amazon-apigateway-endpoint-configuration`: `disableExecuteApiEndpoint`).
 * Swagger 2.0 has the extension at the top level, OpenAPI 3.0 in the Server object.
 * @throws Undetermined as {@link definitionWith}.
 */
export function disablesDefaultEndpoint(body: View): boolean {
    const definition = definitionWith(body, ENDPOINT_CONFIGURATION);
    const servers = definition?.["servers"];
    return [definition, ...(Array.isArray(servers) ? (servers as readonly unknown[]) : [])].some((holder) => {
        const extension = isRecord(holder) ? holder[ENDPOINT_CONFIGURATION] : undefined;
        return isRecord(extension) && extension["disableExecuteApiEndpoint"] === true;
    });
}

/**
 * The security policy that a `body` asks for (`x-amazon-apigateway-security-policy`), if it does.
 * @throws Undetermined as {@link definitionWith}.
 */
export function bodySecurityPolicy(body: View): string | undefined {
    const policy = definitionWith(body, SECURITY_POLICY)?.[SECURITY_POLICY];
    return policy === undefined || policy === null ? undefined : body.place(policy, [SECURITY_POLICY]).asString();
}

const INTEGRATION = "x-amazon-apigateway-integration";
const INTEGRATIONS = "x-amazon-apigateway-integrations";

/**
 * The integrations that a `body` defines, each where it stands: in an operation (`x-amazon-apigateway-integration`), or among those that
 * operations refer to (`components`, `x-amazon-apigateway-integrations`).
 * @throws Undetermined as {@link definitionWith}.
 */
export function integrationsOf(body: View): readonly View[] {
    const definition = definitionWith(body, INTEGRATION) ?? {};
    if (isUnknown(definition["paths"])) throw new Undetermined(body.path, "unknown");
    const inPaths = entriesOf(definition["paths"]).flatMap(([route, operations]) =>
        entriesOf(operations).map(([, operation]) => [["paths", route], isRecord(operation) ? operation[INTEGRATION] : undefined] as const),
    );
    const { components } = definition;
    const shared = entriesOf(isRecord(components) ? components[INTEGRATIONS] : undefined).map(
        ([name, integration]) => [["components", INTEGRATIONS, name], integration] as const,
    );
    return [...inPaths, ...shared].filter(([, integration]) => isRecord(integration)).map(([path, raw]) => body.place(raw, path));
}

const entriesOf = (raw: unknown): readonly (readonly [string, unknown])[] => (isRecord(raw) ? Object.entries(raw) : []);
