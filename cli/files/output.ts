/**
 * Files that a run writes. A file of one's own is replaced at one stroke: it holds the old content or the new one, whole, though the disk is
 * full or somebody stops the run. What cannot be replaced (a file with several names, of somebody else, that something is mounted on, or in a
 * folder that nobody may write to) is written as it lies there: that loses the old content, and where it fails the file is left empty.
 * Only a process that is killed outright, or a machine that stops, leaves half a report there, or the file of the new one beside the old.
 */
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { UsageProblem } from "../problem";
import { placeOf, replaced, sharedDescriptor, undone } from "./place";
import { uninterrupted } from "./uninterrupted";
import { refusal } from "../../policies/model/system";

/**
 * Writes a report, in pieces. Nobody shall take half a report for a whole one: a file is written beside its place, and takes it when it is
 * whole. A pipe, a device, and a file that others share is written as it lies there; one that is the output of this process already is added to.
 */
export function writeOutput(file: string, words: string | Iterable<string>): void {
    const pieces = gathered(typeof words === "string" ? [words] : words);
    try {
        const shared = sharedDescriptor(file);
        if (shared !== undefined) return uninterrupted(() => writeAll(shared, pieces));
        const place = placeOf(file);
        if (place === undefined || !replaced(place, (descriptor) => writeAll(descriptor, pieces))) filled(file, pieces);
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new UsageProblem(`${file}: cannot be written: ${refusal(error)}`);
    }
}

/** Writes to what lies there. A file that could be written only in part is left empty: its names stay, and nobody reads half a report. */
function filled(file: string, pieces: Iterable<Buffer>): void {
    const descriptor = openSync(file, "w");
    try {
        // Whoever reads a pipe may never do so: then the process is to be stopped.
        if (!fstatSync(descriptor).isFile()) return writeAll(descriptor, pieces);
        uninterrupted(() => {
            try {
                writeAll(descriptor, pieces);
            } catch (error) {
                undone(() => ftruncateSync(descriptor));
                throw error;
            }
        });
    } finally {
        closeSync(descriptor);
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
