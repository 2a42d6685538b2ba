/**
 * Whether data stores make their clients use TLS: one row for each shape of each store. Adding a store is adding a row.
 * Always TLS and therefore no rows: DynamoDB, Aurora DSQL, Keyspaces, Timestream, S3, the serverless caches, MSK Serverless.
 */
import { Undetermined } from "../values";
import type { View } from "../values";
import { below } from "../paths";
import { openSearchMinimum } from "./names";
import type { TlsVersion } from "./names";
import { demandsByDefault, demandsTls, isKnownDocumentDb, parameterIn } from "./parameter-groups";
import type { GroupShape } from "./parameter-groups";

/** What is wrong with a store. */
export type Fault =
    /** Clients speak in clear: said so, or by AWS's default. `brokers`: the store's own nodes among themselves. */
    | { readonly kind: "plain" | "default" | "optional" | "brokers"; readonly where: View }
    /** The store accepts this version; `policy` is the name that says so, where there is one. */
    | { readonly kind: "accepts"; readonly where: View; readonly version: TlsVersion; readonly policy: string | undefined };

/** A type of store, and the readings of its inputs; each throws Undetermined where it cannot be told, and hides no other. */
export interface DataStore {
    readonly tokens: readonly string[];
    /** The page, or the provider's documentation, that says what is so by default. */
    readonly source: string;
    readonly readings: readonly ((inputs: View, type: string) => Fault | undefined)[];
}

const RDS: GroupShape = { family: "family", parameters: "parameters", name: "name", value: "value" };
const REDSHIFT_NATIVE: GroupShape = {
    family: "parameterGroupFamily",
    parameters: "parameters",
    name: "parameterName",
    value: "parameterValue",
};
const WORKGROUP: GroupShape = { family: "", parameters: "configParameters", name: "parameterKey", value: "parameterValue" };

const isNative = (type: string): boolean => type.startsWith("aws-native:");
const unless = (where: View, expected: boolean, kind: "plain" | "brokers"): Fault | undefined =>
    where.asBoolean() === expected ? undefined : { kind, where };
const unlessOff = (where: View, kind: "plain" | "brokers"): Fault | undefined =>
    where.asBoolean() === false ? { kind, where } : undefined;
const isAbsent = (view: View): boolean => view.raw === undefined || view.raw === null;

const group = (shape: GroupShape) => (inputs: View) => {
    const found = demandsTls(inputs, shape);
    if (found === undefined || found.demands === "on") return undefined;
    return { kind: found.demands === "off" ? ("plain" as const) : ("default" as const), where: found.where };
};

const DEFAULTS = "the pack's dated table of defaults by engine version, each with its page";

/** A database with its engine's own parameter group. */
const byEngine =
    (property: string) =>
    (inputs: View): Fault | undefined =>
        demandsByDefault(inputs, property) === false ? { kind: "default", where: inputs.child(property) } : undefined;

/** `enabled` still accepts TLS 1.0 (Amazon DocumentDB Developer Guide, Managing cluster TLS settings). */
function documentDb(inputs: View): Fault | undefined {
    const tls = parameterIn(inputs, "tls", RDS);
    const value = tls?.asString()?.toLowerCase();
    const where = tls ?? inputs.child("parameters");
    if (value === undefined && !isKnownDocumentDb(inputs.string("family"))) throw new Undetermined(["family"], "unresolved");
    switch (value ?? "enabled") {
        case "disabled":
            return { kind: "plain", where };
        case "enabled":
            return { kind: "accepts", where, version: "1.0", policy: undefined };
        case "tls1.2+":
        case "fips-140-3":
            return { kind: "accepts", where, version: "1.2", policy: undefined };
        case "tls1.3+":
            return undefined;
    }
    throw new Undetermined(where.path, "shape");
}

/** The endpoint of a search domain. AWS states no default of either setting; the provider's of `enforceHttps` is true within the block. */
const SEARCH: DataStore["readings"] = [
    (inputs, type) => {
        const enforced = below(inputs, "domainEndpointOptions.enforceHttps");
        const isSaid = !isAbsent(enforced) || (!isNative(type) && inputs.has("domainEndpointOptions"));
        if (!isSaid) throw new Undetermined(enforced.path, "unresolved");
        return unlessOff(enforced, "plain");
    },
    (inputs) => {
        const where = below(inputs, "domainEndpointOptions.tlsSecurityPolicy");
        const policy = where.asString() || undefined;
        if (policy === undefined) throw new Undetermined(where.path, "unresolved");
        const version = openSearchMinimum(policy);
        if (version === undefined) throw new Undetermined(where.path, "shape");
        return { kind: "accepts", where, version, policy };
    },
];

export const DATA_STORES: readonly DataStore[] = [
    {
        tokens: ["aws:elasticache/replicationGroup:ReplicationGroup", "aws-native:elasticache:ReplicationGroup"],
        source: "Amazon ElastiCache API reference, CreateReplicationGroup: TransitEncryptionEnabled, false by default",
        readings: [
            (inputs) => {
                const enabled = inputs.child("transitEncryptionEnabled");
                // The secondary of a global datastore has what its primary has.
                if (isAbsent(enabled) && inputs.has("globalReplicationGroupId")) return undefined;
                return unless(enabled, true, "plain");
            },
            (inputs) => {
                const mode = inputs.child("transitEncryptionMode");
                return mode.asString()?.toLowerCase() === "preferred" ? { kind: "optional", where: mode } : undefined;
            },
        ],
    },
    {
        // Of Redis and Valkey the replication group says it.
        tokens: ["aws:elasticache/cluster:Cluster", "aws-native:elasticache:CacheCluster"],
        source: "Amazon ElastiCache User Guide, ElastiCache in-transit encryption: Memcached 1.6.12 and later, off by default",
        readings: [
            (inputs) =>
                inputs.string("engine") === "memcached" ? unless(inputs.child("transitEncryptionEnabled"), true, "plain") : undefined,
        ],
    },
    {
        tokens: ["aws:memorydb/cluster:Cluster", "aws-native:memorydb:Cluster"],
        source: "Amazon MemoryDB API reference, CreateCluster: TLSEnabled, true by default",
        readings: [(inputs) => unlessOff(inputs.child("tlsEnabled"), "plain")],
    },
    {
        tokens: ["aws:dax/cluster:Cluster"],
        source: "Amazon DynamoDB API reference, DAX CreateCluster: ClusterEndpointEncryptionType, NONE by default",
        readings: [
            (inputs) => {
                const where = inputs.child("clusterEndpointEncryptionType");
                const kind = where.asString() || "NONE";
                if (kind === "TLS") return undefined;
                if (kind !== "NONE") throw new Undetermined(where.path, "shape");
                return { kind: "plain", where };
            },
        ],
    },
    {
        tokens: ["aws:msk/cluster:Cluster", "aws-native:msk:Cluster"],
        source: "Amazon MSK API reference, EncryptionInTransit. Without the block the API's text and the provider's disagree, so nothing is said of it",
        readings: [
            (inputs, type) => {
                const where = below(inputs, "encryptionInfo.encryptionInTransit.clientBroker");
                const isSaid =
                    !isNative(type) &&
                    below(inputs, "encryptionInfo").raw !== undefined &&
                    inputs.object("encryptionInfo")?.as().has("encryptionInTransit");
                const mode = where.asString() || (isSaid === true ? "TLS" : undefined);
                if (mode === undefined) throw new Undetermined(where.path, "unresolved");
                if (mode === "TLS") return undefined;
                if (mode === "PLAINTEXT") return { kind: "plain", where };
                if (mode === "TLS_PLAINTEXT") return { kind: "optional", where };
                throw new Undetermined(where.path, "shape");
            },
            (inputs) => unlessOff(below(inputs, "encryptionInfo.encryptionInTransit.inCluster"), "brokers"),
        ],
    },
    {
        tokens: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain", "aws-native:opensearchservice:Domain"],
        source: "Amazon OpenSearch Service API reference, DomainEndpointOptions; Pulumi registry, aws.opensearch.Domain: enforceHttps is true within the block",
        readings: SEARCH,
    },
    {
        tokens: [
            "aws:rds/parameterGroup:ParameterGroup",
            "aws:rds/clusterParameterGroup:ClusterParameterGroup",
            "aws-native:rds:DbParameterGroup",
            "aws-native:rds:DbClusterParameterGroup",
            "aws:redshift/parameterGroup:ParameterGroup",
        ],
        source: DEFAULTS,
        readings: [group(RDS)],
    },
    {
        tokens: ["aws:rds/instance:Instance"],
        source: DEFAULTS,
        readings: [byEngine("parameterGroupName")],
    },
    {
        tokens: ["aws-native:rds:DbInstance"],
        source: DEFAULTS,
        readings: [(inputs) => (inputs.has("dbClusterIdentifier") ? undefined : byEngine("dbParameterGroupName")(inputs))],
    },
    {
        tokens: ["aws:rds/cluster:Cluster", "aws-native:rds:DbCluster"],
        source: DEFAULTS,
        readings: [byEngine("dbClusterParameterGroupName")],
    },
    {
        tokens: ["aws-native:redshift:ClusterParameterGroup"],
        source: "Amazon Redshift Management Guide, Amazon Redshift parameter groups",
        readings: [group(REDSHIFT_NATIVE)],
    },
    {
        tokens: ["aws:redshiftserverless/workgroup:Workgroup", "aws-native:redshiftserverless:Workgroup"],
        source: "Amazon Redshift Management Guide, Configuring security settings for connections: require_ssl, true by default",
        readings: [
            (inputs) => {
                const value = parameterIn(inputs, "require_ssl", WORKGROUP);
                return value?.asString()?.toLowerCase() === "false" ? { kind: "plain", where: value } : undefined;
            },
        ],
    },
    {
        tokens: ["aws:rds/proxy:Proxy", "aws-native:rds:DbProxy"],
        source: "Amazon RDS API reference, CreateDBProxy: RequireTLS, off by default",
        readings: [(inputs) => unless(inputs.child("requireTls"), true, "plain")],
    },
    {
        tokens: ["aws:docdb/clusterParameterGroup:ClusterParameterGroup", "aws-native:docdb:DbClusterParameterGroup"],
        source: "Amazon DocumentDB Developer Guide, Managing Amazon DocumentDB cluster TLS settings",
        readings: [documentDb],
    },
    {
        tokens: ["aws:neptune/clusterParameterGroup:ClusterParameterGroup", "aws-native:neptune:DbClusterParameterGroup"],
        source: "Amazon Neptune User Guide, Parameters that you can use to configure Amazon Neptune: neptune_enforce_ssl",
        readings: [
            (inputs) => {
                const value = parameterIn(inputs, "neptune_enforce_ssl", RDS);
                return value?.asString() === "0" ? { kind: "plain", where: value } : undefined;
            },
        ],
    },
];
