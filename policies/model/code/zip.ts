/** Reading of zip archives: one entry at a time, nothing written to disk, nothing unpacked beyond the limits. */
import type { Entry, ZipFile } from "yauzl";
import { textOf, type CodeItem, type Limits } from "./limits";

/** The text files of a zip archive: of the file at a path, or of these bytes. */
export async function* zipItems(archive: string | Buffer, prefix: string, limits: Limits): AsyncIterable<CodeItem> {
    let zip: ZipFile | undefined;
    try {
        // Loaded here: few stacks hold an archive on disk, and every boot would pay.
        const { fromBufferPromise, openPromise } = await import("yauzl");
        // yauzl refuses names that lead out of the archive.
        const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
        zip = await (typeof archive === "string" ? openPromise(archive, options) : fromBufferPromise(archive, options));
        const entries: Entry[] = [];
        for await (const entry of zip.eachEntry()) {
            if (!limits.admits()) return yield { unread: "unresolved" };
            entries.push(entry);
        }
        const overlapping = overlaps(entries);
        for (const entry of entries) {
            const name = prefix === "" ? entry.fileName : `${prefix}/${entry.fileName}`;
            if (!entry.fileName.endsWith("/") && limits.wants(name))
                yield overlapping.has(entry) ? { unread: "unresolved" } : await readEntry(zip, entry, name, limits);
        }
    } catch {
        yield { unread: "unresolved" };
    } finally {
        zip?.close();
    }
}

async function readEntry(zip: ZipFile, entry: Entry, name: string, limits: Limits): Promise<CodeItem> {
    if (!limits.allows(entry.uncompressedSize)) return { unread: "unresolved" };
    const chunks: Buffer[] = [];
    let unpacked = 0;
    try {
        // Fails where the entry is encrypted, of an unknown method, or longer than it says.
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
            chunks.push(chunk as Buffer);
            unpacked += (chunk as Buffer).length;
        }
    } catch {
        // Whatever was unpacked was work: an archive of entries that fail at their end must not be read for ever.
        limits.spend(Math.max(unpacked, entry.compressedSize));
        return { unread: "unresolved" };
    }
    limits.spend(unpacked);
    return { name, text: textOf(Buffer.concat(chunks)) ?? "" };
}

/** The length of a local header without its name (PKWARE APPNOTE 4.3.7). */
const LOCAL_HEADER = 30;

/** The entries that share bytes with others: no program that packs code writes such archives, but those that are made to swell do. */
function overlaps(entries: readonly Entry[]): ReadonlySet<Entry> {
    const found = new Set<Entry>();
    let last: { readonly entry: Entry; readonly end: number } | undefined;
    for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
        const start = entry.relativeOffsetOfLocalHeader;
        const end = start + LOCAL_HEADER + entry.compressedSize;
        if (last !== undefined && start < last.end) found.add(entry).add(last.entry);
        if (last === undefined || end > last.end) last = { entry, end };
    }
    return found;
}
