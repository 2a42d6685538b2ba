/** Links that are not followed, and which of them lead to what is judged anyway. */
import { realpathSync } from "node:fs";

/** A folder that is looked through, or a link in its place. */
export interface Reach {
    readonly path: string;
    /** What of a pattern is left to be matched in it; empty where all of its documents are wanted, and for files. */
    readonly rest: string;
}

/** A folder or a link with all that is in it. */
export const whole = (path: string): Reach => ({ path, rest: "" });

/** The links, one for each thing that they lead to, whose target is none of the files and of the folders in which the same is wanted. */
export function leadingElsewhere(links: readonly Reach[], files: readonly string[], folders: readonly Reach[]): readonly string[] {
    if (links.length === 0) return [];
    const judged = new Set([...files.map(whole), ...folders].map(keyOf));
    const led = new Map<string, string>();
    for (const { path, rest } of links) {
        const real = realOf(path);
        if (!led.has(real) && !judged.has(key(real, rest)) && !judged.has(key(real, ""))) led.set(real, path);
    }
    return [...led.values()];
}

const key = (real: string, rest: string): string => `${real}\0${rest}`;
const keyOf = ({ path, rest }: Reach): string => key(realOf(path), rest);

/** Where a path leads in the end; itself where it leads nowhere. */
export function realOf(path: string): string {
    try {
        return realpathSync(path);
    } catch {
        return path; // What cannot be read is said when it is read.
    }
}
