import { encryptedStore } from "../kit/encrypted-store";
import { TABLES } from "../model/encryption/stores/dynamodb";

export default encryptedStore({
    name: "encryption-table",
    what: "DynamoDB tables and their replicas",
    severity: "low",
    level: "advisory",
    stores: TABLES,
    why: "With a key of its own the account decides who may read a table's data, sees each use in CloudTrail and can withdraw it.",
    fix: [
        "set `serverSideEncryption` to `enabled: true` with `kmsKeyArn` of a customer-managed key, and `kmsKeyArn` of each replica to one of its own Region.",
    ],
    notes: [
        "`serverSideEncryption.enabled: false` does not switch encryption off: the table then has a key that AWS owns. `true` without a key is `alias/aws/dynamodb`.",
    ],
    awsKey: "AWS's own key encrypts the table, not one that the account manages.",
    example: {
        good: {
            inputs: {
                hashKey: "id",
                serverSideEncryption: {
                    enabled: true,
                    kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab",
                },
            },
            config: { requireCustomerManagedKey: true },
        },
        bad: { inputs: { hashKey: "id", serverSideEncryption: { enabled: true } }, config: { requireCustomerManagedKey: true } },
    },
});
