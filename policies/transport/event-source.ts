import { resourceRule } from "../kit/rule";
import { speaksInClear } from "../model/tls/kafka";

export default resourceRule({
    name: "transport-event-source",
    description: "Event source mappings must read from self-managed Kafka over TLS.",
    severity: "medium",
    level: "advisory",
    checklist: ["A3"],
    why: "With nothing but its network settings Lambda connects to the brokers in clear, and without proving who it is.",
    fix: [
        "add an entry to `sourceAccessConfigurations` by which Lambda authenticates (`SASL_SCRAM_512_AUTH`, `BASIC_AUTH`, `CLIENT_CERTIFICATE_TLS_AUTH`, …), or `SERVER_ROOT_CA_CERTIFICATE` for TLS alone.",
    ],
    notes: [
        "Lambda uses TLS with every way to authenticate: it knows no SASL over plain text (AWS Lambda Developer Guide, Configuring self-managed Apache Kafka event sources).",
        "Amazon MSK, Amazon MQ, DocumentDB, SQS, Kinesis and DynamoDB are not judged: what they accept is the matter of `transport-data-stores`.",
    ],
    on: ["aws:lambda/eventSourceMapping:EventSourceMapping", "aws-native:lambda:EventSourceMapping"],
    messages: { clear: "nothing makes Lambda use TLS to the Kafka brokers." },
    example: {
        good: {
            inputs: {
                functionName: "orders",
                topics: ["orders"],
                selfManagedEventSource: { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "kafka.example.com:9096" } },
                sourceAccessConfigurations: [
                    { type: "SASL_SCRAM_512_AUTH", uri: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:kafka-a1b2c3" },
                ],
            },
        },
        bad: {
            inputs: {
                functionName: "orders",
                topics: ["orders"],
                selfManagedEventSource: { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "kafka.example.com:9092" } },
                sourceAccessConfigurations: [{ type: "VPC_SUBNET", uri: "subnet:subnet-0a1b2c3d4e5f60001" }],
            },
        },
    },
    *check(mapping, { found }) {
        if (speaksInClear(mapping.as())) yield found("clear", "sourceAccessConfigurations");
    },
});
