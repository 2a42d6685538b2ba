import { resourceRule } from "../kit/rule";
import { canRotate } from "../model/encryption/rotation";

export default resourceRule({
    name: "encryption-key-rotation",
    description: "Symmetric customer-managed KMS keys must be rotated automatically.",
    severity: "medium",
    level: "mandatory",
    checklist: ["A5"],
    why: "A key that never changes protects ever more data; rotation limits what one piece of key material is worth, and needs no change of whoever uses the key.",
    fix: [
        "set `enableKeyRotation` to true.",
        "With the level `remediate`, `enableKeyRotation` is set: what older key material encrypted can still be read.",
    ],
    notes: [
        "AWS KMS rotates symmetric encryption keys whose material it made itself. Asymmetric and HMAC keys, keys with imported material, keys of a custom key store and replicas are not judged: a replica follows its primary.",
        "`rotationPeriodInDays` does nothing while `enableKeyRotation` is false.",
    ],
    on: ["aws:kms/key:Key", "aws-native:kms:Key"],
    messages: { off: "the key is not rotated." },
    example: {
        good: { inputs: { description: "Orders", enableKeyRotation: true } },
        bad: { inputs: { description: "Orders", rotationPeriodInDays: 90 } },
    },
    *check(key, { found }) {
        const rotates = key.child("enableKeyRotation");
        if (rotates.isOneOf(true, "true")) return;
        if (!canRotate(key.as())) return;
        if (rotates.asBoolean() !== true) yield found("off", rotates);
    },
    remedy(key, { resource }) {
        if (canRotate(resource.as())) key.enableKeyRotation = true;
    },
});
