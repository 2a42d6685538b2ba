/** The layout of subnets as the program asks for it. */
import type { Args } from "../resource";
import { groupOf, numberIn, textIn } from "../resource";
import { asNamed, laidOut, laidOutAsBefore, mergedWithDefaults, sameType, type Subnet, type Wanted } from "./subnets";

function wantedIn(value: unknown): readonly Wanted[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return value.map((item: unknown) => {
        const spec = groupOf(item);
        const size = numberIn(spec["size"]);
        const blocks = spec["cidrBlocks"];
        return {
            type: textIn(spec["type"]) ?? "Private",
            name: textIn(spec["name"]),
            cidrMask: numberIn(spec["cidrMask"]) ?? (size === undefined ? undefined : 32 - Math.round(Math.log2(size))),
            cidrBlocks: Array.isArray(blocks) ? blocks.map(String) : undefined,
            tags: spec["tags"],
            assignIpv6AddressOnCreation: spec["assignIpv6AddressOnCreation"],
        };
    });
}

/** The subnets of every zone; in a zone the public ones first, the isolated ones last. `Unused` ones only take up room. */
export function subnetsOf(args: Args, cidr: string, zones: number): Subnet[] {
    const wanted = wantedIn(args["subnetSpecs"]);
    const zoneMask = numberIn(args["availabilityZoneCidrMask"]);
    const strategy = textIn(args["subnetStrategy"]) ?? "Legacy";
    const all = ((): Subnet[] => {
        if (strategy === "Legacy") return laidOutAsBefore(cidr, zones, wanted);
        if (wanted?.some(({ cidrBlocks }) => cidrBlocks !== undefined) === true) return asNamed(zones, wanted);
        if (strategy === "AutoMerge" && wanted !== undefined)
            return laidOut(cidr, zones, mergedWithDefaults(wanted, cidr, zones, zoneMask), zoneMask);
        return wanted === undefined && strategy === "Exact" ? laidOutAsBefore(cidr, zones, wanted) : laidOut(cidr, zones, wanted, zoneMask);
    })();
    const order = ["public", "private", "isolated"];
    const rank = ({ type }: Subnet): number => order.indexOf(type.toLowerCase());
    return all.filter((subnet) => !sameType(subnet, "Unused")).sort((a, b) => a.zone - b.zone || rank(a) - rank(b));
}
