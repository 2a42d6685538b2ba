import rule from "../../../policies/encryption/key-rotation";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const NATIVE = "aws-native:kms:Key";

testResourceRule(rule, {
    compliant: [
        { title: "rotated", inputs: { enableKeyRotation: true } },
        { title: "rotated, whatever the key is", inputs: { enableKeyRotation: true, keyUsage: UNKNOWN } },
        { title: "an asymmetric key", inputs: { customerMasterKeySpec: "RSA_4096", keyUsage: "SIGN_VERIFY" } },
        { title: "an HMAC key", inputs: { customerMasterKeySpec: "HMAC_256", keyUsage: "GENERATE_VERIFY_MAC" } },
        { title: "a key for key agreement", inputs: { customerMasterKeySpec: "ECC_NIST_P256", keyUsage: "KEY_AGREEMENT" } },
        { title: "a post-quantum key", inputs: { customerMasterKeySpec: "ML_KEM_768", keyUsage: "ENCAPSULATE_DECAPSULATE" } },
        { title: "a key of a custom key store", inputs: { customKeyStoreId: "cks-1234567890abcdef0" } },
        { title: "a key of an external key store", inputs: { customKeyStoreId: UNKNOWN, xksKeyId: "abc" } },
        { title: "imported material, of aws-native", type: NATIVE, inputs: { origin: "EXTERNAL" } },
        { title: "an asymmetric key of aws-native", type: NATIVE, inputs: { keySpec: "ECC_NIST_P256", keyUsage: "SIGN_VERIFY" } },
    ],
    violating: [
        { title: "nothing said", inputs: {}, found: ["off@enableKeyRotation"] },
        {
            title: "switched off",
            inputs: { enableKeyRotation: false, customerMasterKeySpec: "SYMMETRIC_DEFAULT" },
            found: ["off@enableKeyRotation"],
        },
        { title: "a period does nothing by itself", inputs: { rotationPeriodInDays: 90 }, found: ["off@enableKeyRotation"] },
        { title: "the primary of a multi-Region key", inputs: { multiRegion: true }, found: ["off@enableKeyRotation"] },
        { title: "a disabled key", inputs: { isEnabled: false, enableKeyRotation: false }, found: ["off@enableKeyRotation"] },
        {
            title: "of aws-native",
            type: NATIVE,
            inputs: { origin: "AWS_KMS", keySpec: "SYMMETRIC_DEFAULT" },
            found: ["off@enableKeyRotation"],
        },
    ],
    unknown: [
        { title: "known after the deployment", inputs: { enableKeyRotation: UNKNOWN }, undetermined: ["enableKeyRotation"] },
        {
            title: "a kind of key known after the deployment",
            inputs: { customerMasterKeySpec: UNKNOWN },
            undetermined: ["customerMasterKeySpec"],
        },
        { title: "a key store known after the deployment", inputs: { customKeyStoreId: UNKNOWN }, undetermined: ["customKeyStoreId"] },
    ],
    secret: [{ title: "masked by the document", inputs: { enableKeyRotation: MASKED }, undetermined: ["enableKeyRotation"] }],
});
