/** Texts kept in their order: in memory, or, where they are many, in a file that no name leads to. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, rmdirSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Each text has an index, by which it is put and read. */
export class Spool {
    private readonly held = new Map<number, string | { readonly at: number; readonly length: number }>();
    private written = 0;
    private file: number | undefined;

    put(index: number, text: string): void {
        this.held.set(index, this.file === undefined ? text : this.write(this.file, text));
    }

    /** From now on the texts are in a file. */
    spill(): void {
        if (this.file !== undefined) return;
        this.file = nameless();
        for (const [index, held] of this.held) if (typeof held === "string") this.held.set(index, this.write(this.file, held));
    }

    private write(file: number, text: string): { readonly at: number; readonly length: number } {
        const bytes = Buffer.from(text);
        const at = this.written;
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, at + done);
        this.written += bytes.length;
        return { at, length: bytes.length };
    }

    /** Where there are texts, in order. */
    indexes(): readonly number[] {
        return [...this.held.keys()].sort((a, b) => a - b);
    }

    get(index: number): string {
        const held = this.held.get(index);
        if (typeof held === "string") return held;
        if (held === undefined || this.file === undefined) throw new RangeError(`nothing is kept at ${index}`);
        return read(this.file, held.at, held.length);
    }

    close(): void {
        if (this.file !== undefined) closeSync(this.file);
        this.file = undefined;
        this.held.clear();
    }
}

function read(file: number, at: number, length: number): string {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length;) {
        const count = readSync(file, bytes, done, length - done, at + done);
        if (count === 0) throw new Error("the file of the reports ended early");
        done += count;
    }
    return bytes.toString("utf8");
}

/** A file of this process alone: whatever becomes of the process, nothing stays. */
function nameless(): number {
    const folder = mkdtempSync(join(tmpdir(), "lambda-safeguard-"));
    const path = join(folder, "reports");
    const file = openSync(path, "wx+", 0o600);
    try {
        rmSync(path);
        rmdirSync(folder);
    } catch {
        // Where a file that is open cannot lose its name (Windows), the system's own cleaning takes it.
    }
    return file;
}
