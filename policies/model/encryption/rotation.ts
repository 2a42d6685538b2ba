/** Which KMS keys AWS rotates. Source: AWS KMS Developer Guide, "Rotate AWS KMS keys"; API reference, EnableKeyRotation. */
import { anyOf } from "../doubts";
import type { View } from "../values";

/** What a key must be, or leave out: `aws` names first, then aws-native's. */
const REQUIRED: readonly (readonly [property: string, value: string])[] = [
    ["customerMasterKeySpec", "SYMMETRIC_DEFAULT"],
    ["keySpec", "SYMMETRIC_DEFAULT"],
    ["keyUsage", "ENCRYPT_DECRYPT"],
    ["origin", "AWS_KMS"],
];
/** What a key of a custom key store has. */
const STORES = ["customKeyStoreId", "xksKeyId"];

/**
 * Whether automatic rotation can be switched on: for symmetric encryption keys with material of AWS KMS.
 * @throws Undetermined where a property that would rule it out is not known, and no other does.
 */
export function canRotate(key: View): boolean {
    const excluding = [
        ...REQUIRED.map(
            ([property, value]) =>
                () =>
                    (key.string(property) || value) !== value,
        ),
        ...STORES.map((property) => () => (key.string(property) || undefined) !== undefined),
    ];
    return !anyOf(excluding, (isRuledOut) => isRuledOut());
}
