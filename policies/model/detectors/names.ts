/** What the name of a variable, tag or property says about its value. */

import { BoundedCache } from "./cache";
import { plain } from "./plain";
import {
    ABOUT,
    DOUBTFUL_TOKENS,
    ENDINGS,
    KEYS_ABROAD,
    NEUTRAL,
    NEVER_KMS,
    NO_PASSWORD,
    OTHER_KEYS,
    OTHER_TOKENS,
    PASSWORDS,
    PASSWORDS_ABROAD,
    PHRASES,
    PUBLIC,
    SECRET_KEYS,
    SECRETS,
    TOKENS,
} from "./words";

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
    /** For a password: whether the name may speak of what is done with one, `resetPassword`, or of where they are, `PASSWORD_DB`. Words are none under it. */
    readonly mayBeAction?: true;
}

/** The longest part of a name that counts: its end. */
const LONGEST = 128;

/** The words of a name: `dbPassword`, `DB_PASSWORD` and `db-password` are the same two. At most its last 128 characters count. */
export const wordsOf = (name: string): string[] =>
    plain(
        name
            .slice(-LONGEST)
            .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
            .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2"),
    )
        .replace(PHRASES, (phrase) => phrase.replace(/[ _.'-]/gu, ""))
        .split(/[^\p{L}\p{M}\p{N}]/u)
        .filter((word) => word !== "");

/** What names promised, since the same few come again and again; `undefined` stands in the box, not in its place. */
const cache = new BoundedCache<{ readonly promise: SecretName | undefined }>(1024, 1 << 16);

/** What `name` promises of its value; undefined if it promises no secret. */
export const secretName = (name: string): SecretName | undefined => cache.get(name, () => ({ promise: promiseOf(name) })).promise;

/** Prefixes of variables that a build puts into pages: everybody who opens the page reads them. */
const PAGE_VARIABLE = /^(?:NEXT_PUBLIC|NUXT_PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|GATSBY|PUBLIC|VUE_APP|STORYBOOK)_/u;

/** Whether a variable's name says that a build puts its value into pages. */
export const isPageVariable = (name: string): boolean => PAGE_VARIABLE.test(name);

/** A word without the digits that count it: bundlers append them, `TOKEN_HEADER2`. */
const uncounted = (word: string): string => word.replace(/\d{1,8}$/u, "");

function promiseOf(name: string): SecretName | undefined {
    const words = wordsOf(name);
    if (words.some((word) => PUBLIC.has(word))) return undefined;
    const found = lastSecretWord(words);
    if (found === undefined) return undefined;
    const { index, type } = found;
    const trailing = words.slice(index + 1).map(uncounted);
    if (trailing.some((word) => ABOUT.has(word))) return knownOf(words);
    const isPlural = words[index] === "tokens" || words[index] === "secrets";
    const others = trailing.filter((word) => !NEUTRAL.has(word) && word !== "");
    const isOfAccount = type === "password" && isAccount(others);
    const weak = found.weak || isPlural || (others.length > 0 && !isOfAccount);
    return {
        type,
        weak,
        qualified: words.length > 1,
        ...(found.mayBeUuid === undefined ? {} : { mayBeUuid: true as const }),
        ...(found.mayBeAction === undefined && !isOfAccount ? {} : { mayBeAction: true as const }),
        ...knownOf(words),
    };
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

interface Promised {
    readonly type: SecretName["type"];
    readonly weak: boolean;
    readonly mayBeUuid?: true;
    readonly mayBeAction?: true;
}

/** What one word says: a promise, `over` where it ends the search, or nothing. */
type Reading = Promised | "over" | undefined;

/** Names of services that hold a word for a secret. */
const SERVICES: ReadonlySet<string> = new Set(["auth0", "lastpass", "keepass", "1password", "onepassword"]);

/** What has a password: after one of these, `PW` stands for it rather than for anything else. */
const ACCOUNTS: ReadonlySet<string> = new Set(
    `account admin app bind database datenbank db ftp imap keystore ldap login mail mariadb master mongo mysql oracle pg postgres redis root
    service sftp smtp sql ssh svc truststore user wifi wlan`.split(/\s+/u),
);

/** Redis and its command line call their password AUTH (redis-cli documentation, "REDISCLI_AUTH"). */
const REDIS: ReadonlySet<string> = new Set(["redis", "rediscli", "valkey", "valkeycli"]);

/** Whether words behind that for a password say whose it is, `PASSWORD_LDAP`; or where passwords are. */
const isAccount = (words: readonly string[]): boolean => words.length > 0 && words.every((word) => ACCOUNTS.has(word));

/** What a program does with a password. */
const ACTIONS: ReadonlySet<string> = new Set(["reset", "forgot", "forgotten", "recover", "validate", "verify"]);

/** Clouds that call the secret half of an access key SK, beside the AK. Elsewhere it is a sort key, or Slovakia. */
const CLOUDS_WITH_SK: ReadonlySet<string> = new Set(
    "baidu bce hcs huawei huaweicloud hw hwcloud jdcloud ksyun obs qiniu tencent tos ucloud volc volcengine".split(" "),
);

/** The readings of a word, in the order in which they are tried. */
const READINGS: readonly ((word: string, words: readonly string[], index: number) => Reading)[] = [
    actionAt,
    (word, words, index) =>
        PASSWORDS.has(word) ? { type: "password", weak: word === "pw" && !ACCOUNTS.has(uncounted(words[index - 1] ?? "")) } : undefined,
    (word, words, index) => (word === "sk" && CLOUDS_WITH_SK.has(words[index - 1] ?? "") ? { type: "key", weak: true } : undefined),
    (word, words, index) => (word === "auth" && REDIS.has(words[index - 1] ?? "") ? { type: "password", weak: false } : undefined),
    (word) => (KEYS_ABROAD.test(word) ? { type: "key", weak: false } : undefined),
    // In Spanish and Portuguese it is a key as well.
    (word) => (PASSWORDS_ABROAD.has(word) ? { type: "password", weak: word === "clave" || word === "sandi" } : undefined),
    (word, words, index) => {
        if (!TOKENS.has(word)) return undefined;
        return tokenBehind(words[index - 1] ?? "");
    },
    (word) => (SECRETS.has(word) ? { type: "secret", weak: word === "auth" || word === "salt" || word === "pepper" } : undefined),
    keyAt,
    (word) => {
        if (NO_PASSWORD.has(word)) return undefined;
        const [ending, type] = ENDINGS.find(([end]) => word.endsWith(end)) ?? [];
        if (ending === undefined || type === undefined) return undefined;
        return type === "token" ? tokenBehind(word.slice(0, -ending.length).replace(/^\d{1,8}/u, "")) : { type, weak: false };
    },
];

/** `reset_password_interval` is about what is done; `RESET_PASSWORD` alone may be the password that it is done with. */
function actionAt(word: string, words: readonly string[], index: number): Reading {
    if (!PASSWORDS.has(word) || !ACTIONS.has(words[index - 1] ?? "")) return undefined;
    const isFollowed = words.slice(index + 1).some((next) => !NEUTRAL.has(uncounted(next)));
    return isFollowed ? "over" : { type: "password", weak: false, mayBeAction: true };
}

/** A token is anything but a secret, or only perhaps one, by the word before it. */
function tokenBehind(before: string): Reading {
    return OTHER_TOKENS.has(before) ? "over" : { type: "token", weak: DOUBTFUL_TOKENS.has(before) };
}

/** Keys that are made for pages, with the words of their names. */
const PUBLISHED_KEYS: readonly (readonly [because: string, words: readonly string[]])[] = [
    ["it may search and no more (Algolia documentation, API keys)", ["algolia", "search"]],
    ["it may search and no more (Typesense documentation, API keys)", ["search", "only"]],
    ["it names an app of Pusher, whose secret signs (Pusher Channels documentation)", ["pusher", "app"]],
];

/** Words that take back what {@link PUBLISHED_KEYS} says, wherever they stand: `PUSHER_BEAMS_SECRET_KEY`, `ALGOLIA_ADMIN_SEARCH_KEY`. */
const KEPT: ReadonlySet<string> = new Set(
    `secret secrets private admin administrator root master write writer encrypt encryption decrypt decryption sign signing signature
    hmac`.split(/\s+/u),
);

/** Whether the key behind `before` is made for pages. The key of Pusher alone is that of an app: `PUSHER_KEY`. */
const isPublished = (words: readonly string[], before: string): boolean =>
    !words.some((word) => KEPT.has(uncounted(word))) &&
    (before === "pusher" || PUBLISHED_KEYS.some(([, named]) => named.every((part) => words.includes(part))));

/** A key is a secret by the word before it. */
function keyAt(word: string, words: readonly string[], index: number): Reading {
    const before = words[index - 1];
    if ((word !== "key" && word !== "keys") || before === undefined) return undefined;
    // The routing key of PagerDuty is the key of its integration (Events API v2).
    if (before === "routing" && words.includes("pagerduty")) return { type: "key", weak: false };
    if (OTHER_KEYS.has(before)) return undefined;
    if (isPublished(words, before)) return "over";
    if (before === "api") return { type: "api-key", weak: false };
    return { type: "key", weak: !SECRET_KEYS.has(before), ...(NEVER_KMS.has(before) ? { mayBeUuid: true } : {}) };
}

function lastSecretWord(words: readonly string[]): (Promised & { readonly index: number }) | undefined {
    for (let index = words.length - 1; index >= 0; index--) {
        const written = words[index] ?? "";
        if (SERVICES.has(written)) continue;
        const word = uncounted(written);
        for (const read of READINGS) {
            const reading = read(word, words, index);
            if (reading === "over") return undefined;
            if (reading !== undefined) return { index, ...reading };
        }
    }
    return undefined;
}
