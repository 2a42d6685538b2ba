/**
 * Whether a value in a policy names one thing or opens a range: "fixed" as Amazon S3 and Amazon EFS use the word when they decide
 * whether a policy is public, i.e. without a wildcard and without a policy variable
 * (S3 User Guide, "Blocking public access": "The meaning of public"; EFS User Guide, "Blocking public access to EFS file systems").
 */
import { parseArn } from "../../arn";

/** Whether a value holds `*` or `?` other than as the escapes `${*}` and `${?}` (IAM User Guide, "IAM policy elements: Variables and tags"). */
export const hasWildcard = (value: string): boolean => /[*?]/.test(value.replace(/\$\{[*?$]\}/g, ""));

/** Whether a value is one literal: not empty, no wildcard, no policy variable. */
export const isFixed = (value: string): boolean => value.trim() !== "" && !/[*?]|\$\{/.test(value);

/** The part of a pattern before its first wildcard or policy variable: the whole of a fixed value. */
export const fixedPrefix = (value: string): string => /^(?:[^*?$]|\$(?!\{))*/.exec(value)?.[0] ?? "";

/** Whether the account field of an ARN pattern is one account, or the one that owns the resource. */
const isOneAccount = (account: string): boolean => isFixed(account) || account.toLowerCase() === "${aws:resourceaccount}";

/** Whether an ARN pattern is bound to one account, whatever it leaves open beside. */
export function hasFixedAccount(value: string): boolean {
    const arn = parseArn(value);
    return arn !== undefined && isOneAccount(arn.account);
}

/**
 * Whether an ARN pattern is bound to one owner: one account, or, in ARNs that carry none, one resource whose name nobody else can have
 * (an S3 bucket; a CodeCatalyst space, `arn:aws:codecatalyst:::space/<id>/project/*`).
 */
export function hasFixedOwner(value: string): boolean {
    const arn = parseArn(value);
    if (arn === undefined) return false;
    if (arn.account !== "") return isOneAccount(arn.account) || isBucketAnywhere(arn);
    if (isFixed(arn.resource)) return true;
    const fixed = fixedPrefix(arn.resource);
    const whole = fixed.slice(0, Math.max(fixed.lastIndexOf("/"), fixed.lastIndexOf(":")) + 1);
    const names = whole.split(/[/:]/).filter((name) => name !== "");
    return names.length >= (arn.service === "s3" ? 1 : 2);
}

/** `arn:aws:s3:*:*:my-bucket`: S3's own examples write a bucket's ARN so (S3 User Guide, "IAM policy for a destination SNS topic"). */
const isBucketAnywhere = ({ service, account, resource }: { service: string; account: string; resource: string }): boolean =>
    service === "s3" && /^\*+$/.test(account) && isFixed(resource) && !/[/:]/.test(resource);
