/** `Fn::Cidr` of CloudFormation: the first subnets of a block of IPv4 addresses. */

/**
 * `count` blocks of `bits` host bits each, from the beginning of `block`.
 * @throws Error where the arguments name no such blocks
 */
export function subnets(block: string, count: number, bits: number): string[] {
    const [, a, b, c, d, length] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block) ?? [];
    const mask = 32 - bits;
    const fits =
        Number.isInteger(count) && count > 0 && Number.isInteger(bits) && bits > 0 && mask >= Number(length) && Number(length) >= 1;
    if (!fits || count > 2 ** (mask - Number(length)))
        throw new Error("aws-native.cidr: the block does not hold so many subnets of that size");
    const base = Number(a) * 2 ** 24 + Number(b) * 2 ** 16 + Number(c) * 2 ** 8 + Number(d);
    const first = base - (base % 2 ** (32 - Number(length)));
    return Array.from({ length: count }, (_, index) => `${dotted(first + index * 2 ** bits)}/${mask}`);
}

const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
