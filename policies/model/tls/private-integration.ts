/**
 * How an API reaches a server over a VPC link. Source: API Gateway API references, TlsConfig of version 2 ("If you specify a TLS
 * configuration, private integration traffic uses the HTTPS protocol").
 */
import type { View } from "../values";

export interface IntegrationFault {
    readonly kind: "clear" | "unverified";
    readonly where: View;
}

/**
 * What is wrong with an integration over a VPC link; undefined for every other.
 * @throws Undetermined where that is not known.
 */
export function privateIntegrationFault(type: string, inputs: View): IntegrationFault | undefined {
    if (type.includes(":apigatewayv2")) return httpApi(inputs);
    if (type !== "aws-native:apigateway:Method") return restApi(inputs);
    const integration = inputs.object("integration");
    return integration === undefined ? undefined : restApi(integration.as());
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
