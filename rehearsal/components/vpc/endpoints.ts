/** The endpoints of a VPC of awsx, in both of its strategies. */
import { Made, groupOf, textIn, together, type Args, type Later } from "../resource";
import type { Network } from "./network";

/** For each endpoint that the program asks for; with the strategy `Auto` its network is filled in. */
export function endpointsOf(args: Args, network: Network): Made[] {
    const specs = Array.isArray(args["vpcEndpointSpecs"]) ? args["vpcEndpointSpecs"].map(groupOf) : [];
    const isAuto = args["vpcEndpointStrategy"] === "Auto";
    return specs.map((spec) => {
        const name = textIn(spec["serviceName"]) ?? "endpoint";
        const filled = isAuto ? filledIn(name, spec, args, network) : {};
        const inputs = {
            region: args["region"],
            ...filled,
            ...defined(spec),
            tags: tagsOf(network.tags, spec["tags"]),
            vpcId: network.vpc.id,
        };
        return new Made("aws:ec2/vpcEndpoint:VpcEndpoint", name, inputs, { parent: network.vpc, dependsOn: [network.vpc] });
    });
}

const defined = (args: Args): Args => Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
const tagsOf = (shared: Later<Args>, own: unknown): Later<Args> =>
    together([shared, own]).apply(([all, more]) => ({ ...all, ...(more as Args | undefined) }));

function filledIn(name: string, spec: Args, args: Args, network: Network): Args {
    const type = textIn(spec["vpcEndpointType"])?.toLowerCase() ?? "gateway";
    if (type === "gateway") return { routeTableIds: network.routeTables.map(({ id }) => id) };
    if (type !== "interface") return {};
    const groups = spec["securityGroupIds"] === undefined ? { securityGroupIds: [securityGroup(name, spec, args, network)] } : {};
    return {
        privateDnsEnabled: true,
        ...(spec["subnetConfigurations"] === undefined ? { subnetIds: onePerZone(network) } : {}),
        ...groups,
    };
}

/** A subnet of each zone, a private one where there is one. */
function onePerZone({ subnets }: Network): Later<string>[] {
    const zones = [...new Set(subnets.map(({ spec }) => spec.zone))];
    return zones.flatMap((zone) => {
        const here = subnets.filter(({ spec }) => spec.zone === zone);
        const best = ["private", "isolated", "public"].flatMap((type) => here.filter(({ spec }) => spec.type.toLowerCase() === type))[0];
        return best === undefined ? [] : [best.subnet.id];
    });
}

function securityGroup(name: string, spec: Args, { region }: Args, { vpc, tags }: Network): Later<string> {
    const inputs = { region, vpcId: vpc.id, tags: tagsOf(tags, spec["tags"]) };
    const group = new Made("aws:ec2/securityGroup:SecurityGroup", `${name}-sg`, inputs, { parent: vpc, dependsOn: [vpc] });
    const from = { type: "ingress", protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [vpc.at("cidrBlock")] };
    const rule = { region, securityGroupId: group.id, ...from };
    new Made("aws:ec2/securityGroupRule:SecurityGroupRule", `${name}-ingress`, rule, { parent: vpc, dependsOn: [group] });
    return group.id;
}
