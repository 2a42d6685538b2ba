import { asFarAsIntended, operationText, publicRoutes } from "../kit/operations";
import { flag, object } from "../kit/options";
import type { Outcome } from "../kit/outcome";
import { resourceRule } from "../kit/rule";
import { text } from "../kit/text";
import type { Text } from "../kit/text";
import { accessOf, operationsAt, pathsOf } from "../model/api/openapi/access";
import type { Access } from "../model/api/openapi/access";
import { COMPONENT, componentRoutes, hasKnownBody } from "../model/api/component";
import type { ComponentRoute } from "../model/api/component";
import { BODY_TYPES, Definition, isRest } from "../model/api/openapi/definition";
import { isPreflight, publicPattern } from "../model/api/operation";
import { policyHoldsCallers } from "../model/api/resource-policy";

type Named = { operation: Text };

export default resourceRule({
    name: "authorization-openapi",
    description: "Each operation of an OpenAPI definition must be protected by an authorizer or by IAM.",
    severity: "high",
    level: "mandatory",
    checklist: ["B10"],
    why: "API Gateway imports an operation without an effective security requirement as open: everybody who knows the address may call the function behind it.",
    fix: [
        'give the operation a `security` requirement whose scheme has `x-amazon-apigateway-authorizer` or `x-amazon-apigateway-authtype: awsSigv4`, or `x-amazon-apigateway-auth: {"type": "AWS_IAM"}`.',
        "An operation that is meant to be public belongs in the option `publicRoutes`.",
    ],
    notes: [
        "Read are the bodies of REST and HTTP APIs, those of `RestApiPut` too: OpenAPI 2.0, 3.0 and 3.1, JSON and YAML, with references within the definition. OPTIONS (the CORS preflight) is not judged.",
        "AWS said in 2017 and 2022 that REST APIs are imported without the `security` at the root of the definition. Of HTTP APIs it says nothing: an operation there that has only the requirement at the root cannot be judged.",
        "An API key is not authorization: it is sent in clear and says who pays, not who calls.",
        "Of the component `RestAPI` of @pulumi/aws-apigateway the `routes` and `swaggerString` are judged until the body that it writes is known.",
    ],
    config: object({
        publicRoutes: publicRoutes(),
        privateApis: flag({
            default: false,
            about: "Whether a REST API counts as protected if its resource policy, written in the API or its body, admits only named accounts, organisations or networks.",
        }),
    }),
    on: [...BODY_TYPES, COMPONENT],
    messages: {
        none: ({ operation }: Named) => text`${operation} has no security requirement: everybody may call it.`,
        rootOnly: ({ operation }: Named) =>
            text`${operation} has no security requirement of its own, and API Gateway does not apply the one at the root of the definition to REST APIs: everybody may call it.`,
        optional: ({ operation }: Named) => text`an empty security requirement of ${operation} lets everybody call it.`,
        apiKey: ({ operation }: Named) => text`${operation} asks for an API key alone, which is not authorization.`,
        undeclared: ({ operation }: Named) =>
            text`the security requirement of ${operation} names a scheme that the definition does not declare: everybody may call it.`,
        undefended: ({ operation }: Named) =>
            text`the security scheme of ${operation} has no authorizer of API Gateway behind it: everybody may call it.`,
    },
    example: {
        good: {
            type: "aws:apigateway/restApi:RestApi",
            inputs: { body: JSON.stringify(definition({ security: [{ customers: [] }] })) },
        },
        bad: { type: "aws:apigateway/restApi:RestApi", inputs: { body: JSON.stringify(definition({})) } },
    },
    inStack: {
        awaits: ({ type }) => type === COMPONENT,
        seen: (resource, node) => (hasKnownBody(node) ? undefined : resource),
    },
    *check(resource, { config, each, found, unlessIntended }) {
        const inputs = resource.as();
        function* judged(operation: ComponentRoute["operation"], ask: () => Access): Generator<Outcome> {
            const at = publicPattern(config.publicRoutes, operation, operation.view.path);
            const access = asFarAsIntended(at, ask, { open: true, why: "none" });
            if (!access.open) return;
            const named = operationText(operation);
            yield unlessIntended(["publicRoutes", at], named, found(access.why, operation.view, { operation: named }));
        }
        if (resource.type === COMPONENT) {
            yield* each(componentRoutes(inputs), function* (routes) {
                yield* each(routes(), function* ({ operation, access }) {
                    if (isPreflight(operation)) return;
                    yield* judged(operation, access);
                });
            });
            return;
        }
        const definition = Definition.ofResource(inputs);
        if (definition === undefined) return;
        const rest = isRest(resource.type);
        yield* each(pathsOf(definition), function* ([path, item]) {
            yield* each(operationsAt(definition, path, item), function* (operation) {
                if (isPreflight(operation)) return;
                yield* judged(operation, () => {
                    const access = accessOf(definition, operation, rest);
                    return access.open && config.privateApis && rest && policyHoldsCallers(inputs) ? { open: false } : access;
                });
            });
        });
    },
});

/** The example's definition, with one operation. */
function definition(operation: object): object {
    const authorizer = {
        type: "cognito_user_pools",
        providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a1B2c3"],
    };
    const customers = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authorizer": authorizer };
    return {
        openapi: "3.0.1",
        info: { title: "orders", version: "1" },
        paths: { "/orders/{id}": { get: { ...operation, responses: {} } } },
        components: { securitySchemes: { customers } },
    };
}
