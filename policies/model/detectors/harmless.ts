/**
 * What stands under the name of a secret and is none, by its form: each row says what the value is. The first row that matches names
 * the reason; a value that no row matches is judged as a secret by `literals.ts`.
 */
import { isWordy } from "./wordy";

/** A form that no secret has. */
export interface Harmless {
    readonly because: string;
    /** Linear in the length of the value. */
    readonly matches: (value: string) => boolean;
}

const form = (because: string, pattern: RegExp): Harmless => ({ because, matches: (value) => pattern.test(value) });

/** Values that only a key opens: what they hold is not in them. */
const CIPHERTEXTS: readonly Harmless[] = [
    form("KMS encrypted it (base 64 of what its ciphertexts begin with)", /^A(?:QICAH|QECAH|YA(?:Be|De))[A-Za-z0-9+/]{20}/u),
    form("Cloud KMS encrypted it", /^Ci[A-Za-z0-9+/]A[A-Za-z0-9+/]{60,4000}={0,2}$/u),
    form("SOPS, Jasypt or another tool encrypted it, and says so", /^['"]?(?:ENC|EJ|SOPS|ENCRYPTED|CRYPT|PKCS7)[[({]/u),
    form(
        "a word before it says that it is encrypted",
        /^(?:encrypted|enc|cipher|ciphertext|crypt|age|kms|sealed)(?::v?\d{0,3})?:[A-Za-z0-9+/=_.:-]{8}/iu,
    ),
    form(
        "Spring, WebLogic or Maven encrypted it, and says so in braces",
        /^\{(?:cipher|AES\d{0,3}|3DES|DES|RSA|xor|pbkdf2|bcrypt|scrypt|argon2)\}/iu,
    ),
    form("Maven encrypted it: base 64 in braces", /^\{[A-Za-z0-9+/]{40,512}={0,2}\}$/u),
    form("Ansible encrypted it", /^(?:\$ANSIBLE_VAULT|!vault)/u),
    form("OpenSSL encrypted it with a password", /^U2FsdGVkX1[89+/]/u),
    form("Fernet encrypted it", /^gAAAAA[B-C][A-Za-z0-9_-]{60}/u),
    form("Sealed Secrets encrypted it", /^Ag[A-D][A-Za-z0-9+/]{300,8000}={0,2}$/u),
    form(
        "Pulumi or Vault encrypted it: a version, a nonce and a ciphertext",
        /^(?:secure:)?(?:vault:)?v\d{1,3}:[A-Za-z0-9+/]{16,}={0,2}(?::[A-Za-z0-9+/]{8,}={0,2})?$/u,
    ),
    form("a token of JOSE that is encrypted to somebody's key", /^eyJ[A-Za-z0-9_-]{0,400}(?:ImVuYyI6|JlbmMiOi|iZW5jIjoi)/u),
    form("OpenPGP or age encrypted it", /^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE|ENCRYPTED MESSAGE|PKCS7)-----/u),
];

/** What is kept in the place of a password to compare one with: it cannot be typed. */
const DIGESTS: readonly Harmless[] = [
    form(
        "a salted digest in the form of crypt(3), which Argon2, bcrypt and others took over",
        /^\$(?:[1-7]|2[abxy]|y|gy|P|H|apr1|sha1|argon2(?:id?|d)|scrypt|s0|pbkdf2(?:-sha\d{1,3})?)\$[\w./+=,$-]{16}/u,
    ),
    form("a digest of PostgreSQL", /^(?:md5[0-9a-f]{32}$|SCRAM-SHA-256\$\d)/u),
    form("a digest of MySQL or SQL Server", /^(?:\*[0-9A-F]{40}$|\$A\$005\$|0x0[12]00[0-9A-Fa-f]{40})/u),
    form(
        "a digest of LDAP or Django, which says how it was made",
        /^(?:\{S?(?:SHA|MD5|SSHA)\d{0,3}\}|(?:pbkdf2|bcrypt|argon2|scrypt)_?(?:sha\d{1,3}|md5)?\$)/iu,
    ),
];

/** Places where a secret is kept, and names of things. */
const REFERENCES: readonly Harmless[] = [
    form(
        "it refers to a secret, a file or a service by the scheme before it",
        /^(?:arn:|https?:|wss?:|s3:|gs:|file:|data:|ssm:|secretsmanager:|vault:|op:|env:|secret:|keyvault:|npm:|workspace:|projects\/|\.\*)/iu,
    ),
    form("a service of Azure puts a secret in its place", /^@Microsoft\.(?:KeyVault|AppConfiguration)\(/u),
    form("an alias, a parameter or a key of several regions", /^(?:alias\/|parameter\/|mrk-|amzn1\.(?:ask|application|account)[.-])/iu),
    form(
        "the name of a secret that a service of AWS keeps",
        /^(?:rds|redshift|events|ecs-sc|appflow|databrew|datasync|directconnect|opsworks-cm|sqlworkbench)!/iu,
    ),
    form("a path of Windows or of a home", /^(?:~\/|[A-Za-z]:\\)/u),
    { because: "a path of a file or parameter", matches: isPath },
    { because: "a file, as curl and keytool are told of one", matches: (v) => v.startsWith("@") && isPath(v.slice(1)) },
    form(
        "a file, by the ending of its name",
        /^[\w./-]{1,240}\.(?:zip|jar|war|tgz|tar\.gz|whl|json|ya?ml|csv|xml|parquet|pdf|pem|crt|cer|html|png|jpe?g|svg)$/iu,
    ),
    form("a digest that says so", /^(?:sha(?:1|224|256|384|512)|md5)[:-]/iu),
    form("it holds a URL", /:\/\//u),
    { because: "an object, a list or a group in brackets", matches: isBracketed },
    form("a path in a document of Step Functions or a template of API Gateway", /^\$(?:\$?\.|!?\{?[A-Za-z]\w{0,40}(?:\.[A-Za-z_]|\())/u),
];

/** Values of other kinds. */
const OTHERS: readonly Harmless[] = [
    form("a number, perhaps with a unit", /^-?\d{1,15}(?:\.\d{1,15})?(?:ms|s|m|h|d|px|%)?$/u),
    form(
        "rules for what an input may be, as Laravel writes them: `required|string|max:255`",
        /^(?:required|nullable|sometimes|bail|string|filled|present|confirmed)(?:\|[a-z_]{2,24}(?::[^|\s]{1,60})?){1,12}$/u,
    ),
    form("how often something may be done: `5/m`, `20/m/ip,5/m/key`", /^\d{1,6}\/(?:\d{0,4}[smhd]|sec|min|second|minute|hour|day)\b/u),
    form("a version", /^(?:[\^~]|[<>]?=? ?)v?\d{1,5}(?:\.\d{1,5}){1,3}(?:[-+][\w.]{1,40})?$/u),
    form("a moment or a day", /^\d{4}-\d{2}-\d{2}(?:T[\d:.]{4,20}Z?)?$/u),
    form("an e-mail address", /^[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,255}$/u),
    form("an address of a network", /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$/u),
    form(
        "an image or an archive in base 64, by its first bytes",
        /^(?:iVBORw0KGgo|\/9j\/4|R0lGOD|UklGR|PHN2Zy|PD94bW|JVBERi0|UEsDB|AAABAA|H4sI)/u,
    ),
    form(
        "a key that a service gives out to be seen: of Stripe, PostHog, Mapbox, Supabase, Square, PubNub, Flutterwave, New Relic",
        // To its end: behind a colon stands the secret.
        /^(?:pk_(?:live|test)_|pk\.eyJ|phc_|sb_publishable_|sq0idp-|pub-c-|sub-c-|FLWPUBK|NRBR-)[\w.-]*$/u,
    ),
    form("the id of a key of Razorpay, whose secret stands elsewhere", /^rzp_(?:live|test)_[A-Za-z0-9]{14}$/u),
];

/** Every form, the most telling first. */
export const HARMLESS: readonly Harmless[] = [...CIPHERTEXTS, ...DIGESTS, ...REFERENCES, ...OTHERS];

/** Why a value is none of the secrets that its name speaks of; undefined if its form says nothing. */
export const harmlessBecause = (value: string): string | undefined => HARMLESS.find(({ matches }) => matches(value))?.because;

/** `/orders/prod/key`, `./key.pem`, `../x`: names joined by slashes. In base 64 that begins with a slash there are none. */
function isPath(value: string): boolean {
    if (!/^\.{0,2}\//u.test(value)) return false;
    const parts = value.split("/").filter((part) => part !== "");
    if (/^[A-Za-z0-9+/]{20,}={0,2}$/u.test(value)) return parts.every((part) => part.length <= 20 && isWordy(part));
    return parts.length === 0 || parts.some(isWordy) || /\s/u.test(value) || !/\d/u.test(value);
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** A password may begin with a bracket; what also holds its counterpart, or begins as JSON does, is a group or an expression. */
function isBracketed(value: string): boolean {
    const closing = CLOSING[value.charAt(0)];
    return closing !== undefined && (value.includes(closing, 1) || /^[[{(]\s*["'[{]|\s/u.test(value));
}
