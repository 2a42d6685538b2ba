import { encryptedStore } from "../kit/encrypted-store";
import type { InStack } from "../kit/rule";
import { tagInputs } from "../model/assets/node";
import { BUCKETS, saysNothing } from "../model/encryption/stores/s3";
import { isOneOf, KINDS } from "../model/stack";
import type { BucketNode } from "../model/stack";
import { Undetermined } from "../model/values";

const CONFIGURATIONS = [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
] as const;
const isConfiguration = (type: string): boolean => CONFIGURATIONS.some((token) => token === type);

/**
 * A bucket that says nothing is encrypted as its configuration says, which is judged by itself; without one, with AWS's key. A
 * configuration has no tags: its bucket's say how the data is classified.
 */
const CONFIGURED: InStack = {
    awaits: (resource, _, isFound) => (isConfiguration(resource.type) ? !isFound : saysNothing(resource.type, resource.as())),
    seen: (resource, node) => {
        if (isOneOf(node, CONFIGURATIONS)) {
            const bucket = node.joined(["bucket"], KINDS.bucket);
            return bucket.kind === "node" ? resource.with(tagInputs(bucket.node)) : resource;
        }
        const { items, unresolved } = (node as BucketNode).encryptions;
        if (items.length > 0) return undefined;
        const [open] = unresolved;
        if (open !== undefined) throw new Undetermined(open.path, open.reason);
        return resource;
    },
};

export default encryptedStore({
    name: "encryption-bucket",
    what: "S3 buckets",
    severity: "low",
    level: "advisory",
    stores: BUCKETS,
    why: "With a key of its own the account needs two permissions to give an object away, sees each use in CloudTrail and can withdraw it.",
    fix: [
        "encrypt by default with `aws:kms` and the `kmsMasterKeyId` of a customer-managed key, with `bucketKeyEnabled` to keep the calls few.",
    ],
    notes: [
        "S3 has encrypted every new object since January 2023: there is nothing to find unless a customer-managed key is required.",
        "Judged are `BucketServerSideEncryptionConfiguration`, encryption in line, and buckets of which neither says anything: those when the stack is known.",
        "Buckets for access logs of S3 or of a load balancer take SSE-S3 alone: exempt them.",
    ],
    inStack: CONFIGURED,
    classifiedThrough: (type) => (isConfiguration(type) ? "bucket" : undefined),
    awsKey: "AWS's own key encrypts the bucket's objects, not one that the account manages.",
    example: {
        good: {
            inputs: {
                bucket: "orders",
                rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/orders" } }],
            },
            config: { requireCustomerManagedKey: true },
        },
        bad: {
            inputs: { bucket: "orders", rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] },
            config: { requireCustomerManagedKey: true },
        },
    },
});
