import { choice, object } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { text, vouched } from "../kit/text";
import type { Text } from "../kit/text";
import { bodySecurityPolicy, disablesDefaultEndpoint } from "../model/api/openapi/extensions";
import { isAtLeast } from "../model/provider-version";
import { apiGatewayMinimum, isOlder, versionName } from "../model/tls/names";
import type { TlsVersion } from "../model/tls/names";
import { Undetermined } from "../model/values";
import type { View } from "../model/values";

/** The first @pulumi/aws whose RestApi takes `securityPolicy`. */
const SINCE = "7.37.0";
/** What AWS gives an edge-optimised or regional API that says nothing (API Gateway developer guide, "Security policies for REST APIs"). */
const DEFAULT = "TLS_1_0";

export default resourceRule({
    name: "transport-api-default-endpoint-tls",
    description:
        "The execute-api endpoint of edge-optimised and regional REST APIs must refuse TLS versions older than the minimum, or be disabled.",
    severity: "medium",
    level: "advisory",
    checklist: ["A3"],
    why: "AWS gives the default endpoint of edge-optimised and regional REST APIs a policy that accepts TLS 1.0; a custom domain with a better one does not close it.",
    fix: [
        `set \`securityPolicy\` of the REST API to \`TLS_1_2\` or newer (@pulumi/aws ${SINCE} has the property), or \`disableExecuteApiEndpoint\` where a custom domain serves the API.`,
        "With the level `remediate`, `TLS_1_2` is set where the provider knows the property: clients that speak only TLS 1.0 or 1.1 are then refused.",
    ],
    notes: [
        `An older provider knows \`disableExecuteApiEndpoint\` alone; an OpenAPI body says it by \`x-amazon-apigateway-security-policy\`. Private APIs have TLS 1.2 and are not reported.`,
    ],
    config: object({ minimumVersion: choice(["1.2", "1.3"], { default: "1.2", about: "The oldest TLS version that may be accepted." }) }),
    on: ["aws:apigateway/restApi:RestApi", "aws-native:apigateway:RestApi"],
    messages: {
        unset: "not set; AWS's default for the execute-api endpoint accepts TLS 1.0.",
        old: (d: { accepts: Text; minimum: Text }) => text`the execute-api endpoint accepts ${d.accepts}; the minimum is ${d.minimum}.`,
    },
    example: {
        good: { inputs: { name: "orders", securityPolicy: "TLS_1_2" } },
        bad: { inputs: { name: "orders" } },
    },
    applies: (api) => !isPrivate(endpointTypes(api)),
    *check(api, { config, found }) {
        const disabled = api.child("disableExecuteApiEndpoint");
        if (!disabled.isUnknown && disabled.asBoolean() === true) return;
        const written = api.string("securityPolicy") || undefined;
        if (written !== undefined && !isTooOld(written, config.minimumVersion)) return;
        disabled.known();
        const body = api.child("body");
        if (isPrivate(endpointTypes(api)) || disablesDefaultEndpoint(body)) return;
        const policy = written ?? bodySecurityPolicy(body);
        const accepts = minimumOf(policy ?? DEFAULT);
        if (!isOlder(accepts, config.minimumVersion)) return;
        if (policy === undefined) yield found("unset", "securityPolicy");
        else
            yield found("old", "securityPolicy", {
                accepts: vouched(versionName(accepts), "table"),
                minimum: vouched(versionName(config.minimumVersion), "table"),
            });
    },
    remedy(api, { resource }) {
        if (!isAtLeast(resource.provider?.inputs.string("version"), SINCE)) return;
        const policy = resource.string("securityPolicy") || (bodySecurityPolicy(resource.child("body")) ?? DEFAULT);
        if (isTooOld(policy, "1.2")) api.securityPolicy = "TLS_1_2";
    },
});

/** @throws Undetermined where the policy is not in the table. */
function minimumOf(policy: string): TlsVersion {
    const accepts = apiGatewayMinimum(policy);
    if (accepts === undefined) throw new Undetermined(["securityPolicy"], "shape");
    return accepts;
}

const isTooOld = (policy: string, minimum: TlsVersion): boolean => isOlder(minimumOf(policy), minimum);

/** One type as text (provider 7) or a list of one (provider 6). */
function endpointTypes(api: View<unknown>): readonly (string | undefined)[] {
    const types = api.as().object("endpointConfiguration")?.child("types");
    if (types === undefined) return [];
    return types.isList ? types.asList().map((type) => type.asString()) : [types.asString()];
}

const isPrivate = (types: readonly (string | undefined)[]): boolean => types.includes("PRIVATE");
