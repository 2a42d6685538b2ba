/** Files that a run writes. */
import { closeSync, fstatSync, openSync, rmSync, writeSync } from "node:fs";
import { UsageProblem } from "./problem";
import { refusal } from "./system";

/** Writes a report, in pieces. What could be written only in part is taken away again: nobody shall take half a report for a whole one. */
export function writeOutput(file: string, words: string | Iterable<string>): void {
    let isPartial = false;
    try {
        const descriptor = openSync(file, "w");
        try {
            isPartial = fstatSync(descriptor).isFile();
            for (const piece of gathered(typeof words === "string" ? [words] : words)) {
                for (let done = 0; done < piece.length;) done += writeSync(descriptor, piece, done);
            }
            isPartial = false;
        } finally {
            closeSync(descriptor);
        }
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (isPartial) rmSync(file, { force: true });
        if (code === undefined) throw error;
        throw new UsageProblem(`${file}: cannot be written: ${refusal(error)}`);
    }
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
