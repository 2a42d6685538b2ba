import { resourceRule } from "../kit/rule";
import { FIPS } from "../model/tls/fips";

export default resourceRule({
    name: "transport-fips-endpoints",
    description:
        "Where FIPS 140 validated modules are required, requests to AWS and from clients must go through FIPS endpoints and policies.",
    severity: "medium",
    level: "disabled",
    checklist: ["A7"],
    why: "A cryptographic module counts for FIPS 140 only where it is the one that is used: without the setting SDKs take the ordinary endpoint.",
    fix: [
        "set `useFipsEndpoint` of the provider and `AWS_USE_FIPS_ENDPOINT` of the functions to true, take the `-fips` service of a VPC endpoint, and a TLS policy or parameter with FIPS in its name; in a Region without FIPS endpoints, move to one that has them.",
    ],
    notes: [
        "The policy is for those who must use FIPS 140 validated modules: no preset switches it on.",
        "`AWS_USE_FIPS_ENDPOINT` in the environment of the deployment counts for a provider that does not say otherwise; `use_fips_endpoint` of a profile is not read.",
        "Which service has a FIPS endpoint in which Region stands in dated data of botocore. Gateway endpoints, HTTP APIs, CloudFront and the databases that are not named here have no switch and are not judged.",
    ],
    on: FIPS.flatMap(({ tokens }) => tokens),
    fixes: {
        provider: "set `useFipsEndpoint` of the provider to true.",
        endpoint: "take the service's FIPS endpoint.",
        functionUnset: "set the environment variable `AWS_USE_FIPS_ENDPOINT` of the function to true.",
        functionOff: "set the environment variable `AWS_USE_FIPS_ENDPOINT` of the function to true.",
        vpcEndpoint: "take the service whose name ends in `-fips`.",
        policy: "take a TLS policy with FIPS in its name.",
        parameter: "set the parameter of the group that demands FIPS, such as `use_fips_ssl` of Redshift or `tls` of DocumentDB.",
        unavailable: "move to a Region that has FIPS endpoints of the service.",
    },
    messages: {
        provider: "the provider does not use FIPS endpoints.",
        endpoint: "the endpoint is not a FIPS endpoint.",
        functionUnset: "the function does not set `AWS_USE_FIPS_ENDPOINT`, so its SDK takes the ordinary endpoints.",
        functionOff: "`AWS_USE_FIPS_ENDPOINT` is not true, so the function's SDK takes the ordinary endpoints.",
        vpcEndpoint: "the VPC endpoint is not the FIPS one of the service.",
        policy: "the TLS policy is not one with FIPS 140 validated modules.",
        parameter: "the parameter group does not demand FIPS 140 validated modules.",
        unavailable: "AWS has no FIPS endpoint of the service in this Region (of a provider: of Lambda).",
    },
    example: {
        good: { type: "pulumi:providers:aws", inputs: { region: "us-east-1", useFipsEndpoint: "true" } },
        bad: { type: "pulumi:providers:aws", inputs: { region: "us-east-1" } },
    },
    *check(resource, { each, found, env }) {
        const surroundings = { type: resource.type, byEnvironment: /^true$/i.test(env["AWS_USE_FIPS_ENDPOINT"] ?? "") };
        const rows = FIPS.filter(({ tokens }) => tokens.includes(resource.type));
        for (const { readings } of rows) {
            yield* each(readings(resource.as(), surroundings), function* (read) {
                const fault = read();
                if (fault !== undefined) yield found(fault.kind, fault.where);
            });
        }
    },
});
