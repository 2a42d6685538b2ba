import rule from "../../../policies/encryption/trail";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "AWS's key where no other is required", inputs: { s3BucketName: "trail" } },
        { title: "a key of the account", inputs: { kmsKeyId: KEY }, ...required },
        {
            title: "an event data store with a key",
            type: "aws:cloudtrail/eventDataStore:EventDataStore",
            inputs: { kmsKeyId: KEY },
            ...required,
        },
        {
            title: "a trail of aws-native with a key",
            type: "aws-native:cloudtrail:Trail",
            inputs: { isLogging: true, kmsKeyId: "alias/trail" },
            ...required,
        },
    ],
    violating: [
        { title: "no key", inputs: { s3BucketName: "trail" }, ...required, found: ["awsKey@kmsKeyId"] },
        {
            title: "an event data store without a key",
            type: "aws-native:cloudtrail:EventDataStore",
            inputs: {},
            ...required,
            found: ["awsKey@kmsKeyId"],
        },
    ],
    unknown: [{ title: "a key known after the deployment", inputs: { kmsKeyId: UNKNOWN }, ...required, undetermined: ["kmsKeyId"] }],
    secret: [{ title: "a key that the document masks", inputs: { kmsKeyId: MASKED }, ...required, undetermined: ["kmsKeyId"] }],
});
