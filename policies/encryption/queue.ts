import { encryptedStore } from "../kit/encrypted-store";
import { QUEUES } from "../model/encryption/stores/messages";

export default encryptedStore({
    name: "encryption-queue",
    what: "SQS queues",
    severity: "medium",
    level: "advisory",
    stores: QUEUES,
    why: "Messages wait in a queue for up to fourteen days; SQS encrypts them unless somebody switches it off.",
    fix: ["remove `sqsManagedSseEnabled: false`, or set `kmsMasterKeyId` to a customer-managed key."],
    notes: [
        "A queue has either SQS's keys or one of KMS: `sqsManagedSseEnabled: false` beside a `kmsMasterKeyId` is right.",
        "SNS, S3 and EventBridge can send to a queue with a KMS key only if the key's policy lets them: `alias/aws/sqs` does not.",
    ],
    off: "encryption is switched off, and no KMS key takes its place.",
    awsKey: "AWS's own key encrypts the queue, not one that the account manages.",
    example: {
        good: { inputs: { name: "orders", sqsManagedSseEnabled: false, kmsMasterKeyId: "alias/orders" } },
        bad: { inputs: { name: "orders", sqsManagedSseEnabled: false } },
    },
});
