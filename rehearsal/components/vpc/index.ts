/** The components of `awsx.ec2`. */
import type * as pulumi from "@pulumi/pulumi";
import type { Made } from "../resource";
import { ask, groupOf, textIn, type Args, type Later, type State } from "../resource";
import { endpointsOf } from "./endpoints";
import { networkOf, zonesOf, type Network } from "./network";

/** The network and its endpoints; shows the resources, and the ids of subnets by type. */
export async function vpc(name: string, args: Args, parent: pulumi.Resource): Promise<State> {
    const zones = await zonesOf(args, parent);
    const network = networkOf(name, { ...args, ...namesFor(args) }, zones, parent);
    const vpcEndpoints = endpointsOf(args, network);
    const of = (type: string): Made[] => network.subnets.filter(({ spec }) => spec.type.toLowerCase() === type).map(({ subnet }) => subnet);
    const ids = (type: string): Later<string>[] => of(type).map(({ id }) => id);
    return {
        vpc: network.vpc,
        vpcId: network.vpc.id,
        subnets: network.subnets.map(({ subnet }) => subnet),
        publicSubnets: of("public"),
        privateSubnets: of("private"),
        isolatedSubnets: of("isolated"),
        publicSubnetIds: ids("public"),
        privateSubnetIds: ids("private"),
        isolatedSubnetIds: ids("isolated"),
        routeTables: network.routeTables,
        routes: network.routes,
        routeTableAssociations: network.associations,
        internetGateway: network.internetGateway,
        natGateways: network.natGateways,
        eips: network.eips,
        subnetLayout: layoutOf(network),
        vpcEndpoints,
    };
}

/** Interface endpoints with private names need both attributes of the VPC. */
function namesFor(args: Args): Args {
    const specs = Array.isArray(args["vpcEndpointSpecs"]) ? args["vpcEndpointSpecs"].map(groupOf) : [];
    const isPrivate = (spec: Args): boolean =>
        textIn(spec["vpcEndpointType"])?.toLowerCase() === "interface" && (spec["privateDnsEnabled"] ?? true) === true;
    if (args["vpcEndpointStrategy"] !== "Auto" || !specs.some(isPrivate)) return {};
    return { enableDnsHostnames: args["enableDnsHostnames"] ?? true, enableDnsSupport: args["enableDnsSupport"] ?? true };
}

/** What the subnets of a zone are. */
const layoutOf = ({ subnets }: Network): unknown =>
    subnets
        .filter(({ spec }) => spec.zone === 0)
        .map(({ spec }) => ({
            type: spec.type,
            ...(spec.name === undefined ? {} : { name: spec.name }),
            cidrMask: Number(spec.cidrBlock.split("/")[1]),
        }));

/** The VPC that AWS makes in each Region of an account; its subnets are public (Amazon VPC User Guide, "Default VPCs"). */
export function defaultVpc(parent: pulumi.Resource): { readonly vpcId: Later<string>; readonly publicSubnetIds: Later<string[]> } {
    const found = ask("aws:ec2/getVpc:getVpc", { default: true }, parent);
    const vpcId = found.apply((answer) => String(answer["id"]));
    const filters = vpcId.apply((id) => [{ name: "vpc-id", values: [id] }]);
    const publicSubnetIds = filters
        .apply((wanted) => ask("aws:ec2/getSubnets:getSubnets", { filters: wanted }, parent))
        .apply((answer) => (Array.isArray(answer["ids"]) ? answer["ids"].map(String) : []));
    return { vpcId, publicSubnetIds };
}

/** `awsx.ec2.DefaultVpc`: creates nothing, and finds no private subnets, for AWS makes none. */
export const inDefaultVpc = (_name: string, _args: Args, parent: pulumi.Resource): State => ({
    ...defaultVpc(parent),
    privateSubnetIds: [],
});
