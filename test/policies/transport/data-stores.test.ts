import rule from "../../../policies/transport/data-stores";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const CACHE = "aws:elasticache/cluster:Cluster";
const DAX = "aws:dax/cluster:Cluster";
const MSK = "aws:msk/cluster:Cluster";
const SEARCH = "aws:opensearch/domain:Domain";
const NATIVE_SEARCH = "aws-native:opensearchservice:Domain";
const RDS = "aws:rds/parameterGroup:ParameterGroup";
const CLUSTER = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const NATIVE_RDS = "aws-native:rds:DbParameterGroup";
const INSTANCE = "aws:rds/instance:Instance";
const DOCUMENTS = "aws:docdb/clusterParameterGroup:ClusterParameterGroup";
const NEPTUNE = "aws:neptune/clusterParameterGroup:ClusterParameterGroup";
const REDSHIFT = "aws:redshift/parameterGroup:ParameterGroup";
const WORKGROUP = "aws:redshiftserverless/workgroup:Workgroup";
const PROXY = "aws:rds/proxy:Proxy";

const set = (name: string, value: unknown): Record<string, unknown> => ({
    parameters: [
        { name: "max_connections", value: "100" },
        { name, value },
    ],
});
const inTransit = (encryptionInTransit: Record<string, unknown>): Record<string, unknown> => ({ encryptionInfo: { encryptionInTransit } });
const endpoint = (domainEndpointOptions: Record<string, unknown>): Record<string, unknown> => ({ domainEndpointOptions });
const PFS = "Policy-Min-TLS-1-2-PFS-2023-10";

testResourceRule(rule, {
    compliant: [
        { title: "a cache that demands TLS", type: GROUP, inputs: { transitEncryptionEnabled: true, transitEncryptionMode: "required" } },
        {
            title: "a cache with TLS and no mode",
            type: "aws-native:elasticache:ReplicationGroup",
            inputs: { transitEncryptionEnabled: true },
        },
        {
            title: "the secondary of a global datastore has what its primary has",
            type: GROUP,
            inputs: { globalReplicationGroupId: UNKNOWN },
        },
        { title: "Memcached with TLS", type: CACHE, inputs: { engine: "memcached", transitEncryptionEnabled: true } },
        { title: "a node of Redis, of which the replication group says it", type: CACHE, inputs: { engine: "redis" } },
        { title: "a member of a replication group", type: CACHE, inputs: { replicationGroupId: "sessions" } },
        { title: "MemoryDB, which has TLS by default", type: "aws:memorydb/cluster:Cluster", inputs: { aclName: "orders" } },
        { title: "DAX with TLS", type: DAX, inputs: { clusterEndpointEncryptionType: "TLS" } },
        { title: "Kafka with TLS", type: MSK, inputs: inTransit({ clientBroker: "TLS", inCluster: true }) },
        {
            title: "Kafka whose block leaves the clients to the provider, which writes TLS",
            type: MSK,
            inputs: inTransit({ inCluster: true }),
        },
        {
            title: "a search domain",
            type: SEARCH,
            inputs: endpoint({ enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" }),
        },
        { title: "HTTPS is the provider's default within the block", type: SEARCH, inputs: endpoint({ tlsSecurityPolicy: PFS }) },
        {
            title: "a policy for FIPS and post-quantum key exchange",
            type: SEARCH,
            inputs: endpoint({ tlsSecurityPolicy: "Policy-Min-TLS-1-2-FIPS-PQ-2026-10" }),
        },
        {
            title: "a recommended policy",
            type: NATIVE_SEARCH,
            inputs: endpoint({ enforceHttps: true, tlsSecurityPolicy: PFS }),
            config: { recommended: true },
        },
        { title: "PostgreSQL 15 and later demands TLS by default", type: RDS, inputs: { family: "postgres16", parameters: [] } },
        { title: "PostgreSQL 13 that is told to", type: RDS, inputs: { family: "postgres13", ...set("rds.force_ssl", "1") } },
        { title: "MySQL 8.0 that is told to", type: RDS, inputs: { family: "mysql8.0", ...set("require_secure_transport", "ON") } },
        { title: "MySQL 9.7 demands TLS by default", type: RDS, inputs: { family: "mysql9.7" } },
        { title: "MariaDB 11.8 demands TLS by default", type: RDS, inputs: { family: "mariadb11.8" } },
        { title: "Aurora that is told to", type: CLUSTER, inputs: { family: "aurora-mysql8.0", ...set("require_secure_transport", 1) } },
        { title: "Oracle has no such parameter", type: RDS, inputs: { family: "oracle-ee-19" } },
        {
            title: "a map, as aws-native writes it",
            type: NATIVE_RDS,
            inputs: { family: "postgres13", parameters: { "rds.force_ssl": "1" } },
        },
        {
            title: "an instance of PostgreSQL 16 with AWS's own group",
            type: INSTANCE,
            inputs: { engine: "postgres", engineVersion: "16.3" },
        },
        {
            title: "an instance whose group says it",
            type: INSTANCE,
            inputs: { engine: "postgres", engineVersion: "13", parameterGroupName: "orders" },
        },
        { title: "a replica has what its source has", type: INSTANCE, inputs: { replicateSourceDb: "orders", engine: "postgres" } },
        { title: "an instance of Oracle", type: INSTANCE, inputs: { engine: "oracle-ee", engineVersion: "19" } },
        { title: "DocumentDB from TLS 1.2", type: DOCUMENTS, inputs: { family: "docdb5.0", ...set("tls", "tls1.2+") } },
        { title: "DocumentDB with FIPS modules", type: DOCUMENTS, inputs: { family: "docdb5.0", ...set("tls", "fips-140-3") } },
        {
            title: "DocumentDB with TLS 1.3",
            type: DOCUMENTS,
            inputs: { family: "docdb5.0", ...set("tls", "tls1.3+") },
            config: { minimumVersion: "1.3" },
        },
        { title: "Neptune", type: NEPTUNE, inputs: { family: "neptune1.3", parameters: [] } },
        { title: "Redshift demands TLS by default since 2025", type: REDSHIFT, inputs: { family: "redshift-2.0" } },
        {
            title: "Redshift Serverless",
            type: WORKGROUP,
            inputs: { configParameters: [{ parameterKey: "require_ssl", parameterValue: "true" }] },
        },
        { title: "a proxy that demands TLS", type: PROXY, inputs: { requireTls: true } },
    ],
    violating: [
        { title: "a cache without TLS", type: GROUP, inputs: {}, found: ["plain@transitEncryptionEnabled"] },
        {
            title: "a cache that prefers TLS",
            type: GROUP,
            inputs: { transitEncryptionEnabled: true, transitEncryptionMode: "preferred" },
            found: ["optional@transitEncryptionMode"],
        },
        { title: "Memcached without TLS", type: CACHE, inputs: { engine: "memcached" }, found: ["plain@transitEncryptionEnabled"] },
        {
            title: "MemoryDB with TLS switched off",
            type: "aws-native:memorydb:Cluster",
            inputs: { tlsEnabled: false },
            found: ["plain@tlsEnabled"],
        },
        { title: "DAX has no TLS by default", type: DAX, inputs: {}, found: ["plain@clusterEndpointEncryptionType"] },
        {
            title: "Kafka in clear",
            type: MSK,
            inputs: inTransit({ clientBroker: "PLAINTEXT" }),
            found: ["plain@encryptionInfo.encryptionInTransit.clientBroker"],
        },
        {
            title: "Kafka with both, and brokers in clear",
            type: "aws-native:msk:Cluster",
            inputs: inTransit({ clientBroker: "TLS_PLAINTEXT", inCluster: false }),
            found: ["optional@encryptionInfo.encryptionInTransit.clientBroker", "brokers@encryptionInfo.encryptionInTransit.inCluster"],
        },
        {
            title: "a search domain that answers HTTP, with TLS 1.0",
            type: SEARCH,
            inputs: endpoint({ enforceHttps: false, tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" }),
            found: ["plain@domainEndpointOptions.enforceHttps", "old@domainEndpointOptions.tlsSecurityPolicy"],
        },
        {
            title: "a domain of the older service",
            type: "aws:elasticsearch/domain:Domain",
            inputs: endpoint({ tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" }),
            found: ["old@domainEndpointOptions.tlsSecurityPolicy"],
        },
        {
            title: "a policy that is not recommended",
            type: SEARCH,
            inputs: endpoint({ tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" }),
            config: { recommended: true },
            found: ["notRecommended@domainEndpointOptions.tlsSecurityPolicy"],
        },
        {
            title: "PostgreSQL that is told not to",
            type: RDS,
            inputs: { family: "postgres16", ...set("rds.force_ssl", "0") },
            found: ["plain@parameters[1].value"],
        },
        { title: "PostgreSQL 14 by default", type: RDS, inputs: { family: "postgres14", parameters: [] }, found: ["default@parameters"] },
        { title: "MySQL 8.4 by default", type: RDS, inputs: { family: "mysql8.4" }, found: ["default@parameters"] },
        {
            title: "MariaDB that is told not to",
            type: RDS,
            inputs: { family: "mariadb11.8", ...set("require_secure_transport", "OFF") },
            found: ["plain@parameters[1].value"],
        },
        { title: "MariaDB 10.11 by default", type: RDS, inputs: { family: "mariadb10.11" }, found: ["default@parameters"] },
        {
            title: "Aurora PostgreSQL 16 by default",
            type: CLUSTER,
            inputs: { family: "aurora-postgresql16" },
            found: ["default@parameters"],
        },
        {
            title: "a map, as aws-native writes it",
            type: NATIVE_RDS,
            inputs: { family: "postgres16", parameters: { "rds.force_ssl": "0" } },
            found: ["plain@parameters.rds.force_ssl"],
        },
        {
            title: "an instance of PostgreSQL 14 with AWS's own group",
            type: INSTANCE,
            inputs: { engine: "postgres", engineVersion: "14.9" },
            found: ["default@parameterGroupName"],
        },
        {
            title: "an instance with AWS's own group by its name",
            type: INSTANCE,
            inputs: { engine: "mysql", parameterGroupName: "default.mysql8.0" },
            found: ["default@parameterGroupName"],
        },
        {
            title: "a cluster with AWS's own group",
            type: "aws:rds/cluster:Cluster",
            inputs: { engine: "aurora-postgresql", engineVersion: "15.4" },
            found: ["default@dbClusterParameterGroupName"],
        },
        {
            title: "an instance of aws-native",
            type: "aws-native:rds:DbInstance",
            inputs: { engine: "mariadb", engineVersion: "10.6.14" },
            found: ["default@dbParameterGroupName"],
        },
        {
            title: "DocumentDB without TLS",
            type: DOCUMENTS,
            inputs: { family: "docdb5.0", ...set("tls", "disabled") },
            found: ["plain@parameters[1].value"],
        },
        {
            title: "DocumentDB by default accepts TLS 1.0",
            type: DOCUMENTS,
            inputs: { family: "docdb5.0", parameters: [] },
            found: ["old@parameters"],
        },
        {
            title: "DocumentDB from TLS 1.2 where 1.3 is demanded",
            type: DOCUMENTS,
            inputs: { family: "docdb5.0", ...set("tls", "tls1.2+") },
            config: { minimumVersion: "1.3" },
            found: ["old@parameters[1].value"],
        },
        {
            title: "Neptune that is told not to",
            type: NEPTUNE,
            inputs: { family: "neptune1.3", ...set("neptune_enforce_ssl", "0") },
            found: ["plain@parameters[1].value"],
        },
        {
            title: "Redshift that is told not to",
            type: REDSHIFT,
            inputs: { family: "redshift-2.0", ...set("require_ssl", "false") },
            found: ["plain@parameters[1].value"],
        },
        {
            title: "Redshift of aws-native",
            type: "aws-native:redshift:ClusterParameterGroup",
            inputs: { parameterGroupFamily: "redshift-2.0", parameters: [{ parameterName: "require_ssl", parameterValue: "false" }] },
            found: ["plain@parameters[0].parameterValue"],
        },
        {
            title: "Redshift Serverless",
            type: WORKGROUP,
            inputs: { configParameters: [{ parameterKey: "require_ssl", parameterValue: "false" }] },
            found: ["plain@configParameters[0].parameterValue"],
        },
        {
            title: "a proxy that offers TLS",
            type: "aws-native:rds:DbProxy",
            inputs: { engineFamily: "POSTGRESQL" },
            found: ["plain@requireTls"],
        },
    ],
    unknown: [
        {
            title: "known after the deployment",
            type: GROUP,
            inputs: { transitEncryptionEnabled: UNKNOWN },
            undetermined: ["transitEncryptionEnabled"],
        },
        {
            title: "Kafka without the block, of which AWS and the provider say different things",
            type: MSK,
            inputs: {},
            undetermined: ["encryptionInfo"],
        },
        {
            title: "a search domain without the block: AWS states no default",
            type: SEARCH,
            inputs: {},
            undetermined: ["domainEndpointOptions"],
        },
        {
            title: "HTTPS in a block of aws-native that does not say it",
            type: NATIVE_SEARCH,
            inputs: endpoint({ tlsSecurityPolicy: PFS }),
            undetermined: ["domainEndpointOptions.enforceHttps"],
        },
        {
            title: "a policy that AWS added later hides nothing of the rest",
            type: SEARCH,
            inputs: endpoint({ enforceHttps: false, tlsSecurityPolicy: "Policy-2030" }),
            found: ["plain@domainEndpointOptions.enforceHttps"],
            undetermined: ["domainEndpointOptions.tlsSecurityPolicy"],
        },
        {
            title: "parameters known after the deployment",
            type: RDS,
            inputs: { family: "postgres14", parameters: UNKNOWN },
            undetermined: ["parameters"],
        },
        {
            title: "a parameter whose name is not known",
            type: RDS,
            inputs: { family: "postgres14", parameters: [{ name: UNKNOWN, value: "1" }] },
            undetermined: ["parameters[0].name"],
        },
        {
            title: "a family known after the deployment",
            type: RDS,
            inputs: { family: UNKNOWN, ...set("rds.force_ssl", "0") },
            undetermined: ["family"],
        },
        { title: "a version between those that are documented", type: RDS, inputs: { family: "mysql9.0" }, undetermined: ["family"] },
        {
            title: "Aurora PostgreSQL of a newer version",
            type: CLUSTER,
            inputs: { family: "aurora-postgresql17" },
            undetermined: ["family"],
        },
        { title: "SQL Server that is not told", type: RDS, inputs: { family: "sqlserver-ee-15.0" }, undetermined: ["family"] },
        { title: "an older family of Redshift", type: REDSHIFT, inputs: { family: "redshift-1.0" }, undetermined: ["family"] },
        { title: "an instance without a version", type: INSTANCE, inputs: { engine: "postgres" }, undetermined: ["engineVersion"] },
        {
            title: "an instance whose group is known after the deployment",
            type: INSTANCE,
            inputs: { engine: "postgres", engineVersion: "14", parameterGroupName: UNKNOWN },
            undetermined: ["parameterGroupName"],
        },
        { title: "a family of DocumentDB that came later", type: DOCUMENTS, inputs: { family: "docdb9.0" }, undetermined: ["family"] },
    ],
    secret: [
        { title: "masked by the document", type: PROXY, inputs: { requireTls: MASKED }, undetermined: ["requireTls"] },
        {
            title: "a value that the document masks",
            type: RDS,
            inputs: { family: "postgres14", ...set("rds.force_ssl", MASKED) },
            undetermined: ["parameters[1].value"],
        },
    ],
});
