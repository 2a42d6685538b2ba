import { choice, flag, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { literal, text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { apiGatewayMinimum, isOlder, versionName } from "../model/tls/names";
import { isRecommended } from "../model/tls/recommended";
import { isRecord, Undetermined } from "../model/values";

export default resourceRule({
    name: "transport-api-tls",
    description: "API Gateway custom domains must refuse TLS versions older than the minimum.",
    severity: "high",
    level: "mandatory",
    checklist: ["A3"],
    why: "TLS 1.0 and 1.1 have known weaknesses and are forbidden by most standards; a client that speaks nothing newer should not reach the API.",
    fix: [
        "set `securityPolicy` to `TLS_1_2`, or, of a REST API's domain and together with `endpointAccessMode` where the provider has it, to a `SecurityPolicy_TLS13_…` policy.",
        "With the level `remediate`, `TLS_1_2` is set: clients that speak only TLS 1.0 or 1.1 are then refused.",
    ],
    notes: [
        "HTTP and WebSocket API domains know `TLS_1_2` alone. A custom domain without a security policy gets `TLS_1_2` from AWS.",
        "A security policy that is not in the pack's dated table is not judged.",
    ],
    config: object({
        minimumVersion: choice(["1.2", "1.3"], { default: "1.2", about: "The oldest TLS version that may be accepted." }),
        recommended: flag({
            default: false,
            about: "Whether the policy must be one that AWS recommends: the list of the Security Hub control APIGateway.11.",
        }),
    }),
    on: [
        "aws:apigateway/domainName:DomainName",
        "aws:apigatewayv2/domainName:DomainName",
        "aws-native:apigateway:DomainName",
        "aws-native:apigatewayv2:DomainName",
    ],
    messages: {
        notRecommended: "the security policy of the REST API's domain is not one that AWS recommends.",
        old: (d: { accepts: Text; minimum: Text; isSet: boolean }) =>
            text`${d.isSet ? literal("the domain") : literal("not set; AWS's default")} accepts ${d.accepts}; the minimum is ${d.minimum}.`,
    },
    example: {
        good: { inputs: { domainName: "api.example.com", securityPolicy: "TLS_1_2" } },
        bad: { inputs: { domainName: "api.example.com", securityPolicy: "TLS_1_0" } },
    },
    // AWS documents no default; what it sets stands in the documentation of the AWS CDK (`apigateway.DomainName`, `securityPolicy`).
    *check(domain, { config, each, found }) {
        const holder = holderOf(domain.type);
        const places = holder === undefined ? [domain.as()] : domain.child(holder).asList();
        yield* each(places, function* (place) {
            const where = place.child("securityPolicy");
            const accepts = apiGatewayMinimum(where.asString() || "TLS_1_2");
            if (accepts === undefined) throw new Undetermined(where.path, "shape");
            if (isOlder(accepts, config.minimumVersion))
                yield found("old", where, {
                    accepts: vouched(versionName(accepts), "table"),
                    minimum: vouched(versionName(config.minimumVersion), "table"),
                    isSet: Boolean(where.asString()),
                });
            // HTTP and WebSocket APIs have no choice, and the control does not look at them.
            else if (config.recommended && holder === undefined && !isRecommended("apiGateway", where.asString()))
                yield found("notRecommended", where);
        });
    },
    remedy(domain, { resource }) {
        const holder = holderOf(resource.type);
        const held: unknown = holder === undefined ? domain : (domain as Record<string, unknown>)[holder];
        for (const place of Array.isArray(held) ? (held as unknown[]) : [held])
            if (isRecord(place) && place["securityPolicy"] === "TLS_1_0") place["securityPolicy"] = "TLS_1_2";
    },
});

/** The property in which a domain of an HTTP or WebSocket API says its security policy. */
function holderOf(type: string): "domainNameConfiguration" | "domainNameConfigurations" | undefined {
    if (type.startsWith("aws:apigatewayv2/")) return "domainNameConfiguration";
    return type.startsWith("aws-native:apigatewayv2:") ? "domainNameConfigurations" : undefined;
}
