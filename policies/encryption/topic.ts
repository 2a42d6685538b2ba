import { encryptedStore } from "../kit/encrypted-store";
import { TOPICS } from "../model/encryption/stores/messages";

export default encryptedStore({
    name: "encryption-topic",
    what: "SNS topics",
    severity: "medium",
    level: "advisory",
    stores: TOPICS,
    why: "SNS encrypts nothing at rest unless the topic has a key.",
    fix: [
        "set `kmsMasterKeyId` to a customer-managed key whose policy grants `kms:Decrypt` and `kms:GenerateDataKey*` to the services that publish: CloudWatch alarms, S3 and EventBridge cannot publish to a topic with `alias/aws/sns`.",
    ],
    notes: ["A statement of the key's policy for the account's root covers no service principal."],
    off: "the topic's messages are not encrypted at rest: SNS does it only with a key.",
    awsKey: "AWS's own key encrypts the topic, not one that the account manages.",
    example: { good: { inputs: { name: "orders", kmsMasterKeyId: "alias/orders" } }, bad: { inputs: { name: "orders" } } },
});
