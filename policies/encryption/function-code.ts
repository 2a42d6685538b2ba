import { resourceRule } from "../kit/rule";
import { codeKey } from "../model/encryption/function-code";
import { keyOwner } from "../model/encryption/keys";

export default resourceRule({
    name: "encryption-function-code",
    description:
        "The code of Lambda functions, the filters of event source mappings and the capacity providers must be encrypted with a customer-managed key.",
    severity: "low",
    level: "disabled",
    strict: "advisory",
    checklist: ["A5"],
    why: "Lambda encrypts all of it with a key of AWS's; a key of the account's own has a policy, leaves a trace in CloudTrail and can be withdrawn.",
    fix: [
        "set `sourceKmsKeyArn` of a function with a zip archive (of aws-native in `code`), and `kmsKeyArn` of an event source mapping with filters and of a capacity provider, to a customer-managed key.",
    ],
    notes: [
        "Container images are encrypted by their repository. A mapping without filters has nothing to encrypt.",
        "The ARN of a key does not say whose key it is and passes.",
    ],
    on: [
        "aws:lambda/function:Function",
        "aws-native:lambda:Function",
        "aws:lambda/eventSourceMapping:EventSourceMapping",
        "aws-native:lambda:EventSourceMapping",
        "aws:lambda/capacityProvider:CapacityProvider",
        "aws-native:lambda:CapacityProvider",
    ],
    messages: { awsKey: "AWS's own key encrypts it, not one that the account manages." },
    example: {
        good: {
            inputs: {
                handler: "index.handler",
                sourceKmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1b3d5f70-1234-4321-8888-0123456789ab",
            },
        },
        bad: { inputs: { handler: "index.handler" } },
    },
    *check(resource, { found }) {
        const key = codeKey(resource.type, resource.as());
        if (key !== undefined && keyOwner(key) === "aws") yield found("awsKey", key);
    },
});
