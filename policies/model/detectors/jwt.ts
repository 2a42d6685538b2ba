/** JSON web tokens (RFC 7519): the header is decoded, since many other texts begin with `ey` and hold dots. */
import { alphabet, isMember, type Runs } from "./alphabet";
import { type Found } from "./prefixes";

/** Header parameters of RFC 7515, section 4.1, and RFC 7516, section 4.1, one of which every token has. */
const PARAMETERS = ["alg", "enc", "typ", "kid"] as const;

/** The beginning of a header with a registered parameter (RFC 7515, 7516, 7518 and 7797). */
const REGISTERED =
    /^\{\s{0,4}"(?:alg|enc|typ|kid|jku|jwk|x5u|x5c|x5t|cty|crit|zip|epk|apu|apv|iv|tag|p2s|p2c|b64|ppt|url|nonce|svt|iss|aud|sub|key_ops|use|kty|skid|ver|x5t#S256)"\s{0,4}:/u;

/** Longer headers are not decoded: what they hold beyond this (certificate chains) no Lambda meets. */
const LONGEST_HEADER = 2048;

// One alphabet object for each part, so that each part has a run of its own to remember.
const HEADER = alphabet("A-Za-z0-9_-");
const PAYLOAD = alphabet("A-Za-z0-9_-");
const SIGNATURE = alphabet("A-Za-z0-9_-");

/** Base 64 of `eyJ`, with which a token begins that was encoded once more. */
const ENCODED = "ZXlK";
const ENCODED_TOKEN = alphabet("A-Za-z0-9+/_-");

/** Finds tokens that were encoded in base 64 as a whole, as data of a Kubernetes secret is. */
export function findEncodedJwts(runs: Runs): Found[] {
    const { text } = runs;
    const found: Found[] = [];
    for (let at = text.indexOf(ENCODED); at !== -1; at = text.indexOf(ENCODED, at + ENCODED.length)) {
        // It begins where the run begins, or behind an escape: each run is decoded once.
        const isInside = isMember(ENCODED_TOKEN, text, at - 1) && text[at - 2] !== "\\";
        const end = isInside ? at : runs.end(ENCODED_TOKEN, at);
        if (end - at < 40) continue;
        const decoded = Buffer.from(text.slice(at, Math.min(end, at + LONGEST_HEADER)), "base64").toString("latin1");
        const dot = decoded.indexOf(".");
        if (!isHeader(dot === -1 ? decoded : decoded.slice(0, dot))) continue;
        found.push({ kind: "jwt", start: at, end });
        at = end - ENCODED.length;
    }
    return found;
}

/** Finds every signed or encrypted compact token. */
export function findJwts(runs: Runs): Found[] {
    const { text } = runs;
    const found: Found[] = [];
    for (let at = text.indexOf("ey"); at !== -1; at = text.indexOf("ey", at + 2)) {
        const header = runs.end(HEADER, at);
        if (header - at > LONGEST_HEADER || header - at < 12 || text[header] !== ".") continue;
        const payload = runs.end(PAYLOAD, header + 1);
        if (payload - header < 5 || !isHeader(text.slice(at, header))) continue;
        // Without a signature it is a token only if the payload is JSON as well.
        if (text[payload] !== "." && !text.startsWith("eyJ", header + 1)) continue;
        const end = endOfToken(runs, payload);
        found.push({ kind: "jwt", start: at, end });
        at = end - 2;
    }
    return found;
}

/** Where a token ends whose payload ends at `payload`: behind its signature, or behind the two parts more of an encrypted one. */
function endOfToken(runs: Runs, payload: number): number {
    const { text } = runs;
    let end = text[payload] === "." ? runs.end(SIGNATURE, payload + 1) : payload;
    for (let part = 0; part < 2 && text[end] === "."; part++) {
        const next = runs.end(SIGNATURE, end + 1);
        if (next === end + 1) break;
        end = next;
    }
    return end;
}

/** Whether `encoded` decodes to the header of a token of JOSE: it begins with a registered parameter, or is JSON that has one. */
function isHeader(encoded: string): boolean {
    const head = Buffer.from(encoded.slice(0, 24), "base64url").toString("latin1");
    if (REGISTERED.test(head)) return true;
    if (!/^\{\s*"\w/u.test(head)) return false;
    try {
        const header: unknown = JSON.parse(Buffer.from(encoded, "base64url").toString("utf8"));
        return typeof header === "object" && header !== null && PARAMETERS.some((parameter) => Object.hasOwn(header, parameter));
    } catch {
        return false; // Not JSON, hence no header.
    }
}

/** Whether a token is one of Supabase's anonymous keys, which pages carry (Supabase documentation, "Understanding API keys"). */
export function isAnonymous(token: string): boolean {
    const payload = Buffer.from(token.slice(0, LONGEST_HEADER).split(".")[1] ?? "", "base64url").toString("utf8");
    return /"role"\s?:\s?"anon"/u.test(payload);
}
