/** Which KMS keys AWS rotates. Source: AWS KMS Developer Guide, "Rotate AWS KMS keys"; API reference, EnableKeyRotation. */
import { Undetermined } from "../values";
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
    let unread: Undetermined | undefined;
    const isRuledOut = (rules: () => boolean): boolean => {
        try {
            return rules();
        } catch (error) {
            if (!(error instanceof Undetermined)) throw error;
            unread ??= error;
            return false;
        }
    };
    for (const [property, value] of REQUIRED) if (isRuledOut(() => (key.string(property) || value) !== value)) return false;
    for (const property of STORES) if (isRuledOut(() => (key.string(property) || undefined) !== undefined)) return false;
    if (unread !== undefined) throw unread;
    return true;
}
