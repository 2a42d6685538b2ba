import rule from "../../../policies/encryption/state-machine";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "the key that AWS owns where no other is required", inputs: { encryptionConfiguration: { type: "AWS_OWNED_KEY" } } },
        {
            title: "a key of the account",
            inputs: { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: KEY } },
            ...required,
        },
        { title: "a key without a type", inputs: { encryptionConfiguration: { kmsKeyId: KEY } }, ...required },
        {
            title: "an activity",
            type: "aws:sfn/activity:Activity",
            inputs: { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: KEY } },
            ...required,
        },
        {
            title: "a state machine of aws-native",
            type: "aws-native:stepfunctions:StateMachine",
            inputs: { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: KEY } },
            ...required,
        },
    ],
    violating: [
        { title: "nothing said", inputs: { definition: "{}" }, ...required, found: ["awsKey@encryptionConfiguration"] },
        {
            title: "the key that AWS owns",
            inputs: { encryptionConfiguration: { type: "AWS_OWNED_KEY" } },
            ...required,
            found: ["awsKey@encryptionConfiguration.kmsKeyId"],
        },
    ],
    unknown: [
        {
            title: "a key known after the deployment",
            inputs: { encryptionConfiguration: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyId: UNKNOWN } },
            ...required,
            undetermined: ["encryptionConfiguration.kmsKeyId"],
        },
        {
            title: "the whole configuration",
            inputs: { encryptionConfiguration: UNKNOWN },
            ...required,
            undetermined: ["encryptionConfiguration"],
        },
    ],
    secret: [
        {
            title: "a type that the document masks",
            inputs: { encryptionConfiguration: { type: MASKED } },
            ...required,
            undetermined: ["encryptionConfiguration.type"],
        },
    ],
});
