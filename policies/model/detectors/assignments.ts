/**
 * Names and values inside a text: `DB_PASSWORD=…` in a script, `"apiKey": "…"` in JSON, `password: …` in YAML, `Password=…;` in a
 * connection string, `Authorization: Bearer …` in a header, `{"name": "TOKEN", "value": "…"}` in a container definition.
 */
import { alphabet, isMember, type Runs } from "./alphabet";
import { startOfProse } from "./assignment-prose";
import { startOfValue } from "./assignment-signs";
import { LONGEST_BARE, readValue, type Value } from "./assignment-values";
import { isAuthorization, isHeaderScheme, SCHEMES } from "./authorization";
import { isConnection, isKeywordArgument } from "./connections";
import { kindOfNamed } from "./known-values";
import { isCall, isSecretLiteral } from "./literals";
import { SECRET_WORD } from "./name-hints";
import { secretName, type SecretName } from "./names";
import { type Found } from "./prefixes";
import { isWordy } from "./wordy";

const NAME = alphabet("A-Za-z0-9_.$-");

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

/** Whether the name is the end of another one: `checksum/secret` of Helm, or the type of a resource, `"AWS::IAM::AccessKey": "…"`. */
const isOther = (text: string, start: number, end: number): boolean =>
    text.startsWith("checksum/", start - 9) ||
    (text.startsWith("::", start - 2) &&
        text[end] === '"' &&
        /"[A-Z]\w{1,40}::[A-Z]\w{1,40}::$/u.test(text.slice(Math.max(0, start - 90), start)));

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
    const named = isOther(text, start, end) ? undefined : nameAt(text, start, end);
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
    const between = text.slice(end, after);
    // `user == systemUser && password == systemPassword`: what is compared with is a name, if it has no quotes.
    if (/[!=]={1,2}[ \t]{0,8}$/u.test(between) && !isSetting(text, start, between, value)) return undefined;
    if (VERB_ONLY.test(between)) return proseValue(text, value);
    const isText = isVariable(text, start, end, after) && !isCall(text.slice(value.start, value.end));
    return isText ? { ...value, setting: "quoted" } : value;
}

/** `-pass file:…`, `-pass pass:…`: where OpenSSL takes a password from; `commands.ts` reads what it is. */
const isSource = (text: string, start: number, value: Value): boolean =>
    text[start] === "-" && /^(?:pass|file|env|fd|stdin)(?::|$)/u.test(text.slice(value.start, Math.min(value.end, value.start + 8)));

/** The text of an XML element ends with the tag that closes it; `https://user:<password>@host` has none. */
const isElement = (text: string, start: number, between: string, end: number): boolean =>
    text[start - 1] !== "<" || between.trim() !== ">" || /^\s*<\//u.test(text.slice(end, end + 64));

const VERB_ONLY = /^[ \t](?:[\p{L}\d ._-]{1,48}[ \t])?\p{L}{1,8}:?[ \t]+$/u;

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
    return beginsLine(text, start);
}

/** Whether nothing but the word by which a shell or a file of settings sets a variable stands before `start` on its line. */
function beginsLine(text: string, start: number): boolean {
    const before = text.slice(Math.max(0, start - 24), start);
    return /^[ \t]*(?:(?:export|ENV|ARG|set|setenv|-e|--env)[ \t]+)?$/u.test(before.slice(before.lastIndexOf("\n") + 1));
}

/** A line of settings whose value begins with `=`, `DB_PASSWORD==…`: it holds no blank, and no words or version as a line of a program or of pip. */
function isSetting(text: string, start: number, between: string, value: Value): boolean {
    if (!/^={2,3}$/u.test(between) || !beginsLine(text, start) || !/^[ \t]{0,8}(?:\r?\n|$)/u.test(text.slice(value.end, value.end + 10)))
        return false;
    const written = text.slice(value.start, value.end);
    return !/^\d{1,4}\.\d/u.test(written) && !isWordy(written);
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
    if (isSameName(text, start, value)) return undefined;
    const connection = isConnection(text, start) && !(setting === "bare" && isKeywordArgument(text, start, value));
    if (!isSecretLiteral(value, name, connection ? "value" : setting)) return undefined;
    return { kind: name.type === "password" && connection ? "connection-string" : "named-secret", start: from, end };
}

/**
 * Whether a value is the name before it, written in another way, or ends with it: `masterUserPassword: "MasterUserPassword"`,
 * `"RetrieveAuthCode": "domains:RetrieveAuthCode"`.
 */
function isSameName(text: string, start: number, value: string): boolean {
    if (value.length > 80) return false;
    const only = (part: string): string => part.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
    const letters = only(value.split(/[:./]/u).at(-1) ?? "");
    // `DB_PASSWORD=password` is a password all the same.
    return letters.length >= 12 && only(text.slice(Math.max(0, start - 100), start)).endsWith(letters);
}

/** Whether what stands in quotes is in truth the program between two texts: `"…password=" + password + "…"`. */
const isBetweenTexts = (value: string): boolean => /^[+,;&|)\]}]/u.test(value.trimStart()) && /[+,;:&|([{=?]$/u.test(value.trimEnd());
