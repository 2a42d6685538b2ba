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

/** Words that a secret's name holds, in every language that `words.ts` knows. Everything else of this module runs only beside one. */
const SECRET_WORD = new RegExp(
    [
        "pass|pwd|psw|psk|secret|token|key|cred|auth|pat\\b|jwt|salt|\\bpw\\b|[_-]pw\\b|contrase|clave|senha|palavra|parol|kennwort|wachtwoord",
        "adgangskode|kodeord|l[o\u00f6]senord|salasana|has[l\u0142]o|heslo|geslo|lozinka|jelsz|[s\u015f]ifre|kata.?sandi|m[a\u1ead]t.?kh[a\u1ea9]u",
        "\u043f\u0430\u0440\u043e\u043b|\u043b\u043e\u0437\u0438\u043d\u043a\u0430|\u03ba\u03c9\u03b4\u03b9\u03ba|\u5bc6\u7801|\u5bc6\u78bc|\u53e3\u4ee4",
        "\u30d1\u30b9\u30ef\u30fc\u30c9|\u6697\u8a3c\u756a\u53f7|\ube44\ubc00\ubc88\ud638|\u092a\u093e\u0938\u0935\u0930\u094d\u0921|\u0e23\u0e2b\u0e31\u0e2a",
        "\u05e1\u05d9\u05e1\u05de|\u0643\u0644\u0645\u0629(?: \u0627\u0644(?:\u0633\u0631|\u0645\u0631\u0648\u0631))?|\u0631\u0645\u0632(?: \u0639\u0628\u0648\u0631)?",
    ].join("|"),
    "gi",
);

/** The end of a name: of quotes, escaped or not, and of an index. */
const NAME_END = /\\{0,3}["'`]?\]?[ \t]{0,8}/uy;
/** A type between a name and its operator. */
const TYPE = /:? ?(?:string|str|String|&str|const char ?\*)\??[ \t]{1,4}(?==)/uy;
/** What stands between the name of a variable and the text that is taken where it is not set: `||`, `??`, `) or`. */
const FALLBACK = /\)?\s{0,40}(?:\|\||\?\?|\bor\b)\s{0,40}(?=["'`])/uy;
/** `:=`, `?=`, `.=`, `=>`, `==`, `!=`, `:`, `->` and the like; the colon of Chinese and Japanese is wide. */
const ASSIGNMENT = /(?:\?\?=|:{1,3}=|[?.+|]?=>?|!?={2,3}|!=|:|\uff1a|->)[ \t\u3000]{0,8}/uy;
/** What follows an operator where the value stands on the next line. */
const NEXT_LINE = /\\{1,3}[rn]|[|>][-+]?\r?\n|\r?\n(?=[ \t])/uy;
/** `the password is …`, in the languages whose verb stands there. */
const VERB = /[ \t](?:is|was|ist|war|lautet|est|es|\u00e8|\u00e9|jest|je|\u00e4r|er|on|to):?[ \t]{1,4}/uy;

/** Ways to give a name a value without an operator, each with what it is. */
const PAIRINGS: readonly (readonly [because: string, pattern: RegExp])[] = [
    [`"name": "…", "value": "…"`, /\s{0,4},\s{0,40}\\{0,3}["'`][Vv]alue\\{0,3}["'`]\s{0,8}:\s{0,8}/uy],
    ["the same in YAML", /\r?\n[ \t]{1,40}[Vv]alue:[ \t]{1,8}/uy],
    ["the next argument of a call", /,[ \t\r\n]{0,20}(?=\\{0,3}["'`])/uy],
    ["the text of an element", />\s{0,40}/uy],
    ["the value of an element", / ?[Vv]alue=(?=["'])/uy],
];
/** A call that sets a secret: `setPassword("…")`. */
const SETTER = /(?:^|\.)(?:set|with)[A-Z]\w{0,40}(?:Password|Passwd|Secret|Token|Key)$/u;
const SETTER_VALUE = /\(\s{0,4}(?=["'`])/uy;
const INDENT = /\s{0,24}/uy;
const FLAG_OPERATOR = /(?:=|[ \t]{1,4})/uy;
/** A flag of one dash, as Java's and PowerShell's: `-storepass …`, `-Password …`. */
const SHORT_FLAG = /^-[A-Za-z]{4,40}$/u;
/** Openings of string literals: `f"`, `@"`, `b'`. */
const OPENING = /(?:[fbru@$]{1,2}(?=["'`]))?(\\{0,3})(["'`])/uy;
const SCHEMES = /(?:Bearer|Basic|Token|ApiKey|Api-Token|SSWS|Digest|Negotiate|AWS4-HMAC-SHA256)[ \t]{1,4}/uy;
/** Names beside which a password belongs to a connection string. */
const CONNECTION =
    /(?:server|data source|host|hostname|endpoint|addr(?:ess)?|accountname|user id|uid|username|user|database|dbname|initial catalog|jdbc|driver|port)\s{0,4}[=:]|jdbc:/iu;
const LONGEST = 4096;
/** A longer value without quotes is no word that somebody typed, and is read once. */
const LONGEST_BARE = 128;
const CLOSING: ReadonlySet<string> = new Set([")", "}", "]", ",", ";", ":"]);

/** Finds every literal secret under a name that says secret. */
export function findAssignments(runs: Runs): Found[] {
    const { text } = runs;
    const found: Found[] = [];
    SECRET_WORD.lastIndex = 0;
    for (let match = SECRET_WORD.exec(text); match !== null; match = SECRET_WORD.exec(text)) {
        let start = match.index;
        while (start > match.index - 64 && isOfName(text, start - 1)) start--;
        let end = match.index + match[0].length;
        while (end < match.index + 96 && isOfName(text, end)) end++;
        // Two names may be joined by a dot or dash; what counts is read from the whole.
        const read = readAssignment(runs, start, end);
        SECRET_WORD.lastIndex = Math.max(SECRET_WORD.lastIndex, read?.end ?? end);
        if (read?.hit !== undefined) found.push(read.hit);
    }
    return found;
}

/** Letters, digits and what joins them, of every script. */
function isOfName(text: string, at: number): boolean {
    if (isMember(NAME, text, at)) return true;
    const code = text.charCodeAt(at);
    return code >= 0xc0 && code < 0xd800 && (code < 0x2000 || code > 0x303f);
}

interface Named {
    readonly name: SecretName;
    readonly start: number;
    readonly end: number;
}

/** What was read: perhaps a find, and where to read on. */
interface Read {
    readonly hit?: Found;
    readonly end: number;
}

/** How many words before a name may belong to it: `mot de passe`. */
const WORDS_BEFORE = 2;

/** The name from `start` to `end`, or one of several words that ends there: `API key`. */
function nameAt(text: string, start: number, end: number): Named | undefined {
    const name = secretName(text.slice(start, end).replace(/^[-.$]+/u, ""));
    if (name !== undefined) return { name, start, end };
    let from = start;
    for (let words = 0; words < WORDS_BEFORE && text[from - 1] === " "; words++) {
        from--;
        while (from > start - 32 && isOfName(text, from - 1)) from--;
        const several = secretName(text.slice(from, end));
        if (several !== undefined && !several.weak) return { name: several, start: from, end };
    }
    return undefined;
}

function readAssignment(runs: Runs, start: number, end: number): Read | undefined {
    const { text } = runs;
    const named = text.startsWith("checksum/", start - 9) ? undefined : nameAt(text, start, end);
    if (named === undefined) return undefined;
    const value = valueOf(runs, named);
    if (value === undefined) return undefined;
    const isLong = value.setting === "bare" && value.end - value.start > LONGEST_BARE;
    const hit = isLong && !isHeaderScheme(text, value.start) ? judgeLong(text, named.name, value) : judgeAssigned(text, named.name, value);
    if (hit !== undefined) return { hit, end: hit.end };
    return isLong ? { end: value.end } : undefined;
}

/** Keys and tokens without quotes that are longer than anything somebody types. */
function judgeLong(text: string, name: SecretName, { start, end }: Value): Found | undefined {
    const value = text.slice(start, end);
    const kind = kindOfNamed(name, value);
    if (kind !== "named-secret") return { kind, start, end };
    return /^[A-Za-z0-9+/_=%.~-]+$/u.test(value) && isSecretLiteral(value, name, "bare") ? { kind, start, end } : undefined;
}

/** The value that the text gives to a name, and how it stands there. */
function valueOf(runs: Runs, { start, end }: Named): Value | undefined {
    const { text } = runs;
    const after = startOfValue(text, start, end) ?? startOfProse(text, start, end);
    const value = after === undefined ? undefined : readValue(runs, after);
    if (after === undefined || value === undefined || isSource(text, start, value)) return undefined;
    const between = text.slice(end, after);
    // Behind a comma it is the value of the next argument only if the name is an argument: `setProperty("TOKEN", "…")`.
    if (/^\\*["'`]?\s*,\s*$/u.test(between)) return isArgument(text, start, value.end) ? { ...value, setting: "bare" } : undefined;
    if (!isElement(text, start, between, value.end)) return undefined;
    return value.setting === "bare" ? bareValue(text, { start, end }, after, value) : value;
}

/** A value without quotes: part of a sentence, a text of a shell, or an expression. */
function bareValue(
    text: string,
    { start, end }: { readonly start: number; readonly end: number },
    after: number,
    value: Value,
): Value | undefined {
    // `user = pass = host = None`: the next name of a chain.
    if (/^[ \t]{1,8}=(?![=>])/u.test(text.slice(value.end, value.end + 10))) return undefined;
    // `arn:aws:secretsmanager:…:secret:orders-…` is a list of names, not of names and values.
    if (text[start - 1] === ":" && text[end] === ":") return undefined;
    if (VERB_ONLY.test(text.slice(end, after))) return proseValue(text, value);
    const isText = isVariable(text, start, end, after) && !isCall(text.slice(value.start, value.end));
    return isText ? { ...value, setting: "quoted" } : value;
}

/** `-pass file:…`, `-pass pass:…`: where OpenSSL takes a password from; `commands.ts` reads what it is. */
const isSource = (text: string, start: number, value: Value): boolean =>
    text[start] === "-" && /^(?:pass|file|env|fd|stdin)(?::|$)/u.test(text.slice(value.start, Math.min(value.end, value.start + 8)));

/** The text of an XML element ends with the tag that closes it; `https://user:<password>@host` has none. */
const isElement = (text: string, start: number, between: string, end: number): boolean =>
    text[start - 1] !== "<" || between.trim() !== ">" || /^\s*<\//u.test(text.slice(end, end + 64));

const VERB_ONLY = /^[ \t]\p{L}{1,8}:?[ \t]+$/u;

/** Where the value begins of which a sentence says what it is. */
function startOfProse(text: string, start: number, end: number): number | undefined {
    return /["'`$]/u.test(text[start - 1] ?? "") ? undefined : skip(VERB, text, end);
}

/** A value in a sentence, without the sign that ends it; a word alone is none. */
function proseValue(text: string, { start, end, setting }: Value): Value | undefined {
    const value = text.slice(start, end).replace(/[.!?]$/u, "");
    return /^[\p{L}'\u2019.!?-]*$/u.test(value) ? undefined : { start, end: start + value.length, setting };
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
    const written = text.slice(start, end);
    if ((written.startsWith("--") && text[end] !== "=") || (SHORT_FLAG.test(written) && text[end] === " "))
        return skip(FLAG_OPERATOR, text, end);
    const name = skip(NAME_END, text, end) ?? end;
    const operator = skip(ASSIGNMENT, text, skip(TYPE, text, name) ?? name);
    if (operator === undefined) return SETTER.test(written) ? skip(SETTER_VALUE, text, end) : startOfPaired(text, name);
    const line = skip(NEXT_LINE, text, operator);
    return line === undefined ? operator : skip(INDENT, text, line);
}

/** Where the value begins that stands beside a name without an operator. */
function startOfPaired(text: string, name: number): number | undefined {
    for (const pattern of [FALLBACK, ...PAIRINGS.map(([, pairing]) => pairing)]) {
        const value = skip(pattern, text, name);
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

function judgeAssigned(text: string, name: SecretName, { start, end, setting }: Value): Found | undefined {
    SCHEMES.lastIndex = start;
    const from = SCHEMES.test(text) && SCHEMES.lastIndex < end ? SCHEMES.lastIndex : start;
    const value = text.slice(from, end);
    if (from > start || isHeaderScheme(text, from)) {
        return isAuthorization(value) ? { kind: "authorization-header", start: from, end } : undefined;
    }
    const kind = kindOfNamed(name, value);
    if (kind !== "named-secret") return { kind, start: from, end };
    return judgeLiteral(text, name, { start: from, end, setting }, start);
}

/** Judges a value that only its name makes a secret; `start` of its own is where its scheme begins. */
function judgeLiteral(text: string, name: SecretName, { start: from, end, setting }: Value, start: number): Found | undefined {
    const value = text.slice(from, end);
    if (setting === "bare" ? isCall(value) : isBetweenTexts(value)) return undefined;
    const connection = isConnection(text, start) && !(setting === "bare" && isKeywordArgument(text, start, value));
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
    !NAMED_AFTER_ITSELF.test(value) &&
    (/\d/u.test(value) || (/[a-z]/u.test(value) && /[A-Z]/u.test(value) && value.length >= 16));

/** `token123`, `my-api-key-1`: what documentation writes in the place of one. */
const NAMED_AFTER_ITSELF =
    /^(?:(?:my|your|some|test|fake|valid|invalid|the|new|access|auth|bearer|jwt|api|secret|id|refresh)[-_.]?){0,3}(?:token|secret|key|password|credentials?)[-_.]?\d{0,4}$/iu;

/** Whether the text around `at` is a list of the parameters of a connection. */
function isConnection(text: string, at: number): boolean {
    const line = lineBefore(text, at);
    return /[;,?& ]/u.test(line) && CONNECTION.test(line) && !/[{}(]|\b(?:https?|wss?):\/\//u.test(line);
}

/** `host=h, user=u, password=dbpass`: the arguments of a call on a line of their own. A connection string knows no comma. */
const isKeywordArgument = (text: string, start: number, value: string): boolean =>
    /^[A-Za-z_]\w*$/u.test(value) && (/[,)]/u.test(text[start + value.length] ?? "") || lineBefore(text, start).includes(","));

/** What stands before `at` on its line, as far as it matters. */
function lineBefore(text: string, at: number): string {
    const before = text.slice(Math.max(0, at - 256), at);
    return before.slice(before.lastIndexOf("\n") + 1);
}

/** The more specific kind that a name and the shape of its value make, else `named-secret`. */
export function kindOfNamed(name: SecretName, value: string): CredentialKind {
    if (isPlaceholder(value)) return "named-secret";
    if (name.type === "secret" && name.weak && isEncodedUser(value)) return "authorization-header";
    return (
        KNOWN_VALUES.find(({ known, matches }) => (known === undefined || known === name.known) && matches(value))?.kind ?? "named-secret"
    );
}

/** Values that their name and their shape tell. */
const KNOWN_VALUES: readonly {
    readonly kind: CredentialKind;
    readonly known?: SecretName["known"];
    readonly matches: (value: string) => boolean;
}[] = [
    { kind: "azure-storage-key", known: "azure-key", matches: (value) => /^[A-Za-z0-9+/]{43}=$/u.test(value) },
    {
        kind: "aws-secret-access-key",
        known: "aws-secret-key",
        matches: (value) => /^[A-Za-z0-9/+]{40}$/u.test(value) && /[A-Z]/u.test(value) && /[a-z]/u.test(value),
    },
    { kind: "aws-session-token", known: "aws-session-token", matches: (value) => /^[A-Za-z0-9/+=_-]{100,4096}$/u.test(value) },
    { kind: "azure-storage-key", matches: (value) => /^[A-Za-z0-9+/]{86}==$/u.test(value) },
];
