import { ref } from "../kit/example";
import { stackRule } from "../kit/rule";
import { rotationOf } from "../model/encryption/secret-rotation";
import { KINDS } from "../model/stack";

export default stackRule({
    name: "encryption-secret-rotation",
    description: "Secrets of Secrets Manager must be rotated.",
    severity: "medium",
    level: "advisory",
    checklist: ["A5", "B5"],
    why: "A secret that never changes is a long-lived credential: once it has leaked, it opens the door until somebody notices.",
    fix: [
        "give the secret a `SecretRotation`, with a rotation function or as managed rotation, or exempt it with the reason why it cannot rotate.",
    ],
    notes: [
        "Managed rotation, and that of secrets which an external partner manages, needs no function. Secrets that a service makes for itself (RDS, Redshift, DocumentDB) are no resources of the program and rotate by themselves. Replicas follow their primary.",
        "`rotationEnabled: false` (@pulumi/aws 7) cancels the rotation.",
    ],
    messages: {
        none: "nothing rotates the secret.",
        cancelled: "`rotationEnabled` is false: the rotation is cancelled.",
    },
    example: {
        good: [
            { type: "aws:secretsmanager/secret:Secret", name: "payment", inputs: { name: "payment" } },
            {
                type: "aws:secretsmanager/secretRotation:SecretRotation",
                name: "payment-rotation",
                inputs: {
                    secretId: ref("payment", "id"),
                    rotationLambdaArn: "arn:aws:lambda:eu-west-1:123456789012:function:rotate",
                    rotationRules: { automaticallyAfterDays: 30 },
                },
            },
        ],
        bad: [{ type: "aws:secretsmanager/secret:Secret", name: "payment", inputs: { name: "payment" } }],
    },
    applies: (stack) => stack.ofKind(KINDS.secret).length > 0,
    *check(stack, { each, found }) {
        yield* each(stack.ofKind(KINDS.secret), function* (secret) {
            const rotation = rotationOf(stack, secret);
            if (rotation.state === "none") yield found("none", secret);
            else if (rotation.state === "cancelled") yield found("cancelled", [rotation.by, "rotationEnabled"]);
        });
    },
});
