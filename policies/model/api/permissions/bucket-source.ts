/** Buckets as the source of calls (S3 User Guide, "Granting permissions to invoke an AWS Lambda function", "Bucket naming rules"). */
import { parseArn } from "../../arn";
import { hasFixedOwner } from "../../iam/language";
import { isUnknown } from "../../values";
import type { View } from "../../values";
import { principalOf } from "./permission";

/** The name of a bucket in the namespace of an account: `<prefix>-<account>-<region>-an`; the suffix is reserved for them. */
const ACCOUNT_REGIONAL = /-\d{12}-[a-z]{2,4}(?:-[a-z]{2,9}){1,3}-\d{1,2}-an$/;

/**
 * Whether a permission lets S3 call for a bucket and does not say whose: with `sourceAccount` it does, and so does a name that only one
 * account can create.
 * @throws Undetermined where the bucket or the account is not known.
 */
export function bucketsOfNobody(permission: View): boolean {
    const principal = principalOf(permission);
    if (principal.kind !== "service" || principal.service !== "s3") return false;
    const account = permission.child("sourceAccount");
    // Known only after deployment, it is the account of a resource.
    if (isUnknown(account.raw) || (account.asString() ?? "") !== "") return false;
    const arn = permission.string("sourceArn");
    if (arn === undefined || !hasFixedOwner(arn)) return false;
    return !ACCOUNT_REGIONAL.test(parseArn(arn)?.resource.split("/", 1)[0] ?? "");
}
