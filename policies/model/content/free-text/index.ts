/**
 * Where text lies in a resource: tags, names, descriptions, environment variables and other places that people fill in freely.
 *
 * Every value of the inputs is visited once and has one place. The tables are in `data/free-text.json`; types that they do not name
 * are judged by the names of their properties. Nothing here throws: what cannot be read is told as such and the walk goes on.
 */
import data from "../../../data/free-text.json";
import { childrenOf, EMBEDDED_JSON, isSecretInput, type Node, type Place, placeOf, TAGS } from "./places";
import { isCode, isMasked, isRecord, isUnknown, type Path, type Reason, View, isHidden } from "../../values";

export { isSecretInput };
export type { Place };

/** A text of the resource. */
export interface FoundText {
    readonly path: Path;
    /** The name that speaks of the text: the variable's or tag's, else the property's. */
    readonly key: string;
    /** Never to be shown. */
    readonly text: string;
    readonly place: Place;
    readonly undetermined?: undefined;
}

/** A place whose text cannot be read: unknown at preview, masked in a document, or (`unresolved`) beyond the bounds of the walk. */
export interface UnreadText {
    readonly path: Path;
    readonly key: string;
    readonly place: Place;
    readonly undetermined: Reason;
}

/** Bounds that no program of a person reaches; beyond them the walk says so and stops. */
const DEEPEST = 64;
const MOST_NODES = 500_000;
const LONGEST_JSON = 4_000_000;

/** Variables whose value, where it is unknown, is a digest that only marks a change: components of Pulumi write it to deploy an API anew. */
const DIGESTS = new Map<string, readonly string[]>(Object.entries(data.digests));

/** A value with its place; `raw` may be unknown or masked. */
interface Leaf {
    readonly raw: unknown;
    readonly path: Path;
    readonly key: string;
    readonly place: Place;
    readonly unresolved?: true;
}

/**
 * The texts of a resource's inputs, in the order in which they stand.
 *
 * Left out: assets and archives (their code is read elsewhere), inputs whose purpose is to hold a secret, SecureString parameters.
 * JSON in a string whose shape AWS documents (container definitions, a provider's `defaultTags`) is read as if it stood there; its
 * paths go on inside. User data in base64 is decoded.
 */
export function* texts(type: string, inputs: View): Iterable<FoundText | UnreadText> {
    const digests = DIGESTS.get(type);
    for (const { raw, path, key, place, unresolved } of leaves(type, inputs)) {
        if (unresolved === true) yield { path, key, place, undetermined: "unresolved" };
        else if (place === "environment" && isUnknown(raw) && digests?.includes(key) === true) continue;
        else if (isUnknown(raw)) yield { path, key, place, undetermined: "unknown" };
        else if (isMasked(raw)) yield { path, key, place, undetermined: "secret" };
        else yield { path, key, place, text: decoded(key, String(raw)) };
    }
}

/** One tag of a resource. */
export interface TagEntry {
    /** The tag's key; empty where the tags as a whole cannot be read, in which case reading `value` says why. */
    readonly key: string;
    readonly value: View;
    readonly path: Path;
    /** `tags` is whatever the resource itself writes; `tagsAll` what the provider's defaults add to it. */
    readonly source: "tags" | "tagsAll" | "defaultTags";
}

/**
 * The tags of a resource: its own first, then those that only `tagsAll` has, or a provider's `defaultTags`.
 *
 * `tagsAll` as a whole is unknown as soon as one tag is (pulumi-aws, provider/tags.go): that says nothing which the tags and the
 * provider do not say themselves, so it is left out.
 */
export function tagEntries(type: string, inputs: View): readonly TagEntry[] {
    const written: TagEntry[] = [];
    const added: TagEntry[] = [];
    for (const { raw, path, key, place, unresolved } of leaves(type, inputs)) {
        const isHiddenHolder = isHidden(raw) && (place === "tag-key" || TAG_HOLDERS.has(key));
        if ((place !== "tag" && !isHiddenHolder) || unresolved === true) continue;
        const whole =
            isHidden(raw) &&
            TAGS.test(key) &&
            path[path.length - 1] === key &&
            !(path.length > 1 && TAGS.test(String(path[path.length - 2])));
        const entry = { key: whole || isHiddenHolder ? "" : key, value: new View(raw, path), path };
        if (path[0] !== "tagsAll") written.push({ ...entry, source: path[0] === "defaultTags" ? "defaultTags" : "tags" });
        else if (!whole) added.push({ ...entry, source: "tagsAll" });
    }
    const keys = new Set(written.map(({ key }) => key));
    return [...written, ...added.filter(({ key }) => !keys.has(key))];
}

/** Properties with tags inside, beside what the tags are for. */
const TAG_HOLDERS: ReadonlySet<string> = new Set(["tagSpecifications"]);

/** Properties with an environment inside: of containers, and of build projects. */
const HOLDERS: ReadonlySet<string> = new Set(["containerDefinitions", "containerProperties", "environment"]);

/** Every leaf of the inputs, without recursion. */
function* leaves(type: string, inputs: View): Iterable<Leaf> {
    const stack: Node[] = [{ raw: inputs.raw, path: inputs.path, key: "", context: "none" }];
    for (let visited = 0; ; visited++) {
        const node = stack.pop();
        if (node === undefined) return;
        const { path, key, context } = node;
        const depth = path.length - inputs.path.length;
        if (visited > MOST_NODES || depth > DEEPEST) {
            yield { raw: undefined, path, key, place: placeOf(type, node, depth), unresolved: true };
            if (visited > MOST_NODES) return;
            continue;
        }
        const raw = node.raw;
        if (raw === undefined || raw === null || isCode(raw)) continue;
        if (typeof raw === "string") {
            const json = context !== "environment" && EMBEDDED_JSON.has(key) ? parsed(raw) : undefined;
            if (json === undefined) {
                const place = placeOf(type, node, depth);
                yield { raw, path, key, place };
                // Nobody can see the variables in it, so whoever asks for the environment must be told.
                if (place !== "environment" && isHidden(raw) && HOLDERS.has(key)) yield { raw, path, key, place: "environment" };
            } else stack.push({ raw: json, path, key, context: context === "free-text" ? context : "none" });
        } else if (typeof raw === "number" || typeof raw === "bigint") {
            if (context !== "none") yield { raw, path, key, place: placeOf(type, node, depth) };
        } else if (Array.isArray(raw)) {
            const items = raw as readonly unknown[];
            for (let i = items.length - 1; i >= 0; i--) stack.push({ raw: items[i], path: [...path, i], key, context });
        } else if (isRecord(raw)) {
            const children = childrenOf(type, node, raw, depth === 0);
            for (let i = children.length - 1; i >= 0; i--) {
                const child = children[i];
                if (child !== undefined) stack.push(child);
            }
        }
    }
}

/** The object or list that a string of JSON holds, or nothing. */
function parsed(text: string): object | undefined {
    if (text.length > LONGEST_JSON || !/^\s*[[{]/.test(text)) return undefined;
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null ? value : undefined;
    } catch {
        return undefined;
    }
}

const IN_BASE64 = /^(?:userData|userDataBase64|customData|contentBase64|studioLifecycleConfigContent|onCreate|onStart)$/;

/** User data and the like as the machine reads it: base64 of text is that text. Compressed data stays as it is. */
function decoded(key: string, text: string): string {
    if (!IN_BASE64.test(key) || text.length < 8 || !/^[A-Za-z0-9+/\r\n]+={0,2}$/.test(text.trimEnd())) return text;
    const plain = Buffer.from(text, "base64").toString("utf8");
    for (let i = 0; i < plain.length; i++) {
        const code = plain.charCodeAt(i);
        if (code === 0xfffd || (code < 32 && code !== 9 && code !== 10 && code !== 13)) return text;
    }
    return plain;
}
