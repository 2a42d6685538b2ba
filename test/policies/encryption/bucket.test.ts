import rule from "../../../policies/encryption/bucket";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

const BUCKET = "aws:s3/bucket:Bucket";
const NATIVE = "aws-native:s3:Bucket";
const rules = (sseAlgorithm: string, kmsMasterKeyId?: unknown): object => ({
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm, ...(kmsMasterKeyId === undefined ? {} : { kmsMasterKeyId }) } }],
});
const at = "rules[0].applyServerSideEncryptionByDefault";

testResourceRule(rule, {
    compliant: [
        { title: "S3's own keys where no other is required", inputs: { ...rules("AES256") } },
        { title: "a key of the account", inputs: { ...rules("aws:kms", KEY) }, ...required },
        { title: "two layers", inputs: { ...rules("aws:kms:dsse", KEY) }, ...required },
        {
            title: "of the second generation of provider 6",
            type: "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
            inputs: { ...rules("aws:kms", KEY) },
            ...required,
        },
        {
            title: "in line",
            type: BUCKET,
            inputs: {
                serverSideEncryptionConfiguration: {
                    rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY } },
                },
            },
            ...required,
        },
        {
            title: "of aws-native",
            type: NATIVE,
            inputs: {
                bucketEncryption: {
                    serverSideEncryptionConfiguration: [
                        { serverSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: KEY } },
                    ],
                },
            },
            ...required,
        },
    ],
    violating: [
        {
            title: "a bucket whose encryption nothing says",
            type: BUCKET,
            inputs: { bucket: "orders" },
            ...required,
            found: ["awsKey@serverSideEncryptionConfiguration"],
        },
        { title: "S3's own keys", inputs: { ...rules("AES256") }, ...required, found: [`awsKey@${at}.sseAlgorithm`] },
        {
            title: "the AWS-managed key, which is what KMS without a key is",
            inputs: { ...rules("aws:kms") },
            ...required,
            found: [`awsKey@${at}.sseAlgorithm`],
        },
        {
            title: "the AWS-managed key by its alias",
            inputs: { ...rules("aws:kms", "alias/aws/s3") },
            ...required,
            found: [`awsKey@${at}.kmsMasterKeyId`],
        },
        { title: "a rule for bucket keys alone", inputs: { rules: [{ bucketKeyEnabled: true }] }, ...required, found: ["awsKey@rules[0]"] },
        {
            title: "in line, with the lists of BucketV2",
            type: "aws:s3/bucketV2:BucketV2",
            inputs: {
                serverSideEncryptionConfigurations: [{ rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "AES256" }] }] }],
            },
            ...required,
            found: ["awsKey@serverSideEncryptionConfigurations[0].rules[0].applyServerSideEncryptionByDefaults[0].sseAlgorithm"],
        },
        {
            title: "a bucket of aws-native that says nothing",
            type: NATIVE,
            inputs: { bucketName: "orders" },
            ...required,
            found: ["awsKey@bucketEncryption"],
        },
    ],
    unknown: [
        {
            title: "a key known after the deployment",
            inputs: { ...rules("aws:kms", UNKNOWN) },
            ...required,
            undetermined: [`${at}.kmsMasterKeyId`],
        },
        {
            title: "an algorithm known after the deployment",
            inputs: { ...rules(UNKNOWN, KEY) },
            ...required,
            undetermined: [`${at}.sseAlgorithm`],
        },
        { title: "rules known after the deployment", inputs: { rules: UNKNOWN }, ...required, undetermined: ["rules"] },
    ],
    secret: [
        {
            title: "a key that the document masks",
            inputs: { ...rules("aws:kms", MASKED) },
            ...required,
            undetermined: [`${at}.kmsMasterKeyId`],
        },
    ],
});
