import rule from "../../../policies/encryption/secret";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        {
            title: "internal data where personal data asks for a key of the account",
            inputs: { tags: { "data-classification": "internal" } },
            config: { requireCustomerManagedKeyFor: ["personal"] },
        },
        { title: "AWS's key where no other is required", inputs: { name: "payment" } },
        { title: "a key of the account", inputs: { kmsKeyId: KEY }, ...required },
        { title: "a key by its id", inputs: { kmsKeyId: "1b3d5f70-1234-4321-8888-0123456789ab" }, ...required },
        { title: "a replica with a key", inputs: { kmsKeyId: KEY, replicas: [{ region: "eu-central-1", kmsKeyId: KEY }] }, ...required },
    ],
    violating: [
        {
            title: "personal data where that asks for a key of the account",
            inputs: { tags: { "data-classification": "Personal" } },
            config: { requireCustomerManagedKeyFor: ["confidential", "personal"] },
            found: ["awsKey@kmsKeyId"],
        },
        {
            title: "a provider's tag classifies as well",
            inputs: { name: "payment" },
            provider: { defaultTags: JSON.stringify({ tags: { "data-classification": "confidential" } }) },
            config: { requireCustomerManagedKeyFor: ["confidential"] },
            found: ["awsKey@kmsKeyId"],
        },
        { title: "no key", inputs: { name: "payment" }, ...required, found: ["awsKey@kmsKeyId"] },
        { title: "the AWS-managed key", inputs: { kmsKeyId: "alias/aws/secretsmanager" }, ...required, found: ["awsKey@kmsKeyId"] },
        {
            title: "a replica without a key",
            inputs: { kmsKeyId: KEY, replicas: [{ region: "eu-central-1" }] },
            ...required,
            found: ["awsKey@replicas[0].kmsKeyId"],
        },
        {
            title: "a replica of aws-native without a key",
            type: "aws-native:secretsmanager:Secret",
            inputs: { kmsKeyId: KEY, replicaRegions: [{ region: "eu-central-1" }] },
            ...required,
            found: ["awsKey@replicaRegions[0].kmsKeyId"],
        },
    ],
    unknown: [
        {
            title: "a classification known after the deployment",
            inputs: { tags: { "data-classification": UNKNOWN } },
            config: { requireCustomerManagedKeyFor: ["personal"] },
            undetermined: ["tags.data-classification"],
        },
        { title: "a key known after the deployment", inputs: { kmsKeyId: UNKNOWN }, ...required, undetermined: ["kmsKeyId"] },
    ],
    secret: [{ title: "a key that the document masks", inputs: { kmsKeyId: MASKED }, ...required, undetermined: ["kmsKeyId"] }],
});
