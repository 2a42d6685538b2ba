import rule from "../../../policies/encryption/file-system";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "encrypted", inputs: { encrypted: true } },
        {
            title: "encrypted with a key known after the deployment, where none is required",
            inputs: { encrypted: true, kmsKeyId: UNKNOWN },
        },
        { title: "encrypted with a key of the account", inputs: { encrypted: true, kmsKeyId: KEY }, ...required },
        { title: "of aws-native", type: "aws-native:efs:FileSystem", inputs: { encrypted: true } },
    ],
    violating: [
        { title: "nothing said", inputs: {}, found: ["off@encrypted"] },
        { title: "switched off", inputs: { encrypted: false }, found: ["off@encrypted"] },
        { title: "a key alone encrypts nothing", inputs: { kmsKeyId: KEY }, found: ["off@encrypted"] },
        { title: "of aws-native", type: "aws-native:efs:FileSystem", inputs: {}, found: ["off@encrypted"] },
        { title: "AWS's key where one of the account is required", inputs: { encrypted: true }, ...required, found: ["awsKey@kmsKeyId"] },
        { title: "not encrypted at all is said once", inputs: {}, ...required, found: ["off@encrypted"] },
    ],
    unknown: [
        { title: "known after the deployment", inputs: { encrypted: UNKNOWN }, undetermined: ["encrypted"] },
        {
            title: "a key known after the deployment",
            inputs: { encrypted: true, kmsKeyId: UNKNOWN },
            ...required,
            undetermined: ["kmsKeyId"],
        },
    ],
    secret: [{ title: "masked by the document", inputs: { encrypted: MASKED }, undetermined: ["encrypted"] }],
});
