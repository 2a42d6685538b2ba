import rule from "../../../policies/transport/no-plain-http";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const FUNCTION = "aws:lambda/function:Function";
const REVISION = "aws:lambdaweb/functionRevision:FunctionRevision";
const PROVIDER = "pulumi:providers:aws";
const variables = (values: Record<string, unknown>): Record<string, unknown> => ({ environment: { variables: values } });
const body = (uri: string): object => ({
    openapi: "3.0.1",
    paths: { "/orders": { get: { "x-amazon-apigateway-integration": { type: "HTTP_PROXY", uri } } } },
});

testResourceRule(rule, {
    compliant: [
        {
            title: "the integration of a body that goes over a VPC link is another policy's matter",
            type: "aws:apigateway/restApi:RestApi",
            inputs: {
                body: {
                    paths: {
                        "/orders": {
                            get: { "x-amazon-apigateway-integration": { connectionType: "VPC_LINK", uri: "http://orders.example.com" } },
                        },
                    },
                },
            },
        },
        { title: "a subscription over HTTPS", type: SUBSCRIPTION, inputs: { protocol: "https", endpoint: "https://partner.example.com" } },
        {
            title: "a subscription of a queue, whose endpoint is not known yet",
            type: SUBSCRIPTION,
            inputs: { protocol: "sqs", endpoint: UNKNOWN },
        },
        {
            title: "an integration with a function that is not known yet",
            type: "aws:apigateway/integration:Integration",
            inputs: { type: "AWS_PROXY", uri: UNKNOWN },
        },
        {
            title: "an HTTP API's integration with a function, masked by the document",
            type: "aws:apigatewayv2/integration:Integration",
            inputs: { integrationType: "AWS_PROXY", integrationUri: MASKED },
        },
        {
            title: "a method of aws-native that answers by itself",
            type: "aws-native:apigateway:Method",
            inputs: { integration: { type: "MOCK", uri: UNKNOWN } },
        },
        { title: "a topic of aws-native without subscriptions", type: "aws-native:sns:Topic", inputs: { topicName: "orders" } },
        { title: "an e-mail subscription", type: SUBSCRIPTION, inputs: { protocol: "email", endpoint: "ops@example.com" } },
        {
            title: "an integration with a function",
            type: "aws:apigateway/integration:Integration",
            inputs: { uri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/f/invocations" },
        },
        {
            title: "LocalStack on loopback",
            type: PROVIDER,
            inputs: { endpoints: '[{"lambda":"http://localhost:4566","s3":"http://127.0.0.1:4566"}]' },
        },
        {
            title: "the metadata and runtime hosts",
            type: FUNCTION,
            inputs: variables({
                META: "http://169.254.169.254/latest",
                RUNTIME: "http://127.0.0.1:9001",
                TELEMETRY: "http://sandbox.localdomain:8080/",
                SIX: "http://[::1]:8080",
                META6: "http://[fd00:ec2::254]/latest",
                DOT: "http://localhost.:8080",
            }),
        },
        {
            title: "names that say they hold an identifier",
            type: FUNCTION,
            inputs: variables({
                JWT_AUDIENCE: "http://orders.example.com",
                SAML_ENTITY_ID: "http://idp.example.com/saml",
                XML_NAMESPACE: "http://orders.example.com/v1",
            }),
        },
        { title: "a quick-create API for a function", type: "aws:apigatewayv2/api:Api", inputs: { target: "arn:aws:lambda:f" } },
        {
            title: "the metadata of an identity provider, written in line, is full of identifiers",
            type: "aws:cognito/identityProvider:IdentityProvider",
            inputs: { providerDetails: { MetadataFile: '<EntityDescriptor entityID="http://idp.example.com"/>', client_id: "orders" } },
        },
        {
            title: "namespaces and licences are identifiers",
            type: FUNCTION,
            inputs: variables({
                NS: "http://www.w3.org/2001/XMLSchema",
                SCHEMA: "http://json-schema.org/draft-07/schema#",
                SOAP: "http://schemas.xmlsoap.org/soap/envelope/",
                MS: "http://schemas.microsoft.com/x",
            }),
        },
        {
            title: "the schemes with TLS",
            type: FUNCTION,
            inputs: variables({ A: "https://a.example.com", B: "rediss://cache:6379", C: "amqps://mq", D: "wss://ws.example.com" }),
        },
        {
            title: "a URL with a password is another policy's",
            type: FUNCTION,
            inputs: variables({ HOOK: "http://user:" + "Tr0ub4dor" + "@hooks.example.com" }),
        },
        { title: "a scheme within another word", type: FUNCTION, inputs: variables({ A: "git+http://", B: "xhttp://a" }) },
        {
            title: "a proxy, through which TLS goes from end to end",
            type: FUNCTION,
            inputs: variables({
                HTTPS_PROXY: "http://proxy.example.com:3128",
                http_proxy: "http://proxy.example.com:3128",
                GLOBAL_AGENT_HTTP_PROXY: "http://proxy.example.com:3128",
                npm_config_https_proxy: "http://proxy.example.com:3128",
            }),
        },
        {
            title: "the environment switched off",
            type: FUNCTION,
            inputs: variables({ A: "http://a.example.com" }),
            config: { environment: false },
        },
        { title: "no environment", type: FUNCTION, inputs: {} },
    ],
    violating: [
        {
            title: "a subscription over HTTP, the endpoint unknown",
            type: SUBSCRIPTION,
            inputs: { protocol: "http", endpoint: UNKNOWN },
            found: ["protocol@protocol"],
        },
        {
            title: "the second subscription within a topic of aws-native",
            type: "aws-native:sns:Topic",
            inputs: {
                subscription: [
                    { protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:123456789012:orders" },
                    { protocol: "http", endpoint: "http://partner.example.com" },
                ],
            },
            found: ["endpoint@subscription[1].endpoint"],
        },
        {
            title: "an HTTP API's integration",
            type: "aws:apigatewayv2/integration:Integration",
            inputs: { integrationUri: "http://legacy.example.com" },
            found: ["endpoint@integrationUri"],
        },
        {
            title: "a REST API's integration",
            type: "aws:apigateway/integration:Integration",
            inputs: { uri: "http://legacy.example.com" },
            found: ["endpoint@uri"],
        },
        {
            title: "an API destination",
            type: "aws:cloudwatch/eventApiDestination:EventApiDestination",
            inputs: { invocationEndpoint: "HTTP://partner.example.com" },
            found: ["endpoint@invocationEndpoint"],
        },
        {
            title: "an event connection's authorization endpoint",
            type: "aws:cloudwatch/eventConnection:EventConnection",
            inputs: { authParameters: { oauth: { authorizationEndpoint: "http://idp.example.com" } } },
            found: ["endpoint@authParameters.oauth.authorizationEndpoint"],
        },
        {
            title: "a provider's endpoint, as the engine encodes it",
            type: PROVIDER,
            inputs: { endpoints: '[{"s3":"http://s3.internal:9000"}]' },
            found: ["endpoint@endpoints[0].s3"],
        },
        {
            title: "an OpenAPI body",
            type: "aws:apigateway/restApi:RestApi",
            inputs: { body: JSON.stringify(body("http://legacy.example.com")) },
            found: ["endpoint@body.paths./orders.get.x-amazon-apigateway-integration.uri"],
        },
        {
            title: "the OpenAPI body that a resource of its own puts into an API",
            type: "aws:apigateway/restApiPut:RestApiPut",
            inputs: { restApiId: UNKNOWN, body: JSON.stringify(body("http://legacy.example.com")) },
            found: ["endpoint@body.paths./orders.get.x-amazon-apigateway-integration.uri"],
        },
        {
            title: "the OpenAPI body of aws-native",
            type: "aws-native:apigateway:RestApi",
            inputs: { body: body("http://legacy.example.com") },
            found: ["endpoint@body.paths./orders.get.x-amazon-apigateway-integration.uri"],
        },
        {
            title: "an integration that operations of a body refer to",
            type: "aws:apigatewayv2/api:Api",
            inputs: {
                body: JSON.stringify({
                    openapi: "3.0.1",
                    components: {
                        "x-amazon-apigateway-integrations": { legacy: { type: "http_proxy", uri: "http://legacy.example.com" } },
                    },
                }),
            },
            found: ["endpoint@body.components.x-amazon-apigateway-integrations.legacy.uri"],
        },
        {
            title: "a YAML body",
            type: "aws:apigatewayv2/api:Api",
            inputs: {
                body: [
                    "openapi: 3.0.1",
                    "paths:",
                    "  /orders:",
                    "    post:",
                    "      x-amazon-apigateway-integration: {type: http_proxy, uri: 'http://legacy.example.com'}",
                ].join("\n"),
            },
            found: ["endpoint@body.paths./orders.post.x-amazon-apigateway-integration.uri"],
        },
        {
            title: "the body that is put into an API",
            type: "aws:apigateway/restApiPut:RestApiPut",
            inputs: { restApiId: "a1b2c3", body: JSON.stringify(body("http://legacy.example.com")) },
            found: ["endpoint@body.paths./orders.get.x-amazon-apigateway-integration.uri"],
        },
        {
            title: "a path item that stands elsewhere in the body, beside one that is not known",
            type: "aws:apigateway/restApi:RestApi",
            inputs: {
                body: {
                    paths: { "/a": UNKNOWN, "/b": { $ref: "#/components/pathItems/orders" } },
                    components: {
                        pathItems: { orders: { get: { "x-amazon-apigateway-integration": { uri: "http://legacy.example.com" } } } },
                    },
                },
            },
            found: ["endpoint@body.paths./b.get.x-amazon-apigateway-integration.uri"],
            undetermined: ["body.paths./a"],
        },
        {
            title: "the target of a quick-create API, its body unknown",
            type: "aws:apigatewayv2/api:Api",
            inputs: { target: "http://legacy.example.com", body: UNKNOWN },
            found: ["endpoint@target"],
            undetermined: ["body"],
        },
        {
            title: "a method of aws-native",
            type: "aws-native:apigateway:Method",
            inputs: { integration: { type: "HTTP_PROXY", uri: "http://legacy.example.com" } },
            found: ["endpoint@integration.uri"],
        },
        {
            title: "a delivery stream to Splunk",
            type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
            inputs: { splunkConfiguration: { hecEndpoint: "http://splunk.example.com:8088" } },
            found: ["endpoint@splunkConfiguration.hecEndpoint"],
        },
        {
            title: "the metadata of an identity provider",
            type: "aws:cognito/identityProvider:IdentityProvider",
            inputs: { providerType: "SAML", providerDetails: { MetadataURL: "http://idp.example.com/metadata" } },
            found: ["endpoint@providerDetails.MetadataURL"],
        },
        {
            title: "an event connection of aws-native",
            type: "aws-native:events:Connection",
            inputs: { authParameters: { oAuthParameters: { authorizationEndpoint: "http://idp.example.com" } } },
            found: ["endpoint@authParameters.oAuthParameters.authorizationEndpoint"],
        },
        {
            title: "the endpoint of an aws-native provider",
            type: "pulumi:providers:aws-native",
            inputs: { endpoints: '[{"cloudcontrol":"http://proxy.internal:9000"}]' },
            found: ["endpoint@endpoints[0].cloudcontrol"],
        },
        {
            title: "a variable of a web function's revision",
            type: REVISION,
            inputs: { serviceConfig: { environmentVariables: { PARTNER: "http://partner.example.com" } } },
            found: ["variable@serviceConfig.environmentVariables.PARTNER"],
        },
        {
            title: "a variable",
            type: FUNCTION,
            inputs: variables({ PARTNER: "http://partner.example.com/orders" }),
            found: ["variable@environment.variables.PARTNER"],
        },
        {
            title: "a message broker and a cache, one finding each",
            type: FUNCTION,
            inputs: variables({ MQ: "mqtt://broker:1883", CACHE: "redis://cache:6379/0" }),
            found: ["variable@environment.variables.CACHE", "variable@environment.variables.MQ"],
        },
        {
            title: "the second of two URLs",
            type: FUNCTION,
            inputs: variables({ URLS: "https://a.example.com,http://b.example.com" }),
            found: ["variable@environment.variables.URLS"],
        },
        {
            title: "aws-native",
            type: "aws-native:lambda:Function",
            inputs: variables({ PARTNER: "ws://partner.example.com" }),
            found: ["variable@environment.variables.PARTNER"],
        },
    ],
    unknown: [
        {
            title: "whether an integration calls a URL",
            type: "aws:apigateway/integration:Integration",
            inputs: { type: UNKNOWN, uri: UNKNOWN },
            undetermined: ["uri"],
        },
        {
            title: "the whole integration",
            type: "aws-native:apigateway:Method",
            inputs: { integration: UNKNOWN },
            undetermined: ["integration"],
        },
        { title: "the endpoint", type: SUBSCRIPTION, inputs: { protocol: "https", endpoint: UNKNOWN }, undetermined: ["endpoint"] },
        {
            title: "one variable of two",
            type: FUNCTION,
            inputs: variables({ A: UNKNOWN, B: "http://b.example.com" }),
            undetermined: ["environment.variables.A"],
            found: ["variable@environment.variables.B"],
        },
        {
            title: "the environment of a revision",
            type: REVISION,
            inputs: { serviceConfig: { environmentVariables: UNKNOWN } },
            undetermined: ["serviceConfig.environmentVariables"],
        },
        {
            title: "the paths of a body that is an object",
            type: "aws-native:apigateway:RestApi",
            inputs: { body: { paths: UNKNOWN } },
            undetermined: ["body.paths"],
        },
        {
            title: "a body that is neither JSON nor YAML",
            type: "aws:apigateway/restApi:RestApi",
            inputs: { body: '{"paths": "' },
            undetermined: ["body"],
        },
    ],
    secret: [
        {
            title: "one variable of two is masked",
            type: FUNCTION,
            inputs: variables({ A: MASKED, B: "ftp://b.example.com" }),
            undetermined: ["environment.variables.A"],
            found: ["variable@environment.variables.B"],
        },
    ],
});
