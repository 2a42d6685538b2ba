import { keyText } from "../kit/paths";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { BODY_TYPES, hasBody } from "../model/api/openapi/definition";
import { integrationsOf } from "../model/api/openapi/extensions";
import { ENVIRONMENT_TYPES, environmentOf } from "../model/lambda/environment";
import { tlsBypass } from "../model/tls/bypass";
import type { View } from "../model/values";

const INTEGRATION = "aws:apigateway/integration:Integration";
const PROVIDERS = ["pulumi:providers:aws", "pulumi:providers:aws-native"];

export default resourceRule({
    name: "transport-no-tls-bypass",
    description:
        "TLS and its certificate checks must not be switched off, neither in the environment of a function nor in an integration or a provider.",
    severity: "high",
    level: "mandatory",
    checklist: ["A3"],
    why: "A connection whose certificate nobody checks can be taken over by anyone on the way, TLS or not.",
    fix: [
        "remove the setting, and give the program the certificate authority it needs instead (`NODE_EXTRA_CA_CERTS`, `SSL_CERT_FILE`, `sslrootcert`, a provider's `customCaBundle`).",
    ],
    notes: [
        "Judged are the variables of functions and web function revisions, REST integrations and those of an OpenAPI body (JSON or YAML, of a `RestApiPut` too), and providers. A connection to loopback needs no TLS.",
    ],
    on: [...ENVIRONMENT_TYPES, INTEGRATION, ...BODY_TYPES, ...PROVIDERS],
    messages: {
        variable: (d: { variable: Text; program: Text }) => text`${d.variable} makes ${d.program} skip TLS or its checks.`,
        option: (d: { variable: Text }) => text`${d.variable} holds an option that weakens TLS or skips its checks.`,
        parameter: (d: { variable: Text }) => text`${d.variable} holds connection settings that switch TLS or its checks off.`,
        integration: "the integration skips the check of its backend's certificate.",
        provider: "the provider speaks to AWS without checking certificates.",
    },
    example: {
        good: { inputs: { environment: { variables: { NODE_EXTRA_CA_CERTS: "/opt/ca.pem" } } } },
        bad: { inputs: { environment: { variables: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } } } },
    },
    *check(resource, { each, found }) {
        const inputs = resource.as();
        if (PROVIDERS.includes(resource.type)) {
            if (inputs.boolean("insecure") === true) yield found("provider", "insecure");
            return;
        }
        if (resource.type === INTEGRATION) {
            const setting = skipped(inputs);
            if (setting !== undefined) yield found("integration", setting);
            return;
        }
        if (hasBody(resource.type)) {
            yield* each(integrationsOf(inputs.child("body")), function* (integration) {
                const setting = skipped(integration);
                if (setting !== undefined) yield found("integration", setting);
            });
            return;
        }
        yield* each(environmentOf(resource.type, inputs), function* ([name, value]) {
            const bypass = tlsBypass(name, value.asString() ?? "");
            if (bypass?.kind === "variable")
                yield found("variable", value, { variable: keyText(name), program: vouched(bypass.program, "table") });
            else if (bypass !== undefined) yield found(bypass.kind, value, { variable: keyText(name) });
        });
    },
});

/** Where an integration switches the check of its backend's certificate off. */
function skipped(integration: View): View | undefined {
    const setting = integration.object("tlsConfig")?.as().child("insecureSkipVerification");
    return setting?.asBoolean() === true ? setting : undefined;
}
