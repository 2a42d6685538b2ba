/** What the name of a variable, tag or property says about its value. */

import { BoundedCache } from "./cache";

/** What kind of secret a name promises, and how surely: a `weak` promise is believed only with a value that looks random. */
export interface SecretName {
    readonly type: "password" | "secret" | "token" | "api-key" | "key";
    readonly weak: boolean;
    /** The secret of AWS or Azure that the name is known to hold. */
    readonly known?: "aws-secret-key" | "aws-session-token" | "aws-access-key-id" | "azure-key";
    /** Whether more than the word for a secret stands in the name: `DB_PASSWORD`, not `password`. */
    readonly qualified: boolean;
    /** For a key: whether a UUID can be it. The id of a KMS key is one too, and no secret. */
    readonly mayBeUuid?: true;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/u));

const PASSWORDS = set("password passwd passwort pwd passphrase passcode pass pw contrasena contraseña motdepasse pswd psw");
const SECRETS = set("secret secrets credential credentials cred creds auth authorization");
const TOKENS = set("token tokens jwt pat bearer apitoken accesstoken authtoken");
/** Ends of words written together: `dbpassword`, `clientsecret`. */
const ENDINGS: readonly (readonly [string, SecretName["type"]])[] = [
    ["password", "password"],
    ["passwd", "password"],
    ["passphrase", "password"],
    ["secretkey", "key"],
    ["accesskey", "key"],
    ["privatekey", "key"],
    ["masterkey", "key"],
    ["accountkey", "key"],
    ["storagekey", "key"],
    ["signingkey", "key"],
    ["encryptionkey", "key"],
    ["apikey", "api-key"],
    ["secret", "secret"],
    ["token", "token"],
    ["pwd", "password"],
];
/** Words before `key` that make it a secret one. */
const SECRET_KEYS = set(
    "access secret private auth authentication signing signature sign encryption encrypt decryption crypto cipher master account shared license licence subscription app application hmac jwt session cookie webhook service admin root client consumer storage integration write read server security deploy preshared aes rsa ssl tls rest live ingest ingestion rails flask django",
);
/** Words before `key` that make it anything but a secret. */
const OTHER_KEYS = set(
    "public primary foreign partition sort hash range object s3 cache idempotency kms cmk map dict row column tag label config lookup translation hot json message routing group context state feature flag query index item table file bucket image metadata property field attribute parameter param option event record entity unique composite document resource path display locale dedup deduplication source target log filter order parent child state lock counter name template publishable site hotkey keyboard i18n zip code layer package artifact ssh host bundle script asset prefix folder upload input output data manifest terraform backend report export import video thumbnail photo avatar",
);
/** Words before `token` that make it anything but a secret. */
const OTHER_TOKENS = set(
    "next page continuation pagination sync cancellation cancel design color colour style theme max min start client last resume marker request requestor idempotency creator subject symbol syntax result change",
);
/** Words after which a name speaks of something about the secret, not of the secret. */
const ABOUT = set(
    "name names arn arns id ids path paths url urls uri endpoint endpoints ttl expiry expires expire expiration expired expiresin length len min max minimum maximum policy policies version versions alias aliases file filename filepath files dir type types prefix suffix header headers enabled enable disable disabled required require requires rotation rotate rotated days day hours hour minutes seconds secs ms timeout limit limits count size sizes parameter parameters param params ref refs reference location store provider providers algorithm algo alg format issuer audience region table bucket topic queue group groups role roles hint field fields label description title regex pattern reset recovery manager service endpoint scope scopes hash hashed digest fingerprint checksum host port user username owner email status state mode method source kind key_id usage use uses used lambda function handler validator validation verifier verify strategy strategies interval period age lifetime window bytes bits encoding encoded_type placeholder text message error errors strength change changed changes update updated updater generator generation template properties property attribute attributes option options config configuration settings permissions permission access_level visible visibility column tag tags flow flows uris address through rate check checks checked checker requirement requirements lookup cache mapping map namespace environment engine backend resolver resolvers selector mount volume class grant response request exchange introspection revocation bucket data resource resources rule rules stack project secretname sync syncer client_id authorizer lambdas principal not no allowed supported complexity history retention link page screen form input component button stdin provider_id",
);
/** Words after a secret's that say nothing: `PASSWORD_PROD`, `TOKEN_2`, `SECRET_KEY_BASE`. */
const NEUTRAL = set(
    "prod production dev development test testing staging stage stg qa uat sandbox live value val string str plain plaintext text raw default primary secondary old new current previous base base64 b64 encoded hex a b c one two local v1 v2 v3 main master root admin key",
);
const PUBLIC = set("public publishable pub");
/** Words before `key` of which none stands for a key of KMS. */
const NEVER_KMS = set("secret private access license licence");

/** The words of a name: `dbPassword`, `DB_PASSWORD` and `db-password` are the same two. At most its last 128 characters count. */
export function wordsOf(name: string): string[] {
    return name
        .slice(-128)
        .replace(/([a-z0-9])([A-Z])/gu, "$1 $2")
        .replace(/([A-Z])([A-Z][a-z])/gu, "$1 $2")
        .toLowerCase()
        .split(/[^a-z0-9ñ]+/u)
        .filter((word) => word !== "");
}

/** What names promised, since the same few come again and again; `undefined` stands in the box, not in its place. */
const cache = new BoundedCache<{ readonly promise: SecretName | undefined }>(1024, 1 << 16);

/** What `name` promises of its value; undefined if it promises no secret. */
export const secretName = (name: string): SecretName | undefined => cache.get(name, () => ({ promise: promiseOf(name) })).promise;

function promiseOf(name: string): SecretName | undefined {
    const words = wordsOf(name);
    if (words.length === 0 || words.some((word) => PUBLIC.has(word))) return undefined;
    const found = lastSecretWord(words);
    if (found === undefined) return undefined;
    const { index, type } = found;
    const trailing = words.slice(index + 1);
    if (trailing.some((word) => ABOUT.has(word))) return knownOf(words);
    const isPlural = words[index] === "tokens" || words[index] === "secrets";
    const weak = found.weak || isPlural || trailing.some((word) => !NEUTRAL.has(word) && !/^\d{1,8}$/u.test(word));
    const mayBeUuid = found.mayBeUuid === undefined ? {} : { mayBeUuid: true as const };
    return { type, weak, qualified: words.length > 1, ...mayBeUuid, ...knownOf(words) };
}

/** The names that AWS and Azure give to their secrets in configuration files, environments and SDKs. */
const KNOWN: readonly (readonly [RegExp, NonNullable<SecretName["known"]>])[] = [
    [/secret(?:access)?key$|secretaccess$|awssecret/u, "aws-secret-key"],
    [/(?:session|security)token$/u, "aws-session-token"],
    [/accesskeyid$/u, "aws-access-key-id"],
    [/sharedaccesskey$/u, "azure-key"],
];

function knownOf(words: readonly string[]): SecretName | undefined {
    const joined = words.join("");
    const known = KNOWN.find(([pattern]) => pattern.test(joined))?.[1];
    if (known === undefined) return undefined;
    return { type: known === "aws-session-token" ? "token" : "key", weak: known === "aws-access-key-id", qualified: true, known };
}

interface SecretWord {
    readonly index: number;
    readonly type: SecretName["type"];
    readonly weak: boolean;
    readonly mayBeUuid?: true;
}

function lastSecretWord(words: readonly string[]): SecretWord | undefined {
    for (let index = words.length - 1; index >= 0; index--) {
        const word = (words[index] ?? "").replace(/\d{1,8}$/u, "");
        const before = words[index - 1];
        if (words[index] === "auth0") continue;
        if (PASSWORDS.has(word)) return { index, type: "password", weak: word === "pw" };
        if (TOKENS.has(word)) return before !== undefined && OTHER_TOKENS.has(before) ? undefined : { index, type: "token", weak: false };
        if (SECRETS.has(word)) return { index, type: "secret", weak: word === "auth" };
        if (word === "key" || word === "keys") {
            if (before === undefined || OTHER_KEYS.has(before)) continue;
            if (before === "api") return { index, type: "api-key", weak: false };
            return { index, type: "key", weak: !SECRET_KEYS.has(before), ...(NEVER_KMS.has(before) ? { mayBeUuid: true } : {}) };
        }
        const ending = ENDINGS.find(([end]) => word.length > end.length - 1 && word.endsWith(end));
        if (ending !== undefined) return { index, type: ending[1], weak: false };
    }
    return undefined;
}
