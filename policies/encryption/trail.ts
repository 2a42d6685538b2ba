import { encryptedStore } from "../kit/encrypted-store";
import { TRAILS } from "../model/encryption/stores/logs";

export default encryptedStore({
    name: "encryption-trail",
    what: "CloudTrail trails and event data stores",
    severity: "medium",
    level: "advisory",
    stores: TRAILS,
    why: "The audit trail says who did what; with a key of its own the account keeps its readers apart from the readers of the bucket.",
    fix: ["set `kmsKeyId` to a customer-managed key whose policy lets `cloudtrail.amazonaws.com` generate data keys for this trail."],
    awsKey: "AWS's own key encrypts the audit trail, not one that the account manages.",
    example: {
        good: {
            inputs: { s3BucketName: "trail", kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab" },
            config: { requireCustomerManagedKey: true },
        },
        bad: { inputs: { s3BucketName: "trail" }, config: { requireCustomerManagedKey: true } },
    },
});
