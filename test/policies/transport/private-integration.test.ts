import rule from "../../../policies/transport/private-integration";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const REST = "aws:apigateway/integration:Integration";
const NATIVE = "aws-native:apigatewayv2:Integration";
const METHOD = "aws-native:apigateway:Method";
const link = { connectionType: "VPC_LINK", connectionId: "a1b2c3" };
const body = (integration: unknown) => ({ body: { paths: { "/orders": { get: { "x-amazon-apigateway-integration": integration } } } } });
const at = "body.paths./orders.get.x-amazon-apigateway-integration";
const tlsConfig = { serverNameToVerify: "orders.internal.example.com" };

testResourceRule(rule, {
    compliant: [
        { title: "an HTTP API that verifies the server", inputs: { ...link, integrationType: "HTTP_PROXY", tlsConfig } },
        { title: "of aws-native", type: NATIVE, inputs: { ...link, tlsConfig } },
        { title: "a list of one, as older providers write it", inputs: { ...link, tlsConfig: [tlsConfig] } },
        {
            title: "an integration over the internet",
            inputs: { integrationType: "HTTP_PROXY", integrationUri: "https://example.com", connectionType: "INTERNET" },
        },
        { title: "a function", inputs: { integrationType: "AWS_PROXY", integrationUri: UNKNOWN } },
        { title: "a REST API over https", type: REST, inputs: { ...link, type: "HTTP_PROXY", uri: "https://orders.internal.example.com" } },
        {
            title: "a REST API over the internet is another policy's matter",
            type: REST,
            inputs: { type: "HTTP", uri: "http://example.com" },
        },
        {
            title: "a certificate that is not verified is another policy's matter",
            type: REST,
            inputs: { ...link, type: "HTTP", uri: "https://orders.internal.example.com", tlsConfig: { insecureSkipVerification: true } },
        },
        {
            title: "the body of a REST API over https",
            type: "aws:apigateway/restApi:RestApi",
            inputs: body({ ...link, type: "http_proxy", uri: "https://orders.internal.example.com" }),
        },
        {
            title: "the body of an HTTP API that verifies the server, in YAML",
            type: "aws:apigatewayv2/api:Api",
            inputs: {
                body: "paths: {/a: {get: {x-amazon-apigateway-integration: {connectionType: VPC_LINK, tlsConfig: {serverNameToVerify: a.example.com}}}}}",
            },
        },
        {
            title: "the body of an API over the internet is another policy's matter",
            type: "aws-native:apigateway:RestApi",
            inputs: body({ type: "http_proxy", uri: "http://example.com" }),
        },
        { title: "an API without a body", type: "aws:apigatewayv2/api:Api", inputs: { protocolType: "HTTP" } },
        { title: "a method of aws-native without an integration", type: METHOD, inputs: { httpMethod: "GET" } },
        {
            title: "a method of aws-native over https",
            type: METHOD,
            inputs: { integration: { ...link, type: "HTTP", uri: "https://orders.internal.example.com" } },
        },
    ],
    violating: [
        { title: "an HTTP API without TLS", inputs: { ...link, integrationType: "HTTP_PROXY" }, found: ["clear@tlsConfig"] },
        { title: "whatever the listener is", inputs: { ...link, integrationUri: UNKNOWN }, found: ["clear@tlsConfig"] },
        { title: "of aws-native", type: NATIVE, inputs: { ...link }, found: ["clear@tlsConfig"] },
        { title: "TLS without a name to verify", inputs: { ...link, tlsConfig: {} }, found: ["unverified@tlsConfig.serverNameToVerify"] },
        {
            title: "a REST API over http",
            type: REST,
            inputs: { ...link, type: "HTTP_PROXY", uri: "http://orders.internal.example.com" },
            found: ["clear@uri"],
        },
        {
            title: "the body of a REST API over http",
            type: "aws:apigateway/restApi:RestApi",
            inputs: body({ ...link, type: "http_proxy", uri: "http://orders.internal.example.com" }),
            found: [`clear@${at}.uri`],
        },
        {
            title: "the body of an HTTP API without TLS",
            type: "aws:apigatewayv2/api:Api",
            inputs: body({ ...link, type: "http_proxy" }),
            found: [`clear@${at}.tlsConfig`],
        },
        {
            title: "a method of aws-native over http",
            type: METHOD,
            inputs: { integration: { ...link, type: "HTTP", uri: "http://orders.internal.example.com" } },
            found: ["clear@integration.uri"],
        },
    ],
    unknown: [
        { title: "whether it goes over a VPC link", inputs: { connectionType: UNKNOWN }, undetermined: ["connectionType"] },
        {
            title: "an integration of a body",
            type: "aws:apigateway/restApi:RestApi",
            inputs: body(UNKNOWN),
            undetermined: [at],
        },
        { title: "a body", type: "aws-native:apigatewayv2:Api", inputs: { body: UNKNOWN }, undetermined: ["body"] },
        { title: "the TLS settings", inputs: { ...link, tlsConfig: UNKNOWN }, undetermined: ["tlsConfig"] },
        { title: "the URI of a REST API", type: REST, inputs: { ...link, type: "HTTP", uri: UNKNOWN }, undetermined: ["uri"] },
    ],
    secret: [
        {
            title: "a name that the document masks",
            inputs: { ...link, tlsConfig: { serverNameToVerify: MASKED } },
            undetermined: ["tlsConfig.serverNameToVerify"],
        },
    ],
});
