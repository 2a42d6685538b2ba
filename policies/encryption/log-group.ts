import { encryptedStore } from "../kit/encrypted-store";
import { LOG_GROUPS } from "../model/encryption/stores/logs";

export default encryptedStore({
    name: "encryption-log-group",
    what: "CloudWatch log groups",
    severity: "low",
    level: "advisory",
    stores: LOG_GROUPS,
    why: "Logs repeat what a function handles; with a key of its own the account decides who reads them, sees each use in CloudTrail and can withdraw it.",
    fix: [
        "set `kmsKeyId` to the ARN of a customer-managed key whose policy lets `logs.<region>.amazonaws.com` use it under `kms:EncryptionContext:aws:logs:arn`.",
    ],
    notes: ["What was logged before the key is set stays encrypted with AWS's."],
    awsKey: "AWS's own key encrypts the logs, not one that the account manages.",
    example: {
        good: {
            inputs: { name: "/aws/lambda/orders", kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab" },
            config: { requireCustomerManagedKey: true },
        },
        bad: { inputs: { name: "/aws/lambda/orders" }, config: { requireCustomerManagedKey: true } },
    },
});
