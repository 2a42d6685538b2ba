/** Databases and caches: endpoints with the ports of their engines. */
import { isObject, type Properties } from "../../wire";
import { uuid } from "../making";
import type { Subject } from "../subject";
import { byInput, type Table } from "./table";

/** The default ports of the engines (Amazon RDS User Guide, "Settings for DB instances"; Aurora's are those of its engine). */
function portOf(s: Subject): number {
    const port = s.inputs["port"];
    if (typeof port === "number") return port;
    const engine = s.text("engine");
    return [
        ["postgres", 5432],
        ["sqlserver", 1433],
        ["oracle", 1521],
        ["db2", 50000],
    ].reduce<number>((found, [name, number]) => (engine.includes(String(name)) ? Number(number) : found), 3306);
}

/** Only where AWS manages the password there is a secret of it. */
const managedSecret = (s: Subject): Properties[] =>
    s.inputs["manageMasterUserPassword"] === true && !isObject(s.inputs["masterUserSecrets"])
        ? [
              {
                  kmsKeyId: `arn:aws:kms:${s.region}:${s.account}:key/${uuid(s.urn)}`,
                  secretArn: `arn:aws:secretsmanager:${s.region}:${s.account}:secret:rds!${uuid(s.urn)}-${s.hash(6)}`,
                  secretStatus: "active",
              },
          ]
        : [];

export const DATABASES: Table = {
    "aws-native:dynamodb:Table": {
        computed: (s, id) => ({
            ...(isObject(s.inputs["streamSpecification"])
                ? { streamArn: `arn:aws:dynamodb:${s.region}:${s.account}:table/${id}/stream/2026-01-01T00:00:00.000` }
                : {}),
        }),
    },
    "aws:docdb/cluster:Cluster": {
        computed: (s, id) => ({
            endpoint: `${id}.cluster-${s.hash(12)}.${s.region}.docdb.amazonaws.com`,
            readerEndpoint: `${id}.cluster-ro-${s.hash(12)}.${s.region}.docdb.amazonaws.com`,
        }),
    },
    "aws:dynamodb/table:Table": {
        tagged: true,
        id: byInput("name"),
        computed: (s, id) => ({
            arn: `arn:aws:dynamodb:${s.region}:${s.account}:table/${s.text("name")}`,
            // Only a table with a stream has one.
            ...(s.inputs["streamEnabled"] === true
                ? {
                      streamArn: `arn:aws:dynamodb:${s.region}:${s.account}:table/${id}/stream/2026-01-01T00:00:00.000`,
                      streamLabel: "2026-01-01T00:00:00.000",
                  }
                : { streamArn: "", streamLabel: "" }),
        }),
    },
    "aws:elasticache/cluster:Cluster": {
        computed: (s, id) => ({
            clusterAddress: `${id}.${s.hash(6)}.cfg.${s.region}.cache.amazonaws.com`,
            configurationEndpoint: `${id}.${s.hash(6)}.cfg.${s.region}.cache.amazonaws.com:11211`,
            cacheNodes: [
                {
                    id: "0001",
                    address: `${id}.${s.hash(6)}.0001.${s.region}.cache.amazonaws.com`,
                    port: 6379,
                    availabilityZone: `${s.region}a`,
                    outpostArn: "",
                },
            ],
        }),
    },
    "aws:elasticache/replicationGroup:ReplicationGroup": {
        computed: (s, id) => ({
            primaryEndpointAddress: `master.${id}.${s.hash(6)}.${s.region}.cache.amazonaws.com`,
            readerEndpointAddress: `replica.${id}.${s.hash(6)}.${s.region}.cache.amazonaws.com`,
            configurationEndpointAddress: `clustercfg.${id}.${s.hash(6)}.${s.region}.cache.amazonaws.com`,
        }),
    },
    "aws:neptune/cluster:Cluster": {
        computed: (s, id) => ({
            endpoint: `${id}.cluster-${s.hash(12)}.${s.region}.neptune.amazonaws.com`,
            readerEndpoint: `${id}.cluster-ro-${s.hash(12)}.${s.region}.neptune.amazonaws.com`,
        }),
    },
    "aws:rds/cluster:Cluster": {
        computed: (s, id) => ({
            endpoint: `${id}.cluster-${s.hash(12)}.${s.region}.rds.amazonaws.com`,
            readerEndpoint: `${id}.cluster-ro-${s.hash(12)}.${s.region}.rds.amazonaws.com`,
            port: portOf(s),
            masterUserSecrets: managedSecret(s),
        }),
    },
    "aws:rds/instance:Instance": {
        computed: (s, id) => {
            const address = `${id}.${s.hash(12)}.${s.region}.rds.amazonaws.com`;
            return {
                address,
                endpoint: `${address}:${portOf(s)}`,
                port: portOf(s),
                status: "available",
                masterUserSecrets: managedSecret(s),
            };
        },
    },
    "aws:rds/proxy:Proxy": { computed: (s, id) => ({ endpoint: `${id}.proxy-${s.hash(12)}.${s.region}.rds.amazonaws.com` }) },
    "aws:redshift/cluster:Cluster": {
        computed: (s, id) => ({
            endpoint: `${id}.${s.hash(12)}.${s.region}.redshift.amazonaws.com:5439`,
            dnsName: `${id}.${s.hash(12)}.${s.region}.redshift.amazonaws.com`,
        }),
    },
};
