/**
 * What the condition block of a statement proves about every request that satisfies it.
 *
 * The lines of a block are ANDed, the values of a line are ORed; so one line is enough for a proof, if all its values are acceptable.
 * A line proves nothing where it also holds for a request without the key: with `…IfExists`, with `ForAllValues:` and with negated
 * operators; `Null: {key: "false"}` in the same block makes up for the first two (AWS IAM User Guide, "IAM JSON policy elements:
 * Condition operators" and "Set operators for multivalued context keys").
 */
import { isUnknown, UNKNOWN } from "../../values";
import type { Condition, Statement } from "./statement";
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

/** Whether a value as written binds, under an operator in lower case. */
export type Accept = (value: string, operator: string) => boolean;

/**
 * Whether every request that satisfies the block has `key` with a value that `accept` admits. `accept` gets each value as written,
 * wildcards and policy variables included, and has to admit everything that the value can stand for.
 * @param operators in lower case, without prefix and suffix; default: all that compare for equality.
 * @param unseen operators under which a value that nobody knows yet is admitted, whatever it will be
 */
export function provesKey(
    statement: Conditioned,
    key: string,
    accept: Accept,
    operators: ReadonlySet<string> = EQUALITY,
    unseen: ReadonlySet<string> = NO_OPERATOR,
): Verdict {
    const block = blockOf(statement.conditions);
    return anyOf([
        block.isHidden ? "unknown" : "no",
        ...provesEach(block, block.byKey.get(key.toLowerCase()) ?? [], accept, operators, unseen),
    ]);
}

/** The same as {@link provesKey} for any key (in lower case) that `isMeant` picks. */
export function provesSomeKey(
    statement: Conditioned,
    isMeant: (key: string) => boolean,
    accept: Accept,
    operators: ReadonlySet<string> = EQUALITY,
): Verdict {
    const block = blockOf(statement.conditions);
    const meant = statement.conditions.filter(({ key }) => !isUnknown(key) && isMeant(key));
    return anyOf([block.isHidden ? "unknown" : "no", ...provesEach(block, meant, accept, operators)]);
}

const NO_OPERATOR: ReadonlySet<string> = new Set();

const provesEach = (
    block: Block,
    lines: readonly Condition[],
    accept: Accept,
    operators: ReadonlySet<string>,
    unseen: ReadonlySet<string> = NO_OPERATOR,
): readonly Verdict[] =>
    lines.map((line) => {
        if (isUnknown(line.operator)) return "unknown";
        if (!operators.has(line.operator) || line.values.length === 0) return "no";
        const present = line.ifExists || line.set === "ForAllValues" ? presence(block, line.key) : "yes";
        return allOf([
            present,
            ...line.values.map((value): Verdict =>
                isUnknown(value) ? verdictWhereUnseen(unseen, line) : verdictOf(accept(value, line.operator)),
            ),
        ]);
    });

const verdictWhereUnseen = (unseen: ReadonlySet<string>, { operator }: Condition): Verdict => (unseen.has(operator) ? "yes" : "unknown");

/** Whether `Null` forbids requests without `key`. */
export const provesPresence = (statement: Conditioned, key: string): Verdict => presence(blockOf(statement.conditions), key.toLowerCase());

/** A block by the keys of its lines: many questions are asked of the same. */
interface Block {
    readonly byKey: ReadonlyMap<string, readonly Condition[]>;
    /** Whether a line's key cannot be read. */
    readonly isHidden: boolean;
    /** Whether each key has to be in the request: by `Null`. */
    readonly present: Map<string, Verdict>;
}

const blocks = new WeakMap<readonly Condition[], Block>();

function blockOf(conditions: readonly Condition[]): Block {
    let block = blocks.get(conditions);
    if (block === undefined) {
        const byKey = new Map<string, Condition[]>();
        for (const line of conditions) {
            if (isUnknown(line.key)) continue;
            const lines = byKey.get(line.key);
            if (lines === undefined) byKey.set(line.key, [line]);
            else lines.push(line);
        }
        block = { byKey, isHidden: conditions.some(({ key }) => isUnknown(key)), present: new Map() };
        blocks.set(conditions, block);
    }
    return block;
}

function presence(block: Block, key: string): Verdict {
    let verdict = block.present.get(key);
    if (verdict === undefined) {
        verdict = anyOf([block.isHidden ? "unknown" : "no", ...(block.byKey.get(key) ?? []).map(demandsKey)]);
        block.present.set(key, verdict);
    }
    return verdict;
}

function demandsKey(line: Condition): Verdict {
    if (isUnknown(line.operator)) return "unknown";
    if (line.operator !== "null" || line.values.length === 0) return "no";
    return allOf(line.values.map((value): Verdict => (isUnknown(value) ? "unknown" : verdictOf(isFalse(value)))));
}

const demanded = new WeakMap<readonly Condition[], readonly Condition[]>();

/**
 * The lines of a block, where a key that `Null` demands makes `…IfExists` and `ForAllValues:` as good as the plain operator. Of a block
 * without such a key the block itself.
 */
export function withPresence(conditions: readonly Condition[]): readonly Condition[] {
    let lines = demanded.get(conditions);
    if (lines === undefined) {
        const block = blockOf(conditions);
        const isLoose = ({ ifExists, set }: Condition): boolean => ifExists || set === "ForAllValues";
        const present = (line: Condition): Verdict => (isLoose(line) ? presence(block, line.key) : "no");
        lines = conditions.some((line) => present(line) !== "no")
            ? conditions.map((line) => {
                  const verdict = present(line);
                  if (verdict === "no") return line;
                  // Whether the key is demanded is not known: neither is what the line says.
                  return { ...line, ifExists: false, set: undefined, operator: verdict === "yes" ? line.operator : UNKNOWN };
              })
            : conditions;
        demanded.set(conditions, lines);
    }
    return lines;
}

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
function sparesServicesOnly(line: Condition): Verdict {
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
