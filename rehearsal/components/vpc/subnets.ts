/** Which subnets a VPC of awsx gets, and where (awsx: ec2/subnetDistributorNew.ts, ec2/subnetDistributorLegacy.ts). */
import { after, bitsFor, blockAt, blockOf, overlaps, textOf, within, type Block } from "./cidr";

/** What the program says of a subnet of each availability zone. */
export interface Wanted {
    readonly type: string;
    readonly name: string | undefined;
    readonly cidrMask: number | undefined;
    readonly cidrBlocks: readonly string[] | undefined;
    readonly tags: unknown;
    readonly assignIpv6AddressOnCreation: unknown;
}

export interface Subnet extends Wanted {
    readonly zone: number;
    readonly cidrBlock: string;
}

const PLAIN = { name: undefined, cidrMask: undefined, cidrBlocks: undefined, tags: undefined, assignIpv6AddressOnCreation: undefined };
const DEFAULTS: readonly Wanted[] = [
    { ...PLAIN, type: "Private" },
    { ...PLAIN, type: "Public" },
];

/** The strategies Auto and AutoMerge: one zone after the other, in each the subnets in their order. */
export function laidOut(cidr: string, zones: number, wanted: readonly Wanted[] | undefined, zoneMask: number | undefined): Subnet[] {
    const whole = blockOf(cidr);
    const zoneBits = zoneMask ?? whole.bits + bitsFor(zones);
    // At most the first /16 of a zone is used by default.
    const specs = wanted ?? DEFAULTS.map((spec, index) => ({ ...spec, cidrMask: Math.max(zoneBits, 16) + index + 1 }));
    const bits = zoneBits + bitsFor(specs.length);
    return Array.from({ length: zones }).flatMap((_, zone) => {
        let at: Block | undefined;
        const first = within({ ...blockAt(whole.base, zoneBits), bits: zoneBits }, 0, zone);
        return specs.map((spec) => {
            at = at === undefined ? blockAt(first.base, spec.cidrMask ?? bits) : after(at, spec.cidrMask ?? bits);
            return { ...spec, zone, cidrBlock: textOf(at) };
        });
    });
}

/** The strategy AutoMerge adds the defaults that the program does not name. */
export function mergedWithDefaults(wanted: readonly Wanted[], cidr: string, zones: number, zoneMask: number | undefined): Wanted[] {
    const zoneBits = zoneMask ?? blockOf(cidr).bits + bitsFor(zones);
    const own = (type: string): Wanted | undefined => wanted.find((spec) => spec.name === undefined && sameType(spec, type));
    const defaults = DEFAULTS.map((spec, index) => {
        const given = own(spec.type);
        return { ...spec, ...given, cidrMask: given?.cidrMask ?? Math.max(zoneBits, 16) + index + 1 };
    });
    return [...defaults, ...wanted.filter((spec) => !DEFAULTS.some(({ type }) => own(type) === spec))];
}

/** Types are compared in any case: `Public` and `public` are one. */
export const sameType = ({ type }: Pick<Wanted, "type">, other: string): boolean => type.toLowerCase() === other.toLowerCase();

/** How wide a subnet is at most, by its type. */
const WIDEST = { private: 19, public: 20, isolated: 24 } as const;

/** The strategy Legacy, the default: in each zone the private subnets first, then the public and the isolated ones. */
export function laidOutAsBefore(cidr: string, zones: number, wanted: readonly Wanted[] | undefined): Subnet[] {
    const whole = blockOf(cidr);
    const bases = Array.from({ length: zones }, (_, zone) => within(whole, bitsFor(zones), zone));
    if (wanted === undefined) return bases.flatMap((base, zone) => byHalves(base, zone));
    const spare = wanted.length === 1 ? 0 : 1;
    return bases.flatMap((base, zone) => {
        const made: Subnet[] = [];
        let current: Block = { base: base.base - 1, bits: 32 };
        let previous: Block | undefined;
        for (const type of ["private", "public", "isolated"] as const) {
            const start = previous === undefined ? base : within(previous, 0, 1);
            const width = (previous ?? base).bits;
            const ofType = wanted.filter((spec) => sameType(spec, type));
            ofType.forEach((spec, index) => {
                const bits = spec.cidrMask ?? Math.max(base.bits + spare, WIDEST[type]);
                // The width is reckoned from the subnet before, and the block from where it ends.
                let next = { ...within({ ...start, bits: width }, bits - width, index), bits };
                if (overlaps(current, next)) next = after(current, bits);
                made.push({ ...spec, type: type.charAt(0).toUpperCase() + type.slice(1), zone, cidrBlock: textOf(next) });
                current = next;
            });
            if (ofType.length > 0) previous = current;
        }
        return made;
    });
}

/** Half of the zone is private, half of the rest public. */
function byHalves(base: Block, zone: number): Subnet[] {
    const inner = within(base, 1, 0);
    const outer = within(within(inner, 0, 1), 1, 0);
    return [
        { ...PLAIN, type: "Private", zone, cidrBlock: textOf(inner) },
        { ...PLAIN, type: "Public", zone, cidrBlock: textOf(outer) },
    ];
}

/** `cidrBlocks` name a block for each zone. */
export const asNamed = (zones: number, wanted: readonly Wanted[]): Subnet[] =>
    Array.from({ length: zones }).flatMap((_, zone) => wanted.map((spec) => ({ ...spec, zone, cidrBlock: spec.cidrBlocks?.[zone] ?? "" })));
