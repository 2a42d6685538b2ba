/** Credentials in a text, of every kind. */
import { Runs } from "./alphabet";
import { findAssignments } from "./assignments";
import { isAuthorization } from "./authorization";
import { findAwsSecretKeys } from "./aws";
import { isEncodedUser, isUserWithPassword } from "./basic";
import { BoundedCache } from "./cache";
import { decodedText } from "./encoded";
import { findEncodedJwts, findJwts, isAnonymous } from "./jwt";
import { kindOfNamed } from "./known-values";
import { isSecretLiteral } from "./literals";
import { isPageVariable, secretName } from "./names";
import { isPlaceholder } from "./placeholder";
import { findCommandPasswords } from "./commands";
import { findInCalls } from "./calls";
import { findInserted } from "./inserted";
import { findOracle } from "./oracle";
import { findStatements } from "./sql";
import { findTokens, type Found } from "./prefixes";
import { findPrivateKeys } from "./privateKeys";
import { Taken } from "./taken";
import { CREDENTIAL_LABELS, type CredentialKind, type Detection } from "./types";
import { findUrls, isForm, isLiteralPassword } from "./urls";
import { findWebhooks } from "./webhooks";
import { append } from "../lists";

/** Kinds that say less than another one at the same place: later ones give way. */
const GENERIC: readonly CredentialKind[] = [
    "private-key",
    "presigned-url",
    "webhook-url",
    "connection-string",
    "url-password",
    "url-token",
    "authorization-header",
    "azure-storage-key",
    "written-password",
    "named-secret",
];

const cache = new BoundedCache<readonly Found[]>(2048, 1 << 20);

/** Finds credentials in `text`, the value of the variable or property called `name`. They are in order and do not overlap. */
export function detectCredentials(text: string, name?: string): readonly Detection[] {
    const found = findCredentials(text);
    const named = name === undefined || found.some(({ kind }) => kind !== "named-secret") ? undefined : judgeNamed(text, name);
    const all = (named === undefined ? found : [named]).filter((one) => !isPublished(text, one, name));
    return all.map(({ kind, start, end }) => ({ kind, category: "credential", label: CREDENTIAL_LABELS[kind], start, end }));
}

/** Kinds of keys that pages carry by design, under a name that says so: the service that they are for restricts them. */
const OF_PAGES: ReadonlySet<CredentialKind> = new Set(["google-api-key"]);

/** Whether a find is a key that its service gives out to be seen. */
const isPublished = (text: string, { kind, start, end }: Found, name: string | undefined): boolean =>
    (kind === "jwt" && isAnonymous(text.slice(start, end))) || (name !== undefined && isPageVariable(name) && OF_PAGES.has(kind));

/** Finds the credentials that the text alone shows. */
function findCredentials(text: string): readonly Found[] {
    if (text.length < 6) return [];
    return cache.get(text, () => {
        const found = scan(new Runs(text));
        return found.length > 0 ? found : findEncoded(text);
    });
}

/** What a text in base 64 holds, as one find over all of it. */
function findEncoded(text: string): readonly Found[] {
    const decoded = decodedText(text);
    const inner = decoded === undefined ? undefined : scan(new Runs(decoded))[0];
    return inner === undefined ? [] : [{ kind: inner.kind, start: 0, end: text.length }];
}

/** One pass of each detector over a text; `runs.steps` counts what they looked at. */
export function scan(runs: Runs): readonly Found[] {
    const { text } = runs;
    const tokens = findTokens(runs);
    const found = [...tokens, ...findAwsSecretKeys(runs, tokens)];
    if (text.includes("ey")) append(found, findJwts(runs));
    if (text.includes("ZXlK")) append(found, findEncodedJwts(runs));
    if (text.includes("://")) append(found, findUrls(text));
    if (text.includes("/")) append(found, [...findWebhooks(text), ...findOracle(text)]);
    if (text.includes("BEGIN ") || text.includes("LS0tLS1") || text.includes("PuTTY") || text.includes("kty"))
        append(found, findPrivateKeys(text));
    append(found, [
        ...findAssignments(runs),
        ...findDataSourceNames(text),
        ...findCommandLines(text),
        ...findCommandPasswords(text),
        ...findStatements(text),
        ...findInserted(text),
        ...findInCalls(text),
        ...findLogins(text),
        ...findBasicHeaders(text),
    ]);
    return found.length < 2 ? found : withoutOverlaps(text, found);
}

/** `user:password@tcp(host:3306)/db`, as Go's MySQL driver writes it. */
function findDataSourceNames(text: string): Found[] {
    const at = text.indexOf("@tcp(");
    if (at === -1) return [];
    const before = text.slice(Math.max(0, at - 256), at);
    const match = /(?:^|[\s"'`=])([\w.-]{1,64}):([^\s"'`:@]{1,128})$/u.exec(before);
    const password = match?.[2];
    if (match === null || password === undefined || isPlaceholder(password)) return [];
    return [{ kind: "connection-string", start: at - (match[1] ?? "").length - password.length - 1, end: at + 5 }];
}

/** `curl -u user:password`: HTTP authentication on a command line. */
function findCommandLines(text: string): Found[] {
    if (!text.includes("curl")) return [];
    const found: Found[] = [];
    for (const match of text.matchAll(/\s(?:-u|--user)[ =]{1,4}(["']?)([^\s"':]{0,64}):([^\s"']{0,128})/gu)) {
        const [whole, , user = "", password = ""] = match;
        const secret = password === "" ? user : password;
        // `-u user:password`, `-u <username:token>`: how a manual writes it.
        if (isForm(user.replace(/^</u, ""), password.replace(/>$/u, ""), "")) continue;
        if (secret.length < 3 || user === password || !isLiteralPassword(secret.replace(/>$/u, "")) || /^\$|^[A-Z_]+$/u.test(secret))
            continue;
        found.push({
            kind: "authorization-header",
            start: match.index + whole.length - user.length - password.length - 1,
            end: match.index + whole.length,
        });
    }
    return found;
}

const MACHINE = "machine ";

/** `machine … login … password …`: the file that git, curl and ftp take their logins from. */
function findLogins(text: string): Found[] {
    const found: Found[] = [];
    for (let at = text.indexOf(MACHINE); at !== -1; at = text.indexOf(MACHINE, at + MACHINE.length)) {
        const [, , login, , label, password = ""] = text.slice(at, at + 512).split(/[\s"'`]+/u, 6);
        if (login !== "login" || label !== "password" || password.length < 3 || !isLiteralPassword(password)) continue;
        const start = text.indexOf(password, text.indexOf(label, at) + label.length);
        found.push({ kind: "written-password", start, end: start + password.length });
    }
    return found;
}

/** Judges the whole text as the value of `name`. */
function judgeNamed(text: string, name: string): Found | undefined {
    const secret = secretName(name);
    const value = text.trim();
    const start = text.indexOf(value);
    if (isHeaderValue(value) || (BASIC_AUTH.test(name) && isUserWithPassword(value)))
        return { kind: "authorization-header", start, end: start + value.length };
    if (secret === undefined) return undefined;
    const kind = kindOfNamed(secret, value);
    if (kind !== "named-secret") return { kind, start, end: start + value.length };
    const scheme = /^(?:Bearer|Basic|Token|ApiKey) +/u.exec(value);
    if (scheme !== null) {
        return isAuthorization(value.slice(scheme[0].length))
            ? { kind: "authorization-header", start, end: start + value.length }
            : undefined;
    }
    return isSecretLiteral(value, secret, "value") ? { kind: "named-secret", start, end: start + value.length } : undefined;
}

/** Keeps of overlapping finds the most specific, of equals the longest. */
function withoutOverlaps(text: string, found: readonly Found[]): readonly Found[] {
    const rank = ({ kind }: Found): number => GENERIC.indexOf(kind) + 1;
    const taken = new Taken(text.length);
    // A private key swallows what lies inside it; a token inside a URL says more than the URL.
    return [...found]
        .sort((a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start) || a.start - b.start)
        .filter((candidate) => taken.take(candidate))
        .sort((a, b) => a.start - b.start);
}

const BASIC_AUTH = /basic[_.-]?auth(?:[_.-]?(?:creds?|credentials?))?$/iu;

/** Whether a value is all of an authorization header, whatever its name: `Bearer` and chance, `Basic` and `user:password` in base64. */
function isHeaderValue(value: string): boolean {
    const [, scheme, rest = ""] = /^(Bearer|Basic) {1,4}(\S{8,4096})$/u.exec(value) ?? [];
    if (scheme === undefined || !isAuthorization(rest)) return false;
    if (scheme === "Bearer") return isSecretLiteral(rest, { type: "token", weak: true, qualified: true }, "value");
    return isEncodedUser(rest);
}

/** `"Basic …"` anywhere in a program: what a function at the edge compares a header with. */
function findBasicHeaders(text: string): Found[] {
    if (!text.includes("Basic ")) return [];
    const found: Found[] = [];
    for (const match of text.matchAll(/\bBasic ([A-Za-z0-9+/]{8,512}={0,2})(?![\w+/=])/gu)) {
        const [whole, encoded = ""] = match;
        const end = match.index + whole.length;
        if (isEncodedUser(encoded)) found.push({ kind: "authorization-header", start: end - encoded.length, end });
    }
    return found;
}
