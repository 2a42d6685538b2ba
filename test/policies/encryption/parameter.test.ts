import rule from "../../../policies/encryption/parameter";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "AWS's key where no other is required", inputs: { type: "SecureString", value: MASKED } },
        { title: "a key of the account", inputs: { type: "SecureString", keyId: KEY, value: MASKED }, ...required },
        { title: "a parameter that is not encrypted is another policy's matter", inputs: { type: "String", value: "eu" }, ...required },
        { title: "a list", inputs: { type: "StringList", value: "a,b" }, ...required },
    ],
    violating: [
        { title: "no key", inputs: { type: "SecureString", value: MASKED }, ...required, found: ["awsKey@keyId"] },
        { title: "the AWS-managed key", inputs: { type: "SecureString", keyId: "alias/aws/ssm" }, ...required, found: ["awsKey@keyId"] },
    ],
    unknown: [
        {
            title: "a key known after the deployment",
            inputs: { type: "SecureString", keyId: UNKNOWN },
            ...required,
            undetermined: ["keyId"],
        },
        { title: "a type known after the deployment", inputs: { type: UNKNOWN }, ...required, undetermined: ["type"] },
    ],
    secret: [
        { title: "a key that the document masks", inputs: { type: "SecureString", keyId: MASKED }, ...required, undetermined: ["keyId"] },
    ],
});
