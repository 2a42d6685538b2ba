/** The Swagger text of a REST API, operation by operation (aws-apigateway: apigateway/api.ts). */
import { groupOf, textIn, type Args } from "../resource";

export type Operation = Record<string, unknown>;

export interface Specification {
    readonly paths: Record<string, Record<string, Operation>>;
    readonly securityDefinitions: Record<string, Operation>;
    readonly head: Args;
}

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);
export const ANY = "x-amazon-apigateway-any-method";

/** `GET` is `get`, `ANY` API Gateway's own word. */
export const methodOf = (value: unknown): string => {
    const method = textIn(value)?.toLowerCase() ?? "any";
    return METHODS.has(method) ? method : ANY;
};

const NOT_FOUND = { statusCode: 404, responseTemplates: { "application/json": '{"message": "404 Not found" }' } };
const validators = (body: boolean, parameters: boolean): Args => ({ validateRequestBody: body, validateRequestParameters: parameters });

/** The head of the specification, Swagger 2.0, without paths: title, request validators, API keys and gateway responses. */
export function specificationOf(name: string, args: Args): Specification {
    const validator = args["requestValidator"];
    const validation = {
        "x-amazon-apigateway-request-validators": {
            ALL: validators(true, true),
            BODY_ONLY: validators(true, false),
            PARAMS_ONLY: validators(false, true),
        },
        "x-amazon-apigateway-request-validator": validator,
    };
    const responses = { MISSING_AUTHENTICATION_TOKEN: NOT_FOUND, ACCESS_DENIED: NOT_FOUND, ...groupOf(args["gatewayResponses"]) };
    const head = {
        swagger: "2.0",
        info: { title: name, version: "1.0" },
        "x-amazon-apigateway-binary-media-types": args["binaryMediaTypes"] ?? ["*/*"],
        "x-amazon-apigateway-gateway-responses": responses,
        "x-amazon-apigateway-api-key-source": args["apiKeySource"] ?? "HEADER",
        ...(validator === undefined ? {} : validation),
    };
    return { head, paths: {}, securityDefinitions: {} };
}

/** A second operation of one path and method takes the place of the first. */
export function add({ paths }: Specification, path: string, method: string, operation: Operation): void {
    paths[path] = { ...paths[path], [method]: operation };
}

/** The whole text as an object; values in it may be outputs. */
export const bodyOf = ({ head, paths, securityDefinitions }: Specification): Args => ({
    ...head,
    paths,
    ...(Object.keys(securityDefinitions).length === 0 ? {} : { securityDefinitions }),
});

/** What every route can ask of a caller besides its authorizers: parameters, a validator, IAM, an API key. */
export function demand(specification: Specification, operation: Operation, route: Args): void {
    const security = (operation["security"] ?? []) as unknown[];
    const parameters = Array.isArray(route["requiredParameters"]) ? route["requiredParameters"].map(groupOf) : [];
    if (parameters.length > 0) {
        const required = parameters.map((parameter) => ({ name: parameter["name"], in: parameter["in"], required: true }));
        operation["parameters"] = [...((operation["parameters"] ?? []) as unknown[]), ...required];
    }
    if (route["requestValidator"] !== undefined) operation["x-amazon-apigateway-request-validator"] = route["requestValidator"];
    if (route["iamAuthEnabled"] === true) operation["x-amazon-apigateway-auth"] = { type: "AWS_IAM" };
    if (route["apiKeyRequired"] === true) {
        specification.securityDefinitions["api_key"] = { type: "apiKey", name: "x-api-key", in: "header" };
        security.push({ api_key: [] });
    }
    if (security.length > 0) operation["security"] = security;
}
