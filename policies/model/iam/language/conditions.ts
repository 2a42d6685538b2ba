/**
 * What the condition block of a statement proves about every request that satisfies it.
 *
 * The lines of a block are ANDed, the values of a line are ORed; so one line is enough for a proof, if all its values are acceptable.
 * A line proves nothing where it also holds for a request without the key: with `…IfExists`, with `ForAllValues:` and with negated
 * operators; `Null: {key: "false"}` in the same block makes up for the first two (AWS IAM User Guide, "IAM JSON policy elements:
 * Condition operators" and "Set operators for multivalued context keys").
 */
import { isUnknown } from "../../values";
import type { Condition, Statement } from "./document";
import { allOf, anyOf, verdictOf, type Verdict } from "./verdict";

/** What the functions here need of a statement. */
export type Conditioned = Pick<Statement, "conditions" | "path">;

/** Operators that hold only for a request whose key has one of the values (`ArnEquals` and `ArnLike` are the same to IAM). */
const EQUALITY: ReadonlySet<string> = new Set([
    "stringequals",
    "stringequalsignorecase",
    "stringlike",
    "arnequals",
    "arnlike",
    "bool",
    "binaryequals",
    "ipaddress",
    "numericequals",
    "dateequals",
]);

/**
 * Whether every request that satisfies the block has `key` with a value that `accept` admits. `accept` gets each value as written,
 * wildcards and policy variables included, and has to admit everything that the value can stand for.
 * @param operators in lower case, without prefix and suffix; default: all that compare for equality.
 */
export function provesKey(
    statement: Conditioned,
    key: string,
    accept: (value: string) => boolean,
    operators: ReadonlySet<string> = EQUALITY,
): Verdict {
    const lower = key.toLowerCase();
    return provesSomeKey(statement, (candidate) => candidate === lower, accept, operators);
}

/** The same as {@link provesKey} for any key (in lower case) that `isMeant` picks. */
export function provesSomeKey(
    statement: Conditioned,
    isMeant: (key: string) => boolean,
    accept: (value: string) => boolean,
    operators: ReadonlySet<string> = EQUALITY,
): Verdict {
    const nulls = statement.conditions.filter(isNullCheck);
    return anyOf(
        statement.conditions.map((line) => {
            if (isUnknown(line.key)) return "unknown";
            if (!isMeant(line.key)) return "no";
            if (isUnknown(line.operator)) return "unknown";
            if (!operators.has(line.operator) || line.values.length === 0) return "no";
            const present = line.ifExists || line.set === "ForAllValues" ? presence(nulls, line.key) : "yes";
            return allOf([present, ...line.values.map((value): Verdict => (isUnknown(value) ? "unknown" : verdictOf(accept(value))))]);
        }),
    );
}

/** Whether `Null` forbids requests without `key`. */
export const provesPresence = (statement: Conditioned, key: string): Verdict =>
    presence(statement.conditions.filter(isNullCheck), key.toLowerCase());

/** Whether a line is, or may be, a check for presence. */
const isNullCheck = ({ operator, key }: Condition): boolean => operator === "null" || isUnknown(operator) || isUnknown(key);

const presence = (nulls: readonly Condition[], key: string): Verdict =>
    anyOf(
        nulls
            .filter((line) => line.key === key || isUnknown(line.key))
            .map((line) => {
                if (isUnknown(line.key) || isUnknown(line.operator)) return "unknown";
                if (line.values.length === 0) return "no";
                return allOf(line.values.map((value): Verdict => (isUnknown(value) ? "unknown" : verdictOf(isFalse(value)))));
            }),
    );

/** `"true"` in any case, as IAM reads a Boolean. */
export const isTrue = (value: string): boolean => value.toLowerCase() === "true";

/** `"false"` in any case, as IAM reads a Boolean. */
export const isFalse = (value: string): boolean => value.toLowerCase() === "false";

/** Whether any of a line's values passes: enough for a positive operator to hold for it. */
export const someValue = (line: Condition, accept: (value: string) => boolean): Verdict =>
    anyOf(line.values.map((value): Verdict => (isUnknown(value) ? "unknown" : verdictOf(accept(value)))));

/**
 * Whether a line only spares calls that AWS services make, as AWS's data perimeter examples do in a Deny:
 * `aws:PrincipalIsAWSService` or `aws:ViaAWSService` false. Both keys are in every request.
 */
export function sparesServicesOnly(line: Condition): Verdict {
    if (line.operator !== "bool" || (line.key !== "aws:principalisawsservice" && line.key !== "aws:viaawsservice")) return "no";
    return someValue(line, isFalse);
}

/**
 * Whether a Deny's block holds for every request of a kind: `some` line says so of the kind, and every other line either does too
 * or only spares AWS services. A line more could let requests through, so it proves nothing.
 */
export function deniesAll(statement: Conditioned, holds: (line: Condition) => Verdict): Verdict {
    const lines = statement.conditions.map((line): readonly [Verdict, Verdict] =>
        isUnknown(line.key) || isUnknown(line.operator) ? ["unknown", "unknown"] : [holds(line), sparesServicesOnly(line)],
    );
    return allOf([anyOf(lines.map(([held]) => held)), ...lines.map((pair) => anyOf(pair))]);
}
