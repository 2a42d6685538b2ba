import rule from "../../../policies/encryption/function-environment";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testResourceRule } from "../../support/rule-tests";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab";
const environment = { variables: { TABLE: "orders" } };

testResourceRule(rule, {
    compliant: [
        { title: "a key of the account", inputs: { environment, kmsKeyArn: KEY } },
        { title: "a key of the account, whatever the variables are", inputs: { environment: UNKNOWN, kmsKeyArn: KEY } },
        { title: "no environment", inputs: { handler: "index.handler" } },
        { title: "an environment without variables", inputs: { environment: { variables: {} } } },
        { title: "no variables, and a key known after the deployment", inputs: { environment: { variables: {} }, kmsKeyArn: UNKNOWN } },
        { title: "of aws-native", type: "aws-native:lambda:Function", inputs: { environment, kmsKeyArn: KEY } },
    ],
    violating: [
        { title: "no key", inputs: { environment }, found: ["awsKey@kmsKeyArn"] },
        {
            title: "the AWS-managed key",
            inputs: { environment, kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:alias/aws/lambda" },
            found: ["awsKey@kmsKeyArn"],
        },
        {
            title: "a value that is not known is a variable all the same",
            inputs: { environment: { variables: { TABLE: UNKNOWN } } },
            found: ["awsKey@kmsKeyArn"],
        },
        { title: "of aws-native", type: "aws-native:lambda:Function", inputs: { environment }, found: ["awsKey@kmsKeyArn"] },
    ],
    unknown: [
        { title: "a key known after the deployment", inputs: { environment, kmsKeyArn: UNKNOWN }, undetermined: ["kmsKeyArn"] },
        { title: "an environment known after the deployment", inputs: { environment: UNKNOWN }, undetermined: ["environment"] },
    ],
    secret: [
        {
            title: "variables that the document masks",
            inputs: { environment: { variables: MASKED } },
            undetermined: ["environment.variables"],
        },
    ],
});
