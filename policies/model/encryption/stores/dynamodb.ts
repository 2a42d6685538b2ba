/** Tables of DynamoDB, and their replicas. */
import { below } from "../../paths";
import type { View } from "../../values";
import { keyOwner } from "../keys";
import { always, keyed, keyedStore } from "./store";
import type { Place, Store } from "./store";

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
    keyedStore(DYNAMODB, "kmsKeyArn", "aws:dynamodb/tableReplica:TableReplica"),
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
