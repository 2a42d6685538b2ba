/** Zip archives for tests, made byte by byte: no library writes the broken ones (PKWARE APPNOTE 4.3). */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipEntry {
    readonly name: string;
    readonly content: Buffer | string;
    /** The size that the directory claims, where it lies. */
    readonly claimed?: number;
    readonly encrypted?: boolean;
}

/** The bytes of an archive of these entries, deflated. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
    const parts: Buffer[] = [];
    const directory: Buffer[] = [];
    let offset = 0;
    for (const { name, content, claimed, encrypted } of entries) {
        const raw = Buffer.from(content);
        const packed = deflateRawSync(raw);
        const fields = Buffer.alloc(26);
        fields.writeUInt16LE(20, 0);
        fields.writeUInt16LE(encrypted === true ? 0x801 : 0x800, 2);
        fields.writeUInt16LE(8, 4);
        fields.writeUInt16LE(0, 6);
        fields.writeUInt16LE(0x5aa1, 8);
        fields.writeUInt32LE(checksum(raw), 10);
        fields.writeUInt32LE(packed.length, 14);
        fields.writeUInt32LE(claimed ?? raw.length, 18);
        fields.writeUInt16LE(Buffer.byteLength(name), 22);
        const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, Buffer.from(name), packed]);
        const rest = Buffer.alloc(14);
        rest.writeUInt32LE(offset, 10);
        directory.push(Buffer.concat([Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), fields, rest, Buffer.from(name)]));
        parts.push(local);
        offset += local.length;
    }
    const central = Buffer.concat(directory);
    const end = Buffer.alloc(18);
    end.writeUInt16LE(entries.length, 4);
    end.writeUInt16LE(entries.length, 6);
    end.writeUInt32LE(central.length, 8);
    end.writeUInt32LE(offset, 12);
    return Buffer.concat([...parts, central, Buffer.from("PK\x05\x06"), end]);
}

/** CRC-32 (ISO 3309). */
const checksum = (raw: Buffer): number => crc32(raw);
