import rule from "../../../policies/transport/no-plain-http";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const FUNCTION = "aws:lambda/function:Function";
const PROVIDER = "pulumi:providers:aws";
const variables = (values: Record<string, unknown>): Record<string, unknown> => ({ environment: { variables: values } });
const body = (uri: string): object => ({
    openapi: "3.0.1",
    paths: { "/orders": { get: { "x-amazon-apigateway-integration": { type: "HTTP_PROXY", uri } } } },
});

testResourceRule(rule, {
    compliant: [
        { title: "a subscription over HTTPS", type: SUBSCRIPTION, inputs: { protocol: "https", endpoint: "https://partner.example.com" } },
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
            }),
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
            inputs: variables({ HTTPS_PROXY: "http://proxy.example.com:3128", http_proxy: "http://proxy.example.com:3128" }),
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
            found: ["endpoint@body.paths./orders"],
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
        { title: "the endpoint", type: SUBSCRIPTION, inputs: { protocol: "https", endpoint: UNKNOWN }, undetermined: ["endpoint"] },
        {
            title: "one variable of two",
            type: FUNCTION,
            inputs: variables({ A: UNKNOWN, B: "http://b.example.com" }),
            undetermined: ["environment.variables.A"],
            found: ["variable@environment.variables.B"],
        },
        {
            title: "a YAML body with integrations",
            type: "aws:apigateway/restApi:RestApi",
            inputs: { body: "x-amazon-apigateway-integration:\n  uri: http://a" },
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
