/** What of a program's code is read, and how much. */
import { matchesWildcard } from "../wildcard";
import type { Reason } from "../values";

/** One file of the code. Its text is never to be shown. */
export interface CodeFile {
    /** Relative to the code's root, with `/` between its parts. */
    readonly name: string;
    readonly text: string;
}

/** Something of the code that could not be read, and why. */
export interface Unread {
    readonly unread: Reason;
}

/** A file of the code, or what stands for one that could not be read. */
export type CodeItem = CodeFile | Unread;

/** Folders and archives hold no more entries than this; what is beyond is said not to have been read. */
const MOST_ENTRIES = 100_000;

/** Kinds of files that hold no text of a program. */
const BINARY =
    /\.(?:png|jpe?g|gif|webp|ico|bmp|svgz|pdf|zip|jar|war|gz|tgz|bz2|xz|zst|br|7z|tar|whl|egg|so(?:\.\d+)*|node|pyc|pyo|pyd|class|exe|dll|dylib|pdb|wasm|a|o|lib|bin|dat|mp[34]|mov|ttf|otf|eot|woff2?|parquet|sqlite3?|db|onnx|pt|pkl|npy)$/i;

/** What is left to read of one program, and of which files. */
export class Limits {
    #left: number;
    #entries = 0;

    /** `maxBytes` counts text as it is unpacked; the wildcards are those of file names, `*` standing for `/` too. */
    constructor(
        maxBytes: number,
        private readonly include: readonly string[],
        private readonly exclude: readonly string[],
    ) {
        this.#left = maxBytes;
    }

    /** Whether a file is to be read, by its name. */
    wants(name: string): boolean {
        return !BINARY.test(name) && !this.skips(name) && this.include.some((pattern) => matchesWildcard(pattern, name));
    }

    /** Whether everything beneath a folder is left out, or a file. */
    skips(name: string): boolean {
        return this.exclude.some((pattern) => matchesWildcard(pattern, name));
    }

    /** Whether `bytes` more may be read. */
    allows(bytes: number): boolean {
        return bytes <= this.#left;
    }

    /** Counts what was read. */
    spend(bytes: number): void {
        this.#left -= bytes;
    }

    /** Counts an entry of a folder or archive, and says whether it may still be looked at. */
    admits(): boolean {
        return ++this.#entries <= MOST_ENTRIES;
    }
}

/** The text of a file's content, or nothing where a zero byte among its first 8,192 says that it is none. */
export const textOf = (content: Buffer): string | undefined =>
    content.subarray(0, 8192).includes(0) ? undefined : content.toString("utf8");
