/** Queues, topics, streams and brokers. */
import { uuid } from "../making";
import { uuidOf, type Table } from "./table";

export const MESSAGES: Table = {
    "aws-native:sns:Topic": {
        id: (s) => `arn:aws:sns:${s.region}:${s.account}:${s.text("topicName")}`,
        computed: (_s, id) => ({ topicArn: id }),
    },
    "aws-native:sqs:Queue": {
        id: (s) => `https://sqs.${s.region}.amazonaws.com/${s.account}/${s.text("queueName")}`,
        computed: (s) => ({ queueUrl: `https://sqs.${s.region}.amazonaws.com/${s.account}/${s.text("queueName")}` }),
    },
    "aws:iot/domainConfiguration:DomainConfiguration": {
        computed: (s) => ({
            domainType: s.text("domainName") === "" ? "AWS_MANAGED" : "CUSTOMER_MANAGED",
        }),
    },
    "aws:kinesis/stream:Stream": {
        tagged: true,
        id: (s) => `arn:aws:kinesis:${s.region}:${s.account}:stream/${s.text("name")}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:mq/broker:Broker": {
        computed: (s) => ({
            instances: [
                {
                    consoleUrl: `https://b-${uuid(s.urn)}-1.mq.${s.region}.amazonaws.com:8162`,
                    endpoints: [`ssl://b-${uuid(s.urn)}-1.mq.${s.region}.amazonaws.com:61617`],
                    ipAddress: "10.0.0.10",
                },
            ],
        }),
    },
    "aws:msk/cluster:Cluster": {
        computed: (s, id) => {
            const brokers = (port: number): string =>
                [1, 2, 3]
                    .map((n) => `b-${n}.${id.split("/")[1] ?? "cluster"}.${s.hash(6)}.c2.kafka.${s.region}.amazonaws.com:${port}`)
                    .join(",");
            return {
                bootstrapBrokers: brokers(9092),
                bootstrapBrokersTls: brokers(9094),
                bootstrapBrokersSaslIam: brokers(9098),
                bootstrapBrokersSaslScram: brokers(9096),
            };
        },
    },
    "aws:sns/topic:Topic": {
        tagged: true,
        id: (s) => `arn:aws:sns:${s.region}:${s.account}:${s.text("name")}`,
        computed: (s, id) => ({ arn: id, owner: s.account }),
    },
    "aws:sns/topicSubscription:TopicSubscription": {
        id: (s) => `${s.text("topic")}:${uuidOf(s)}`,
        computed: (s, id) => ({ arn: id, ownerId: s.account, confirmationWasAuthenticated: false, pendingConfirmation: false }),
    },
    "aws:sqs/queue:Queue": {
        tagged: true,
        id: (s) => `https://sqs.${s.region}.amazonaws.com/${s.account}/${s.text("name")}`,
        computed: (s, id) => ({ arn: `arn:aws:sqs:${s.region}:${s.account}:${s.text("name")}`, url: id }),
    },
};
