/** The text of an OpenAPI definition, read: JSON or YAML, within bounds that no hostile text can lift. */
import { lazy } from "../lazy";
import { isRecord, Undetermined } from "../values";
import type { View } from "../values";

/** What API Gateway imports at most (API Gateway developer guide, "Quotas": 6 MB for a definition). */
const LONGEST = 6 * 1024 * 1024;
/** YAML is read a hundred times slower than JSON, a megabyte in about a second: what is longer than a hand would write is not read. */
const LONGEST_YAML = 768 * 1024;
/** Brackets within brackets, deeper than any definition: the reader would go down with them. */
const DEEPEST = 200;
/** How often anchors may be used: a definition repeats its preflight by them, a bomb multiplies them. */
const ALIASES = 10_000;
/** A definition is asked for by several rules, one after the other. */
const KEPT = 8;

const yaml = lazy(() => require("yaml") as typeof import("yaml"));
const read = new Map<string, object | undefined>();

/**
 * The root of the definition in `body`, an object or a text; `undefined` where there is none.
 * @throws Undetermined where the body is unknown, masked, longer than API Gateway takes it, or no definition.
 */
export function rootOf(body: View): object | undefined {
    const raw = body.known();
    if (raw === undefined || raw === null || raw === "") return undefined;
    const root = typeof raw === "string" ? parsed(raw) : raw;
    if (!isRecord(root)) throw new Undetermined(body.path, typeof raw === "string" && isTooLong(raw) ? "length" : "shape");
    return root;
}

/** JSON of a definition opens with a brace; so may YAML, which is then refused for its form. */
const isTooLong = (text: string): boolean => text.length > (/^\s*\{/.test(text) ? LONGEST : LONGEST_YAML);

/** `undefined` for text that is no definition, or longer than what is read. */
function parsed(text: string): object | undefined {
    if (read.has(text)) return read.get(text);
    const root = text.length > LONGEST ? undefined : (fromJson(text) ?? fromYaml(text));
    if (read.size >= KEPT) read.clear();
    read.set(text, root);
    return root;
}

function fromJson(text: string): object | undefined {
    try {
        const root: unknown = JSON.parse(text);
        return isRecord(root) ? root : undefined;
    } catch {
        return undefined;
    }
}

/**
 * `uniqueKeys` off, for the check costs the square of a map's size. Errors carry no stack: a text can hold a hundred thousand of them.
 */
function fromYaml(text: string): object | undefined {
    if (text.length > LONGEST_YAML || depthOf(text) > DEEPEST) return undefined;
    const depth = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        const options = { uniqueKeys: false, merge: true, prettyErrors: false, logLevel: "silent", strict: false } as const;
        const document = yaml().parseDocument(text, options);
        if (document.errors.length > 0) return undefined;
        const root: unknown = document.toJS({ maxAliasCount: ALIASES });
        return isRecord(root) ? root : undefined;
    } catch {
        return undefined;
    } finally {
        Error.stackTraceLimit = depth;
    }
}

/** How deep brackets stand within one another, those in texts among them. */
function depthOf(text: string): number {
    let depth = 0;
    let deepest = 0;
    for (let i = 0; i < text.length; i++) {
        const letter = text.charCodeAt(i);
        if (letter === 0x5b || letter === 0x7b) deepest = Math.max(deepest, ++depth);
        else if ((letter === 0x5d || letter === 0x7d) && depth > 0) depth--;
    }
    return deepest;
}
