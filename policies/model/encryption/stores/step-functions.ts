/** State machines and activities of Step Functions. */
import { below } from "../../paths";
import { keyOwner } from "../keys";
import { keyed } from "./store";
import type { Store } from "./store";

export const STATE_MACHINES: readonly Store[] = [
    {
        tokens: [
            "aws:sfn/stateMachine:StateMachine",
            "aws-native:stepfunctions:StateMachine",
            "aws:sfn/activity:Activity",
            "aws-native:stepfunctions:Activity",
        ],
        byDefault: "aws",
        source: "AWS Step Functions Developer Guide, Data at rest encryption; API reference, EncryptionConfiguration",
        places: (inputs) => [
            {
                ...keyed(inputs, "encryptionConfiguration.kmsKeyId"),
                owner: () =>
                    below(inputs, "encryptionConfiguration.type").asString() === "AWS_OWNED_KEY"
                        ? "aws"
                        : keyOwner(below(inputs, "encryptionConfiguration.kmsKeyId")),
            },
        ],
    },
];
