import rule from "../../../policies/encryption/log-group";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "AWS's key where no other is required", inputs: { name: "/aws/lambda/orders" } },
        { title: "a key known after the deployment where none is required", inputs: { kmsKeyId: UNKNOWN } },
        { title: "a key of the account", inputs: { kmsKeyId: KEY }, ...required },
        { title: "a key of another partition", inputs: { kmsKeyId: "arn:aws-cn:kms:cn-north-1:123456789012:key/1" }, ...required },
        {
            title: "an alias of the account",
            type: "aws-native:logs:LogGroup",
            inputs: { kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:alias/orders" },
            ...required,
        },
    ],
    violating: [
        { title: "no key", inputs: {}, ...required, found: ["awsKey@kmsKeyId"] },
        { title: "an empty key", inputs: { kmsKeyId: "" }, ...required, found: ["awsKey@kmsKeyId"] },
        {
            title: "no key, of aws-native",
            type: "aws-native:logs:LogGroup",
            inputs: { logGroupName: "orders" },
            ...required,
            found: ["awsKey@kmsKeyId"],
        },
    ],
    unknown: [{ title: "a key known after the deployment", inputs: { kmsKeyId: UNKNOWN }, ...required, undetermined: ["kmsKeyId"] }],
    secret: [{ title: "a key that the document masks", inputs: { kmsKeyId: MASKED }, ...required, undetermined: ["kmsKeyId"] }],
});
