/**
 * Whether what a signed-in identity may do is held to its own data. Source: Amazon Cognito developer guide, "Using attributes for access
 * control"; IAM User Guide, "Amazon S3: Lets Amazon Cognito users access objects in their bucket" and "Amazon DynamoDB: Allows item-level
 * access based on an Amazon Cognito ID".
 */
import { coversAction, type Statement, type Verdict } from "../iam/language";
import { isUnknown } from "../values";

/** Actions that read or write the data of people. */
const DATA_ACTIONS = [
    "s3:GetObject",
    "s3:PutObject",
    "s3:DeleteObject",
    "s3:ListBucket",
    "dynamodb:GetItem",
    "dynamodb:BatchGetItem",
    "dynamodb:Query",
    "dynamodb:Scan",
    "dynamodb:PutItem",
    "dynamodb:UpdateItem",
    "dynamodb:DeleteItem",
    "dynamodb:BatchWriteItem",
] as const;

/** The identity itself: its id in the pool, in China by another prefix. */
const IDENTITY = /\$\{cognito-identity\.amazonaws\.com(?:\.cn)?:sub\}/i;
/** An attribute of the identity, where the pool maps attributes to tags. */
const TAG = /\$\{aws:PrincipalTag\/[^}]{1,128}\}/i;
const SCOPING_KEYS: ReadonlySet<string> = new Set(["dynamodb:leadingkeys", "s3:prefix"]);
const TEXT: ReadonlySet<string> = new Set(["stringequals", "stringlike", "stringequalsignorecase"]);

export type Scope = "identity" | "tag" | "none" | "unknown";

/** Whether an Allow statement gives any access to data at all; `unknown` where an action that nobody can see may. */
export function givesData({ effect, actions, notActions }: Statement): Verdict {
    if (effect !== "Allow") return "no";
    const listed = actions ?? notActions ?? [];
    const covers = (action: string): boolean => listed.some((pattern) => coversAction(pattern, action));
    if (actions !== undefined ? DATA_ACTIONS.some(covers) : DATA_ACTIONS.some((action) => !covers(action)))
        return actions === undefined && listed.some(isUnknown) ? "unknown" : "yes";
    return actions !== undefined && listed.some(isUnknown) ? "unknown" : "no";
}

/** What holds the data that a statement gives to one identity. */
export function scopeOf({ resources, conditions }: Statement): Scope {
    const lines = conditions.filter(({ key, operator }) => SCOPING_KEYS.has(key) && TEXT.has(operator));
    const groups = [resources ?? [], ...lines.map(({ values }) => values)].filter((values) => values.length > 0);
    const held = (variable: RegExp): boolean => groups.some((values) => values.every((value) => variable.test(value)));
    if (held(IDENTITY)) return "identity";
    if (groups.some((values) => values.every((value) => IDENTITY.test(value) || TAG.test(value)))) return "tag";
    const hidden =
        groups.some((values) => values.some(isUnknown)) || conditions.some(({ key, operator }) => isUnknown(key) || isUnknown(operator));
    return hidden ? "unknown" : "none";
}
