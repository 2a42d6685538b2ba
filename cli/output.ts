/** Files that a run writes: each holds the old content or the new one, whole, whatever happens meanwhile. */
import { closeSync, copyFileSync, fstatSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { statOf } from "../policies/kit/stat";
import { uninterrupted } from "./uninterrupted";
import { UsageProblem } from "./problem";
import { refusal } from "./system";

/**
 * Writes a report, in pieces. Nobody shall take half a report for a whole one: a file is written beside its place, and takes it when it is
 * whole. A pipe, a device, and a file that others share is written as it lies there.
 */
export function writeOutput(file: string, words: string | Iterable<string>): void {
    const pieces = gathered(typeof words === "string" ? [words] : words);
    try {
        const place = placeOf(file);
        if (place === undefined || !replaced(place, pieces)) filled(file, pieces);
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new UsageProblem(`${file}: cannot be written: ${refusal(error)}`);
    }
}

interface Place {
    readonly path: string;
    /** Permissions of the file that is there. */
    readonly mode: number;
}

/** Where a new file can take the place of this one: nothing is there, or an ordinary file of one's own with one name. */
function placeOf(file: string): Place | undefined {
    const stat = statOf(file);
    if (stat === undefined) return isLink(file) ? undefined : { path: file, mode: 0o666 };
    const isOwn = process.getuid === undefined || stat.uid === process.getuid();
    return stat.isFile() && stat.nlink === 1 && isOwn ? { path: realpathSync(file), mode: stat.mode & 0o777 } : undefined;
}

const isLink = (file: string): boolean => {
    try {
        return lstatSync(file).isSymbolicLink();
    } catch {
        return false;
    }
};

/** False where nothing can be written beside the file; then nothing of `pieces` is taken. */
function replaced({ path, mode }: Place, pieces: Iterable<Buffer>): boolean {
    const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
    let descriptor: number;
    try {
        descriptor = openSync(partial, "wx", mode);
    } catch {
        return false; // Why the file itself cannot be written is said when it is tried.
    }
    uninterrupted(() => {
        try {
            writeAll(descriptor, pieces);
            moved(partial, path);
        } finally {
            closeSync(descriptor);
            rmSync(partial, { force: true });
        }
    });
    return true;
}

/** A file that something is mounted on keeps its place and gets the content. */
function moved(from: string, to: string): void {
    try {
        renameSync(from, to);
    } catch {
        copyFileSync(from, to);
    }
}

/** Writes to what lies there. What could be written only in part is taken away again. */
function filled(file: string, pieces: Iterable<Buffer>): void {
    const descriptor = openSync(file, "w");
    let isPartial = false;
    try {
        isPartial = fstatSync(descriptor).isFile();
        writeAll(descriptor, pieces);
        isPartial = false;
    } finally {
        closeSync(descriptor);
        if (isPartial) rmSync(file, { force: true });
    }
}

function writeAll(descriptor: number, pieces: Iterable<Buffer>): void {
    for (const piece of pieces) for (let done = 0; done < piece.length;) done += writeSync(descriptor, piece, done);
}

const PIECE = 1 << 20;

/** Many short pieces as few long ones. */
function* gathered(words: Iterable<string>): Generator<Buffer> {
    let open: string[] = [];
    let length = 0;
    for (const word of words) {
        open.push(word);
        length += word.length;
        if (length < PIECE) continue;
        yield Buffer.from(open.join(""));
        [open, length] = [[], 0];
    }
    if (length > 0) yield Buffer.from(open.join(""));
}
