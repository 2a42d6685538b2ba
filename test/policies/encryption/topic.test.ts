import rule from "../../../policies/encryption/topic";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const required = { config: { requireCustomerManagedKey: true } } as const;

testResourceRule(rule, {
    compliant: [
        { title: "the AWS-managed key", inputs: { kmsMasterKeyId: "alias/aws/sns" } },
        { title: "a key of the account, of a FIFO topic", inputs: { fifoTopic: true, kmsMasterKeyId: KEY }, ...required },
        { title: "of aws-native", type: "aws-native:sns:Topic", inputs: { kmsMasterKeyId: KEY }, ...required },
    ],
    violating: [
        { title: "no key: SNS encrypts nothing by itself", inputs: { name: "orders" }, found: ["off@kmsMasterKeyId"] },
        { title: "a FIFO topic without a key", inputs: { fifoTopic: true }, found: ["off@kmsMasterKeyId"] },
        {
            title: "an empty key, of aws-native",
            type: "aws-native:sns:Topic",
            inputs: { kmsMasterKeyId: "" },
            found: ["off@kmsMasterKeyId"],
        },
        {
            title: "the AWS-managed key where one of the account is required",
            inputs: { kmsMasterKeyId: "alias/aws/sns" },
            ...required,
            found: ["awsKey@kmsMasterKeyId"],
        },
    ],
    unknown: [{ title: "a key known after the deployment", inputs: { kmsMasterKeyId: UNKNOWN }, undetermined: ["kmsMasterKeyId"] }],
    secret: [{ title: "a key that the document masks", inputs: { kmsMasterKeyId: MASKED }, undetermined: ["kmsMasterKeyId"] }],
});
