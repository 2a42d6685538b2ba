import * as aws from "@pulumi/aws";
import { asset } from "./account";
import { dataKey } from "./keys";

// Sessions over TLS, and in no other way.
new aws.elasticache.ReplicationGroup("sessions", {
    description: "Sessions of the shop",
    engine: "valkey",
    nodeType: "cache.t4g.small",
    numCacheClusters: 2,
    automaticFailoverEnabled: true,
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    atRestEncryptionEnabled: true,
    kmsKeyId: dataKey.arn,
    tags: asset("supporting", "internal"),
});

// The database refuses clients that do not speak TLS; its versions before 15 do not by themselves.
new aws.rds.ParameterGroup("accounting", { family: "postgres17", parameters: [{ name: "rds.force_ssl", value: "1" }] });
