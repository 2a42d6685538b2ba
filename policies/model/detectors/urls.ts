/** Credentials in URLs. What their queries and fragments hold is in `url-parameters.ts`, webhooks are in `webhooks.ts`. */
import { alphabet, isMember } from "./alphabet";
import { entropy, isPlaceholder, isReference } from "./placeholder";
import { type Found } from "./prefixes";
import { decode, findInParameters } from "./url-parameters";

const SCHEME = alphabet("A-Za-z0-9+.-");
/** What ends a URL in a text. */
const STOP = alphabet(" \t\r\n\"'`<>");
/** What ends the authority of a URL. A password may hold a slash although it must not, so that an `@` further on is looked for. */
const AUTHORITY_STOP = alphabet(" \t\r\n\"'`<>/?#\\,");
const LONGEST_AUTHORITY = 512;
const LONGEST_URL = 8192;
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
        findInParameters(text, start, host, end, found);
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
