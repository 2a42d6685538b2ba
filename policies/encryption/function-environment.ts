import { resourceRule } from "../kit/rule";
import { keyOwner } from "../model/encryption/keys";
import { environmentOf } from "../model/lambda/environment";

export default resourceRule({
    name: "encryption-function-environment",
    description: "Environment variables of Lambda functions must be encrypted with a customer-managed key.",
    severity: "low",
    level: "disabled",
    strict: "advisory",
    checklist: ["A5"],
    why: "Whoever may read a function's configuration sees its variables in clear under the AWS-managed key; a key of the account's own demands the permission to use that too.",
    fix: ["set `kmsKeyArn` to the ARN of a customer-managed key that the execution role may decrypt with."],
    notes: [
        "Lambda always encrypts the environment at rest. A function without variables needs no key.",
        "The ARN of a key does not say whose key it is and passes; `alias/aws/lambda` and no key at all are AWS's.",
    ],
    on: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
    messages: { awsKey: "AWS's own key encrypts the environment variables, not one that the account manages." },
    example: {
        good: {
            inputs: {
                environment: { variables: { TABLE: "orders" } },
                kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab",
            },
        },
        bad: { inputs: { environment: { variables: { TABLE: "orders" } } } },
    },
    *check(fn, { found }) {
        const key = fn.as().child("kmsKeyArn");
        if (!key.isHidden && keyOwner(key) === "customer") return;
        if (environmentOf(fn.type, fn.as()).length > 0 && keyOwner(key) === "aws") yield found("awsKey", key);
    },
});
