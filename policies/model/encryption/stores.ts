/**
 * What AWS encrypts at rest, with which key, and what it does where a program says nothing: one row for each shape of each store.
 * Adding a store is adding a row.
 */
import { isHidden, Undetermined, View } from "../values";
import { keyOwner } from "./keys";
import type { KeyOwner } from "./keys";

/** One thing that is encrypted with one key: a store, or a replica of it. Each reading throws Undetermined where it cannot be told. */
export interface Place {
    /** The property that leaves it unencrypted; undefined where it is encrypted. */
    off(): View | undefined;
    /** Whose key encrypts it. */
    owner(): KeyOwner;
    /** The property that names the key: where a finding on it stands. */
    key(): View;
}

/** A type of resource that stores data. */
export interface Store {
    readonly tokens: readonly string[];
    /** What AWS does by itself: nothing, or encrypts with a key of its own. */
    readonly byDefault: "off" | "aws";
    /** The page that says so. */
    readonly source: string;
    places(inputs: View): Iterable<Place>;
}

/** The property at `path` (`a.b`), present or not; what is missing on the way stands for it. */
export function below(view: View, path: string): View {
    const [key = "", ...rest] = path.split(".");
    if (rest.length === 0) return view.child(key);
    const object = view.object(key);
    return object === undefined ? new View(undefined, view.child(key).path) : below(object.as(), rest.join("."));
}

const always = (): undefined => undefined;

/** A place that is always encrypted, with the key at `path`, or AWS's. */
const keyed = (inputs: View, path: string): Place => ({
    off: always,
    key: () => below(inputs, path),
    owner: () => keyOwner(below(inputs, path)),
});

const store = (source: string, path: string, ...tokens: readonly string[]): Store => ({
    tokens,
    byDefault: "aws",
    source,
    places: (inputs) => [keyed(inputs, path)],
});

export const LOG_GROUPS: readonly Store[] = [
    store(
        "Amazon CloudWatch Logs User Guide, Encrypt log data in CloudWatch Logs using AWS KMS",
        "kmsKeyId",
        "aws:cloudwatch/logGroup:LogGroup",
        "aws-native:logs:LogGroup",
    ),
];

export const TRAILS: readonly Store[] = [
    store(
        "AWS CloudTrail User Guide, Encrypting CloudTrail log files, digest files and event data stores with AWS KMS keys",
        "kmsKeyId",
        "aws:cloudtrail/trail:Trail",
        "aws-native:cloudtrail:Trail",
        "aws:cloudtrail/eventDataStore:EventDataStore",
        "aws-native:cloudtrail:EventDataStore",
    ),
];

const DYNAMODB = "Amazon DynamoDB Developer Guide, DynamoDB encryption at rest; API reference, SSESpecification";

/** `enabled: false` is the key that AWS owns, `true` without a key `alias/aws/dynamodb` (SSESpecification). */
const table = (inputs: View, holder: string, enabled: string, key: string): Place => ({
    off: always,
    key: () => {
        const held = inputs.object(holder);
        return held === undefined ? inputs.child(holder) : held.as().child(key);
    },
    owner: () => (below(inputs, `${holder}.${enabled}`).asBoolean() === true ? keyOwner(below(inputs, `${holder}.${key}`)) : "aws"),
});

export const TABLES: readonly Store[] = [
    {
        tokens: ["aws:dynamodb/table:Table"],
        byDefault: "aws",
        source: DYNAMODB,
        *places(inputs) {
            yield table(inputs, "serverSideEncryption", "enabled", "kmsKeyArn");
            // A replica of another Region has a key of its own.
            for (const replica of inputs.list("replicas")) yield keyed(replica.as(), "kmsKeyArn");
        },
    },
    store(DYNAMODB, "kmsKeyArn", "aws:dynamodb/tableReplica:TableReplica"),
    {
        tokens: ["aws-native:dynamodb:Table"],
        byDefault: "aws",
        source: DYNAMODB,
        places: (inputs) => [table(inputs, "sseSpecification", "sseEnabled", "kmsMasterKeyId")],
    },
    {
        tokens: ["aws-native:dynamodb:GlobalTable"],
        byDefault: "aws",
        source: "AWS CloudFormation Template Reference, AWS::DynamoDB::GlobalTable ReplicaSSESpecification",
        *places(inputs) {
            for (const replica of inputs.list("replicas")) yield keyed(replica.as(), "sseSpecification.kmsMasterKeyId");
        },
    },
];

const SECRETS_MANAGER = "AWS Secrets Manager User Guide, Secret encryption and decryption in AWS Secrets Manager";

const secret = (token: string, replicas: string): Store => ({
    tokens: [token],
    byDefault: "aws",
    source: SECRETS_MANAGER,
    *places(inputs) {
        yield keyed(inputs, "kmsKeyId");
        for (const replica of inputs.list(replicas)) yield keyed(replica.as(), "kmsKeyId");
    },
});

export const SECRETS: readonly Store[] = [
    secret("aws:secretsmanager/secret:Secret", "replicas"),
    secret("aws-native:secretsmanager:Secret", "replicaRegions"),
];

/** Of a parameter only the type `SecureString` is encrypted; aws-native's is never of it (AWS::SSM::Parameter). */
export const PARAMETERS: readonly Store[] = [
    {
        tokens: ["aws:ssm/parameter:Parameter"],
        byDefault: "aws",
        source: "AWS Systems Manager User Guide, AWS KMS encryption for SecureString parameters",
        *places(inputs) {
            if (inputs.string("type") === "SecureString") yield keyed(inputs, "keyId");
        },
    },
];

export const EVENT_BUSES: readonly Store[] = [
    store(
        "Amazon EventBridge User Guide, Encrypting event buses and archives with AWS KMS keys",
        "kmsKeyIdentifier",
        "aws:cloudwatch/eventBus:EventBus",
        "aws-native:events:EventBus",
        "aws:cloudwatch/eventArchive:EventArchive",
        "aws-native:events:Archive",
    ),
];

export const STATE_MACHINES: readonly Store[] = [
    {
        tokens: [
            "aws:sfn/stateMachine:StateMachine",
            "aws-native:stepfunctions:StateMachine",
            "aws:sfn/activity:Activity",
            "aws-native:stepfunctions:Activity",
        ],
        byDefault: "aws",
        source: "AWS Step Functions Developer Guide, Data at rest encryption; API reference, EncryptionConfiguration",
        places: (inputs) => [
            {
                ...keyed(inputs, "encryptionConfiguration.kmsKeyId"),
                owner: () =>
                    below(inputs, "encryptionConfiguration.type").asString() === "AWS_OWNED_KEY"
                        ? "aws"
                        : keyOwner(below(inputs, "encryptionConfiguration.kmsKeyId")),
            },
        ],
    },
];

export const FILE_SYSTEMS: readonly Store[] = [
    {
        tokens: ["aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"],
        byDefault: "off",
        source: "Amazon EFS User Guide, Encrypting data at rest: of the CLI, API and SDKs encryption must be enabled explicitly",
        places: (inputs) => [{ ...keyed(inputs, "kmsKeyId"), off: () => unless(inputs.child("encrypted"), true) }],
    },
];

const unless = (view: View, expected: boolean): View | undefined => (view.asBoolean() === expected ? undefined : view);

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

const S3 = "Amazon S3 User Guide, Setting default server-side encryption behavior: of every new object since January 2023";

/** `aws:kms` and `aws:kms:dsse` use the key, or `alias/aws/s3`; `AES256` is SSE-S3. */
const byDefault = (rule: View, holder: string): Place => ({
    off: always,
    key: () => {
        const held = rule.object(holder);
        return held === undefined ? rule : held.as().child(held.as().has("kmsMasterKeyId") ? "kmsMasterKeyId" : "sseAlgorithm");
    },
    owner: () =>
        below(rule, `${holder}.sseAlgorithm`).asString()?.startsWith("aws:kms") === true
            ? keyOwner(below(rule, `${holder}.kmsMasterKeyId`))
            : "aws",
});

function* rulesOf(rules: readonly View[], ...holders: readonly string[]): Generator<Place> {
    for (const rule of rules) {
        const view = rule.as();
        yield byDefault(view, holders.find((holder) => view.has(holder)) ?? holders[0] ?? "");
    }
}

const BY_DEFAULT = ["applyServerSideEncryptionByDefault", "applyServerSideEncryptionByDefaults"] as const;

const BUCKET_TYPES = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;
const IN_LINE = ["serverSideEncryptionConfiguration", "serverSideEncryptionConfigurations"] as const;

/** Whether a bucket leaves it to another resource to say how its objects are encrypted. */
export const saysNothing = (type: string, inputs: View): boolean =>
    (BUCKET_TYPES as readonly string[]).includes(type) && !IN_LINE.some((property) => inputs.has(property));

export const BUCKETS: readonly Store[] = [
    {
        tokens: [
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
        ],
        byDefault: "aws",
        source: S3,
        places: (inputs) => rulesOf(inputs.list("rules"), ...BY_DEFAULT),
    },
    {
        // In line; where nothing is written there, the stack says whether another resource does.
        tokens: BUCKET_TYPES,
        byDefault: "aws",
        source: S3,
        *places(inputs) {
            for (const property of IN_LINE) {
                for (const configuration of inputs.list(property)) {
                    const view = configuration.as();
                    yield* rulesOf([...view.list("rule"), ...view.list("rules")], ...BY_DEFAULT);
                }
            }
            if (!IN_LINE.some((property) => inputs.has(property))) yield { ...keyed(inputs, IN_LINE[0]), owner: () => "aws" };
        },
    },
    {
        tokens: ["aws-native:s3:Bucket"],
        byDefault: "aws",
        source: S3,
        *places(inputs) {
            const rules = inputs.object("bucketEncryption")?.as().list("serverSideEncryptionConfiguration") ?? [];
            if (rules.length === 0) yield { ...keyed(inputs, "bucketEncryption"), owner: () => "aws" };
            else yield* rulesOf(rules, "serverSideEncryptionByDefault");
        },
    },
];
