import { encryptedStore } from "../kit/encrypted-store";
import { BUCKETS } from "../model/encryption/stores";

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
        "A classic bucket whose encryption no resource sets is not judged here: judged are `BucketServerSideEncryptionConfiguration`, encryption in line, and every bucket of aws-native.",
        "Buckets for access logs of S3 or of a load balancer take SSE-S3 alone: exempt them.",
    ],
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
