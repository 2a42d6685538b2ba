/** The place of a file that is written: whether a new file can take it, and how it does. */
import {
    accessSync,
    closeSync,
    constants,
    copyFileSync,
    fchmodSync,
    fchownSync,
    fstatSync,
    lstatSync,
    openSync,
    realpathSync,
    renameSync,
    rmSync,
    truncateSync,
} from "node:fs";
import type { Stats } from "node:fs";
import { basename, dirname, join } from "node:path";
import { statOf } from "../../policies/kit/stat";
import { uninterrupted } from "./uninterrupted";

export interface Place {
    readonly path: string;
    /** Of the file that is there: the new one gets its permissions and its group. Lists of access control beyond them are not kept. */
    readonly old?: { readonly mode: number; readonly uid: number; readonly gid: number };
}

/** Where a new file can take the place of this one: nothing is there, or an ordinary file of one's own with one name, that may be written. */
export function placeOf(file: string): Place | undefined {
    const stat = statOf(file);
    if (stat === undefined) return isLink(file) ? undefined : { path: file };
    const isOwn = process.getuid === undefined || stat.uid === process.getuid();
    if (!stat.isFile() || stat.nlink !== 1 || !isOwn || !isWritable(file)) return undefined;
    return { path: realpathSync(file), old: { mode: stat.mode & 0o777, uid: stat.uid, gid: stat.gid } };
}

/** Whoever took the permission to write from a file wants it to stay, also where its folder would let it be replaced. */
function isWritable(file: string): boolean {
    try {
        accessSync(file, constants.W_OK);
        return true;
    } catch {
        return false;
    }
}

const isLink = (file: string): boolean => {
    try {
        return lstatSync(file).isSymbolicLink();
    } catch {
        return false;
    }
};

/**
 * The descriptor of this process that the file is open at already, as with `--output /dev/stdout >> log`: a new file in its place would part it
 * from what others write there before and after.
 */
export function sharedDescriptor(file: string): number | undefined {
    const stat = statOf(file);
    if (stat?.isFile() !== true) return undefined;
    const named = /^\/(?:dev|proc\/self)\/fd\/(\d{1,9})$/.exec(file)?.[1];
    return [1, 2, ...(named === undefined ? [] : [Number(named)])].find((descriptor) => isSame(stat, descriptor));
}

function isSame({ dev, ino }: Stats, descriptor: number): boolean {
    try {
        const open = fstatSync(descriptor);
        return open.dev === dev && open.ino === ino;
    } catch {
        return false; // It is closed.
    }
}

/** False where nothing can be written beside the file; then `write` is not called. */
export function replaced({ path, old }: Place, write: (descriptor: number) => void): boolean {
    const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
    const descriptor = opened(partial, old);
    if (descriptor === undefined) return false; // Why the file itself cannot be written is said when it is tried.
    uninterrupted(() => {
        try {
            try {
                write(descriptor);
            } finally {
                closeSync(descriptor);
            }
            moved(partial, path);
        } catch (error) {
            gone(partial);
            throw error;
        }
    });
    return true;
}

/** A new file with the group and the permissions of the old one, which the process's mask takes nothing from; undefined where it cannot be had. */
function opened(partial: string, old: Place["old"]): number | undefined {
    let descriptor: number;
    try {
        descriptor = openSync(partial, "wx", old === undefined ? 0o666 : 0o600);
    } catch {
        return undefined;
    }
    try {
        if (old !== undefined) {
            if (fstatSync(descriptor).gid !== old.gid) fchownSync(descriptor, old.uid, old.gid);
            fchmodSync(descriptor, old.mode);
        }
        return descriptor;
    } catch {
        closeSync(descriptor);
        gone(partial);
        return undefined;
    }
}

const gone = (file: string): void => undone(() => rmSync(file, { force: true }));

/** Takes back what failed. What went wrong first is told, not that this went wrong too. */
export function undone(undo: () => void): void {
    try {
        undo();
    } catch {
        // As above.
    }
}

/** A file that something is mounted on keeps its place and gets the content; where that fails on the way, it is left empty. */
function moved(from: string, to: string): void {
    try {
        renameSync(from, to);
        return;
    } catch {
        // Copied, then.
    }
    try {
        copyFileSync(from, to);
    } catch (error) {
        undone(() => truncateSync(to));
        throw error;
    }
    gone(from);
}
