/** The text of a document as it lies on disk: compressed or not, in the encoding that whatever wrote it chose. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** How the names of documents end, compressed ones included. */
export const DOCUMENT_ENDING = /\.json(?:\.gz|\.zst)?$/;

/** No document is longer: V8 holds no longer string. A small file may unpack to any size, and is stopped there. */
const LONGEST = 0x1fff_ffe8;

/** The document, or what it unpacks to, is longer than its reader takes. */
export class TooLong extends Error {}
/** The compressed content is damaged or cut off. */
export class Damaged extends Error {}

/**
 * What a file holds, or what comes from a descriptor. A pipe or a device may never end, nor may a file of the system that says it has no
 * bytes: no more is read of it than a document can have.
 * @throws TooLong, or what the system says.
 */
export function bytesOf(file: string | 0, longest = LONGEST): Buffer {
    const descriptor = file === 0 ? 0 : openSync(file, "r");
    try {
        const stat = fstatSync(descriptor);
        if (!stat.isFile() || stat.size === 0) return untilItEnds(descriptor, longest);
        if (stat.size > longest) throw new TooLong();
        return readFileSync(descriptor);
    } finally {
        if (file !== 0) closeSync(descriptor);
    }
}

function untilItEnds(descriptor: number, longest: number): Buffer {
    const parts: Buffer[] = [];
    for (let length = 0; ;) {
        const part = Buffer.allocUnsafe(CHUNK);
        const count = bytesRead(descriptor, part);
        if (count === 0) return Buffer.concat(parts, length);
        length += count;
        if (length > longest) throw new TooLong();
        parts.push(count < CHUNK / 2 ? Buffer.from(part.subarray(0, count)) : part.subarray(0, count));
    }
}

function bytesRead(descriptor: number, part: Buffer): number {
    try {
        return readSync(descriptor, part);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EOF") return 0; // As Windows says it of a pipe.
        throw error;
    }
}

const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const isZstandard = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32LE(0) === 0xfd2f_b528;

/**
 * Decodes a file. Self-managed backends write checkpoints with gzip where they are told to (`PULUMI_SELF_MANAGED_STATE_GZIP`); the shell
 * of Windows redirects in UTF-16.
 */
export function textOf(bytes: Buffer, longest = LONGEST): string {
    const unpacked = isGzip(bytes) ? gunzipped(bytes, longest) : isZstandard(bytes) ? unzstd(bytes, longest) : bytes;
    if (unpacked.length > longest) throw new TooLong();
    return decoded(unpacked);
}

function gunzipped(bytes: Buffer, longest: number): Buffer {
    try {
        return gunzipSync(bytes, { maxOutputLength: longest });
    } catch (error) {
        throw (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? new TooLong() : new Damaged();
    }
}

function unzstd(bytes: Buffer, longest: number): Buffer {
    // Loaded here: hardly any document is compressed so.
    const { Decompress } = require("fzstd") as typeof import("fzstd");
    const parts: Uint8Array[] = [];
    let length = 0;
    let isComplete = false;
    const stream = new Decompress((part, isLast) => {
        length += part.length;
        if (length > longest) throw new TooLong();
        parts.push(part);
        isComplete = isLast === true;
    });
    try {
        for (let at = 0; at < bytes.length; at += CHUNK) stream.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    } catch (error) {
        throw error instanceof TooLong ? error : new Damaged();
    }
    if (!isComplete) throw new Damaged();
    return Buffer.concat(parts, length);
}

const CHUNK = 1 << 16;

/** By its byte order mark; without one, by where the zero bytes stand: JSON begins with a letter of one byte. */
function decoded(bytes: Buffer): string {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) return bytes.toString("utf16le", 2);
    if (first === 0xfe && second === 0xff) return swapped(bytes.subarray(2));
    if (first === 0xef && second === 0xbb && bytes[2] === 0xbf) return bytes.toString("utf8", 3);
    if (bytes.length >= 2 && first !== 0 && second === 0) return bytes.toString("utf16le");
    if (bytes.length >= 2 && first === 0 && second !== 0) return swapped(bytes);
    return bytes.toString("utf8");
}

/** UTF-16 with the high byte first. */
const swapped = (bytes: Buffer): string =>
    Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString("utf16le");
