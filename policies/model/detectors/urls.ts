/** Credentials in URLs: user-info, query, fragment, and webhooks whose path is the secret. */
import { alphabet, isMember } from "./alphabet";
import { isSecretLiteral } from "./literals";
import { secretName } from "./names";
import { entropy, isPlaceholder, isReference } from "./placeholder";
import { type Found } from "./prefixes";
import { HINT, WEBHOOKS } from "./webhooks";

const SCHEME = alphabet("A-Za-z0-9+.-");
/** What ends a URL in a text. */
const STOP = alphabet(" \t\r\n\"'`<>");
/** What ends the authority of a URL. A password may hold a slash although it must not, so that an `@` further on is looked for. */
const AUTHORITY_STOP = alphabet(" \t\r\n\"'`<>/?#\\,");
const LONGEST_AUTHORITY = 512;
const LONGEST_URL = 8192;
/** No parameter's name is longer. */
const LONGEST_PARAMETER = 256;
/** Schemes whose URLs reach web servers; those of all others are connection strings. */
const WEB = new Set(["http", "https", "ws", "wss", "ftp", "ftps", "sftp", "git", "ssh", "git+https", "git+ssh", "svn", "webdav"]);

/** Finds every URL that carries a credential. */
export function findUrls(text: string): Found[] {
    const found: Found[] = [];
    let done = 0;
    for (let at = text.indexOf("://"); at !== -1; at = text.indexOf("://", at + 3)) {
        let start = at;
        while (start > at - 32 && start > done && isMember(SCHEME, text, start - 1)) start--;
        if (start === at) continue;
        const scheme = text.slice(start, at).toLowerCase();
        const authority = at + 3;
        const host = userInfo(text, start, authority, scheme, found);
        // URLs inside a URL's query are found on their own, at the next `://`.
        const next = text.indexOf("://", host);
        const limit = Math.min(next === -1 ? text.length : next, host + LONGEST_URL);
        let end = host;
        while (end < limit && !isMember(STOP, text, end)) end++;
        parameters(text, start, host, end, found);
        done = Math.max(done, host);
    }
    return found;
}

/** Judges the user-info, adds what it holds to `found`, and gives the offset at which the host begins. */
function userInfo(text: string, start: number, authority: number, scheme: string, found: Found[]): number {
    const limit = Math.min(text.length, authority + LONGEST_AUTHORITY);
    let stop = authority;
    while (stop < limit && !isMember(AUTHORITY_STOP, text, stop)) stop++;
    const sign = signOf(text, authority, stop, limit);
    if (sign === undefined) return authority;
    const info = text.slice(authority, sign);
    const colon = info.indexOf(":");
    const user = colon === -1 ? info : info.slice(0, colon);
    const password = colon === -1 ? "" : decode(info.slice(colon + 1));
    const end = Math.max(stop, sign + 1);
    const hostname = text.slice(sign + 1, end);
    if (isLiteralPassword(password) && !isForm(user, password, hostname))
        found.push({ kind: WEB.has(scheme) ? "url-password" : "connection-string", start, end });
    else if (isUserToken(user, password, hostname)) found.push({ kind: "url-password", start, end });
    return sign + 1;
}

/** The `@` before the host: the last one of the authority, or one further on where the password holds a sign that ends an authority. */
function signOf(text: string, authority: number, stop: number, limit: number): number | undefined {
    const written = text.slice(authority, stop);
    const last = written.lastIndexOf("@");
    if (last !== -1) return authority + last;
    // `amqp://user:pa/ss@host`, `https://user:pa#ss@host`: signs that ought to be encoded. `host:8080/a@b` has a port.
    if (!/[/?#]/u.test(text[stop] ?? "") || !/^[^:]{0,64}:/u.test(written) || /:\d{0,5}$/u.test(written)) return undefined;
    let far = stop;
    while (far < limit && !isMember(STOP, text, far) && text[far] !== "@") far++;
    const isHost = text[far] === "@" && /^[A-Za-z0-9][\w.-]{0,252}(?::\d{1,5})?(?=[/?#\s"'`]|$)/u.test(text.slice(far + 1, far + 260));
    return isHost ? far : undefined;
}

/** What stands behind a slash in `user/password@//host:1521/service`, and the place that Oracle's drivers connect to. */
const ORACLE_USER = /(?:^|[\s"'`=:])([A-Za-z][\w$#]{0,30})\/(["']?)([^\s"'/@]{4,64})\2$/u;
const ORACLE_PLACE = /^@(?:\/\/[\w.-]{1,64}|[\w.-]{1,64}:\d{4,5}[/:]\w|\(DESCRIPTION\b)/iu;

/** Finds `user/password@//host:1521/service`, as Oracle's tools and drivers take it. */
export function findOracle(text: string): Found[] {
    const found: Found[] = [];
    for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
        if (!ORACLE_PLACE.test(text.slice(at, at + 330))) continue;
        const before = ORACLE_USER.exec(text.slice(Math.max(0, at - 110), at));
        const [, user = "", quote = "", password = ""] = before ?? [];
        if (before === null || !isLiteralPassword(password) || user === "git" || isForm(user, password, "")) continue;
        found.push({ kind: "connection-string", start: at - user.length - quote.length * 2 - password.length - 1, end: at + 1 });
    }
    return found;
}

/** Whether the password of a URL is literal: `***`, `${…}`, `<password>` and `[secret]` are not. */
export function isLiteralPassword(password: string): boolean {
    if (password === "" || isReference(password) || /^(?:\*+|x+|X+|\.+|-+|_+|\?+)$/u.test(password)) return false;
    if (/^[{[<%$(]/u.test(password) && /[}\]>%)]$/u.test(password)) return false;
    return !/^\$\w+$/u.test(password) && !isPlaceholder(password);
}

/**
 * Whether a URL shows the form of such URLs, `postgres://user:password@host/db`, or reaches a service on the developer's own machine
 * whose password is its name.
 */
export const isForm = (user: string, password: string, host: string): boolean =>
    (user === password && /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/u.test(host)) ||
    // `[user[:password]@]host`: the signs of a syntax; `USER:PASSWORD@HOST`: its variables.
    user.startsWith("[") ||
    (CONSTANT.test(user) && CONSTANT.test(password)) ||
    (/^(?:user|username|usr|login|name|id|me|my_?user|my_?username)?$/iu.test(user) &&
        /^(?:pass|password|passwd|passw|passphrase|pwd|pw|secret|token|my_?password)$/iu.test(password) &&
        HOST_OF_FORM.test(host));

/** The words by which a manual calls a host, perhaps as the reader's own: `host`, `my-proxy.com`, `example.org:1234`. */
const HOST_OF_FORM =
    /^(?:(?:my|your|some|the)?[-_]?(?:db|proxy|sql|mail|smtp)?[-_]?(?:host|hostname|server|proxy|domain|endpoint|address|site)(?:\.(?:com|org|net))?|localhost|(?:\w{1,20}\.)?example\.(?:com|org|net))?(?::\w{1,5})?$/iu;

const CONSTANT = /^[A-Z][A-Z_]{3,40}$/u;

/** Whether the user of a URL without password is a token: `https://<token>@github.com`. The public key of a Sentry DSN is none. */
const isUserToken = (user: string, password: string, host: string): boolean =>
    password === "" &&
    user.length >= 20 &&
    /^[A-Za-z0-9_-]+$/u.test(user) &&
    /\d/u.test(user) &&
    /[A-Za-z]/u.test(user) &&
    entropy(user) >= 3 &&
    !/sentry|ingest/iu.test(host);

/** Parameters whose value signs a URL. */
const SIGNATURES = new Set([
    "x-amz-signature",
    "x-amz-credential",
    "x-amz-security-token",
    "x-goog-signature",
    "x-goog-credential",
    "sig",
    "signature",
    "awsaccesskeyid",
    "x-oss-signature",
    "googleaccessid",
]);
const SIGNING = new Set(["x-amz-signature", "x-goog-signature", "sig", "signature", "x-oss-signature"]);
/** Parameters that are credentials whatever the words in their names. */
const TOKENS = new Set([
    "token",
    "key",
    "code",
    "apikey",
    "api_key",
    "api-key",
    "access_token",
    "accesstoken",
    "auth",
    "auth_token",
    "sas",
    "app_key",
    "subscription-key",
    "client_secret",
    "refresh_token",
    "id_token",
    "private_token",
    "hapikey",
    "sharedaccesskey",
    "jwt",
    "secret",
]);

function parameters(text: string, start: number, host: number, end: number, found: Found[]): void {
    const query = indexOfEither(text, host, end);
    if (query === -1) return;
    let presigned = false;
    for (let at = query + 1; at < end;) {
        const stop = endOfParameter(text, at, end);
        const sign = text.slice(at, Math.min(stop, at + LONGEST_PARAMETER)).indexOf("=");
        if (sign !== -1) {
            const equals = at + sign;
            const written = decode(text.slice(at, Math.min(equals, at + 64)));
            const name = written.toLowerCase();
            const value = decode(text.slice(equals + 1, Math.min(stop, equals + 4097)));
            if (SIGNATURES.has(name)) presigned ||= isSignature(name, value);
            else if (isTokenParameter(written, value)) found.push({ kind: "url-token", start: at, end: stop });
        }
        at = stop + (text.startsWith("&amp;", stop) ? 5 : 1);
    }
    if (presigned) found.push({ kind: "presigned-url", start, end });
}

const isSignature = (name: string, value: string): boolean =>
    SIGNING.has(name)
        ? value.length >= 20 && /^[\w+/=%-]+$/u.test(value) && !isPlaceholder(value)
        : name === "x-amz-credential" && /^A[A-Z0-9]{15,30}\//u.test(value) && !isPlaceholder(value);

/** Whether a parameter is a credential with a literal value. */
function isTokenParameter(written: string, value: string): boolean {
    if (value.length < 4 || isPlaceholder(value)) return false;
    const name = secretName(written);
    if (name !== undefined && !name.weak && isSecretLiteral(value, { ...name, qualified: true }, "value")) return true;
    if (!TOKENS.has(written.toLowerCase()) || /\s/u.test(value)) return false;
    return isChance(value);
}

/** Whether a parameter's value is letters and digits without the order of words, of paths and of versions. */
const isChance = (value: string): boolean =>
    /^[\w.~+/=%:-]{12,}$/u.test(value) &&
    /\d/u.test(value) &&
    /[A-Za-z]/u.test(value) &&
    entropy(value) >= 2.8 &&
    (!/[/.]/u.test(value) || /^[A-Za-z0-9+/]{24,4096}={0,2}$/u.test(value));

/** Finds webhooks, with or without a scheme in front. */
export function findWebhooks(text: string): Found[] {
    const found: Found[] = [];
    if (!HINT.test(text)) return found;
    for (const { host, pattern } of WEBHOOKS) {
        for (let at = text.indexOf(host); at !== -1; at = text.indexOf(host, at + host.length)) {
            const from = Math.max(0, at - 80);
            const match = pattern.exec(text.slice(from, at + 512));
            if (match === null || isPlaceholder(match[0])) continue;
            const start = from + match.index;
            const end = start + match[0].length;
            found.push({ kind: "webhook-url", start: text.startsWith("https://", start - 8) ? start - 8 : start, end });
            at = Math.max(at, end - host.length);
        }
    }
    return found;
}

function indexOfEither(text: string, from: number, end: number): number {
    for (let at = from; at < end; at++) if (text[at] === "?" || text[at] === "#") return at;
    return -1;
}

function endOfParameter(text: string, from: number, end: number): number {
    let at = from;
    while (at < end && text[at] !== "&" && text[at] !== "#" && text[at] !== ";" && text[at] !== "?") at++;
    return at;
}

function decode(text: string): string {
    if (!text.includes("%")) return text;
    try {
        return decodeURIComponent(text);
    } catch {
        return text; // Not an encoding: as it stands.
    }
}
