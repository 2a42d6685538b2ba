/** Passwords in rows that a statement inserts: `INSERT INTO users (name, password) VALUES ('app', '…')`. */
import { literalArgument } from "./arguments";
import { harmlessBecause } from "./harmless";
import { isSecretLiteral } from "./literals";
import { secretName } from "./names";
import { type Found } from "./prefixes";
import { isLiteralPassword } from "./urls";

/** Where the columns begin. */
const INTO = /\b(?:insert|replace)\s{1,4}(?:ignore\s)?into\s{1,4}[^\s(]{1,128}\s{0,4}\(/giu;
/** Where the values of the first row begin, behind the columns. */
const VALUES = /\)\s{0,24}values\s{0,24}\(/iuy;
/** The columns of a table take no more. */
const LONGEST = 400;

/** Finds every literal secret in a column that says so. */
export function findInserted(text: string): Found[] {
    const found: Found[] = [];
    for (const match of text.matchAll(INTO)) {
        const start = match.index + match[0].length;
        const columns = text.slice(start, start + LONGEST).split(")", 1)[0] ?? "";
        VALUES.lastIndex = start + columns.length;
        if (!VALUES.test(text)) continue;
        const from = VALUES.lastIndex;
        for (const [index, column] of columns.split(",").entries()) {
            const name = secretName(column.replace(/["'`[\]\\]/gu, "").trim());
            const literal = name === undefined ? undefined : literalArgument(text, from, index);
            if (name === undefined || literal === undefined) continue;
            const value = text.slice(literal.start, literal.end);
            if (!isLiteralPassword(value) || harmlessBecause(value) !== undefined) continue;
            if (isSecretLiteral(value, { ...name, qualified: true }, "quoted")) found.push({ kind: "written-password", ...literal });
        }
    }
    return found;
}
