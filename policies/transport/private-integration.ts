import { resourceRule } from "../kit/rule";
import { BODY_TYPES } from "../model/api/openapi/definition";
import { privateIntegrationFaults } from "../model/tls/private-integration";

export default resourceRule({
    name: "transport-private-integration",
    description: "Integrations of APIs over a VPC link must use TLS and verify the server's name.",
    severity: "medium",
    level: "advisory",
    checklist: ["A3"],
    why: "A VPC link keeps requests off the internet, not out of sight: without TLS, whoever is on the way inside the network reads and changes them.",
    fix: [
        "set `tlsConfig.serverNameToVerify` of an HTTP API's integration to the name in the server's certificate, and give a REST API's integration an `https://` URI.",
    ],
    notes: [
        "API Gateway speaks HTTPS to a private integration only where `tlsConfig` is set (API Gateway API reference, TlsConfig). A load balancer that passes TCP through leaves it to the server behind it to end TLS.",
        "The integrations that an OpenAPI body defines are judged too.",
        "An `http://` URI over a VPC link is reported here and not by `transport-no-plain-http`.",
    ],
    on: [
        "aws:apigatewayv2/integration:Integration",
        "aws-native:apigatewayv2:Integration",
        "aws:apigateway/integration:Integration",
        "aws-native:apigateway:Method",
        ...BODY_TYPES,
    ],
    fixes: {
        clear: "give the integration an `https://` URI.",
        unverified: "set `tlsConfig.serverNameToVerify` to the name in the server's certificate.",
    },
    messages: {
        clear: "API Gateway speaks plain HTTP over the VPC link.",
        unverified: "API Gateway does not verify the name of the server behind the VPC link.",
    },
    example: {
        good: {
            inputs: {
                integrationType: "HTTP_PROXY",
                connectionType: "VPC_LINK",
                connectionId: "a1b2c3",
                tlsConfig: { serverNameToVerify: "orders.internal.example.com" },
            },
        },
        bad: { inputs: { integrationType: "HTTP_PROXY", connectionType: "VPC_LINK", connectionId: "a1b2c3" } },
    },
    *check(resource, { each, found }) {
        yield* each(privateIntegrationFaults(resource.type, resource.as()), function* (read) {
            const fault = read();
            if (fault !== undefined) yield found(fault.kind, fault.where);
        });
    },
});
