/** What an API's OpenAPI definition (`body`) says. Source: API Gateway developer guide, "OpenAPI extensions for API Gateway". */
import { isRecord, Undetermined } from "./values";
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
 * @throws Undetermined as {@link definitionWith}.
 */
export function disablesDefaultEndpoint(body: View): boolean {
    const extension = definitionWith(body, ENDPOINT_CONFIGURATION)?.[ENDPOINT_CONFIGURATION];
    return isRecord(extension) && extension["disableExecuteApiEndpoint"] === true;
}

/**
 * The security policy that a `body` asks for (`x-amazon-apigateway-security-policy`), if it does.
 * @throws Undetermined as {@link definitionWith}.
 */
export function bodySecurityPolicy(body: View): string | undefined {
    const policy = definitionWith(body, SECURITY_POLICY)?.[SECURITY_POLICY];
    return policy === undefined || policy === null ? undefined : body.place(policy, [SECURITY_POLICY]).asString();
}
