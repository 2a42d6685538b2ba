/**
 * Names and values inside a text: `DB_PASSWORD=…` in a script, `"apiKey": "…"` in JSON, `password: …` in YAML, `Password=…;` in a
 * connection string, `Authorization: Bearer …` in a header, `{"name": "TOKEN", "value": "…"}` in a container definition.
 */
import { alphabet, isMember, type Runs } from "./alphabet";
import { isEncodedUser } from "./basic";
import { isCall, isSecretLiteral, type Setting } from "./literals";
import { secretName, type SecretName } from "./names";
import { isPlaceholder } from "./placeholder";
import { type Found } from "./prefixes";
import { type CredentialKind } from "./types";

const NAME = alphabet("A-Za-z0-9_.$-");
const BARE = alphabet("!#-%(-+--:=-@A-[]-_a-~");
/** A word that a secret's name holds. Everything else of this module runs only beside one. */
const SECRET_WORD = /pass|pwd|psw|secret|token|key|cred|auth|pat\b|jwt|contrase/gi;
/** The end of a name: of quotes, escaped or not, and of an index. */
const NAME_END = /\\{0,3}["'`]?\]?[ \t]{0,8}/uy;
/** A type between a name and its operator. */
const TYPE = /:? ?(?:string|str|String|&str|const char ?\*)\??[ \t]{1,4}(?==)/uy;
/** What stands between the name of a variable and the text that is taken where it is not set: `||`, `??`, `) or`. */
const FALLBACK = /\)?\s{0,40}(?:\|\||\?\?|\bor\b)\s{0,40}(?=["'`])/uy;
/** `:=`, `?=`, `.=`, `=>`, `==`, `!=`, `:`, `->` and the like. */
const ASSIGNMENT = /(?:\?\?=|:{1,3}=|[?.+|]?=>?|!?={2,3}|!=|:|->)[ \t]{0,8}/uy;
/** What follows an operator where the value stands on the next line. */
const NEXT_LINE = /\\{1,3}[rn]|[|>][-+]?\r?\n|\r?\n(?=[ \t])/uy;
/** `"name": "…", "value": "…"`, the same in YAML, the next argument of a call, the text of an element, the `value` of an element. */
const PAIRINGS: readonly RegExp[] = [
    /\s{0,4},\s{0,40}\\{0,3}["'`][Vv]alue\\{0,3}["'`]\s{0,8}:\s{0,8}/uy,
    /\r?\n[ \t]{1,40}[Vv]alue:[ \t]{1,8}/uy,
    /,[ \t\r\n]{0,20}(?=\\{0,3}["'`])/uy,
    />\s{0,40}/uy,
    / ?[Vv]alue=(?=["'])/uy,
];
const INDENT = /\s{0,24}/uy;
const FLAG_OPERATOR = /(?:=|[ \t]{1,4})/uy;
/** Openings of string literals: `f"`, `@"`, `b'`. */
const OPENING = /(?:[fbru@$]{1,2}(?=["'`]))?(\\{0,3})(["'`])/uy;
const SCHEMES = /(?:Bearer|Basic|Token|ApiKey|Api-Token|SSWS|Digest|Negotiate|AWS4-HMAC-SHA256)[ \t]{1,4}/uy;
/** Names beside which a password belongs to a connection string. */
const CONNECTION =
    /(?:server|data source|host|hostname|endpoint|addr(?:ess)?|accountname|user id|uid|username|user|database|dbname|initial catalog|jdbc|driver|port)\s{0,4}[=:]|jdbc:/iu;
const LONGEST = 4096;
const CLOSING: ReadonlySet<string> = new Set([")", "}", "]", ",", ";", ":"]);

/** Finds every literal secret under a name that says secret. */
export function findAssignments(runs: Runs): Found[] {
    const { text } = runs;
    const found: Found[] = [];
    SECRET_WORD.lastIndex = 0;
    for (let match = SECRET_WORD.exec(text); match !== null; match = SECRET_WORD.exec(text)) {
        let start = match.index;
        while (start > match.index - 64 && isMember(NAME, text, start - 1)) start--;
        const end = Math.min(runs.end(NAME, match.index), match.index + 96);
        // Two names may be joined by a dot or dash; what counts is read from the whole.
        const hit = readAssignment(runs, start, end);
        SECRET_WORD.lastIndex = Math.max(SECRET_WORD.lastIndex, hit?.end ?? end);
        if (hit !== undefined) found.push(hit);
    }
    return found;
}

function readAssignment(runs: Runs, start: number, end: number): Found | undefined {
    const { text } = runs;
    const written = text.slice(start, end);
    const name = secretName(written.replace(/^[-.$]+/u, ""));
    if (name === undefined) return undefined;
    const after = startOfValue(text, start, end);
    if (after === undefined) return undefined;
    const read = readValue(runs, after);
    if (read === undefined) return undefined;
    let value = read;
    // Behind a comma it is the value of the next argument only if the name is an argument: `setProperty("TOKEN", "…")`.
    if (/^\\*["'`]?\s*,\s*$/u.test(text.slice(end, after))) {
        if (!isArgument(text, start, value.end)) return undefined;
        value = { ...value, setting: "bare" };
    } else if (value.setting === "bare" && isVariable(text, start, end, after) && !isCall(text.slice(value.start, value.end)))
        value = { ...value, setting: "quoted" };
    const before = text[start - 1];
    // `arn:aws:secretsmanager:…:secret:orders-…` is a list of names, not of names and values.
    if (before === ":" && text[end] === ":" && value.setting === "bare") return undefined;
    // The text of an XML element ends with the tag that closes it; `https://user:<password>@host` has none.
    if (before === "<" && text.slice(end, after).trim() === ">" && !/^\s*<\//u.test(text.slice(value.end, value.end + 64)))
        return undefined;
    return judge(text, name, value);
}

/** Whether the quoted name at `start` and the quoted text that ends at `end` are arguments, not the value and the next key of an object. */
const isArgument = (text: string, start: number, end: number): boolean =>
    /["'`]/u.test(text[start - 1] ?? "") &&
    !/[:=]\s{0,8}\\{0,3}["'`]$/u.test(text.slice(Math.max(0, start - 16), start)) &&
    !/^\\{0,3}["'`]\s{0,8}(?::|=>)/u.test(text.slice(end, end + 16));

/** Whether a name in capitals is given a value as a shell or a file of settings does it, where a word is a text: `export DB_PASSWORD=word`. */
function isVariable(text: string, start: number, end: number, after: number): boolean {
    if (after !== end + 1 || text[end] !== "=" || !/^[A-Z][A-Z0-9_]*$/u.test(text.slice(start, end))) return false;
    const before = text.slice(Math.max(0, start - 24), start);
    return /^[ \t]*(?:(?:export|ENV|ARG|set|setenv|-e|--env)[ \t]+)?$/u.test(before.slice(before.lastIndexOf("\n") + 1));
}

/** Where the value begins that an operator gives to the name from `start` to `end`; undefined if there is no operator. */
function startOfValue(text: string, start: number, end: number): number | undefined {
    if (text.startsWith("--", start) && text[end] !== "=") return skip(FLAG_OPERATOR, text, end);
    const name = skip(NAME_END, text, end) ?? end;
    const operator = skip(ASSIGNMENT, text, skip(TYPE, text, name) ?? name);
    if (operator !== undefined) {
        const line = skip(NEXT_LINE, text, operator);
        return line === undefined ? operator : skip(INDENT, text, line);
    }
    const fallback = skip(FALLBACK, text, name);
    if (fallback !== undefined) return fallback;
    for (const pairing of PAIRINGS) {
        const value = skip(pairing, text, name);
        if (value !== undefined) return value;
    }
    return undefined;
}

/** The offset after a match of a sticky expression at `at`. */
function skip(expression: RegExp, text: string, at: number): number | undefined {
    expression.lastIndex = at;
    return expression.test(text) ? expression.lastIndex : undefined;
}

interface Value {
    readonly start: number;
    readonly end: number;
    readonly setting: Setting;
}

function readValue(runs: Runs, at: number): Value | undefined {
    const { text } = runs;
    OPENING.lastIndex = at;
    const opening = OPENING.exec(text);
    if (opening !== null) {
        const quote = `${opening[1] ?? ""}${opening[2] ?? ""}`;
        const start = OPENING.lastIndex;
        const end = endOfQuoted(text, start, quote);
        return end === undefined ? undefined : { start, end, setting: "quoted" };
    }
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

function judge(text: string, name: SecretName, { start, end, setting }: Value): Found | undefined {
    SCHEMES.lastIndex = start;
    const from = SCHEMES.test(text) && SCHEMES.lastIndex < end ? SCHEMES.lastIndex : start;
    const value = text.slice(from, end);
    if (from > start || isHeaderScheme(text, from)) {
        return isAuthorization(value) ? { kind: "authorization-header", start: from, end } : undefined;
    }
    const kind = kindOfNamed(name, value);
    if (kind !== "named-secret") return { kind, start: from, end };
    if (setting === "bare" ? isCall(value) : isBetweenTexts(value)) return undefined;
    const connection = isConnection(text, start);
    if (!isSecretLiteral(value, name, connection ? "value" : setting)) return undefined;
    return { kind: name.type === "password" && connection ? "connection-string" : "named-secret", start: from, end };
}

/** Whether what stands in quotes is in truth the program between two texts: `"…password=" + password + "…"`. */
const isBetweenTexts = (value: string): boolean => /^[+,;&|)\]}]/u.test(value.trimStart()) && /[+,;:&|([{=?]$/u.test(value.trimEnd());

/** Whether the value before `from` was a scheme of an authorization header. */
const isHeaderScheme = (text: string, from: number): boolean =>
    /(?:Bearer|Basic|Token|ApiKey|SSWS) {1,4}$/u.test(text.slice(Math.max(0, from - 12), from));

/** Whether `value` is what follows the scheme of an authorization header: literal, and of more than a word. */
export const isAuthorization = (value: string): boolean =>
    /^[\w.~+/=:-]{8,4096}$/u.test(value) &&
    !isPlaceholder(value) &&
    (/\d/u.test(value) || (/[a-z]/u.test(value) && /[A-Z]/u.test(value) && value.length >= 16));

/** Whether the text around `at` is a list of the parameters of a connection. */
function isConnection(text: string, at: number): boolean {
    const before = text.slice(Math.max(0, at - 256), at);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    return /[;,?& ]/u.test(line) && CONNECTION.test(line) && !/[{}(]|\b(?:https?|wss?):\/\//u.test(line);
}

/** The more specific kind that a name and the shape of its value make, else `named-secret`. */
export function kindOfNamed(name: SecretName, value: string): CredentialKind {
    if (isPlaceholder(value)) return "named-secret";
    if (name.type === "secret" && name.weak && isEncodedUser(value)) return "authorization-header";
    if (name.known === "azure-key" && /^[A-Za-z0-9+/]{43}=$/u.test(value)) return "azure-storage-key";
    if (name.known === "aws-secret-key" && /^[A-Za-z0-9/+]{40}$/u.test(value) && /[A-Z]/u.test(value) && /[a-z]/u.test(value))
        return "aws-secret-access-key";
    if (name.known === "aws-session-token" && /^[A-Za-z0-9/+=_-]{100,4096}$/u.test(value)) return "aws-session-token";
    if (/^[A-Za-z0-9+/]{86}==$/u.test(value)) return "azure-storage-key";
    return "named-secret";
}
