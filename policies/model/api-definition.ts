import { isRecord, Undetermined } from "./values";
import type { View } from "./values";

const EXTENSION = "x-amazon-apigateway-endpoint-configuration";

/**
 * Whether an OpenAPI `body` switches the execute-api endpoint off (API Gateway developer guide,
 * "x-amazon-apigateway-endpoint-configuration object": `disableExecuteApiEndpoint`).
 * @throws Undetermined where the body is unknown, or is text other than JSON that speaks of the extension.
 */
export function disablesDefaultEndpoint(body: View): boolean {
    const raw = body.known();
    if (raw === undefined || raw === null) return false;
    let definition: unknown = raw;
    if (typeof raw === "string") {
        if (!raw.includes(EXTENSION)) return false;
        try {
            definition = JSON.parse(raw);
        } catch {
            throw new Undetermined(body.path, "shape");
        }
    }
    if (!isRecord(definition)) return false;
    const extension = definition[EXTENSION];
    return isRecord(extension) && extension["disableExecuteApiEndpoint"] === true;
}
