/**
 * The files behind assets and archives: texts in the program, files, folders and zip archives on disk. What lies elsewhere, or cannot
 * be found, is said not to have been read.
 *
 * The engine hands over objects of the Pulumi SDK, whose fields are promises; a document's are plain. `await` takes both.
 */
import { stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { isCode, isMasked, isRecord, isUnknown, own, type View } from "../values";
import { fileItems, folderItems, isWithin } from "./disk";
import type { CodeItem, Limits } from "./limits";
import { zipItems } from "./zip";

/** Archives within archives are no deeper than this in any program. */
const DEEPEST = 16;

/** Where relative paths begin, and how much is read. */
export interface Reading {
    /** The folder of the program; where it is not known, files with a relative path cannot be read. */
    readonly folder: string | undefined;
    readonly limits: Limits;
    /** The folder outside of which nothing is read: the program's, if it is not said. */
    readonly root?: string | undefined;
    /** Whether files outside of it may be read: those that the deployment itself reads, or where the user allows it. */
    readonly outside?: boolean | undefined;
}

/** The files of `raw`: an asset, an archive, or the text of a program. `name` is what it is called in the code. */
export async function* codeItems(raw: unknown, name: string, reading: Reading, depth = 0): AsyncIterable<CodeItem> {
    if (raw === undefined || raw === null) return;
    if (isUnknown(raw)) return yield { unread: "unknown" };
    if (isMasked(raw)) return yield { unread: "secret" };
    if (typeof raw === "string") return yield* textItems(raw, name, reading.limits);
    if (!isCode(raw) || depth > DEEPEST) return yield { unread: depth > DEEPEST ? "unresolved" : "shape" };
    let fields: Fields;
    try {
        fields = await fieldsOf(raw);
    } catch {
        return yield { unread: "shape" };
    }
    const { text, assets, path, uri } = fields;
    const isArchive = typeof raw === "object" && "__pulumiArchive" in raw;
    if (isRecord(assets)) {
        for (const key of Object.keys(assets).sort()) {
            const inner = name === "" ? key : `${name}/${key}`;
            if (reading.limits.skips(inner) || reading.limits.skips(`${inner}/`)) continue;
            yield* codeItems(own(assets, key), inner, reading, depth + 1);
        }
    } else if (text !== undefined) yield* codeItems(text, name, reading, DEEPEST);
    else if (path !== undefined) yield* pathItems(path, name, isArchive ? "archive" : "file", reading);
    // A string asset without text is an empty file; nothing else has neither text nor place.
    else if (uri !== undefined || isArchive) yield { unread: "unresolved" };
}

/** The files of an asset whose file is a zip archive, whatever it is called. */
export async function* packedFileItems(raw: object, reading: Reading): AsyncIterable<CodeItem> {
    let fields: Fields;
    try {
        fields = await fieldsOf(raw);
    } catch {
        return yield { unread: "shape" };
    }
    const { text, path } = fields;
    if (text !== undefined) yield* codeItems(text, "", reading, DEEPEST);
    else if (path !== undefined) yield* pathItems(path, "", "zip", reading);
    else yield { unread: "unresolved" };
}

/** {@link codeItems} of a view. */
export const itemsAt = (view: View<unknown>, name: string, reading: Reading): AsyncIterable<CodeItem> => codeItems(view.raw, name, reading);

interface Fields {
    readonly text: unknown;
    readonly path: unknown;
    readonly assets: unknown;
    readonly uri: unknown;
}

async function fieldsOf(raw: object): Promise<Fields> {
    const { text, path, assets, uri } = raw as Partial<Fields>;
    return { text: absent(await text), path: absent(await path), assets: absent(await assets), uri: absent(await uri) };
}

const absent = (value: unknown): unknown => (value === null || value === "" ? undefined : value);

function* textItems(text: string, name: string, limits: Limits): Iterable<CodeItem> {
    if (!limits.wants(name)) return;
    const size = Buffer.byteLength(text);
    if (!limits.allows(size)) return yield { unread: "unresolved" };
    limits.spend(size);
    yield { name, text };
}

async function* pathItems(path: unknown, name: string, what: "file" | "archive" | "zip", reading: Reading): AsyncIterable<CodeItem> {
    const { folder, limits } = reading;
    if (isUnknown(path)) return yield { unread: "unknown" };
    if (isMasked(path)) return yield { unread: "secret" };
    if (typeof path !== "string") return yield { unread: "shape" };
    if (path.includes("\0")) return yield { unread: "unresolved" };
    if (!isAbsolute(path) && folder === undefined) return yield { unread: "program" };
    const at = isAbsolute(path) ? path : resolve(folder ?? "", path);
    if (reading.outside !== true && !(await isWithin(reading.root ?? folder, at))) return yield { unread: "outside" };
    if (what === "file") return yield* fileItems(at, name, limits);
    let isFolder: boolean;
    try {
        const found = await stat(at);
        isFolder = found.isDirectory();
        if (!isFolder && !found.isFile()) return yield { unread: "unresolved" };
    } catch {
        return yield { unread: "unresolved" };
    }
    if (isFolder && what === "zip") yield { unread: "unresolved" };
    else if (isFolder) yield* folderItems(at, name, limits);
    // Pulumi tells archives by the ends of their names.
    else if (what === "zip" || /\.(?:zip|jar)$/i.test(path)) yield* zipItems(at, name, limits);
    else yield { unread: "unresolved" };
}
