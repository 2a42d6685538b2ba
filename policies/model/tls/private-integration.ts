/**
 * How an API reaches a server over a VPC link. Source: API Gateway API references, TlsConfig of version 2 ("If you specify a TLS
 * configuration, private integration traffic uses the HTTPS protocol").
 */
import { hasBody, isRest } from "../api/openapi/definition";
import { integrationsOf } from "../api/openapi/extensions";
import type { View } from "../values";

export interface IntegrationFault {
    readonly kind: "clear" | "unverified";
    readonly where: View;
}

/**
 * The integrations of a resource, those of an OpenAPI body among them (API Gateway developer guide, "x-amazon-apigateway-integration
 * object": the same words), and for each the question what is wrong with it; undefined where it goes over no VPC link.
 * @throws Undetermined where the integrations are not known; so does each question.
 */
export function privateIntegrationFaults(type: string, inputs: View): readonly (() => IntegrationFault | undefined)[] {
    const fault = isRest(type) ? restApi : httpApi;
    if (hasBody(type)) return integrationsOf(inputs.child("body")).map((integration) => () => fault(known(integration)));
    if (type !== "aws-native:apigateway:Method") return [() => fault(inputs)];
    const integration = inputs.object("integration");
    return integration === undefined ? [] : [() => fault(integration.as())];
}

/** @throws Undetermined where it is not known. */
function known(integration: View): View {
    integration.known();
    return integration;
}

function httpApi(inputs: View): IntegrationFault | undefined {
    if (inputs.child("connectionType").raw === undefined || inputs.string("connectionType") !== "VPC_LINK") return undefined;
    const config = inputs.object("tlsConfig");
    if (config === undefined) return { kind: "clear", where: inputs.child("tlsConfig") };
    const name = config.as().child("serverNameToVerify");
    return name.asString() ? undefined : { kind: "unverified", where: name };
}

function restApi(inputs: View): IntegrationFault | undefined {
    if (inputs.child("connectionType").raw === undefined || inputs.string("connectionType") !== "VPC_LINK") return undefined;
    const uri = inputs.child("uri");
    // The URI of an integration with an Application Load Balancer names the listener's host in the same way.
    // That the certificate is not verified is the matter of `transport-no-tls-bypass`.
    return /^http:/i.test(uri.asString() ?? "") ? { kind: "clear", where: uri } : undefined;
}
