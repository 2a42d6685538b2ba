/** Blocks of IPv4 addresses. */

/** `base` is the first address as a number; it may lie within a wider block. */
export interface Block {
    readonly base: number;
    readonly bits: number;
}

const sizeOf = (bits: number): number => 2 ** (32 - bits);

/** The block that the address lies in, as wide as `bits` says. */
export const blockAt = (address: number, bits: number): Block => ({ base: address - (address % sizeOf(bits)), bits });

/** `10.0.0.0/16`; throws for what is none. */
export function blockOf(text: string): Block {
    const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
    const numbers = (parts ?? []).slice(1).map(Number);
    const [a = 0, b = 0, c = 0, d = 0, bits = 33] = numbers;
    if (parts === null || [a, b, c, d].some((part) => part > 255) || bits > 32)
        throw new Error("a CIDR block has another form than 10.0.0.0/16");
    return { base: ((a * 256 + b) * 256 + c) * 256 + d, bits };
}

/** In CIDR notation: `10.0.0.0/16`. */
export function textOf({ base, bits }: Block): string {
    const parts = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
    return `${parts.join(".")}/${bits}`;
}

const lastOf = ({ base, bits }: Block): number => blockAt(base, bits).base + sizeOf(bits) - 1;

/** The first block of this width behind the other. */
export const after = (block: Block, bits: number): Block => ({ base: lastOf(blockAt(lastOf(block), bits)) + 1, bits });

/** The nth block of the base, wider by `newBits` (as Terraform's cidrsubnet). */
export const within = ({ base, bits }: Block, newBits: number, nth: number): Block => ({
    base: base + sizeOf(bits + newBits) * nth,
    bits: bits + newBits,
});

/** Whether some address is in both blocks. */
export const overlaps = (one: Block, other: Block): boolean =>
    blockAt(one.base, one.bits).base <= lastOf(other) && blockAt(other.base, other.bits).base <= lastOf(one);

/** How many bits tell so many apart. */
export const bitsFor = (count: number): number => (count <= 1 ? 0 : Math.ceil(Math.log2(count)));
