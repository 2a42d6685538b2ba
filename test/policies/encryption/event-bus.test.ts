import rule from "../../../policies/encryption/event-bus";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "AWS's key where no other is required", inputs: { name: "orders" } },
        { title: "a key of the account", inputs: { kmsKeyIdentifier: KEY }, ...required },
        {
            title: "an archive with a key",
            type: "aws:cloudwatch/eventArchive:EventArchive",
            inputs: { kmsKeyIdentifier: KEY },
            ...required,
        },
        { title: "a bus of aws-native with a key", type: "aws-native:events:EventBus", inputs: { kmsKeyIdentifier: KEY }, ...required },
    ],
    violating: [
        { title: "no key", inputs: { name: "orders" }, ...required, found: ["awsKey@kmsKeyIdentifier"] },
        {
            title: "an archive without a key",
            type: "aws:cloudwatch/eventArchive:EventArchive",
            inputs: {},
            ...required,
            found: ["awsKey@kmsKeyIdentifier"],
        },
        {
            title: "an archive of aws-native without a key",
            type: "aws-native:events:Archive",
            inputs: {},
            ...required,
            found: ["awsKey@kmsKeyIdentifier"],
        },
    ],
    unknown: [
        {
            title: "a key known after the deployment",
            inputs: { kmsKeyIdentifier: UNKNOWN },
            ...required,
            undetermined: ["kmsKeyIdentifier"],
        },
    ],
    secret: [
        { title: "a key that the document masks", inputs: { kmsKeyIdentifier: MASKED }, ...required, undetermined: ["kmsKeyIdentifier"] },
    ],
});
