/** Credentials in the query and the fragment of a URL: signatures, tokens and what a name says is secret. */
import { isSecretLiteral } from "./literals";
import { secretName } from "./names";
import { entropy, isPlaceholder } from "./placeholder";
import { type Found } from "./prefixes";

/** No parameter's name is longer. */
const LONGEST_PARAMETER = 256;

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

/** Finds the credentials in the query and the fragment of the URL from `start` to `end`, whose host begins at `host`. */
export function findInParameters(text: string, start: number, host: number, end: number, found: Found[]): void {
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

function indexOfEither(text: string, from: number, end: number): number {
    for (let at = from; at < end; at++) if (text[at] === "?" || text[at] === "#") return at;
    return -1;
}

function endOfParameter(text: string, from: number, end: number): number {
    let at = from;
    while (at < end && text[at] !== "&" && text[at] !== "#" && text[at] !== ";" && text[at] !== "?") at++;
    return at;
}

/** A text without the encoding of URLs; as it stands, if it has none. */
export function decode(text: string): string {
    if (!text.includes("%")) return text;
    try {
        return decodeURIComponent(text);
    } catch {
        return text; // Not an encoding: as it stands.
    }
}
