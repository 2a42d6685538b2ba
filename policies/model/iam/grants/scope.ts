/**
 * Whether a condition holds an action to some resources, or leaves it open for every one of the kind that the action acts on. What the
 * resource pattern itself leaves open is `reach`.
 *
 * Source: AWS IAM User Guide, "AWS global condition context keys".
 */
import { isUnknown } from "../../values";
import { partsOf } from "../language/action-patterns";
import { isTrue } from "../language/conditions";
import { hasWildcard } from "../language/fixed";
import type { Condition } from "../language/statement";
import { isEveryResource } from "../language/arn-patterns";
import { allOf, verdictOf, type Verdict } from "../language/verdict";
import { isListed } from "./listed-keys";

const POSITIVE: ReadonlySet<string> = new Set([
    "stringequals",
    "stringequalsignorecase",
    "stringlike",
    "arnequals",
    "arnlike",
    "bool",
    "binaryequals",
]);

/** Whether the statement holds only for calls that an AWS service makes on the principal's behalf, never for its own. */
export function onlyThroughService(condition: Condition): Verdict {
    const { operator, values } = condition;
    if (isUnknown(condition.key) || isUnknown(operator)) return "unknown";
    const isTrueOnly = (): Verdict => (operator === "bool" && values.length > 0 ? allOf(values.map(asTrue)) : "no");
    // Every request has this key, so that `IfExists` changes nothing ("AWS global condition context keys").
    if (condition.key === "aws:viaawsservice") return isTrueOnly();
    if (condition.ifExists || condition.set === "ForAllValues") return "no";
    // Grants that an integrated service makes for the principal (AWS KMS Developer Guide, "kms:GrantIsForAWSResource").
    if (condition.key === "kms:grantisforawsresource") return isTrueOnly();
    return verdictOf(condition.key.startsWith("aws:calledvia") && POSITIVE.has(operator));
}

const asTrue = (value: string): Verdict => (isUnknown(value) ? "unknown" : verdictOf(isTrue(value)));

/** Whether a condition key speaks of the account or organisation that owns the resource; S3's own key stands in requests to S3 alone. */
const isOwnerKey = (key: string, action: string): boolean =>
    /^aws:resource(?:account|org)/.test(key) || (key === "s3:resourceaccount" && partsOf(action).service.startsWith("s3"));

/** Whether a condition holds the action to resources of chosen accounts or organisations. */
export function holdsToOwner(condition: Condition, action: string): Verdict {
    if (!isOwnerKey(condition.key, action)) return "no";
    // A pattern of an account (`1???????????`) or an organisation takes in others; below an organisation the path may be open.
    const isOneOwner = (value: string): boolean =>
        condition.key === "aws:resourceorgpaths" ? value.includes("/") && !/^[^/]*[*?]/.test(value) : !hasWildcard(value);
    return condition.operator === "stringlike" && !condition.values.every((value) => isUnknown(value) || isOneOwner(value))
        ? "no"
        : chooses(condition);
}

/**
 * Whether a condition leaves `action` open for some resources only: a tag of the resource, a key of the service. It has to be a key that
 * AWS lists for the action or its resource types: any other is no fact about the resource. Keys of the caller and of the request's
 * form do not choose; `Null`, `?*` and the like only want the key to be there; negated operators name only exceptions; `…IfExists` and
 * `ForAllValues:` let pass what lacks the key.
 */
export function narrows(condition: Condition, action: string): Verdict {
    if (isUnknown(condition.key)) return "unknown";
    // Of two halves of all resources neither is chosen (`kms:MultiRegion`); a tag may say `true` as well as any other word.
    if (condition.operator === "bool" && !condition.key.includes("tag/")) return "no";
    return isListed(condition.key, action) ? chooses(condition) : "no";
}

/** Whether a line has one of chosen values in every request that it admits. */
export function chooses(condition: Condition): Verdict {
    const { key, operator, values, ifExists, set } = condition;
    if (isUnknown(key) || isUnknown(operator)) return "unknown";
    if (ifExists || set === "ForAllValues" || !POSITIVE.has(operator) || values.length === 0) return "no";
    const isPattern = /like$|^arn/.test(operator);
    return allOf(
        values.map((value): Verdict => {
            // Whatever text an equality wants, it is one.
            if (isUnknown(value)) return /^string(?:equals|equalsignorecase)$/.test(operator) ? "yes" : "unknown";
            if (value.toLowerCase() === `\${${key}}`) return "no";
            if (key === "kms:resourcealiases" && isPattern && /^alias\/[*?]+$/.test(value)) return "no";
            return verdictOf(!isPattern || !leavesOpen(value));
        }),
    );
}

/** `*`, `?*`, `????????????`, `o-*`, `arn:aws:lambda:*:*:function:*`: some text, some organisation, or some resource of a type. */
const leavesOpen = (value: string): boolean =>
    /^(?:o-)?[*?]+$/.test(value) || isEveryResource(value) || /^arn:(?:[^:]*:){4}[a-z-]+[/:][*?]*\*$/.test(value);

/** Whether a condition demands a tag of the resource, whatever its value. */
export const demandsTag = ({ key, operator, values, ifExists, set }: Condition): boolean =>
    /:resourcetag\//.test(key) &&
    (operator === "null"
        ? values.every((value) => value.toLowerCase() === "false")
        : !ifExists && set !== "ForAllValues" && POSITIVE.has(operator) && values.length > 0);
