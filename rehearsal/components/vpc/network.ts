/** A VPC with its subnets, routes and NAT gateways, as awsx makes it (awsx: ec2/vpc.ts). */
import type * as pulumi from "@pulumi/pulumi";
import { Made, answerOf, groupOf, later, numberIn, textIn, together, type Args, type Later } from "../resource";
import type { Subnet } from "./subnets";
import { subnetsOf } from "./wanted";

export interface Placed {
    readonly spec: Subnet;
    readonly subnet: Made;
}

export interface Network {
    readonly vpc: Made;
    readonly tags: Later<Args>;
    readonly internetGateway: Made;
    readonly subnets: readonly Placed[];
    readonly routeTables: readonly Made[];
    readonly routes: readonly Made[];
    readonly associations: readonly Made[];
    readonly natGateways: readonly Made[];
    readonly eips: readonly Made[];
}

const ZONES = 3;
const EVERYWHERE = "0.0.0.0/0";

/** The availability zones that the program names, or the first of the Region. */
export async function zonesOf(args: Args, parent: pulumi.Resource): Promise<string[]> {
    const named = args["availabilityZoneNames"];
    if (Array.isArray(named)) return named.map(String);
    const region = textIn(args["region"]);
    const { names } = await answerOf("aws:index/getAvailabilityZones:getAvailabilityZones", region === undefined ? {} : { region }, parent);
    return (Array.isArray(names) ? names.map(String) : []).slice(0, numberIn(args["numberOfAvailabilityZones"]) ?? ZONES);
}

/** `zones` are names of Availability Zones, a set of subnets in each; the block is 10.0.0.0/16 unless the program or a pool gives one. */
export function networkOf(name: string, args: Args, zones: readonly string[], parent: pulumi.Resource): Network {
    const { region } = args;
    const tags = later(args["tags"] ?? {}).apply((own) => ({ Name: name, ...(own as Args) })) as Later<Args>;
    const fromPool = args["cidrBlock"] === undefined && args["ipv4IpamPoolId"] !== undefined;
    const cidrBlock = fromPool ? undefined : (textIn(args["cidrBlock"]) ?? "10.0.0.0/16");
    // What a pool would give is not known: a block of the wanted width stands for it.
    const specs = subnetsOf(args, cidrBlock ?? `10.0.0.0/${numberIn(args["ipv4NetmaskLength"]) ?? 16}`, zones.length);
    const vpc = new Made("aws:ec2/vpc:Vpc", name, { ...args, cidrBlock, tags }, { parent });
    const inVpc = { parent: vpc, dependsOn: [vpc] };
    const internetGateway = new Made("aws:ec2/internetGateway:InternetGateway", name, { region, vpcId: vpc.id, tags }, inVpc);
    const nat = groupOf(args["natGateways"]);
    const strategy = (textIn(nat["strategy"]) ?? "OnePerAz").toLowerCase();
    const addresses: readonly unknown[] = Array.isArray(nat["elasticIpAllocationIds"]) ? nat["elasticIpAllocationIds"] : [];
    const [subnets, routeTables, routes, associations]: [Placed[], Made[], Made[], Made[]] = [[], [], [], []];
    const [natGateways, eips]: [Made[], Made[]] = [[], []];
    for (const spec of specs) {
        const title = `${name}-${spec.name ?? spec.type.toLowerCase()}-${spec.zone + 1}`;
        const type = spec.type.toLowerCase();
        const named = together([tags, spec.tags]).apply(([shared, own]) => ({
            ...shared,
            ...(own as Args | undefined),
            Name: args["subnetNameTagStrategy"] === "AvailabilityZone" ? byZone(name, spec, zones[spec.zone] ?? "") : title,
            SubnetType: spec.type,
        }));
        const subnet = new Made(
            "aws:ec2/subnet:Subnet",
            title,
            {
                region,
                vpcId: vpc.id,
                availabilityZone: zones[spec.zone],
                mapPublicIpOnLaunch: type === "public",
                cidrBlock: spec.cidrBlock,
                assignIpv6AddressOnCreation: spec.assignIpv6AddressOnCreation ?? args["assignGeneratedIpv6CidrBlock"] ?? false,
                tags: named,
            },
            inVpc,
        );
        subnets.push({ spec, subnet });
        const inSubnet = { parent: subnet, dependsOn: [subnet] };
        const table = new Made("aws:ec2/routeTable:RouteTable", title, { region, vpcId: vpc.id, tags: named }, inSubnet);
        routeTables.push(table);
        const inTable = { parent: table, dependsOn: [table] };
        const association = { region, routeTableId: table.id, subnetId: subnet.id };
        associations.push(new Made("aws:ec2/routeTableAssociation:RouteTableAssociation", title, association, inTable));
        const wantsGateway = strategy === "oneperaz" ? natGateways.length <= spec.zone : strategy === "single" && natGateways.length === 0;
        if (type === "public" && wantsGateway) {
            const label = `${name}-${spec.zone + 1}`;
            const labelled = later(args["tags"] ?? {}).apply((own) => ({ ...(own as Args), Name: label }));
            if (addresses.length === 0) eips.push(new Made("aws:ec2/eip:Eip", label, { region, tags: labelled }, inSubnet));
            const allocationId = addresses.length === 0 ? eips.at(-1)?.at("allocationId") : addresses[spec.zone];
            const gateway = { region, subnetId: subnet.id, allocationId, tags: labelled };
            natGateways.push(new Made("aws:ec2/natGateway:NatGateway", label, gateway, inSubnet));
        }
        const way = wayOut(type, internetGateway, strategy === "single" ? natGateways[0] : natGateways[spec.zone]);
        if (way === undefined) continue;
        const route = { region, routeTableId: table.id, destinationCidrBlock: EVERYWHERE, ...way };
        routes.push(new Made("aws:ec2/route:Route", title, route, inTable));
    }
    return { vpc, tags, internetGateway, subnets, routeTables, routes, associations, natGateways, eips };
}

/** A private subnet without a NAT gateway, and an isolated one, have no way out. */
function wayOut(type: string, internet: Made, nat: Made | undefined): Args | undefined {
    if (type === "public") return { gatewayId: internet.id };
    return type === "private" && nat !== undefined ? { natGatewayId: nat.id } : undefined;
}

/** `us-east-1a` is `1a` (awsx: ec2/subnetNaming.ts). */
const byZone = (name: string, spec: Subnet, zone: string): string =>
    `${name}-${spec.name ?? spec.type.toLowerCase()}-${zone.replace(/^[a-z]{2}(?:-[a-z]+)+-/, "")}`;
