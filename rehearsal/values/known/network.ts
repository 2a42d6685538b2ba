/** Load balancers, clusters and endpoints in a network. */
import { inRegion } from "../regions";
import type { Subject } from "../subject";
import { zoneOf, type Table } from "./table";

const KINDS: Readonly<Record<string, string>> = { network: "net", gateway: "gwy" };

/** The last part of the ARN: `app/shop/50dc6c495c0c9188`. */
const suffixOf = (s: Subject, kind: string): string => `${KINDS[kind] ?? "app"}/${s.text("name")}/${s.hash(16)}`;

/** Names of network load balancers have `elb` before the Region. */
function balancer(s: Subject, kind: string, isInternal: boolean): { readonly dnsName: string; readonly zoneId: string } {
    const isNetwork = kind === "network";
    const place = isNetwork ? `elb.${s.region}` : `${s.region}.elb`;
    return {
        dnsName: `${isInternal && !isNetwork ? "internal-" : ""}${s.text("name") || s.hash(8)}-${s.hash(9)}.${place}.amazonaws.com`,
        zoneId: inRegion(s.region, isNetwork ? "networkLoadBalancer" : "loadBalancer") ?? zoneOf(s),
    };
}

export const NETWORK: Table = {
    "aws:ec2/vpcEndpoint:VpcEndpoint": {
        tagged: true,
        id: (s) => `vpce-${s.hash(17)}`,
        computed: (s, id) => ({ arn: `arn:aws:ec2:${s.region}:${s.account}:vpc-endpoint/${id}`, state: "available" }),
    },
    "aws:eks/cluster:Cluster": {
        computed: (s) => {
            const own = s.hash(32).toUpperCase();
            const certificateAuthority = { data: Buffer.from(`made-up-${s.hash(16)}`).toString("base64") };
            return {
                endpoint: `https://${own}.gr7.${s.region}.eks.amazonaws.com`,
                identities: [{ oidcs: [{ issuer: `https://oidc.eks.${s.region}.amazonaws.com/id/${own}` }] }],
                certificateAuthority,
                // Beside it up to @pulumi/aws 6.
                certificateAuthorities: [certificateAuthority],
                status: "ACTIVE",
            };
        },
    },
    "aws-native:elasticloadbalancingv2:LoadBalancer": {
        computed: (s) => {
            const { zoneId: canonicalHostedZoneId, dnsName } = balancer(s, s.text("type"), s.text("scheme") === "internal");
            return { canonicalHostedZoneId, dnsName };
        },
    },
    "aws:elb/loadBalancer:LoadBalancer": {
        computed: (s, id) => ({
            dnsName: `${s.inputs["internal"] === true ? "internal-" : ""}${id}-${s.hash(9)}.${s.region}.elb.amazonaws.com`,
            zoneId: inRegion(s.region, "loadBalancer") ?? zoneOf(s),
        }),
    },
    "aws:lb/listener:Listener": {
        tagged: true,
        id: (s) => `${s.text("loadBalancerArn").replace(":loadbalancer/", ":listener/")}/${s.hash(16)}`,
        computed: (_s, id) => ({ arn: id }),
    },
    "aws:lb/loadBalancer:LoadBalancer": {
        tagged: true,
        id: (s) => `arn:aws:elasticloadbalancing:${s.region}:${s.account}:loadbalancer/${suffixOf(s, s.text("loadBalancerType"))}`,
        computed: (s, id) => ({
            arn: id,
            arnSuffix: suffixOf(s, s.text("loadBalancerType")),
            ...balancer(s, s.text("loadBalancerType"), s.inputs["internal"] === true),
        }),
    },
    "aws:lb/targetGroup:TargetGroup": {
        tagged: true,
        id: (s) => `arn:aws:elasticloadbalancing:${s.region}:${s.account}:targetgroup/${s.text("name")}/${s.hash(16)}`,
        computed: (_s, id) => ({ arn: id, arnSuffix: id.split(":").at(-1) ?? "" }),
    },
};
