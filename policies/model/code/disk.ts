/** Reading of files and folders on disk: nothing outside of a folder, no devices or pipes, nothing beyond the limits. */
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { textOf, type CodeItem, type Limits } from "./limits";
import { append } from "../lists";

/** The file at `path`, which is called `name` in the code. */
export async function* fileItems(path: string, name: string, limits: Limits): AsyncIterable<CodeItem> {
    if (!limits.wants(name)) return;
    let handle;
    try {
        // Opening a pipe would wait for ever, so that what it is has to be known before.
        if (!(await stat(path)).isFile()) return yield { unread: "unresolved" };
        handle = await open(path, "r");
        const { size } = await handle.stat();
        if (!limits.allows(size)) return yield { unread: "unresolved" };
        const content = Buffer.alloc(size);
        const { bytesRead } = await handle.read(content, 0, size, 0);
        limits.spend(bytesRead);
        // Files of a kernel say that they are empty, and one may have grown meanwhile: what is beyond the size has not been read.
        const { bytesRead: beyond } = await handle.read(Buffer.alloc(1), 0, 1, bytesRead);
        if (beyond > 0) yield { unread: "unresolved" };
        const text = textOf(content.subarray(0, bytesRead));
        if (text !== undefined) yield { name, text };
    } catch {
        yield { unread: "unresolved" };
    } finally {
        await handle?.close();
    }
}

/** The files of the folder at `path`, in the order of their names. */
export async function* folderItems(path: string, prefix: string, limits: Limits): AsyncIterable<CodeItem> {
    let root: string;
    try {
        root = await realpath(path);
    } catch {
        return yield { unread: "unresolved" };
    }
    const folders: { readonly at: string; readonly name: string }[] = [{ at: root, name: prefix }];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
        let entries;
        try {
            entries = await readdir(folder.at, { withFileTypes: true });
        } catch {
            yield { unread: "unresolved" };
            continue;
        }
        const below: typeof folders = [];
        for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
            if (!limits.admits()) return yield { unread: "unresolved" };
            const at = join(folder.at, entry.name);
            const name = folder.name === "" ? entry.name : `${folder.name}/${entry.name}`;
            if (entry.isDirectory()) {
                if (!limits.skips(`${name}/`)) below.push({ at, name });
            } else if (entry.isSymbolicLink()) {
                // What a link within the folder leads to is read where it stands; what is outside is none of the folder.
                if (limits.wants(name) && !(await leadsInto(root, at))) yield { unread: "unresolved" };
            } else if (entry.isFile()) yield* fileItems(at, name, limits);
        }
        append(folders, below.reverse());
    }
}

/** Whether a path stays within a folder, wherever the links on the way lead. What does not exist is where its path says. */
export async function isWithin(root: string | undefined, path: string): Promise<boolean> {
    if (root === undefined) return false;
    const [outer, inner] = await Promise.all([real(root), real(path)]);
    return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

const real = async (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

async function leadsInto(root: string, link: string): Promise<boolean> {
    try {
        return (await realpath(link)).startsWith(root + sep);
    } catch {
        return false;
    }
}
