import rule from "../../../policies/authorization/openapi";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const REST = "aws:apigateway/restApi:RestApi";
const PUT = "aws:apigateway/restApiPut:RestApiPut";
const HTTP = "aws:apigatewayv2/api:Api";
const NATIVE = "aws-native:apigateway:RestApi";

const AUTHORIZER = { type: "request", authorizerUri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations" };
const gate = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authorizer": AUTHORIZER };
const sigv4 = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" };
const key = { type: "apiKey", name: "x-api-key", in: "header" };
const documented = { type: "oauth2", flows: {} };
const schemes = { gate, sigv4, key, documented };

/** OpenAPI 3.0 with these operations at `/orders/{id}`. */
const oas = (item: object, more: object = {}): object => ({
    openapi: "3.0.1",
    info: { title: "orders", version: "1" },
    paths: { "/orders/{id}": item },
    components: { securitySchemes: schemes },
    ...more,
});
const swagger = (item: object): object => ({ swagger: "2.0", paths: { "/orders/{id}": item }, securityDefinitions: schemes });
const rest = (body: unknown, more: object = {}): { type: string; inputs: Record<string, unknown> } => ({
    type: REST,
    inputs: { body, ...more },
});
const http = (body: unknown): { type: string; inputs: Record<string, unknown> } => ({ type: HTTP, inputs: { body } });
const text = (definition: object): string => JSON.stringify(definition);
const secured = (...security: readonly unknown[]): object => ({ security, responses: {} });
const at = "body.paths./orders/{id}";

const YAML = (security: string): string => `
openapi: 3.1.0
info: {title: orders, version: "1"}
paths:
  /orders/{id}:
    parameters: []
    options: &preflight
      responses: {"200": {description: ok}}
    get:
      ${security}
      responses: {"200": {description: ok}}
  /orders:
    options: *preflight
components:
  securitySchemes:
    gate:
      type: apiKey
      name: Authorization
      in: header
      x-amazon-apigateway-authorizer:
        type: token
`;

const COMPONENT = "aws-apigateway:index:RestAPI";
/** The component of @pulumi/aws-apigateway, with one route. */
const component = (route: object, more: object = {}): { type: string; inputs: Record<string, unknown> } => ({
    type: COMPONENT,
    inputs: { routes: [{ path: "/orders", method: "GET", eventHandler: "arn", ...route }], ...more },
});

testResourceRule(rule, {
    compliant: [
        { title: "a component's route that IAM protects", ...component({ iamAuthEnabled: true }) },
        { title: "a component's route with an authorizer", ...component({ authorizers: [{ parameterName: "auth", handler: UNKNOWN }] }) },
        { title: "a component's preflight", ...component({ method: "OPTIONS" }) },
        { title: "a component's route that is meant to be public", ...component({}), config: { publicRoutes: ["GET /orders"] } },
        {
            title: "a component's raw operation that IAM protects",
            ...component({ data: { "x-amazon-apigateway-auth": { type: "aws_iam" } } }),
        },
        {
            title: "a component's definition with requirements",
            type: COMPONENT,
            inputs: { swaggerString: text(oas({ get: secured({ gate: [] }) })) },
        },
        { title: "an API without a body", type: REST, inputs: { name: "orders" } },
        { title: "an empty body", ...rest("") },
        { title: "a requirement with an authorizer, in JSON", ...rest(text(oas({ get: secured({ gate: [] }) }))) },
        { title: "the same in YAML, with anchors and a preflight", ...rest(YAML("security: [{gate: []}]")) },
        { title: "the same in OpenAPI 2.0", ...rest(text(swagger({ get: secured({ gate: ["read"] }) }))) },
        { title: "an object of aws-native", type: NATIVE, inputs: { body: swagger({ get: secured({ gate: [] }) }) } },
        { title: "signatures by IAM, by the scheme", ...rest(text(oas({ get: secured({ sigv4: [] }) }))) },
        { title: "signatures by IAM, by the operation", ...rest(text(oas({ get: { "x-amazon-apigateway-auth": { type: "aws_iam" } } }))) },
        { title: "an API key beside an authorizer", ...rest(text(oas({ get: secured({ key: [], gate: [] }) }))) },
        { title: "two authorizers", ...rest(text(oas({ get: secured({ gate: [] }, { sigv4: [] }) }))) },
        {
            title: "an API key beside an authorizer, as SAM and API Gateway's own export write it",
            ...rest(text(oas({ get: secured({ key: [] }, { gate: [] }) }))),
        },
        {
            title: "what @pulumi/aws-apigateway writes",
            ...rest(
                text({
                    swagger: "2.0",
                    info: { title: "shop", version: "1.0" },
                    "x-amazon-apigateway-binary-media-types": ["*/*"],
                    "x-amazon-apigateway-gateway-responses": { ACCESS_DENIED: { statusCode: 404 } },
                    "x-amazon-apigateway-api-key-source": "HEADER",
                    paths: {
                        "/orders": {
                            get: { security: [{ "shop-authorizer-0": [] }, { api_key: [] }] },
                            "x-amazon-apigateway-any-method": { "x-amazon-apigateway-auth": { type: "AWS_IAM" } },
                        },
                    },
                    securityDefinitions: {
                        api_key: { type: "apiKey", name: "x-api-key", in: "header" },
                        "shop-authorizer-0": {
                            type: "apiKey",
                            name: "Authorization",
                            in: "header",
                            "x-amazon-apigateway-authtype": "cognito_user_pools",
                            "x-amazon-apigateway-authorizer": { type: "cognito_user_pools", providerARNs: [] },
                        },
                    },
                }),
            ),
        },
        { title: "the preflight of CORS", ...rest(text(oas({ options: {} }))) },
        { title: "what stands beside the operations of a path", ...rest(text(oas({ summary: "x", parameters: [], servers: [] }))) },
        { title: "extensions beside the paths", ...rest(text(oas({}, { paths: { "x-note": { get: {} } } }))) },
        {
            title: "a JWT authorizer of an HTTP API",
            ...http(
                text(
                    oas(
                        { get: secured({ users: ["orders/read"] }) },
                        {
                            components: {
                                securitySchemes: {
                                    users: {
                                        type: "oauth2",
                                        "x-amazon-apigateway-authorizer": {
                                            type: "jwt",
                                            jwtConfiguration: { issuer: "https://login.example.com", audience: ["orders"] },
                                        },
                                    },
                                },
                            },
                        },
                    ),
                ),
            ),
        },
        {
            title: "a scheme, an operation and a path that stand elsewhere in the document",
            ...rest(
                text({
                    openapi: "3.1.0",
                    paths: { "/orders/{id}": { $ref: "#/components/pathItems/order~1one" } },
                    components: {
                        pathItems: { "order/one": { get: secured({ gate: [] }) } },
                        securitySchemes: { gate: { $ref: "#/components/x-schemes/gate%20one" } },
                        "x-schemes": { "gate one": gate },
                    },
                }),
            ),
        },
        {
            title: "routes that are meant to be public",
            ...rest(text(oas({ get: {} }, { paths: { "/webhooks/stripe": { post: {} }, "/health": { get: {} } } }))),
            config: { publicRoutes: ["post /webhooks/*", "/health"] },
        },
        {
            title: "the default route, meant to be public",
            ...http(text(oas({}, { paths: { "/$default": { "x-amazon-apigateway-any-method": { isDefaultRoute: true } } } }))),
            config: { publicRoutes: ["$default"] },
        },
        {
            title: "a private API whose policy admits one VPC endpoint, where that counts",
            ...rest(text(oas({ get: {} })), {
                endpointConfiguration: { types: "PRIVATE" },
                policy: {
                    Statement: {
                        Effect: "Allow",
                        Principal: "*",
                        Action: "execute-api:Invoke",
                        Resource: "*",
                        Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60001" } },
                    },
                },
            }),
            config: { privateApis: true },
        },
        {
            title: "the policy stands in the body, and names an account",
            type: PUT,
            inputs: {
                restApiId: "a1b2c3",
                body: text(
                    oas(
                        { get: {} },
                        {
                            "x-amazon-apigateway-policy": {
                                Statement: { Effect: "Allow", Principal: { AWS: "123456789012" }, Action: "execute-api:Invoke" },
                            },
                        },
                    ),
                ),
            },
            config: { privateApis: true },
        },
    ],
    violating: [
        { title: "a component's route without authorization", ...component({}), found: ["none@routes[0]"] },
        { title: "a component's route with an empty list of authorizers", ...component({ authorizers: [] }), found: ["none@routes[0]"] },
        { title: "a component's route with an API key alone", ...component({ apiKeyRequired: true }), found: ["apiKey@routes[0]"] },
        {
            title: "a component's folder that everybody may read",
            type: COMPONENT,
            inputs: { routes: [{ path: "site", localPath: "www" }] },
            found: ["none@routes[0]"],
        },
        { title: "a component's raw operation", ...component({ data: { responses: {} } }), found: ["none@routes[0]"] },
        {
            title: "a component's definition without requirements",
            type: COMPONENT,
            inputs: { swaggerString: text(oas({ get: { responses: {} } })) },
            found: ["none@swaggerString.paths./orders/{id}.get"],
        },
        { title: "no requirement", ...rest(text(oas({ get: {} }))), found: [`none@${at}.get`] },
        { title: "no requirement, in YAML", ...rest(YAML("summary: an order")), found: [`none@${at}.get`] },
        { title: "no requirement, in an object", type: NATIVE, inputs: { body: oas({ get: {} }) }, found: [`none@${at}.get`] },
        { title: "the body that is put into an API", type: PUT, inputs: { body: text(oas({ post: {} })) }, found: [`none@${at}.post`] },
        { title: "an HTTP API", ...http(text(oas({ get: {} }))), found: [`none@${at}.get`] },
        { title: "an empty list of requirements", ...rest(text(oas({ get: secured() }))), found: [`none@${at}.get`] },
        {
            title: "every operation has its own finding, the any-method too",
            ...rest(text(oas({ get: secured({ gate: [] }), put: {}, "x-amazon-apigateway-any-method": {}, options: {} }))),
            found: [`none@${at}.put`, `none@${at}.x-amazon-apigateway-any-method`],
        },
        {
            title: "a requirement at the root alone, which REST APIs do without",
            ...rest(text(oas({ get: {} }, { security: [{ gate: [] }] }))),
            found: [`rootOnly@${at}.get`],
        },
        {
            title: "an open requirement at the root of an HTTP API",
            ...http(text(oas({ get: {} }, { security: [{ key: [] }] }))),
            found: [`apiKey@${at}.get`],
        },
        { title: "an empty requirement among them", ...rest(text(oas({ get: secured({ gate: [] }, {}) }))), found: [`optional@${at}.get`] },
        { title: "an API key alone", ...rest(text(oas({ get: secured({ key: [] }) }))), found: [`apiKey@${at}.get`] },
        {
            title: "an API key, and a scheme that is documentation",
            ...rest(text(oas({ get: secured({ key: [] }, { documented: [] }) }))),
            found: [`apiKey@${at}.get`],
        },
        { title: "a misspelt scheme", ...rest(text(oas({ get: secured({ gat: [] }) }))), found: [`undeclared@${at}.get`] },
        {
            title: "a scheme that is documentation",
            ...rest(text(oas({ get: secured({ documented: [] }) }))),
            found: [`undefended@${at}.get`],
        },
        {
            title: "explicitly nobody's business",
            ...rest(text(oas({ get: { "x-amazon-apigateway-auth": { type: "none" } } }))),
            found: [`none@${at}.get`],
        },
        {
            title: "the default route of an HTTP API",
            ...http(text(oas({}, { paths: { "/$default": { "x-amazon-apigateway-any-method": {} } } }))),
            found: ["none@body.paths./$default.x-amazon-apigateway-any-method"],
        },
        {
            title: "the catch-all route of an HTTP API, as SAM writes it",
            ...http(text(oas({}, { paths: { $default: { "x-amazon-apigateway-any-method": { isDefaultRoute: true } } } }))),
            found: ["none@body.paths.$default.x-amazon-apigateway-any-method"],
        },
        {
            title: "a public route for one method does not open another",
            ...rest(text(oas({ post: {} }))),
            config: { publicRoutes: ["GET /orders/*", "POST /webhooks/*"] },
            found: [`none@${at}.post`],
        },
        {
            title: "a public GET does not open ANY",
            ...rest(text(oas({ "x-amazon-apigateway-any-method": {} }))),
            config: { publicRoutes: ["GET /orders/*"] },
            found: [`none@${at}.x-amazon-apigateway-any-method`],
        },
        {
            title: "a private API whose policy admits everybody",
            ...rest(text(oas({ get: {} })), {
                policy: { Statement: { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*" } },
            }),
            config: { privateApis: true },
            found: [`none@${at}.get`],
        },
        {
            title: "beside an operation that cannot be judged",
            ...rest(oas({ get: {}, put: UNKNOWN })),
            found: [`none@${at}.get`],
            undetermined: [`${at}.put`],
        },
        {
            title: "an open alternative, whatever the other is",
            ...rest(oas({ get: { security: [UNKNOWN, {}] } })),
            found: [`optional@${at}.get`],
        },
    ],
    unknown: [
        { title: "a component's routes", type: COMPONENT, inputs: { routes: UNKNOWN }, undetermined: ["routes"] },
        { title: "a component's authorizers", ...component({ authorizers: UNKNOWN }), undetermined: ["routes[0].authorizers"] },
        { title: "a component's switch for IAM", ...component({ iamAuthEnabled: UNKNOWN }), undetermined: ["routes[0].iamAuthEnabled"] },
        {
            title: "a component's raw operation with requirements of which the schemes stand elsewhere",
            ...component({ data: { security: [{ gate: [] }] } }),
            undetermined: ["routes[0].data.security"],
        },
        { title: "the body", ...rest(UNKNOWN), undetermined: ["body"] },
        { title: "a text that is no definition", ...rest("paths: ["), undetermined: ["body"] },
        { title: "a text that is a mere word", ...rest("orders"), undetermined: ["body"] },
        { title: "a body in a bucket", type: NATIVE, inputs: { bodyS3Location: { bucket: "b" } }, undetermined: ["bodyS3Location"] },
        { title: "a copy of another API", type: NATIVE, inputs: { cloneFrom: "a1b2c3" }, undetermined: ["cloneFrom"] },
        { title: "the paths", ...rest({ paths: UNKNOWN }), undetermined: ["body.paths"] },
        { title: "a path", ...rest({ paths: { "/orders": UNKNOWN } }), undetermined: ["body.paths./orders"] },
        { title: "the requirements", ...rest(oas({ get: { security: UNKNOWN } })), undetermined: [`${at}.get.security`] },
        {
            title: "one of the requirements",
            ...rest(oas({ get: secured({ gate: [] }, UNKNOWN) })),
            undetermined: [`${at}.get.security[1]`],
        },
        {
            title: "the schemes",
            ...rest({ ...oas({ get: secured({ gate: [] }) }), components: UNKNOWN }),
            undetermined: ["body.components"],
        },
        {
            title: "the type of an authorizer",
            ...rest({
                ...oas({ get: secured({ gate: [] }) }),
                components: { securitySchemes: { gate: { "x-amazon-apigateway-authorizer": { type: UNKNOWN } } } },
            }),
            undetermined: ["body.components.securitySchemes.gate.x-amazon-apigateway-authorizer.type"],
        },
        {
            title: "a path in another document",
            ...rest(text(oas({ $ref: "https://api.example.com/orders.yaml" }))),
            undetermined: [at],
        },
        {
            title: "a reference to what the definition does not have",
            ...rest(text(oas({ $ref: "#/components/pathItems/orders" }))),
            undetermined: [at],
        },
        {
            title: "requirements that are no list",
            ...rest(text(oas({ get: { security: { gate: [] } } }))),
            undetermined: [`${at}.get.security`],
        },
        { title: "a reference to itself", ...rest(text(oas({ $ref: "#/paths/~1orders~1{id}" }))), undetermined: [at] },
        { title: "CloudFormation's functions", ...rest(oas({ get: { "Fn::If": ["a", {}, {}] } })), undetermined: [`${at}.get`] },
        {
            title: "an authorizer or a scheme that is documentation: which the method gets, AWS does not say",
            ...rest(oas({ get: secured({ gate: [] }, { documented: [] }) })),
            undetermined: [`${at}.get.security`],
        },
        {
            title: "an operation that contradicts itself",
            ...rest(oas({ get: { ...secured({ gate: [] }), "x-amazon-apigateway-auth": { type: "NONE" } } })),
            undetermined: [`${at}.get.x-amazon-apigateway-auth`],
        },
        {
            title: "a requirement at the root of an HTTP API, of which AWS says nothing",
            ...http(text(oas({ get: {} }, { security: [{ gate: [] }] }))),
            undetermined: [`${at}.get`],
        },
        {
            title: "a private API whose policy is a resource of its own",
            ...rest(text(oas({ get: {} })), { endpointConfiguration: { types: "PRIVATE" } }),
            config: { privateApis: true },
            undetermined: ["policy"],
        },
    ],
    secret: [
        { title: "the body", ...rest(MASKED), undetermined: ["body"] },
        { title: "an operation", ...rest(oas({ get: MASKED })), undetermined: [`${at}.get`] },
    ],
});
