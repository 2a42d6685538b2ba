import rule from "../../../policies/encryption/queue";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "nothing said: SQS encrypts since 2022", inputs: { name: "orders" } },
        { title: "SQS's keys", inputs: { sqsManagedSseEnabled: true } },
        {
            title: "SQS's keys switched off for one of KMS, only one of the two is possible",
            inputs: { sqsManagedSseEnabled: false, kmsMasterKeyId: KEY },
            ...required,
        },
        { title: "the AWS-managed key", type: "aws-native:sqs:Queue", inputs: { kmsMasterKeyId: "alias/aws/sqs" } },
        { title: "a key known after the deployment beside SQS's keys", inputs: { sqsManagedSseEnabled: true, kmsMasterKeyId: UNKNOWN } },
    ],
    violating: [
        { title: "switched off", inputs: { sqsManagedSseEnabled: false }, found: ["off@sqsManagedSseEnabled"] },
        {
            title: "switched off beside an empty key",
            inputs: { sqsManagedSseEnabled: false, kmsMasterKeyId: "" },
            found: ["off@sqsManagedSseEnabled"],
        },
        {
            title: "switched off, of aws-native",
            type: "aws-native:sqs:Queue",
            inputs: { sqsManagedSseEnabled: false },
            found: ["off@sqsManagedSseEnabled"],
        },
        { title: "SQS's keys where one of the account is required", inputs: {}, ...required, found: ["awsKey@kmsMasterKeyId"] },
        {
            title: "the AWS-managed key where one of the account is required",
            inputs: { kmsMasterKeyId: "alias/aws/sqs" },
            ...required,
            found: ["awsKey@kmsMasterKeyId"],
        },
    ],
    unknown: [
        { title: "known after the deployment", inputs: { sqsManagedSseEnabled: UNKNOWN }, undetermined: ["sqsManagedSseEnabled"] },
        {
            title: "switched off beside a key known after the deployment",
            inputs: { sqsManagedSseEnabled: false, kmsMasterKeyId: UNKNOWN },
            undetermined: ["kmsMasterKeyId"],
        },
    ],
    secret: [{ title: "a key that the document masks", inputs: { kmsMasterKeyId: MASKED }, ...required, undetermined: ["kmsMasterKeyId"] }],
});
