/**
 * Whether what a signed-in identity may do is held to its own data. Source: Amazon Cognito developer guide, "Using attributes for access
 * control"; IAM User Guide, "Amazon S3: Lets Amazon Cognito users access objects in their bucket" and "Amazon DynamoDB: Allows item-level
 * access based on an Amazon Cognito ID"; Amplify documentation, "File access levels", of what is shared under a prefix.
 */
import { actionInfo, expandActions } from "../iam/knowledge";
import { allOf, coversAction, partsOf, verdictOf, type Condition, type Statement, type Verdict } from "../iam/language";
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
export function scopeOf(statement: Statement, { all, readable }: Shared): Scope {
    const reads = statement.actions === undefined ? "no" : allOf(statement.actions.map(onlyReads));
    const scope = scopeWithin(statement, reads === "yes" ? [...all, ...readable] : all);
    if (reads !== "unknown" || scope !== "none") return scope;
    return scopeWithin(statement, [...all, ...readable]) === "none" ? "none" : "unknown";
}

/** The same, where what stands under `prefixes` is everybody's. */
function scopeWithin({ resources, conditions }: Statement, prefixes: readonly string[]): Scope {
    const lines = conditions.filter((line) => SCOPING_KEYS.has(line.key) && TEXT.has(line.operator) && asksFor(line));
    const common = (key: string | undefined): boolean => key !== undefined && prefixes.some((prefix) => key.startsWith(prefix));
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

/**
 * Whether a request without the key fails the line. A list without `s3:prefix` is of all objects, and passes `IfExists` and
 * `ForAllValues`; for `dynamodb:LeadingKeys` AWS documents the latter.
 */
const asksFor = ({ key, ifExists, set }: Condition): boolean => key !== PREFIX || (!ifExists && set !== "ForAllValues");

/** Whether all that an element of `Action` covers of S3 reads; of an action that AWS's reference lacks, nobody knows. */
function onlyReads(pattern: string): Verdict {
    if (isUnknown(pattern)) return "unknown";
    const { service, name } = partsOf(pattern);
    if (!coversAction(service, "s3")) return "yes";
    if (name === undefined) return "no";
    const covered = expandActions(`s3:${name}`);
    if (covered.length === 0) return "unknown";
    return verdictOf(covered.every((action) => actionInfo(action)?.levels.every((level) => level === "Read" || level === "List") === true));
}

/** The key of an object's ARN, of one named bucket: a wildcard in the bucket's name would reach over the slash. */
const keyOf = (arn: string): string | undefined => /^arn:[^:]{1,32}:s3:::[^/*?]{1,255}\/(.*)$/s.exec(arn)?.[1];
