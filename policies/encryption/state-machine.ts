import { encryptedStore } from "../kit/encrypted-store";
import { STATE_MACHINES } from "../model/encryption/stores/step-functions";

export default encryptedStore({
    name: "encryption-state-machine",
    what: "Step Functions state machines and activities",
    severity: "low",
    level: "advisory",
    stores: STATE_MACHINES,
    why: "The history of an execution holds the inputs and outputs of its functions; with a key of its own the account decides who reads it.",
    fix: ["set `encryptionConfiguration` to the type `CUSTOMER_MANAGED_KMS_KEY` with the `kmsKeyId` of a customer-managed key."],
    awsKey: "AWS's own key encrypts the executions, not one that the account manages.",
    example: {
        good: {
            inputs: { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: "alias/orders" } },
            config: { requireCustomerManagedKey: true },
        },
        bad: { inputs: { encryptionConfiguration: { type: "AWS_OWNED_KEY" } }, config: { requireCustomerManagedKey: true } },
    },
});
