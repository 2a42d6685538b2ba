/** Whether a value has the shape of a secret, given what its name promises. */
import { entropy, isPlaceholder, isReference } from "./placeholder";
import { type SecretName } from "./names";

/**
 * Where the value stands: as the whole value of a variable or property (`value`), in quotes in a program or document (`quoted`),
 * or bare behind an operator (`bare`), where it may be an expression.
 */
export type Setting = "value" | "quoted" | "bare";

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;
/** Beginnings of references, paths, URLs and documents; of the names of secrets that AWS services manage (`rds!cluster-…`). */
const HARMLESS_START =
    /^(?:arn:|https?:|wss?:|s3:|file:|data:|ssm:|secretsmanager:|vault:|op:|env:|secret:|npm:|workspace:|mrk-|amzn1\.(?:ask|application|account)[.-]|projects\/|(?:rds|redshift|events|ecs-sc|appflow|databrew|datasync|directconnect|opsworks-cm|sqlworkbench)!|alias\/|parameter\/|\.{0,2}\/|~\/|[A-Za-z]:\\|sha(?:1|256|384|512)[:-]|\.\*|\{|\[|\()/iu;
/** Values that never are a secret: numbers with a unit, versions, moments, e-mail addresses, networks. */
const HARMLESS: readonly RegExp[] = [
    /^-?\d{1,15}(?:\.\d{1,15})?(?:ms|s|m|h|d|px|%)?$/u,
    /^(?:[\^~]|[<>]?=? ?)v?\d{1,5}(?:\.\d{1,5}){1,3}(?:[-+][\w.]{1,40})?$/u,
    /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,20}Z?)?$/u,
    /^[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,255}$/u,
    /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/u,
];
/** Keys that a service gives out to be seen: Stripe's and PostHog's for pages, Mapbox's, Square's, PubNub's, Flutterwave's, New Relic's for browsers. */
const PUBLIC_KEY = /^(?:pk_(?:live|test)_|pk\.eyJ|phc_|sb_publishable_|sq0idp-|pub-c-|sub-c-|FLWPUBK|NRBR-)/u;
const isHarmless = (value: string): boolean =>
    HARMLESS_START.test(value) || PUBLIC_KEY.test(value) || value.includes("://") || HARMLESS.some((shape) => shape.test(value));

/** Paths of names, such as `prod/db/password`, and parameter or secret names with an ending that Secrets Manager adds. */
const NAME_PATH = /^[A-Za-z][\w.-]{0,64}(?:[/:][A-Za-z][\w.-]{0,64}){1,8}$/u;
const SWITCHES = new Set(
    "true false yes no on off null nil none undefined enabled disabled required optional hidden auto automatic manual managed generated external default string number boolean object any basic bearer jwt apikey api_key iam aws_iam oauth oauth2 oidc saml sigv4 plaintext encrypted kms ssm secretsmanager securestring vault self empty missing input output cookie header query body text plain sensitive private public secret password passwd token key username user name value anonymous".split(
        " ",
    ),
);
/** Words that make a compound of words the name of a secret rather than a password of words. */
const SECRET_WORD = /pass|secret|token|cred|key|pwd|auth/iu;
/** A word, a short number or a version: what names are made of. */
const NAME_PART: readonly RegExp[] = [
    /^[A-Z]{0,24}[a-z]{0,24}$/u,
    /^[A-Z]?[a-z]{1,24}(?:[A-Z][a-z]{1,24}){0,6}$/u,
    /^(?:\d{1,4}|v\d{1,3}|[a-z]{1,12}\d{1,3}|[A-Z]{1,6}\d{1,3})$/u,
    // Words of other languages: no alphabet that secrets are drawn from has their letters.
    /^(?=[\x00-\x7f]{0,40}[^\x00-\x7f])\p{L}{1,40}$/u,
];
/** Words and abbreviations joined by capitals: `DBClusterParameterGroups`, `SSECustomerKeyMD5`. */
const COMPOUND = /^[A-Za-z]{2,80}(?:[Vv]\d[A-Za-z]{2,40})?\d{0,3}$/u;
const COMPOUND_WORD = /[A-Z]{1,80}(?![a-z])|[A-Z]?[a-z]{1,80}/gu;

/** Whether a part is several words, as long as words are: those that chance makes have two to four letters. */
function isCompound(part: string): boolean {
    if (!COMPOUND.test(part)) return false;
    const words = part.match(COMPOUND_WORD) ?? [];
    return words.length > 1 && part.length >= 4.5 * words.length && words.every((word) => word.length <= 20);
}

/** Whether `value` is made of words and short numbers, as names are: `orders-db`, `my_secret_v2`, `accessToken`. */
const isWordy = (value: string): boolean =>
    value.split(/[-_./: [\]]/u).every((part) => NAME_PART.some((shape) => shape.test(part)) || isCompound(part));

/** Whether `value`, under a name that promises `name`, is a literal secret. Linear in the length of the value; at most 4 KiB count. */
export function isSecretLiteral(raw: string, name: SecretName, setting: Setting): boolean {
    const value = raw.trim();
    if (value.length < 4 || value.length > 4096) return false;
    if (name.type === "password" && !name.weak && setting === "value" && /^\d{6,64}$/u.test(value)) return true;
    if (isReference(value) || isHarmless(value) || isPlaceholder(value)) return false;
    if (SWITCHES.has(value.toLowerCase()) && !(name.type === "password" && name.qualified && value.toLowerCase() === "password"))
        return false;
    if (setting === "bare" && isExpression(value)) return false;
    if (isCodeName(value) || isPhysicalName(value, name) || isLabel(value)) return false;
    return name.type === "password" ? isPassword(value, name, setting) : isToken(value, name, setting);
}

/**
 * The name that Pulumi makes of a resource's own, with seven hexadecimal digits behind it (Pulumi documentation, "Resource names:
 * Autonaming"): `orders-db-1a2b3c4`. A password may look so too; there the name has to speak of a secret or be a path.
 */
function isPhysicalName(value: string, name: SecretName): boolean {
    const given = value.length > 256 ? undefined : /^(.*)-[0-9a-f]{7}$/u.exec(value)?.[1];
    if (given === undefined || !/[A-Za-z]{3}/u.test(given) || !isWordy(given)) return false;
    return name.type !== "password" || given.includes("/") || SECRET_WORD.test(given);
}

/** Names of a program's things: `process.env.TOKEN`, `config.password`, `os.getenv(…)`. */
const isCodeName = (value: string): boolean =>
    /^[A-Za-z_$][\w$]{0,64}(?:(?:\.|::|->)[A-Za-z_$][A-Za-z_$]{0,64}){1,8}!?(?:\(|\[|$)/u.test(value) ||
    /^(?:process|import\.meta)\.env\.\w{1,64}!?$/u.test(value);

/** What a page shows before an input, `Password:`, and how a page names the input: `#new-password`. */
const isLabel = (value: string): boolean =>
    /^\p{L}{1,40}[:?]$/u.test(value) || (/^[#.][A-Za-z][\w-]{2,60}$/u.test(value) && SECRET_WORD.test(value) && isWordy(value.slice(1)));

/** Whether a value without quotes is a call, an index or a group: `get(…)`, `parts[1]`, `a.b![0].c`, `(a + b)`. */
export const isCall = (value: string): boolean => /^[({[]|^[A-Za-z_$][\w$.!?]{0,200}[([]/u.test(value);

/** Whether a value without quotes reads as an expression of a program: the name of a variable, or of a function of a template (`!Join`). */
const isExpression = (value: string): boolean =>
    isCall(value) || /\)$|^[A-Za-z_$]+$|^![A-Z]\w{1,15}$|^[)\]}]|^(?:id|type|src|source|env)=/u.test(value);

function isPassword(value: string, name: SecretName, setting: Setting): boolean {
    if (name.weak) return isRandom(value, 12);
    if (/\s/u.test(value)) return setting === "value" && value.split(/\s+/u).length <= 3 && /\d|[^\w\s.,:;'"?!()-]/u.test(value);
    if (/^\d+$/u.test(value)) return false;
    if (NAME_PATH.test(value) && value.includes("/") && hasWord(value)) return false;
    if (!isWordy(value)) return value.length >= 5;
    if (/[-_./:]/u.test(value)) return !SECRET_WORD.test(value) && value.length >= 12 && setting !== "bare" && name.qualified;
    // One word, perhaps with a number behind it: weak, but someone's password.
    return setting === "value"
        ? value.length >= 5
        : /\d/u.test(value)
          ? value.length >= 6
          : name.qualified && value.length >= 8 && !SECRET_WORD.test(value);
}

/** Whether one of the parts of a path is a word; in base 64 with slashes none is. */
const hasWord = (path: string): boolean => path.split(/[/:]/u).some((part) => part.length > 2 && isWordy(part));

function isToken(value: string, name: SecretName, setting: Setting): boolean {
    if (/\s/u.test(value)) return false;
    if (UUID.test(value)) return !name.weak && (name.type !== "key" || name.mayBeUuid === true);
    if (/^\d+$/u.test(value)) return !name.weak && name.type === "token" && value.length >= 15;
    if (NAME_PATH.test(value) && (isWordy(value) || (value.includes("/") && hasWord(value.slice(0, value.indexOf("/")))))) return false;
    if (name.weak) return isRandom(value, 20);
    if (isRandom(value, 12)) return true;
    if (isWordy(value))
        return setting === "value" && name.qualified && name.type === "secret" && /^[a-z]{8,}\d*$/u.test(value) && SECRET_WORD.test(value);
    return value.length >= 8 && /\d/u.test(value) && /[A-Za-z]/u.test(value) && entropy(value) >= 2.5;
}

/** Whether `value` looks drawn by chance: letters and digits mixed, or letters of both cases without the order of words. */
function isRandom(value: string, shortest: number): boolean {
    if (value.length < shortest || isWordy(value)) return false;
    const head = value.slice(0, 256);
    if (!/^[\x21-\x7e]+$/u.test(head)) return false;
    const hasDigit = /\d/u.test(head);
    const bits = entropy(head);
    if (hasDigit && /[A-Za-z]/u.test(head)) return bits >= (/^[0-9a-f-]+$/iu.test(head) ? 2.5 : 2.8);
    return /[a-z]/u.test(head) && /[A-Z]/u.test(head) && bits >= 3.5 && /[A-Z]{2}|[a-z][A-Z][a-z][A-Z]/u.test(head);
}
