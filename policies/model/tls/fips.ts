/**
 * Whether requests go to endpoints with FIPS 140 validated modules: one row for each kind of resource that decides it.
 * Sources: AWS SDKs and Tools Reference Guide, "FIPS endpoints"; AWS PrivateLink Guide; the services' TLS policies by their names.
 */
import data from "../../data/fips-endpoints.json";
import { below } from "../paths";
import { environmentOf } from "../lambda/environment";
import { decodeProvider } from "../provider";
import { isHidden, own, Undetermined } from "../values";
import type { View } from "../values";
import { listenerProtocol } from "./load-balancer";
import { parameterIn } from "./parameter-groups";

export interface FipsFault {
    readonly kind: "provider" | "endpoint" | "functionUnset" | "functionOff" | "vpcEndpoint" | "policy" | "parameter" | "unavailable";
    readonly where: View;
}

/** What a reading needs besides the inputs. */
export interface Surroundings {
    readonly type: string;
    /** Whether `AWS_USE_FIPS_ENDPOINT` is set where the program runs: providers heed it unless they say otherwise. */
    readonly byEnvironment: boolean;
}

interface Row {
    readonly tokens: readonly string[];
    /** Readings of their own: one that throws hides no other. */
    readonly readings: (inputs: View, surroundings: Surroundings) => readonly (() => FipsFault | undefined)[];
}

/** Whether the service has a FIPS endpoint in the Region; undefined for a service that the table does not have. */
function hasFipsEndpoint(service: string, region: string): boolean | undefined {
    return (own(data.services, service) as readonly string[] | undefined)?.includes(region);
}

/** `kms-fips.us-east-1.amazonaws.com`, `fips.sqs.us-east-1.amazonaws.com`, `s3-fips.dualstack.…`. */
const isFipsHost = (url: string): boolean => /^(?:https?:\/\/)?(?:[^/?#@:]*[.-])?fips[.-]/i.test(url);

const NAMES_FIPS = /[-_]FIPS[-_]/;
const policy = (where: View): FipsFault | undefined => (NAMES_FIPS.test(where.asString() ?? "") ? undefined : { kind: "policy", where });

/** Identifiers of Regions that older programs used (`fips-us-east-1`, `us-east-1-fips`). */
const isLegacy = (region: string): boolean => region.startsWith("fips-") || region.endsWith("-fips");

function provider(inputs: View, byEnvironment: boolean): FipsFault | undefined {
    const view = decodeProvider(inputs).as();
    const where = view.child("useFipsEndpoint");
    const region = view.child("region");
    const known = isHidden(region.raw) ? undefined : region.asString();
    if (known !== undefined && isLegacy(known)) return undefined;
    if (known !== undefined && known !== "" && hasFipsEndpoint("lambda", known) === false) return { kind: "unavailable", where: region };
    const isOn = where.asBoolean() ?? byEnvironment;
    // A Region that is not known may be an older name, or one without such endpoints.
    region.known();
    return isOn ? undefined : { kind: "provider", where };
}

function overrides(inputs: View): readonly (() => FipsFault | undefined)[] {
    const urls = () =>
        decodeProvider(inputs)
            .as()
            .list("endpoints")
            .flatMap((set) => set.as().asEntries());
    const judgeUrl = (url: View): FipsFault | undefined =>
        isFipsHost(url.asString() || "fips.") ? undefined : { kind: "endpoint", where: url };
    try {
        return urls().map(
            ([, url]) =>
                () =>
                    judgeUrl(url),
        );
    } catch (error) {
        if (!(error instanceof Undetermined)) throw error;
        return [
            () => {
                throw error;
            },
        ];
    }
}

function functionEnvironment(inputs: View, type: string): FipsFault | undefined {
    const variables = environmentOf(type, inputs);
    const [, value] = variables.find(([name]) => name === "AWS_USE_FIPS_ENDPOINT") ?? [];
    if (value === undefined) return { kind: "functionUnset", where: inputs.child("environment") };
    return value.asString()?.toLowerCase() === "true" ? undefined : { kind: "functionOff", where: value };
}

/** The names of PrivateLink that differ from the endpoint's. */
const ENDPOINT_NAMES: Readonly<Record<string, string>> = { "kinesis-streams": "kinesis" };

/** Gateway endpoints (S3, DynamoDB) and services of others have no FIPS variant. */
function vpcEndpoint(inputs: View): FipsFault | undefined {
    if (inputs.string("vpcEndpointType") !== "Interface") return undefined;
    const where = inputs.child("serviceName");
    const [, region = "", service = ""] = /^(?:cn\.)?com\.amazonaws\.([a-z0-9-]+)\.([a-z0-9.-]+)$/.exec(where.asString() ?? "") ?? [];
    if (service === "" || region === "vpce" || /-fips(?:\.|$)/.test(service)) return undefined;
    const place = inputs.string("serviceRegion") ?? region;
    const available = hasFipsEndpoint(ENDPOINT_NAMES[service] ?? service, place);
    // In GovCloud several services have no other endpoints than FIPS ones, by their ordinary names.
    if (available === undefined || (!available && place.startsWith("us-gov-"))) throw new Undetermined(where.path, "unresolved");
    return { kind: available ? "vpcEndpoint" : "unavailable", where };
}

function listener(inputs: View): FipsFault | undefined {
    return listenerProtocol(inputs) === "secure" ? policy(inputs.child("sslPolicy")) : undefined;
}

/** The execute-api endpoint of a REST API. */
function restApi(inputs: View): FipsFault | undefined {
    const where = inputs.child("securityPolicy");
    const fault = policy(where);
    if (fault === undefined || inputs.boolean("disableExecuteApiEndpoint") === true) return undefined;
    // An OpenAPI document may say it.
    if (!where.asString() && inputs.has("body")) throw new Undetermined(["body"], "unresolved");
    return fault;
}

const parameter = (inputs: View, name: string, value: string): FipsFault | undefined => {
    const group = { family: "family", parameters: "parameters", name: "name", value: "value" };
    const where = parameterIn(inputs, name, group);
    return where?.asString()?.toLowerCase() === value ? undefined : { kind: "parameter", where: where ?? inputs.child("parameters") };
};

const one =
    (read: (inputs: View, surroundings: Surroundings) => FipsFault | undefined): Row["readings"] =>
    (inputs, surroundings) => [() => read(inputs, surroundings)];

export const FIPS: readonly Row[] = [
    {
        tokens: ["pulumi:providers:aws"],
        readings: (inputs, { byEnvironment }) => [() => provider(inputs, byEnvironment), ...overrides(inputs)],
    },
    {
        tokens: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
        readings: one((inputs, { type }) => functionEnvironment(inputs, type)),
    },
    { tokens: ["aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint"], readings: one(vpcEndpoint) },
    {
        tokens: ["aws:apigateway/domainName:DomainName", "aws-native:apigateway:DomainName"],
        readings: one((inputs) => policy(inputs.child("securityPolicy"))),
    },
    { tokens: ["aws:apigateway/restApi:RestApi", "aws-native:apigateway:RestApi"], readings: one(restApi) },
    {
        tokens: ["aws:lb/listener:Listener", "aws:alb/listener:Listener", "aws-native:elasticloadbalancingv2:Listener"],
        readings: one(listener),
    },
    {
        tokens: ["aws:opensearch/domain:Domain", "aws-native:opensearchservice:Domain"],
        readings: one((inputs) => policy(below(inputs, "domainEndpointOptions.tlsSecurityPolicy"))),
    },
    { tokens: ["aws:redshift/parameterGroup:ParameterGroup"], readings: one((inputs) => parameter(inputs, "use_fips_ssl", "true")) },
    {
        tokens: ["aws:docdb/clusterParameterGroup:ClusterParameterGroup"],
        readings: one((inputs) => parameter(inputs, "tls", "fips-140-3")),
    },
];
