/** What AWS's names of TLS policies mean: the oldest version that each accepts. Names are read by their form, or from dated data. */
import data from "../../data/tls-policies.json";

/** Protocol versions from the oldest; `ssl3` stands for SSL 3.0. */
const TLS_VERSIONS = ["ssl3", "1.0", "1.1", "1.2", "1.3"] as const;
export type TlsVersion = (typeof TLS_VERSIONS)[number];

/** The words for a version in a message. */
export const versionName = (version: TlsVersion): string => (version === "ssl3" ? "SSL 3.0" : `TLS ${version}`);

/** Whether `version` is older than `minimum`. */
export const isOlder = (version: TlsVersion, minimum: TlsVersion): boolean => TLS_VERSIONS.indexOf(version) < TLS_VERSIONS.indexOf(minimum);

const from = (table: Readonly<Record<string, string>>, name: string): TlsVersion | undefined =>
    Object.hasOwn(table, name) ? (table[name] as TlsVersion) : undefined;

/**
 * The oldest version that an API Gateway security policy accepts, by the dated table, else by its name, since new names appear:
 * `SecurityPolicy_TLS13_1_2_…` accepts TLS 1.2 and 1.3, `SecurityPolicy_TLS12_…` TLS 1.2. Undefined for a name of another form.
 * Source: Amazon API Gateway developer guide, "Supported security policies".
 */
export function apiGatewayMinimum(policy: string): TlsVersion | undefined {
    const [, minor, single] = /^SecurityPolicy_(?:TLS13_1_([23])|TLS1([23])(?!_1_))_/.exec(policy) ?? [];
    const version = minor ?? single;
    return from(data.apiGateway.minimumVersion, policy) ?? (version === undefined ? undefined : (`1.${version}` as TlsVersion));
}

/** The oldest version that a policy of a search domain accepts, by its name (`Policy-Min-TLS-1-2-…`). */
export function openSearchMinimum(policy: string): TlsVersion | undefined {
    const [, minor] = /^Policy-Min-TLS-1-([0-3])-/.exec(policy) ?? [];
    // The name of the RFC 9151 policy says 1.2; it accepts 1.3 alone, which is no older.
    return minor === undefined ? undefined : (`1.${minor}` as TlsVersion);
}

/** The oldest version that a CloudFront security policy (`minimumProtocolVersion`) accepts. */
export const cloudFrontMinimum = (policy: string): TlsVersion | undefined => from(data.cloudFront.minimumVersion, policy);

/** The oldest version that a predefined policy of a Classic Load Balancer accepts. */
export const classicMinimum = (policy: string): TlsVersion | undefined => from(data.classicLoadBalancer.minimumVersion, policy);

/**
 * The oldest version that a policy of an Application or Network Load Balancer accepts, read from its name, since new names appear
 * every year: `-TLS13-1-2-…`, `-TLS-1-2-…`, `-FS-1-2-…`; `-FS-2018-06`, `-2016-08` and `-2015-05` accept TLS 1.0.
 * Source: Elastic Load Balancing, "Security policies for your Application Load Balancer".
 */
export function loadBalancerMinimum(policy: string): TlsVersion | undefined {
    const match = /^ELBSecurityPolicy-(?:(?:TLS13|TLS|FS)-1-([0-3])(?:-|$)|(?:FS-2018-06|2016-08|2015-05)$)/.exec(policy);
    if (match === null) return undefined;
    return match[1] === undefined ? "1.0" : (`1.${match[1]}` as TlsVersion);
}
