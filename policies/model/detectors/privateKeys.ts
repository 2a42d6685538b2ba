/** Private keys of every text form: PEM (RFC 7468 and its ancestors), OpenPGP armour, PuTTY, JSON web keys. */
import { alphabet, isMember } from "./alphabet";
import { isFiller, isReference } from "./placeholder";
import { type Found } from "./prefixes";

const BASE64_BODY = alphabet("A-Za-z0-9+/=");

/** `-----BEGIN … PRIVATE KEY-----`, also as `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----`. */
const HEADER = /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)? ?-{4,5}/uy;
/** What may stand between header and body: line ends, quotes and joins of a program text; beside them escapes and armour headers. */
const SPACER = alphabet(" \t\r\n\"'`+,;|>.");
const ESCAPE = /\\{1,4}[nrt"']?/uy;
const ARMOUR_HEADER = /(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|Subject|x-\w{1,20}): ?[^\n\\]{0,120}/uy;
/** A line of dots or of words in brackets, or a last dot, that stands for the rest of a key in an example. */
const ELIDED = /(?:\n|\\n)[ \t*#]{0,40}(?:\.{1,3}|\u2026|\[[^\]\n]{1,20}\])[ \t]{0,40}(?:\r?\n|\\n|\\r)|\.\s{0,8}$/u;
/** Base 64 of `-----BEGIN `. */
const ENCODED_HEADER = "LS0tLS1CRUdJTi";

/** Finds every private key. */
export function findPrivateKeys(text: string): Found[] {
    const found: Found[] = [];
    const footers = new Footers(text);
    for (let at = text.indexOf("BEGIN "); at !== -1; at = text.indexOf("BEGIN ", at + 6)) {
        const end = endOfPem(text, at, footers);
        if (end === undefined) continue;
        found.push({ kind: "private-key", start: Math.max(0, at - 5), end });
    }
    for (let at = text.indexOf(ENCODED_HEADER); at !== -1; at = text.indexOf(ENCODED_HEADER, at + ENCODED_HEADER.length)) {
        const head = Buffer.from(text.slice(at, at + 88), "base64").toString("latin1");
        if (!head.includes("PRIVATE KEY")) continue;
        const end = endOfBody(text, at);
        found.push({ kind: "private-key", start: at, end });
        // Headers that were encoded with it are part of it.
        at = Math.max(at, end - ENCODED_HEADER.length);
    }
    const putty = text.indexOf("PuTTY-User-Key-File-");
    if (putty !== -1 && text.includes("Private-Lines:", putty)) found.push({ kind: "private-key", start: putty, end: text.length });
    return [...found, ...findJsonWebKeys(text)];
}

/** Where the lines that end keys begin, for offsets that do not decrease. */
class Footers {
    #next = -1;

    constructor(private readonly text: string) {}

    /** The first one from `offset` on; -1 if there is none. */
    from(offset: number): number {
        if (this.#next !== Infinity && this.#next < offset) {
            const next = this.text.indexOf("-----END", offset);
            this.#next = next === -1 ? Infinity : next;
        }
        return this.#next === Infinity ? -1 : this.#next;
    }
}

/** Where the header ends whose `BEGIN ` stands at `at`. */
function endOfHeader(text: string, at: number): number | undefined {
    for (const before of [5, 6, 4]) {
        HEADER.lastIndex = at - before;
        if (at >= before && HEADER.test(text)) return HEADER.lastIndex;
    }
    return undefined;
}

function endOfPem(text: string, at: number, footers: Footers): number | undefined {
    const end = endOfHeader(text, at);
    if (end === undefined) return undefined;
    const start = startOfBody(text, end);
    // A header with nothing after it is a key cut off if it stands alone, and a word of a program (`startsWith("-----BEGIN…")`) if not.
    if (start >= text.length) return text.slice(0, Math.max(0, at - 6)).trim() === "" ? end : undefined;
    const body = endOfBody(text, start);
    const first = text.slice(start, Math.min(body, start + 64));
    if (first.length < 12 || isFiller(first) || isReference(text.slice(start, start + 4)) || isExample(text, start, body)) return undefined;
    const footer = footers.from(body);
    if (footer === -1 || footer - body > 16_384) return body;
    return ELIDED.test(text.slice(body - 1, footer)) ? undefined : footer;
}

/** Whether the body is that of an example: AWS marks those of its documentation, others leave a part out, `MIIE…<...>…`. */
const isExample = (text: string, start: number, body: number): boolean =>
    (text[body] === "<" && text[body + 1] !== "/") || text.slice(start, Math.min(body, start + 256)).includes("EXAMPLE");

/** Where the body begins: at most 4 KiB after the header. */
function startOfBody(text: string, end: number): number {
    let at = end;
    while (at - end < 4096) {
        if (isMember(SPACER, text, at)) at++;
        else if (text[at] === "\\") at = after(ESCAPE, text, at);
        else {
            const next = after(ARMOUR_HEADER, text, at);
            if (next === at) return at;
            at = next;
        }
    }
    return at;
}

/** The offset after a match of a sticky expression at `at`; `at` if it does not match there. */
function after(expression: RegExp, text: string, at: number): number {
    expression.lastIndex = at;
    return expression.test(text) ? expression.lastIndex : at;
}

function endOfBody(text: string, start: number): number {
    let end = start;
    while (isMember(BASE64_BODY, text, end)) end++;
    return end;
}

/** The private parameter `d` of RFC 7518, sections 6.2.2 and 6.3.2, or the key `k` of a symmetric one, beside `kty`. */
function findJsonWebKeys(text: string): Found[] {
    if (!/\\?"kty\\?"/u.test(text)) return [];
    const found: Found[] = [];
    for (const match of text.matchAll(/\\?"[dk]\\?"\s{0,8}:\s{0,8}\\?"[A-Za-z0-9_-]{22,2048}\\?"/gu)) {
        found.push({ kind: "private-key", start: match.index, end: match.index + match[0].length });
    }
    return found;
}
