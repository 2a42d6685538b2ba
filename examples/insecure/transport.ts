import * as aws from "@pulumi/aws";
import { http } from "./api";
import { list } from "./functions";

// Sessions in clear between the functions and their cache.
new aws.elasticache.ReplicationGroup("sessions", { description: "Sessions of the shop", nodeType: "cache.t4g.small", numCacheClusters: 2 });

// The network settings alone do not make Lambda speak TLS to the brokers.
new aws.lambda.EventSourceMapping("partner-orders", {
    functionName: list.arn,
    topics: ["orders"],
    startingPosition: "LATEST",
    selfManagedEventSource: { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "kafka.example.net:9092" } },
    sourceAccessConfigurations: [
        { type: "VPC_SUBNET", uri: "subnet:subnet-0a1b2c3d4e5f60001" },
        { type: "VPC_SECURITY_GROUP", uri: "security_group:sg-0a1b2c3d4e5f60001" },
    ],
});

// Off the internet, and in clear.
new aws.apigatewayv2.Integration("warehouse", {
    apiId: http.id,
    integrationType: "HTTP_PROXY",
    integrationMethod: "ANY",
    connectionType: "VPC_LINK",
    connectionId: "a1b2c3",
    integrationUri: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/warehouse/0a1b2c3d4e5f6000/1a2b3c4d5e6f7000",
});

// Mail goes in clear where the other side offers no TLS.
new aws.ses.ConfigurationSet("receipts", { name: "receipts" });
