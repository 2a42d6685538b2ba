/**
 * Conditions on multi-factor authentication. `aws:MultiFactorAuthPresent` is in a request only if it was made with temporary
 * credentials, and is then true or false; `aws:MultiFactorAuthAge` is there only if MFA was used. Long-term access keys carry neither
 * (AWS IAM User Guide, "AWS global condition context keys" and "Secure API access with MFA").
 */
import { deniesAll, isFalse, isTrue, provesKey, provesPresence, someValue, type Conditioned } from "../language/conditions";
import type { Condition, Statement } from "../language/statement";
import { anyOf, verdictOf, type Verdict } from "../language/verdict";

const PRESENT = "aws:multifactorauthpresent";
const AGE = "aws:multifactorauthage";
const BOOL: ReadonlySet<string> = new Set(["bool"]);
/** Every comparison of a number fails without the key; which age it wants does not matter here. */
const NUMERIC: ReadonlySet<string> = new Set([
    "numericequals",
    "numericlessthan",
    "numericlessthanequals",
    "numericgreaterthan",
    "numericgreaterthanequals",
]);
const ABOVE: ReadonlySet<string> = new Set(["numericgreaterthan", "numericgreaterthanequals"]);

const isNumber = (value: string): boolean => /^\d{1,12}(\.\d{1,6})?$/.test(value);

/**
 * Whether a statement admits only requests authenticated with MFA: `Bool aws:MultiFactorAuthPresent` true, a bound on
 * `aws:MultiFactorAuthAge`, or its presence. `BoolIfExists … true` proves nothing: it holds for long-term access keys.
 */
export const provesMfa = (statement: Conditioned): Verdict =>
    anyOf([provesKey(statement, PRESENT, isTrue, BOOL), provesKey(statement, AGE, isNumber, NUMERIC), provesPresence(statement, AGE)]);

/**
 * Whether a Deny hits every request that is not authenticated with MFA: `BoolIfExists aws:MultiFactorAuthPresent` false, or the
 * absence of `aws:MultiFactorAuthAge`. Plain `Bool … false` misses long-term access keys, `Null … true` on the first key misses
 * temporary credentials. Which actions, resources and principals it hits is the caller's question.
 */
export const provesDenyWithoutMfa = (statement: Pick<Statement, "effect" | "conditions" | "path">): Verdict =>
    statement.effect === "Deny" ? deniesAll(statement, holdsWithoutMfa) : "no";

function holdsWithoutMfa(line: Condition): Verdict {
    const alsoWithoutKey = line.ifExists || line.set === "ForAllValues";
    if (line.key === PRESENT) return line.operator === "bool" && alsoWithoutKey ? someValue(line, isFalse) : "no";
    if (line.key !== AGE) return "no";
    if (line.operator === "null") return someValue(line, isTrue);
    return verdictOf(ABOVE.has(line.operator) && alsoWithoutKey);
}
