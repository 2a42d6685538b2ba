/** Texts kept in their order: few in memory, many in a file that no name leads to. */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, rmdirSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** So many characters stay in memory. */
const IN_MEMORY = 48_000_000;

export class Spool {
    private readonly held = new Map<number, string | { readonly at: number; readonly length: number }>();
    private characters = 0;
    private written = 0;
    private file: number | undefined;

    constructor(private readonly limit = IN_MEMORY) {}

    /** Whether it grew over what stays in memory. */
    get isLarge(): boolean {
        return this.file !== undefined;
    }

    put(index: number, text: string): void {
        this.characters += text.length;
        if (this.file === undefined && this.characters > this.limit) {
            this.file = nameless();
            for (const [earlier, held] of this.held) if (typeof held === "string") this.held.set(earlier, this.write(this.file, held));
        }
        this.held.set(index, this.file === undefined ? text : this.write(this.file, text));
    }

    private write(file: number, text: string): { readonly at: number; readonly length: number } {
        const bytes = Buffer.from(text);
        const at = this.written;
        for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done, bytes.length - done, at + done);
        this.written += bytes.length;
        return { at, length: bytes.length };
    }

    /** The texts by their index. */
    *texts(): Generator<string> {
        for (const index of [...this.held.keys()].sort((a, b) => a - b)) {
            const held = this.held.get(index);
            if (typeof held === "string") yield held;
            else if (held !== undefined && this.file !== undefined) yield read(this.file, held.at, held.length);
        }
    }

    close(): void {
        if (this.file !== undefined) closeSync(this.file);
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
