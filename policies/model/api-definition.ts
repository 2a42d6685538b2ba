/** What an API's OpenAPI definition (`body`) says. Source: API Gateway developer guide, "OpenAPI extensions for API Gateway". */
import { isHidden, isRecord, Undetermined } from "./values";
import type { Path, View } from "./values";

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
    const inPaths = partsOf(definition["paths"], ["paths"]).flatMap(([operations, path]) =>
        partsOf(operations, path).flatMap(([operation]) => {
            const integration = isRecord(operation) ? operation[INTEGRATION] : operation;
            return [[integration, path] as const];
        }),
    );
    const components = definition["components"];
    const shared = isRecord(components)
        ? partsOf(components[INTEGRATIONS], ["components", INTEGRATIONS])
        : partsOf(components, ["components"]);
    return [...inPaths, ...shared]
        .filter(([integration]) => isRecord(integration) || isHidden(integration))
        .map(([raw, path]) => body.place(raw, path));
}

type Part = readonly [value: unknown, path: Path];

/** The values of an object, each where it stands; what is hidden as a whole is its own only part. */
function partsOf(raw: unknown, path: Path): readonly Part[] {
    if (isHidden(raw)) return [[raw, path]];
    return isRecord(raw) ? Object.entries(raw).map(([key, value]) => [value, [...path, key]] as const) : [];
}
