/** Secrets of Secrets Manager, and parameters of Systems Manager. */
import { keyed } from "./store";
import type { Store } from "./store";

const SECRETS_MANAGER = "AWS Secrets Manager User Guide, Secret encryption and decryption in AWS Secrets Manager";

const secret = (token: string, replicas: string): Store => ({
    tokens: [token],
    byDefault: "aws",
    source: SECRETS_MANAGER,
    *places(inputs) {
        yield keyed(inputs, "kmsKeyId");
        for (const replica of inputs.list(replicas)) yield keyed(replica.as(), "kmsKeyId");
    },
});

export const SECRETS: readonly Store[] = [
    secret("aws:secretsmanager/secret:Secret", "replicas"),
    secret("aws-native:secretsmanager:Secret", "replicaRegions"),
];

/** Of a parameter only the type `SecureString` is encrypted; aws-native's is never of it (AWS::SSM::Parameter). */
export const PARAMETERS: readonly Store[] = [
    {
        tokens: ["aws:ssm/parameter:Parameter"],
        byDefault: "aws",
        source: "AWS Systems Manager User Guide, AWS KMS encryption for SecureString parameters",
        *places(inputs) {
            if (inputs.string("type") === "SecureString") yield keyed(inputs, "keyId");
        },
    },
];
