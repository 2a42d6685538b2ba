/** The arguments of a call in the text of a program, of any language that writes them in round brackets. */

import { WRAPPED } from "./wrappers";

/** How much of a call is read. */
const LONGEST = 256;

/** What may stand around a literal and makes bytes of it: `[]byte("…")`, `Buffer.from("…")`, `b"…"`, `N'…'`. */
const WRAPPER = new RegExp(`(?:${WRAPPED}|encode\\(|[bfruN@])?\\\\{0,2}(["'\`])`, "uy");
const BLANK = /[ \t\r\n]{0,40}/uy;

/** A place in a text, without the quotes. */
interface Literal {
    readonly start: number;
    readonly end: number;
}

/**
 * The literal that is the `wanted`th argument, from 0, of the call whose bracket opens before `from`; undefined if that argument is
 * no literal, or stands further on than 256 characters.
 */
export function literalArgument(text: string, from: number, wanted: number): Literal | undefined {
    const limit = Math.min(text.length, from + LONGEST);
    let at: number | undefined = from;
    for (let index = 0; index < wanted && at !== undefined; index++) at = afterComma(text, at, limit);
    return at === undefined ? undefined : literalAt(text, at, limit);
}

/** The first argument as it is written, of the call whose bracket opens before `from`, without blanks around it; "" if no other follows. */
export function writtenArgument(text: string, from: number): string {
    const end = afterComma(text, from, Math.min(text.length, from + LONGEST));
    return end === undefined ? "" : text.slice(from, end - 1).trim();
}

/** The offset behind the comma that ends the argument at `from`. */
function afterComma(text: string, from: number, limit: number): number | undefined {
    let depth = 0;
    for (let at = from; at < limit; at++) {
        const character = text.charAt(at);
        if (QUOTES.has(character)) at = endOfText(text, at, limit);
        else if (OPENING.has(character)) depth++;
        else if (CLOSING.has(character) && --depth < 0) return undefined;
        else if (character === "," && depth === 0) return at + 1;
    }
    return undefined;
}

const QUOTES: ReadonlySet<string> = new Set(['"', "'", "`"]);
const OPENING: ReadonlySet<string> = new Set(["(", "[", "{"]);
const CLOSING: ReadonlySet<string> = new Set([")", "]", "}"]);

/** Where the quote stands that closes the text whose quote opens at `from`; `limit` if there is none. */
function endOfText(text: string, from: number, limit: number): number {
    for (let at = from + 1; at < limit; at++) {
        if (text[at] === "\\") at++;
        else if (text[at] === text[from]) return at;
    }
    return limit;
}

/** The literal at `from`, if it is all of the argument. */
function literalAt(text: string, from: number, limit: number): Literal | undefined {
    BLANK.lastIndex = from;
    BLANK.test(text);
    WRAPPER.lastIndex = BLANK.lastIndex;
    if (!WRAPPER.test(text)) return undefined;
    const start = WRAPPER.lastIndex;
    const end = endOfText(text, start - 1, limit);
    // `"…" + suffix` is made of several; `"…".getBytes()` is one.
    if (end === limit || !/^[ \t\r\n]{0,40}(?:[,)]|\.(?:getBytes|toCharArray|encode)\()/u.test(text.slice(end + 1, end + 60)))
        return undefined;
    return { start, end };
}
