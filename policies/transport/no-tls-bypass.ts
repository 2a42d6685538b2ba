import { keyText } from "../kit/paths";
import { resourceRule } from "../kit/rule";
import { literal, text } from "../kit/text";
import type { Text } from "../kit/text";
import { tlsBypass } from "../model/tls-bypass";

export default resourceRule({
    name: "transport-no-tls-bypass",
    description:
        "TLS and its certificate checks must not be switched off, neither in the environment of a function nor in an integration or a provider.",
    severity: "high",
    level: "mandatory",
    checklist: ["A3"],
    controls: ["ISO27001:2022 A.8.24"],
    why: "A connection whose certificate nobody checks can be taken over by anyone on the way, TLS or not.",
    fix: [
        "remove the setting, and give the program the certificate authority it needs instead (`NODE_EXTRA_CA_CERTS`, `SSL_CERT_FILE`, `sslrootcert`).",
    ],
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function", "aws:apigateway/integration:Integration", "pulumi:providers:aws"],
    messages: {
        variable: (d: { variable: Text; program: Text }) => text`${d.variable} makes ${d.program} skip TLS or its checks.`,
        option: (d: { variable: Text }) => text`${d.variable} holds an option that weakens TLS or skips its checks.`,
        parameter: (d: { variable: Text }) => text`${d.variable} holds a connection string that switches TLS or its checks off.`,
        integration: "the integration skips the check of its backend's certificate.",
        provider: "the provider speaks to AWS without checking certificates.",
    },
    example: {
        good: { inputs: { environment: { variables: { NODE_EXTRA_CA_CERTS: "/opt/ca.pem" } } } },
        bad: { inputs: { environment: { variables: { NODE_TLS_REJECT_UNAUTHORIZED: "0" } } } },
    },
    *check(resource, { each, found }) {
        const inputs = resource.as();
        if (resource.type === "pulumi:providers:aws") {
            if (inputs.boolean("insecure") === true) yield found("provider", "insecure");
            return;
        }
        if (resource.type === "aws:apigateway/integration:Integration") {
            const tls = inputs.object("tlsConfig");
            if (tls?.as().boolean("insecureSkipVerification") === true)
                yield found("integration", [...tls.path, "insecureSkipVerification"]);
            return;
        }
        yield* each(inputs.object("environment")?.as().entries("variables") ?? [], function* ([name, value]) {
            const bypass = tlsBypass(name, value.asString() ?? "");
            if (bypass?.kind === "variable") yield found("variable", value, { variable: keyText(name), program: literal(bypass.program) });
            else if (bypass !== undefined) yield found(bypass.kind, value, { variable: keyText(name) });
        });
    },
});
