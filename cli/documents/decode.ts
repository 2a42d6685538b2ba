/** Values as a document writes them, decoded into what the engine shows a policy pack. */
import { MARKS, SIGNATURE } from "../../policies/model/signatures";
import { MASKED } from "../../policies/model/values";
import { isObject } from "../json";
import type { Json } from "../json";

/** The engine drops its own bookkeeping (`__internal`, `__defaults`) before it asks a pack. */
export function decodeTop(value: unknown): Json {
    const decoded: Json = {};
    if (isObject(value)) for (const [key, inner] of Object.entries(value)) if (!key.startsWith("__")) set(decoded, key, decode(inner, 0));
    return decoded;
}

const set = (target: Json, key: string, value: unknown): void =>
    void Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });

/** Whether a value of a document is an asset or an archive that names what lies on disk or on the web. */
export const isOnDisk = (value: Json): boolean =>
    [MARKS.asset, MARKS.archive].some((kind) => Object.hasOwn(value, SIGNATURE) && value[SIGNATURE] === kind) &&
    (typeof value["path"] === "string" || typeof value["uri"] === "string");

/** No service of AWS takes values that are nested so deep; whoever walks through deeper ones runs out of stack. */
export const MAXIMUM_DEPTH = 500;

/** A value is nested deeper than {@link MAXIMUM_DEPTH}. */
export class TooDeep extends Error {}

function decode(value: unknown, depth: number): unknown {
    if (depth > MAXIMUM_DEPTH) throw new TooDeep();
    const inside = (inner: unknown): unknown => decode(inner, depth + 1);
    if (Array.isArray(value)) return value.map(inside);
    if (!isObject(value)) return value;
    switch (Object.hasOwn(value, SIGNATURE) ? value[SIGNATURE] : undefined) {
        case MARKS.secret:
            return decodeSecret(value, inside);
        case MARKS.asset:
            return { __pulumiAsset: true, path: value["path"], text: value["text"], uri: value["uri"] };
        case MARKS.archive: {
            const assets = isObject(value["assets"]) ? (inside(value["assets"]) as Json) : undefined;
            return { __pulumiArchive: true, path: value["path"], uri: value["uri"], assets };
        }
        case MARKS.reference:
            return value["id"] ?? value["urn"];
        case MARKS.output:
            return inside(value["value"]);
        case MARKS.bytes:
            // A string that is no UTF-8 stands in Base64 (feature `byteString` of states).
            return typeof value["value"] === "string" ? Buffer.from(value["value"], "base64").toString("utf8") : MASKED;
    }
    const decoded: Json = {};
    for (const [key, inner] of Object.entries(value)) set(decoded, key, inside(inner));
    return decoded;
}

/** `pulumi stack export --show-secrets` writes the plaintext, as JSON; without the flag there is only the ciphertext. */
function decodeSecret(value: Json, inside: (inner: unknown) => unknown): unknown {
    if ("value" in value) return inside(value["value"]);
    if (typeof value["plaintext"] !== "string") return MASKED;
    let plain: unknown;
    try {
        plain = JSON.parse(value["plaintext"]);
    } catch {
        return MASKED;
    }
    return inside(plain);
}
