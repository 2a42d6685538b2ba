import rule from "../../../policies/transport/event-source";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:lambda:EventSourceMapping";
const selfManagedEventSource = { endpoints: { KAFKA_BOOTSTRAP_SERVERS: "kafka.example.com:9096" } };
const with_ = (...types: unknown[]): Record<string, unknown> => ({
    selfManagedEventSource,
    sourceAccessConfigurations: types.map((type) => ({ type, uri: "arn:aws:secretsmanager:eu-west-1:123456789012:secret:kafka-a1b2c3" })),
});

testResourceRule(rule, {
    compliant: [
        { title: "SASL/SCRAM", inputs: with_("VPC_SUBNET", "SASL_SCRAM_512_AUTH") },
        { title: "a client certificate", inputs: with_("CLIENT_CERTIFICATE_TLS_AUTH") },
        { title: "user name and password, which Lambda sends over TLS alone", inputs: with_("BASIC_AUTH") },
        { title: "OAuth bearer tokens", inputs: with_("OAUTHBEARER_AUTH", "OAUTHBEARER_SCOPE") },
        { title: "IAM", inputs: with_("IAM_AUTH") },
        {
            title: "the brokers' certificate authority: TLS without authentication",
            inputs: with_("VPC_SUBNET", "SERVER_ROOT_CA_CERTIFICATE"),
        },
        { title: "one entry that is known decides", inputs: with_(UNKNOWN, "SASL_SCRAM_256_AUTH") },
        { title: "of aws-native", type: NATIVE, inputs: with_("SASL_SCRAM_512_AUTH") },
        { title: "Amazon MSK", inputs: { eventSourceArn: "arn:aws:kafka:eu-west-1:123456789012:cluster/orders/1" } },
        {
            title: "Amazon MQ",
            inputs: {
                eventSourceArn: UNKNOWN,
                sourceAccessConfigurations: [
                    { type: "BASIC_AUTH", uri: "x" },
                    { type: "VIRTUAL_HOST", uri: "/" },
                ],
            },
        },
    ],
    violating: [
        { title: "the network alone", inputs: with_("VPC_SUBNET", "VPC_SECURITY_GROUP"), found: ["clear@sourceAccessConfigurations"] },
        { title: "nothing", inputs: { selfManagedEventSource }, found: ["clear@sourceAccessConfigurations"] },
        {
            title: "what only accompanies an authentication",
            inputs: with_("OAUTHBEARER_SCOPE"),
            found: ["clear@sourceAccessConfigurations"],
        },
        { title: "of aws-native", type: NATIVE, inputs: with_("VPC_SUBNET"), found: ["clear@sourceAccessConfigurations"] },
    ],
    unknown: [
        {
            title: "a type known after the deployment",
            inputs: with_("VPC_SUBNET", UNKNOWN),
            undetermined: ["sourceAccessConfigurations[1].type"],
        },
        { title: "a type that AWS added later", inputs: with_("QUANTUM_AUTH"), undetermined: ["sourceAccessConfigurations[0].type"] },
        {
            title: "all entries",
            inputs: { selfManagedEventSource, sourceAccessConfigurations: UNKNOWN },
            undetermined: ["sourceAccessConfigurations"],
        },
        {
            title: "whether it is self-managed Kafka",
            inputs: { selfManagedEventSource: UNKNOWN },
            undetermined: ["selfManagedEventSource"],
        },
    ],
    secret: [
        {
            title: "entries that the document masks",
            inputs: { selfManagedEventSource, sourceAccessConfigurations: MASKED },
            undetermined: ["sourceAccessConfigurations"],
        },
    ],
});
