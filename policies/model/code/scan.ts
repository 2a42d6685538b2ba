/** Credentials in the source text of a program. Precision before reach: examples, tests and libraries are full of what only looks like one. */
import { createHash } from "node:crypto";
import { worst } from "../content/kinds";
import { BoundedCache } from "../detectors/cache";
import { CREDENTIAL_KINDS, detect, type Detection, type DetectorKind } from "../detectors";
import { WRAPPED } from "../detectors/wrappers";
import type { CodeFile } from "./limits";
import { push } from "../grouping";
import { Lines, LONGEST_LINE } from "./lines";

/** Kinds that run out by themselves, or are public by design more often than not. */
const SHORT_LIVED: ReadonlySet<DetectorKind> = new Set<DetectorKind>(["aws-session-token", "presigned-url", "jwt"]);
const KINDS: ReadonlySet<DetectorKind> = new Set(CREDENTIAL_KINDS.filter((kind) => !SHORT_LIVED.has(kind)));

/** Kinds that examples are full of: in tests and documentation they count for nothing. */
const LITERALS: ReadonlySet<DetectorKind> = new Set<DetectorKind>([
    "written-password",
    "named-secret",
    "connection-string",
    "url-password",
    "url-token",
    "authorization-header",
]);
/** Kinds that rest on the name beside a value: in lines that a machine wrote the names are anybody's. */
const BY_NAME: ReadonlySet<DetectorKind> = new Set<DetectorKind>(["written-password", "named-secret", "url-token", "authorization-header"]);

/** Files and folders of tests, documentation, translations and examples: `botocore/data/iam/2010-05-08/examples-1.json` is in every package with boto3. */
const TESTS =
    /(?:^|\/)(?:tests?|testing|__tests__|__mocks__|spec|specs|fixtures?|examples?|testdata|docs?|locales?|translations?|i18n|LC_MESSAGES)\/|(?:^|[/._-])(?:test|spec)s?\.\w{1,4}$|(?:^|\/)(?:test_\w*|conftest)\.py$|\.(?:md|rst|adoc|po|pot|example|sample|dist)$|\.(?:dist|egg)-info\/|(?:^|\/)(?:examples?|samples?)(?:[-._]\w{1,20}){0,3}\.\w{1,5}$|[._](?:examples?|samples?)\.\w{1,5}$/i;

/** Files of names and values, where a literal needs no quotes. */
const SETTINGS =
    /(?:^|\/)(?:\.env(?:rc|\.[\w-]{1,40})?|\.?(?:npmrc|netrc|pgpass|pypirc)|(?:Docker|Container)file(?:\.[\w-]{1,40})?)$|\.(?:env|ini|properties|cfg|conf|config|ya?ml|toml|xml|plist|sh|bash|zsh|bat|cmd)$/i;

/** The file that PostgreSQL's clients take their passwords from (PostgreSQL documentation, "The Password File"). */
const PASSWORD_FILE = /(?:^|\/)\.?pgpass(?:\.conf)?$/i;

/**
 * A password file with a wildcard as long as the port in its place: its lines are told by the usual ports elsewhere, and here by the
 * file. No offset moves.
 */
const withAnyPort = (text: string): string =>
    text.replace(/^([\w.*-]{1,64}:)(\d{1,5})(?=:)/gmu, (_, host: string, port: string) => host + "*".repeat(port.length));

/** A credential in a file. */
export interface CodeHit {
    /** From 1. */
    readonly line: number;
    readonly detection: Detection;
}

/** What files were found to hold, by name and digest: many functions are made of the same code. */
const known = new BoundedCache<readonly CodeHit[]>(4096, 1 << 20);

/** The lines of a file that hold a credential, each once, with the worst one of the line. */
export const scanCode = (file: CodeFile): readonly CodeHit[] =>
    known.get(`${createHash("sha256").update(file.text).digest("base64")} ${file.name}`, () => scan(file));

function scan({ name, text }: CodeFile): readonly CodeHit[] {
    const isTest = TESTS.test(name);
    const byLine = new Map<number, Detection[]>();
    const lines = new Lines(text, name.endsWith(".py"));
    for (const detection of detect(PASSWORD_FILE.test(name) ? withAnyPort(text) : text, { kinds: KINDS })) {
        if (isTest && LITERALS.has(detection.kind)) continue;
        if (LITERALS.has(detection.kind) && (lines.isDocumentation(detection.start) || isForm(text, detection))) continue;
        if (BY_NAME.has(detection.kind) && lines.lengthAt(detection.start) > LONGEST_LINE) continue;
        if (detection.kind === "written-password" && !isNoWord(text, detection)) continue;
        if (detection.kind === "named-secret" && !isPlainLiteral(text, detection, SETTINGS.test(name))) continue;
        if (isTemporary(text, detection)) continue;
        push(byLine, lines.at(detection.start), detection);
    }
    return [...byLine].flatMap(([line, detections]) => {
        const detection = worst(detections);
        return detection === undefined ? [] : [{ line, detection }];
    });
}

/** Whether a connection string or URL reaches a service on the machine that runs the program: a function has none there. */
const isOfThisMachine = (text: string, { start, end }: Detection): boolean =>
    end - start <= 512 && /@(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|host\.docker\.internal)(?::\d{1,5})?$/iu.test(text.slice(start, end));

/** A URL that says `user` and `password`: in a program it shows how one is written, whatever its host. */
const FORM = /\/\/(?:user|username|usr|login|name)?:(?:pass|password|passwd|pwd|secret|token)@/iu;

/** The name of an example stands before it: `example: "…"`, `uri_placeholder = ("…"`. */
const NAMED_EXAMPLE =
    /(?:example|sample|placeholder)s?["'`]?\s{0,4}[:=]\s{0,4}\(?\s{0,40}[rbf]?["'`]?$|\bexample:? [\w.-]{1,40} ?[:=] ?["'`]?$/iu;

/** Whether a literal shows the form of its like, or is of no use to anybody else. */
const isForm = (text: string, found: Detection): boolean =>
    isOfThisMachine(text, found) ||
    FORM.test(text.slice(found.start, Math.min(found.end, found.start + 128))) ||
    NAMED_EXAMPLE.test(text.slice(Math.max(0, found.start - 120), found.start));

/** Whether a key id is one of those that AWS STS gives out for some hours: they begin with ASIA (IAM User Guide, "Unique identifiers"). */
const isTemporary = (text: string, { kind, start }: Detection): boolean => kind === "aws-access-key-id" && text.startsWith("ASIA", start);

/** Whether a value is no word: letters and digits, eight or more. */
function isNoWord(text: string, { start, end }: Detection): boolean {
    const value = text.slice(start, Math.min(end, start + 256));
    return value.length >= 8 && /\d/u.test(value) && /[A-Za-z]/u.test(value) && !SENTENCE.test(value);
}

/**
 * Whether a value under a secret's name is a literal and no word. It stands in quotes behind an operator, but for files of settings
 * and what stands in for a variable: behind a comma it may be the next of a list of names.
 */
function isPlainLiteral(text: string, found: Detection, isSetting: boolean): boolean {
    if (!isNoWord(text, found)) return false;
    const before = text.slice(Math.max(0, found.start - 160), found.start);
    return isSetting || LITERAL_BEFORE.some(([, pattern]) => pattern.test(before));
}

/** Chinese, Japanese and Korean put no blanks between the words of a sentence. */
const SENTENCE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{4}/u;

/** What stands before a literal in a program, each with what it is. */
const LITERAL_BEFORE: readonly (readonly [because: string, pattern: RegExp])[] = [
    ["an operator, and perhaps a call", new RegExp(`(?:[:=>|?]|<-|\\bor)\\s{0,40}(?:${WRAPPED})?[fbru@$]{0,2}\\\\{0,3}["'\`]$`, "u")],
    [
        'a variable that may not be set, `os.environ.get("NAME", "…")`, or that is set, `define("NAME", "…")`',
        /(?:get|env|getenv|property|setdefault|define|putenv|set|put|add|append|header|option|fetch|environmentvariable)\((?:\s{0,8}["'`][\w.-]{1,64}["'`]\s{0,8},){1,2}\s{0,8}["'`]$/iu,
    ],
    ["a call that sets a secret", /(?:(?:set|with)\w{0,40}|\.(?:password|passphrase|secret|\w{1,16}(?:Key|Secret|Token)))\(\s{0,8}["'`]$/u],
    ['a variable that is set in one text, `putenv("NAME=…")`', /\bputenv\(\s{0,8}["'`]\w{1,64}=$/u],
    ['a flag, `-Password "…"`', /(?:^|\s)-{1,2}[A-Za-z][\w-]{2,40}\s{1,4}["']$/u],
    [
        'a name alone before it on its line, `storePassword "…"`',
        /(?:^|\n)[ \t]{0,80}(?:#define[ \t]|set(?:x|env)[ \t]|\(def[a-z]{0,8}[ \t]|@)?[\w.-]{2,64}[ \t]{1,8}["']$/u,
    ],
    ['the name of a header in one text, `"X-Api-Key: …"`', /["'`]X-[A-Za-z-]{2,40}:\s?$/iu],
    ["a key of a property list", /<\/key>\s{0,40}<string>$/u],
    ["a keyword of Clojure or Ruby", /(?:^|[\s({[]):[\w-]{2,40} {1,4}"$/u],
    ["the name in a placeholder of Spring or a shell, `${name:…}`", /\$\{[\w.-]{1,80}:[-=]?$/u],
];
