/** Whose key it is. Source: AWS KMS Developer Guide, "AWS KMS keys" and "Aliases" (`alias/aws/` is reserved for AWS-managed keys). */
import type { View } from "../values";

/** `customer`: a key that the account manages itself; `aws`: one that AWS owns or manages. */
export type KeyOwner = "customer" | "aws";

/**
 * Whose key an identifier names. None at all is the key that AWS takes by itself, and `alias/aws/…` the service's AWS-managed one. The
 * id or ARN of a key does not say whose it is and counts as the customer's.
 * @throws Undetermined where the identifier is not known.
 */
export function keyOwner(key: View): KeyOwner {
    const identifier = key.asString();
    return identifier === undefined || identifier === "" || /(?:^|:)alias\/aws\//.test(identifier) ? "aws" : "customer";
}
