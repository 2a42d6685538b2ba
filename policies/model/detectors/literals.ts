/**
 * Whether a value has the shape of a secret, given what its name promises. What it is not stands in `harmless.ts` and
 * `placeholder.ts`; here stand the steps that decide on the rest, each with its reason. The first step that applies decides.
 */
import { harmlessBecause } from "./harmless";
import { type SecretName } from "./names";
import { entropy, isNeverChangedDefault, isPlaceholder, isReference } from "./placeholder";
import { isWordy } from "./wordy";

/**
 * Where the value stands: as the whole value of a variable or property (`value`), in quotes in a program or document (`quoted`),
 * or bare behind an operator (`bare`), where it may be an expression.
 */
export type Setting = "value" | "quoted" | "bare";

interface Step {
    readonly because: string;
    /** Whether the step decides on this value. */
    readonly applies: (value: string, name: SecretName, setting: Setting) => boolean;
    readonly isSecret: boolean | ((value: string, name: SecretName, setting: Setting) => boolean);
}

/** Longer values are documents. */
const LONGEST = 4096;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;
/** Paths of names, such as `prod/db/password`, and parameter or secret names with an ending that Secrets Manager adds. */
const NAME_PATH = /^[A-Za-z][\w.-]{0,64}(?:[/:][A-Za-z][\w.-]{0,64}){1,8}$/u;
/** Words that make a compound of words the name of a secret rather than a password of words. */
const SECRET_WORD = /pass|secret|token|cred|key|pwd|auth/iu;

/** Values that switch something, or name a kind of it. */
const SWITCHES: ReadonlySet<string> = new Set(
    `
    true false yes no on off null nil none undefined enabled disabled required optional hidden auto automatic manual managed generated external
    default string number boolean object any basic bearer jwt apikey api_key iam aws_iam oauth oauth2 oidc saml sigv4 plaintext encrypted kms ssm
    secretsmanager securestring vault self empty missing input output cookie header query body text plain sensitive private public secret password
    passwd token key username user name value anonymous sha1 sha256 sha384 sha512 md5 bcrypt argon2 argon2i argon2id pbkdf2 base64 hs256 rs256 es256
    utf8 utf16 latin1 tls12 tls13 http2 mysql_native_password caching_sha2_password scram-sha-256 aes128 aes256 rsa2048 ed25519
    `.split(/\s+/u),
);

/** Words of a remark: what stands in the place of a secret and says where it is, or what it must be. */
const REMARK =
    /\b(?:see|set|stored|kept|managed|provided|injected|generated|rotated|read|fetched|loaded|from|via|by|in|at|is|are|be|must|should|will|the|your|of|for|to|not|ask|vault|manager|enter|please|type|use)\b|[.:?!]$/iu;

/** Names that tools make of a resource's own name: the part that was given, and what the tool appends. */
const PHYSICAL_NAMES: readonly (readonly [because: string, pattern: RegExp])[] = [
    ["Pulumi appends seven hexadecimal digits (Pulumi documentation, Resource names: Autonaming)", /^(.*)-[0-9a-f]{7}$/u],
    ["Secrets Manager appends six characters to an ARN's name", /^(.*(?:secret|password|credential|creds|token|key)s?)-[A-Za-z0-9]{6}$/iu],
    ["Terraform appends a time and a counter", /^(.*?)-?20\d{24}$/u],
    ["CloudFormation joins stack, logical id and twelve characters", /^([A-Za-z][\w-]*?)[0-9A-F]{8}-[A-Za-z0-9]{6,13}$/u],
];

/** What is no literal, or no secret, whatever the name promises. */
const COMMON: readonly Step[] = [
    {
        because: "a person's code for a machine",
        applies: (v, n, s) => n.type === "password" && !n.weak && s === "value" && /^\d{6,64}$/u.test(v),
        isSecret: true,
    },
    { because: "it is known only after deployment, or kept elsewhere", applies: isReference, isSecret: false },
    { because: "its form is another one", applies: (v) => harmlessBecause(v) !== undefined, isSecret: false },
    {
        because: "a default that was to be changed, and was not",
        applies: (v, n, s) => s === "value" && !n.weak && isNeverChangedDefault(v),
        isSecret: true,
    },
    { because: "it stands for a secret", applies: isPlaceholder, isSecret: false },
    {
        because: "it switches something; a password may be `password`",
        applies: (v, n) => SWITCHES.has(v.toLowerCase()) && !(n.type === "password" && n.qualified && v.toLowerCase() === "password"),
        isSecret: false,
    },
    { because: "it is the name of a variable that holds one", applies: isVariableName, isSecret: false },
    { because: "it is an expression of a program", applies: (v, _, s) => s === "bare" && isExpression(v), isSecret: false },
    { because: "it is a name in a program", applies: isCodeName, isSecret: false },
    { because: "it is the name of a secret", applies: isPhysicalName, isSecret: false },
    { because: "a page shows it", applies: isLabel, isSecret: false },
];

const PASSWORD: readonly Step[] = [
    { because: "under a weak name only chance counts", applies: (_, n) => n.weak, isSecret: (v) => isRandom(v, 12) },
    { because: "words tell what is done with a password", applies: (v, n) => n.mayBeAction === true && isWordy(v), isSecret: false },
    { because: "a phrase", applies: (v) => /\s/u.test(v), isSecret: (v, _, s) => s === "value" && isPhrase(v) },
    { because: "a number", applies: (v) => /^\d+$/u.test(v), isSecret: false },
    { because: "a path of words", applies: (v) => NAME_PATH.test(v) && v.includes("/") && hasWord(v), isSecret: false },
    { because: "it is more than words", applies: (v) => !isWordy(v), isSecret: (v) => v.length >= 5 },
    {
        because: "one word, a sign and a number, as people make passwords: `Winter_4086`",
        applies: (v, n, s) => /^[A-Z][a-z]{3,12}[-_.]\d{3,6}$/u.test(v) && !SECRET_WORD.test(v) && (s !== "bare" || n.qualified),
        isSecret: true,
    },
    {
        because: "words joined by signs are a name, unless they are many and none speaks of secrets",
        applies: (v) => /[-_./:]/u.test(v),
        isSecret: (v, n, s) => !SECRET_WORD.test(v) && v.length >= 12 && s !== "bare" && n.qualified,
    },
    { because: "one word is weak, but someone's password", applies: (_, __, s) => s === "value", isSecret: (v) => v.length >= 5 },
    { because: "one word with a number", applies: (v) => /\d/u.test(v), isSecret: (v) => v.length >= 6 },
    { because: "one word", applies: () => true, isSecret: (v, n) => n.qualified && v.length >= 8 && !SECRET_WORD.test(v) },
];

const TOKEN: readonly Step[] = [
    {
        because: "a phrase",
        applies: (v) => /\s/u.test(v),
        isSecret: (v, n, s) => s === "value" && !n.weak && n.qualified && n.type !== "token" && isPhrase(v),
    },
    { because: "it counts upwards", applies: (v) => v.length <= 24 && /12345678|abcdefgh/iu.test(v), isSecret: false },
    { because: "a UUID", applies: (v) => UUID.test(v), isSecret: (_, n) => !n.weak && (n.type !== "key" || n.mayBeUuid === true) },
    { because: "a number", applies: (v) => /^\d+$/u.test(v), isSecret: (v, n) => !n.weak && n.type === "token" && v.length >= 15 },
    { because: "a path of words", applies: (v) => NAME_PATH.test(v) && (isWordy(v) || hasWord(firstStep(v))), isSecret: false },
    { because: "under a weak name only chance counts", applies: (_, n) => n.weak, isSecret: (v) => isRandom(v, 20) },
    { because: "it looks drawn by chance", applies: (v) => isRandom(v, 12), isSecret: true },
    {
        because: "words are a name, but a secret of one word that says so",
        applies: isWordy,
        isSecret: (v, n, s) => s === "value" && n.qualified && n.type === "secret" && /^[a-z]{8,}\d*$/u.test(v) && SECRET_WORD.test(v),
    },
    {
        because: "letters and digits, not too regular",
        applies: () => true,
        isSecret: (v) => v.length >= 8 && /\d/u.test(v) && /[A-Za-z]/u.test(v) && entropy(v) >= 2.5,
    },
];

const PASSWORDS: readonly Step[] = [...COMMON, ...PASSWORD];
const TOKENS: readonly Step[] = [...COMMON, ...TOKEN];

const firstStep = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");

/** Whether `value`, under a name that promises `name`, is a literal secret. Linear in the length of the value; at most 4 KiB count. */
export function isSecretLiteral(raw: string, name: SecretName, setting: Setting): boolean {
    const value = raw.trim();
    if (value.length < 4 || value.length > LONGEST) return false;
    const step = (name.type === "password" ? PASSWORDS : TOKENS).find(({ applies }) => applies(value, name, setting));
    if (step === undefined) return false;
    return typeof step.isSecret === "boolean" ? step.isSecret : step.isSecret(value, name, setting);
}

/** Whether a value is the physical name of a secret. A password may look so too; there the name has to speak of a secret or be a path. */
function isPhysicalName(value: string, name: SecretName): boolean {
    if (value.length > 256) return false;
    return PHYSICAL_NAMES.some(([, pattern]) => {
        const given = pattern.exec(value)?.[1];
        if (given === undefined || !/[A-Za-z]{3}/u.test(given) || !isWordy(given)) return false;
        return name.type !== "password" || given.includes("/") || SECRET_WORD.test(given);
    });
}

/** Names of a program's things: `process.env.TOKEN`, `config.password`, `os.getenv(…)`. */
function isCodeName(value: string): boolean {
    const isMember = /^[A-Za-z_$][\w$]{0,64}(?:(?:\.|::|->)[A-Za-z_$][A-Za-z_$]{0,64}){1,8}!?(?:\(|\[|$)/u.test(value);
    return isMember || /^(?:process|import\.meta)\.env\.\w{1,64}!?$/u.test(value);
}

/** `CLIENT_PASSWORD1`. */
function isVariableName(value: string): boolean {
    return value.length <= 64 && value.includes("_") && /^[A-Z][A-Z0-9_]*$/u.test(value) && SECRET_WORD.test(value);
}

/** What a page shows before an input, `Password:`, and how a page names the input: `#new-password`. */
function isLabel(value: string): boolean {
    if (/^\p{L}{1,40}[:?]$/u.test(value)) return true;
    return /^[#.][A-Za-z][\w-]{2,60}$/u.test(value) && SECRET_WORD.test(value) && isWordy(value.slice(1));
}

/** Whether a value without quotes is a call, an index or a group: `get(…)`, `parts[1]`, `a.b![0].c`, `(a + b)`. */
export const isCall = (value: string): boolean => /^[({[]|^[A-Za-z_$][\w$.!?]{0,200}[([]/u.test(value);

/** Whether a value without quotes reads as an expression of a program: the name of a variable, or of a function of a template (`!Join`). */
const isExpression = (value: string): boolean =>
    isCall(value) || /\)$|^[A-Za-z_$]+$|^![A-Z]\w{1,15}$|^[)\]}]|^(?:id|type|src|source|env)=/u.test(value);

/** Whether words with blanks between them are a passphrase, no remark and no sentence. */
const isPhrase = (value: string): boolean => value.length <= 128 && value.split(/\s+/u).length <= 24 && !REMARK.test(value);

/** Whether one of the parts of a path is a word; in base 64 with slashes none is. */
const hasWord = (path: string): boolean => path.split(/[/:]/u).some((part) => part.length > 2 && isWordy(part));

/** Whether `value` looks drawn by chance: letters and digits mixed, or letters of both cases without the order of words. */
function isRandom(value: string, shortest: number): boolean {
    if (value.length < shortest || isWordy(value)) return false;
    const head = value.slice(0, 256);
    if (!/^[\x21-\x7e]+$/u.test(head)) return false;
    const bits = entropy(head);
    if (/\d/u.test(head) && /[A-Za-z]/u.test(head)) return bits >= (/^[0-9a-f-]+$/iu.test(head) ? 2.5 : 2.8);
    return /[a-z]/u.test(head) && /[A-Z]/u.test(head) && bits >= 3.5 && /[A-Z]{2}|[a-z][A-Z][a-z][A-Z]/u.test(head);
}
