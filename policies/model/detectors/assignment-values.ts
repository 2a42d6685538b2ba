/** A value as it stands behind a name: a literal in quotes, or a run of characters without. */
import { alphabet, type Runs } from "./alphabet";
import { SCHEMES } from "./authorization";
import { type Setting } from "./literals";

/** Openings of string literals: `f"`, `@"`, `b'`. */
const OPENING = /(?:[fbru@$]{1,2}(?=["'`]))?(\\{0,3})(["'`])/uy;
const BARE = alphabet("!#-%(-+--:=-@A-[]-_a-~");
const LONGEST = 4096;
/** A longer value without quotes is no word that somebody typed, and is read once. */
export const LONGEST_BARE = 128;
const CLOSING: ReadonlySet<string> = new Set([")", "}", "]", ",", ";", ":"]);

/** A value, where it stands and how. */
export interface Value {
    readonly start: number;
    readonly end: number;
    readonly setting: Setting;
}

/** Reads the value that begins at `at`; undefined if there is none, or if its quotes do not close on the line. */
export function readValue(runs: Runs, at: number): Value | undefined {
    const { text } = runs;
    OPENING.lastIndex = at;
    const opening = OPENING.exec(text);
    if (opening !== null) {
        const quote = `${opening[1] ?? ""}${opening[2] ?? ""}`;
        const start = OPENING.lastIndex;
        const end = endOfQuoted(text, start, quote);
        return end === undefined ? undefined : { start, end, setting: "quoted" };
    }
    const braced = bracedAt(text, at);
    if (braced !== undefined) return braced;
    SCHEMES.lastIndex = at;
    const start = SCHEMES.test(text) ? SCHEMES.lastIndex : at;
    let end = Math.min(runs.end(BARE, start), start + LONGEST);
    // What closes a call, an object or the head of a function (`password: string): void`) is no part of the value.
    while (end > start && CLOSING.has(text[end - 1] ?? "")) end--;
    return end === start ? undefined : { start, end, setting: "bare" };
}

/** The end of a quoted value on the same line, at most 4 KiB on. */
function endOfQuoted(text: string, start: number, quote: string): number | undefined {
    for (let at = start; at < text.length && at - start < LONGEST; at++) {
        const character = text[at];
        if (character === "\n") return undefined;
        if (text.startsWith(quote, at)) return at;
        if (character === "\\" && quote.length === 1) at++;
    }
    return undefined;
}

/** `PWD={…};`: ODBC's way to write a value that holds a sign of its own. */
const BRACED = /\{([^{}\s]{4,128})\}(?=;|["']|$)/uy;

/** What a program inserts into a text: a name or a member, perhaps with a conversion and a format, `{password!r:>20}`. */
const INSERTED = /^[A-Za-z_][\w.]*(?:$|![rsa](?:$|:)|:|,-?\d)/u;
/** `Driver={ODBC Driver 18 for SQL Server}`: no text into which a program inserts has such braces. */
const DRIVER = /\bdriver=\{[\w()./]{1,40} [^{}]{1,80}\}/iu;

/** Whether the connection string before `at` names its driver in braces, so that braces are ODBC's. */
const isOfDriver = (text: string, at: number): boolean => {
    const before = text.slice(Math.max(0, at - 400), at);
    return DRIVER.test(before.slice(before.lastIndexOf("\n") + 1));
};

function bracedAt(text: string, at: number): Value | undefined {
    if (text[at - 1] !== "=" || text[at] !== "{") return undefined;
    BRACED.lastIndex = at;
    const value = BRACED.exec(text)?.[1];
    if (value === undefined || (INSERTED.test(value) && !isOfDriver(text, at))) return undefined;
    return { start: at + 1, end: at + 1 + value.length, setting: "bare" };
}
