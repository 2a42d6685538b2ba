import { encryptedStore } from "../kit/encrypted-store";
import { SECRETS } from "../model/encryption/stores/secrets";

export default encryptedStore({
    name: "encryption-secret",
    what: "Secrets of Secrets Manager and their replicas",
    severity: "low",
    level: "advisory",
    stores: SECRETS,
    why: "With a key of its own the account needs two permissions to give a secret away, can share it across accounts, and sees each decryption in CloudTrail.",
    fix: ["set `kmsKeyId` to a customer-managed key, of each replica to one of its own Region."],
    awsKey: "AWS's own key encrypts the secret, not one that the account manages.",
    example: {
        good: {
            inputs: { name: "payment", kmsKeyId: "alias/orders" },
            config: { requireCustomerManagedKey: true },
        },
        bad: { inputs: { name: "payment", kmsKeyId: "alias/aws/secretsmanager" }, config: { requireCustomerManagedKey: true } },
    },
});
