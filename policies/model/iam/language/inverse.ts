/**
 * What a Deny leaves: a request escapes it by failing at least one line of its condition block, so each line, turned round, says what
 * one kind of escaping request satisfies. `StringNotEquals s3:ResourceAccount 123456789012` in a Deny leaves what
 * `StringEquals s3:ResourceAccount 123456789012` in an Allow admits (AWS IAM User Guide, "IAM JSON policy elements: Condition
 * operators": a negated operator also holds for a request without the key, and "Set operators for multivalued context keys").
 */
import { isUnknown, UNKNOWN } from "../../values";
import { isFalse, isTrue } from "./conditions";
import type { Condition } from "./statement";

/** Operators of a Deny, and what a request that has the key and escapes satisfies. */
const NEGATED: ReadonlyMap<string, string> = new Map([
    ["stringnotequals", "stringequals"],
    ["stringnotequalsignorecase", "stringequalsignorecase"],
    ["stringnotlike", "stringlike"],
    ["arnnotequals", "arnequals"],
    ["arnnotlike", "arnlike"],
    ["notipaddress", "ipaddress"],
    ["numericnotequals", "numericequals"],
]);
/** The other way round: what escapes `StringEquals` in a Deny lacks the key, or has none of the values. */
const POSITIVE: ReadonlyMap<string, string> = new Map([...NEGATED].map(([negated, positive]) => [positive, negated]));
const OPPOSITE: ReadonlyMap<string, string> = new Map([
    ["numericlessthan", "numericgreaterthanequals"],
    ["numericlessthanequals", "numericgreaterthan"],
    ["numericgreaterthan", "numericlessthanequals"],
    ["numericgreaterthanequals", "numericlessthan"],
]);

/** Keys that every request has ("AWS global condition context keys": Availability). */
const ALWAYS_THERE: ReadonlySet<string> = new Set(["aws:securetransport", "aws:viaawsservice"]);

/**
 * What every request satisfies that fails `line`. Where no condition says so (an operator that names only exceptions), the answer is a
 * line that proves nothing; a line that cannot be read stays unreadable.
 */
export function inverseOf(line: Condition): Condition {
    if (isUnknown(line.key) || isUnknown(line.operator)) return line;
    const { operator, key, values } = line;
    if (operator === "null")
        return { ...line, values: values.map((value) => (isUnknown(value) ? value : isTrue(value) ? "false" : "true")) };
    // Of a request without the key: `…IfExists`, `ForAllValues:` and negated operators hold for it, so it does not escape them.
    const positive = NEGATED.get(operator);
    if (positive !== undefined) {
        // All values of the request have to be listed to escape `ForAnyValue:`, which a request without the key does too.
        if (line.set === "ForAnyValue") return { operator: positive, key, values, ifExists: false, set: "ForAllValues" };
        return { operator: positive, key, values, ifExists: false, set: line.set === "ForAllValues" ? "ForAnyValue" : undefined };
    }
    const holdsWithoutKey = line.ifExists || line.set === "ForAllValues" || ALWAYS_THERE.has(key);
    const bound = OPPOSITE.get(operator);
    // Several bounds are ORed, so that to escape means to fail all of them: only one is turned round.
    if (bound !== undefined && values.length === 1 && line.set === undefined) {
        return { operator: bound, key, values, ifExists: !holdsWithoutKey, set: undefined };
    }
    const [value] = values;
    if (operator === "bool" && values.some(isUnknown)) return { ...line, operator: UNKNOWN };
    if (operator === "bool" && value !== undefined && values.length === 1 && line.set === undefined && !isUnknown(value)) {
        const other = isFalse(value) ? "true" : "false";
        return { operator: "bool", key, values: [other], ifExists: !holdsWithoutKey, set: undefined };
    }
    const negated = POSITIVE.get(operator);
    // A negated operator holds without the key, as a request without it escapes a plain operator.
    if (negated !== undefined && line.set === undefined && !line.ifExists)
        return { operator: negated, key, values, ifExists: false, set: undefined };
    return { operator: `not ${operator}`, key, values, ifExists: false, set: undefined };
}
