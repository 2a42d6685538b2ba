/** What carries messages and events: queues of SQS, topics of SNS, streams of Kinesis, buses and archives of EventBridge. */
import { below } from "../../paths";
import { isHidden, Undetermined } from "../../values";
import { keyed, keyedStore } from "./store";
import type { Store } from "./store";

export const EVENT_BUSES: readonly Store[] = [
    keyedStore(
        "Amazon EventBridge User Guide, Encrypting event buses and archives with AWS KMS keys",
        "kmsKeyIdentifier",
        "aws:cloudwatch/eventBus:EventBus",
        "aws-native:events:EventBus",
        "aws:cloudwatch/eventArchive:EventArchive",
        "aws-native:events:Archive",
    ),
];

/** A key without the type `KMS` encrypts nothing. */
const stream = (token: string, type: string, key: string): Store => ({
    tokens: [token],
    byDefault: "off",
    source: "Amazon Kinesis Data Streams Developer Guide, Data protection in Amazon Kinesis Data Streams; API reference, StartStreamEncryption",
    places: (inputs) => [
        {
            ...keyed(inputs, key),
            off: () => {
                const view = below(inputs, type);
                const method = view.asString();
                if (method === "KMS") return undefined;
                if (method === undefined || method === "" || method === "NONE") return view;
                throw new Undetermined(view.path, "shape");
            },
        },
    ],
});

export const STREAMS: readonly Store[] = [
    stream("aws:kinesis/stream:Stream", "encryptionType", "kmsKeyId"),
    stream("aws-native:kinesis:Stream", "streamEncryption.encryptionType", "streamEncryption.keyId"),
];

export const QUEUES: readonly Store[] = [
    {
        tokens: ["aws:sqs/queue:Queue", "aws-native:sqs:Queue"],
        byDefault: "aws",
        source: "Amazon SQS API reference, SetQueueAttributes: SqsManagedSseEnabled, one option for each queue; on by default since October 2022",
        places: (inputs) => [
            {
                ...keyed(inputs, "kmsMasterKeyId"),
                off: () => {
                    const key = inputs.child("kmsMasterKeyId");
                    if (!isHidden(key.raw) && key.asString()) return undefined;
                    const managed = inputs.child("sqsManagedSseEnabled");
                    if (managed.asBoolean() !== false) return undefined;
                    // A key that is known after the deployment may be one.
                    key.known();
                    return managed;
                },
            },
        ],
    },
];

export const TOPICS: readonly Store[] = [
    {
        tokens: ["aws:sns/topic:Topic", "aws-native:sns:Topic"],
        byDefault: "off",
        source: "Amazon SNS Developer Guide, Securing Amazon SNS data with server-side encryption",
        places: (inputs) => [
            {
                ...keyed(inputs, "kmsMasterKeyId"),
                off: () => {
                    const key = inputs.child("kmsMasterKeyId");
                    return key.asString() ? undefined : key;
                },
            },
        ],
    },
];
