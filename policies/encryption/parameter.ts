import { encryptedStore } from "../kit/encrypted-store";
import { PARAMETERS } from "../model/encryption/stores/secrets";

export default encryptedStore({
    name: "encryption-parameter",
    what: "SSM parameters of the type SecureString",
    severity: "low",
    level: "advisory",
    stores: PARAMETERS,
    why: "Everybody who may read parameters may use the AWS-managed key; a key of its own makes the account say who may decrypt them.",
    fix: ["set `keyId` to a customer-managed key."],
    notes: [
        "Parameters of other types are not encrypted: what they must not hold is the matter of `content-no-credentials-in-parameters`.",
    ],
    awsKey: "AWS's own key encrypts the parameter, not one that the account manages.",
    applies: (parameter) => parameter.string("type") === "SecureString",
    example: {
        good: { inputs: { type: "SecureString", keyId: "alias/orders" }, config: { requireCustomerManagedKey: true } },
        bad: { inputs: { type: "SecureString" }, config: { requireCustomerManagedKey: true } },
    },
});
