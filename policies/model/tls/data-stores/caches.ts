/** Caches: ElastiCache, MemoryDB and DAX. */
import { Undetermined } from "../../values";
import { unless, unlessOff } from "./store";
import type { DataStore } from "./store";

export const CACHES: readonly DataStore[] = [
    {
        tokens: ["aws:elasticache/replicationGroup:ReplicationGroup", "aws-native:elasticache:ReplicationGroup"],
        source: "Amazon ElastiCache API reference, CreateReplicationGroup: TransitEncryptionEnabled, false by default",
        readings: [
            (inputs) => {
                const enabled = inputs.child("transitEncryptionEnabled");
                // The secondary of a global datastore has what its primary has.
                if (enabled.isAbsent && inputs.has("globalReplicationGroupId")) return undefined;
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
];
