/** The text of an OpenAPI definition, read: JSON or YAML, within bounds that no hostile text can lift. */
import { lazy } from "../../lazy";
import { isRecord, Undetermined, UNKNOWN } from "../../values";
import type { View } from "../../values";
import { settled } from "./yaml";

/** What API Gateway imports at most (API Gateway developer guide, "Quotas": 6 MB for a definition). */
const LONGEST = 6 * 1024 * 1024;
/** Brackets within brackets, deeper than any definition: the reader would go down with them. */
const DEEPEST = 200;
/** A definition is asked for by several rules, one after the other. */
const KEPT = 8;

const yaml = lazy(() => {
    const reader = require("js-yaml") as Reader;
    const unknown = ["scalar", "sequence", "mapping"].map(
        (kind) => new reader.Type("", { kind, multi: true, resolve, construct: () => UNKNOWN }),
    );
    return { load: reader.load, schema: reader.CORE_SCHEMA.extend({ explicit: unknown }) };
});
/** What a tag that is none of YAML's own types makes of a value nobody knows; a tagged `<<` would be a merged map that is lost. */
const resolve = (_: unknown, tag: string): boolean => tag !== "tag:yaml.org,2002:merge";
const read = new Map<string, object | undefined>();

/** What is used of js-yaml, which comes without types. */
interface Reader {
    load(text: string, options: { readonly schema: unknown; readonly json: boolean }): unknown;
    /** Of YAML 1.2, without merged maps, which {@link settled} counts. */
    readonly CORE_SCHEMA: { extend(types: { readonly explicit: readonly unknown[] }): unknown };
    /** `multi`: of all tags that begin with `tag`, once no type has the very tag. */
    readonly Type: new (
        tag: string,
        options: {
            readonly kind: string;
            readonly multi: boolean;
            resolve(data: unknown, tag: string): boolean;
            construct(): unknown;
        },
    ) => unknown;
}

/**
 * The root of the definition in `body`, an object or a text; `undefined` where there is none.
 * @throws Undetermined where the body is unknown, masked, longer than API Gateway takes it, or no definition.
 */
export function rootOf(body: View): object | undefined {
    const raw = body.known();
    if (raw === undefined || raw === null || raw === "") return undefined;
    const root = typeof raw === "string" ? parsed(raw) : raw;
    if (!isRecord(root)) throw new Undetermined(body.path, typeof raw === "string" && raw.length > LONGEST ? "length" : "shape");
    return root;
}

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

/** `json`: of keys that stand twice the last counts, as in JSON. Not where maps are merged: of two `<<` both count. */
function fromYaml(text: string): object | undefined {
    if (depthOf(text) > DEEPEST) return undefined;
    const depth = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        const { load, schema } = yaml();
        const root = settled(load(text, { schema, json: !text.includes("<<") }), text);
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
