/** Reading of zip archives: one entry at a time, nothing written to disk, nothing unpacked beyond the limits. */
import type { Entry, ZipFile } from "yauzl";
import { textOf, type CodeItem, type Limits } from "./limits";

/** The text files of the zip archive at `path`. */
export async function* zipItems(path: string, prefix: string, limits: Limits): AsyncIterable<CodeItem> {
    let zip: ZipFile | undefined;
    try {
        // Loaded here: few stacks hold an archive on disk, and every boot would pay.
        const { openPromise } = await import("yauzl");
        // yauzl refuses names that lead out of the archive.
        zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
        for await (const entry of zip.eachEntry()) {
            if (!limits.admits()) return yield { unread: "unresolved" };
            const name = prefix === "" ? entry.fileName : `${prefix}/${entry.fileName}`;
            if (!entry.fileName.endsWith("/") && limits.wants(name)) yield await readEntry(zip, entry, name, limits);
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
    try {
        // Fails where the entry is encrypted, of an unknown method, or longer than it says.
        for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    } catch {
        return { unread: "unresolved" };
    }
    limits.spend(entry.uncompressedSize);
    return { name, text: textOf(Buffer.concat(chunks)) ?? "" };
}
