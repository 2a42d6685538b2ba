/**
 * Whether what a signed-in identity may do is held to its own data. Source: Amazon Cognito developer guide, "Using attributes for access
 * control"; IAM User Guide, "Amazon S3: Lets Amazon Cognito users access objects in their bucket" and "Amazon DynamoDB: Allows item-level
 * access based on an Amazon Cognito ID"; Amplify documentation, "File access levels", of what is shared under a prefix.
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
    "dynamodb:PartiQLSelect",
    "dynamodb:PartiQLInsert",
    "dynamodb:PartiQLUpdate",
    "dynamodb:PartiQLDelete",
    "s3:GetObjectVersion",
] as const;
/** Those that only read objects. */
const READS_OBJECTS: readonly string[] = ["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket"];

/** The identity itself: its id in the pool, in China by another prefix. */
const IDENTITY = /\$\{cognito-identity\.amazonaws\.com(?:\.cn)?:sub\}/i;
/** An attribute of the identity, where the pool maps attributes to tags. */
const TAG = /\$\{aws:PrincipalTag\/[^}]{1,128}\}/i;
const PREFIX = "s3:prefix";
const SCOPING_KEYS: ReadonlySet<string> = new Set(["dynamodb:leadingkeys", PREFIX]);
const TEXT: ReadonlySet<string> = new Set(["stringequals", "stringlike", "stringequalsignorecase"]);

/** Prefixes of objects that an application shares among its identities, each with its slash. */
export interface Shared {
    /** Of objects that everybody may read and write. */
    readonly all: readonly string[];
    /** Of objects that everybody may read, and their owners write. */
    readonly readable: readonly string[];
}

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

/** What holds the data that a statement gives to one identity, or to what all of them share. */
export function scopeOf(statement: Statement, shared: Shared): Scope {
    const { resources, conditions } = statement;
    const lines = conditions.filter(({ key, operator }) => SCOPING_KEYS.has(key) && TEXT.has(operator));
    const common = sharedBy(statement, shared);
    const objects = resources ?? [];
    const held = (...variables: readonly RegExp[]): boolean => {
        const isHeld = (value: string): boolean => variables.some((variable) => variable.test(value));
        return (
            (objects.length > 0 && objects.every((arn) => isHeld(arn) || common(keyOf(arn)))) ||
            lines.some(
                ({ key, values }) => values.length > 0 && values.every((value) => isHeld(value) || (key === PREFIX && common(value))),
            )
        );
    };
    if (held(IDENTITY)) return "identity";
    if (held(IDENTITY, TAG)) return "tag";
    const hidden =
        [objects, ...lines.map(({ values }) => values)].some((values) => values.some(isUnknown)) ||
        conditions.some(({ key, operator }) => isUnknown(key) || isUnknown(operator));
    return hidden ? "unknown" : "none";
}

/** Whether a key, or the prefix of a list, is of objects that all identities share. */
function sharedBy({ actions }: Statement, { all, readable }: Shared): (key: string | undefined) => boolean {
    const gives = DATA_ACTIONS.filter((action) => actions === undefined || actions.some((pattern) => coversAction(pattern, action)));
    const isReading = actions !== undefined && !actions.some(isUnknown) && gives.every((action) => READS_OBJECTS.includes(action));
    const prefixes = isReading ? [...all, ...readable] : all;
    return (key) => key !== undefined && prefixes.some((prefix) => key.startsWith(prefix));
}

/** The key of an object's ARN, of one named bucket: a wildcard in the bucket's name would reach over the slash. */
const keyOf = (arn: string): string | undefined => /^arn:[^:]{1,32}:s3:::[^/*?]{1,255}\/(.*)$/s.exec(arn)?.[1];
