import rule from "../../../policies/encryption/stream";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

const NATIVE = "aws-native:kinesis:Stream";

testResourceRule(rule, {
    compliant: [
        { title: "AWS's key is enough", inputs: { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" } },
        { title: "a key of the account", inputs: { encryptionType: "KMS", kmsKeyId: KEY }, ...required },
        { title: "of aws-native", type: NATIVE, inputs: { streamEncryption: { encryptionType: "KMS", keyId: KEY } }, ...required },
    ],
    violating: [
        { title: "nothing said", inputs: { shardCount: 1 }, found: ["off@encryptionType"] },
        { title: "switched off", inputs: { encryptionType: "NONE" }, found: ["off@encryptionType"] },
        { title: "a key without the type encrypts nothing", inputs: { kmsKeyId: KEY }, found: ["off@encryptionType"] },
        { title: "of aws-native", type: NATIVE, inputs: { shardCount: 1 }, found: ["off@streamEncryption"] },
        {
            title: "the AWS-managed key where one of the account is required",
            inputs: { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" },
            ...required,
            found: ["awsKey@kmsKeyId"],
        },
    ],
    unknown: [
        { title: "a type known after the deployment", inputs: { encryptionType: UNKNOWN }, undetermined: ["encryptionType"] },
        { title: "a type that AWS added later", inputs: { encryptionType: "AES" }, undetermined: ["encryptionType"] },
        {
            title: "the whole setting of aws-native",
            type: NATIVE,
            inputs: { streamEncryption: UNKNOWN },
            undetermined: ["streamEncryption"],
        },
    ],
    secret: [{ title: "a type that the document masks", inputs: { encryptionType: MASKED }, undetermined: ["encryptionType"] }],
});
