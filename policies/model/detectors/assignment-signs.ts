/** Where the value begins that a text gives to a name: behind an operator, in a pair, as an argument, as a default or in a sentence. */
import { behind, firstOf, skip } from "./sticky";
import { WRAPPED } from "./wrappers";

/** The end of a name: of quotes, escaped or not, and of an index. */
const NAME_END = /\\{0,3}["'`]?\]?[ \t]{0,8}/uy;
/** A type between a name and its operator. */
const TYPE =
    /[!?]?:? ?(?:string|str(?: \| None)?|(?:Final|Optional|ClassVar)(?:\[str\])?|String|&(?:'static )?str|const char ?\*|As String)\??[ \t]{1,4}(?==)/uy;
/** What stands between the name of a variable and the text that is taken where it is not set: `||`, `??`, `) or`. */
const FALLBACK = /\)?\s{0,40}(?:\|\||\?\?|\bor\b)\s{0,40}(?=["'`])/uy;
/** `:=`, `?=`, `.=`, `=>`, `==`, `!=`, `:`, `->`, R's `<-` and the like; the colon of Chinese and Japanese is wide. */
const ASSIGNMENT = /(?:(?:\?\?|\|\||&&)=|:{1,3}=|!?={2,3}|[?.+|]?=>?|!=|:|\uff1a|->|<{1,2}-(?=[ \t]{0,8}["']))[ \t\u3000]{0,8}/uy;
/** A call around the literal. */
const WRAPPING = new RegExp(`${WRAPPED}(?=[bfru@$]?\\\\{0,3}["'\`])`, "uy");
/** What follows an operator where the value stands on the next line. */
const NEXT_LINE = /\\{1,3}[rn]|[|>][-+]?\r?\n|\r?\n(?=[ \t])/uy;
/** `db.password …` on a line of its own: how a file of properties may be written. */
const PROPERTY = /[ \t]{1,8}(?=\S{5,128}(?:[ \t]*\r?\n|$))/uy;

/** Ways to give a name a value without an operator, each with what it is. */
const PAIRINGS: readonly (readonly [because: string, pattern: RegExp])[] = [
    [`"name": "…", "value": "…"`, /\s{0,4},\s{0,40}\\{0,3}["'`][Vv]alue\\{0,3}["'`]\s{0,8}:\s{0,8}/uy],
    ["the same in YAML", /\r?\n[ \t]{1,40}[Vv]alue:[ \t]{1,8}/uy],
    ['the same in an object of a program, `{ name: "…", value: "…" }`', /[ \t]{0,4},\s{0,40}[Vv]alue:[ \t]{0,8}(?=["'`])/uy],
    ["the next argument of a call", /,[ \t\r\n]{0,20}(?=\\{0,3}["'`])/uy],
    ["the text of an element", />\s{0,40}/uy],
    ["the text behind a key of a property list", /<\/key>\s{0,40}<string>/uy],
    ["the value of an element", / ?[Vv]alue=(?=["'])/uy],
    ["the default of a variable of Terraform", /\s{0,4}\{[^{}]{0,300}?\bdefault\s{0,8}=\s{0,8}(?=["'])/uy],
];

/** The default of a declared parameter, in JSON or an object of a program: `"DbPassword": { "Type": "String", "Default": "…" }`. */
const DECLARED = /\{[^{}]{0,300}?["']?\b[Dd]efault["']?\s{0,4}:\s{0,4}(?=["'])/uy;
/** How much of a declaration in YAML is read, and in how many lines. */
const LONGEST_DECLARATION = 400;
const MOST_LINES = 6;

/** A call that sets a secret: `setPassword("…")`, `.apiKey("…")` of a builder. */
const SETTER =
    /(?:^|\.)(?:set|with)(?:[A-Z]\w{0,40})?(?:Password|Passwd|Secret|Token|Key)$|\.(?:password|passphrase|apiKey|secretKey|secretAccessKey|clientSecret|secret|accessToken|authToken|bearerToken)$/u;
const SETTER_VALUE = /\(\s{0,4}(?=["'`])/uy;
/** `:password "…"`: a keyword of Clojure or Ruby before its value. */
const KEYWORD_VALUE = /[ \t]{1,4}(?=")/uy;
/** A name and its literal alone on a line, as build files and macros have it: `storePassword "…"`, `#define API_KEY "…"`,
 * `setx API_KEY "…"`, `@api_key "…"`, `(def api-key "…")`. */
const LINE_BEFORE = /(?:^|\n)[ \t]{0,80}(?:#define[ \t]|set(?:x|env)[ \t]|\(def[a-z]{0,8}[ \t]|@)?$/u;
const LINE_VALUE = /[ \t]{1,8}(?=(["'])[^"'\n]{4,256}\1\)?[ \t]{0,8}(?:\r?\n|$))/uy;
/** `ENV NAME …`, the older form of Dockerfiles. */
const ENV_BEFORE = /(?:^|\n)[ \t]{0,8}ENV[ \t]{1,8}$/u;
const ENV_VALUE = /[ \t]{1,8}(?=[^\s=]\S{4,256}[ \t]{0,8}(?:\r?\n|$))/uy;
const INDENT = /\s{0,24}/uy;
const FLAG_OPERATOR = /(?:=|[ \t]{1,4})/uy;
/** A flag of one dash, as Java's and PowerShell's: `-storepass …`, `-Password …`. */
const SHORT_FLAG = /^-[A-Za-z]{4,40}$/u;

/** Where the value begins that an operator gives to the name from `start` to `end`; undefined if there is no operator. */
export function startOfValue(text: string, start: number, end: number): number | undefined {
    const written = text.slice(start, end);
    if ((written.startsWith("--") && text[end] !== "=") || (SHORT_FLAG.test(written) && text[end] === " "))
        return skip(FLAG_OPERATOR, text, end);
    const name = behind(NAME_END, text, end);
    const operator = skip(ASSIGNMENT, text, behind(TYPE, text, name));
    if (operator === undefined) return startWithoutOperator(text, { start, end, name });
    const declared = skip(DECLARED, text, operator) ?? startOfYamlDefault(text, operator);
    if (declared !== undefined) return declared;
    return behind(WRAPPING, text, behindBreak(text, operator));
}

/** Where the value begins behind an operator at the end of a line; `at` if the line goes on. */
function behindBreak(text: string, at: number): number {
    const line = skip(NEXT_LINE, text, at);
    return line === undefined ? at : behind(INDENT, text, line);
}

/** Where the value begins that stands beside a name without an operator; `name` is where the name ends with its quotes and blanks. */
function startWithoutOperator(
    text: string,
    { start, end, name }: { readonly start: number; readonly end: number; readonly name: number },
): number | undefined {
    const set = SETTER.test(text.slice(start, end)) ? skip(SETTER_VALUE, text, end) : undefined;
    if (set !== undefined) return set;
    const isProperty = (start === 0 || text[start - 1] === "\n") && /^[\w-]{1,64}\./u.test(text.slice(start, end));
    const property = isProperty ? skip(PROPERTY, text, end) : undefined;
    if (property !== undefined) return property;
    const keyword = text[start - 1] === ":" && text[start - 2] !== ":" ? skip(KEYWORD_VALUE, text, end) : undefined;
    return keyword ?? startOnLine(text, start, end) ?? skip(FALLBACK, text, name) ?? firstOf(PAIRINGS, text, name);
}

/** Where the literal begins that stands alone on a line with the name before it. */
function startOnLine(text: string, start: number, end: number): number | undefined {
    const before = text.slice(Math.max(0, start - 100), start);
    if (ENV_BEFORE.test(before)) return skip(ENV_VALUE, text, end);
    return LINE_BEFORE.test(before) ? skip(LINE_VALUE, text, end) : undefined;
}

/** Where the default of a parameter begins that YAML declares in the lines behind `at`, each further in than the line of its name. */
function startOfYamlDefault(text: string, at: number): number | undefined {
    if (text[at] !== "\n" && text[at] !== "\r") return undefined;
    const [head = "", ...lines] = text.slice(at, at + LONGEST_DECLARATION).split("\n", MOST_LINES);
    let start = at + head.length + 1;
    const before = text.slice(Math.max(0, at - 128), at);
    const indent = indentOf(before.slice(before.lastIndexOf("\n") + 1));
    for (const line of lines) {
        const inner = indentOf(line);
        if (inner <= indent) return undefined;
        const name = /^[Dd]efault:[ \t]{1,8}/u.exec(line.slice(inner))?.[0];
        if (name !== undefined) return start + inner + name.length;
        start += line.length + 1;
    }
    return undefined;
}

const indentOf = (line: string): number => /^[ \t]{0,40}/u.exec(line)?.[0].length ?? 0;
