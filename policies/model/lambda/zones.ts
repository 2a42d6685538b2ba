/** The Availability Zones that a function's network interfaces lie in. */
import { KINDS, viewAt } from "../stack";
import type { FunctionNode, NodeOf } from "../stack";
import { knownText, Undetermined } from "../values";
import type { Path } from "../values";

/** A function's subnets: how many it has, and in how many zones they lie. A function outside a VPC has none. */
export interface Zones {
    readonly subnets: number;
    readonly zones: number;
    readonly path: Path;
}

const PATH = ["vpcConfig", "subnetIds"] as const;

/**
 * Two zones that are known to differ are enough, whatever else the list holds.
 * @throws Undetermined where the zones of the subnets, or the subnets, are not known and may decide
 */
export function zonesOf(fn: FunctionNode): Zones {
    const view = viewAt(fn.inputs, PATH);
    const listed = view.asList();
    if (listed.length < 2) return { subnets: listed.length, zones: listed.length, path: PATH };
    const { nodes, outside, unresolved } = fn.graph.joinAll(fn, view, KINDS.subnet);
    const zones = nodes.map(({ node }) => zoneOf(node));
    const known = new Set(zones.filter((zone) => zone !== undefined));
    if (known.size < 2 && (zones.includes(undefined) || outside.length + unresolved.length > 0)) throw new Undetermined(PATH, "unresolved");
    return { subnets: listed.length, zones: known.size, path: PATH };
}

/** A subnet's zone, by name or by id: a subnet that says only one of the two cannot be compared with one that says only the other. */
const zoneOf = (subnet: NodeOf<"aws:ec2/subnet:Subnet">): string | undefined =>
    knownText(viewAt(subnet.inputs, ["availabilityZone"]).raw) ?? knownText(viewAt(subnet.inputs, ["availabilityZoneId"]).raw);
