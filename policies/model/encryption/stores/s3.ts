/** Buckets of S3. */
import { below } from "../../paths";
import type { View } from "../../values";
import { keyOwner } from "../keys";
import { always, keyed } from "./store";
import type { Place, Store } from "./store";

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
