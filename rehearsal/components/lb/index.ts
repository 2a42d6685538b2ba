/** The components of `awsx.lb` (awsx: lb/applicationLoadBalancer.ts, lb/networkLoadBalancer.ts, lb/targetGroupAttachment.ts). */
import type * as pulumi from "@pulumi/pulumi";
import { OPEN } from "../ecs";
import { Made, ask, groupOf, later, type Args, type Later, type State } from "../resource";
import { defaultVpc } from "../vpc";

type Kind = "application" | "network";

interface Placed {
    readonly vpcId: unknown;
    /** For the load balancer: `subnets`, or nothing where the program maps them itself. */
    readonly inputs: Args;
}

const vpcOf = (subnetId: unknown, parent: pulumi.Resource): unknown =>
    later(subnetId)
        .apply((id) => ask("aws:ec2/getSubnet:getSubnet", { id }, parent))
        .apply((subnet) => subnet["vpcId"]);

/** Where the load balancer stands: in the subnets that the program names in one of three ways, or in the default VPC. */
function placed({ subnetIds, subnets, subnetMappings }: Args, parent: pulumi.Resource): Placed {
    if (Array.isArray(subnets)) {
        const of = (name: string): unknown[] =>
            subnets.map((subnet: unknown) => (subnet instanceof Made ? (name === "id" ? subnet.id : subnet.at(name)) : subnet));
        return { vpcId: of("vpcId")[0], inputs: { subnets: of("id") } };
    }
    const first = (value: unknown): Later<unknown> =>
        later(value).apply((items) => (Array.isArray(items) ? (items as unknown[])[0] : items));
    if (subnetIds !== undefined) return { vpcId: vpcOf(first(subnetIds), parent), inputs: { subnets: subnetIds } };
    if (subnetMappings !== undefined)
        return {
            vpcId: vpcOf(
                first(subnetMappings).apply((item) => groupOf(item)["subnetId"]),
                parent,
            ),
            inputs: {},
        };
    const { vpcId, publicSubnetIds } = defaultVpc(parent);
    return { vpcId, inputs: { subnets: publicSubnetIds } };
}

/** The balancer with its target group, listeners and, for an application load balancer without groups of its own, a security group. */
export const loadBalancer =
    (kind: Kind) =>
    (name: string, args: Args, parent: pulumi.Resource): State => {
        const { subnetIds, subnets, defaultTargetGroup, defaultTargetGroupPort, defaultSecurityGroup, listener, listeners, ...own } = args;
        const { vpcId, inputs } = placed({ subnetIds, subnets, subnetMappings: own["subnetMappings"] }, parent);
        const group =
            kind === "application" && own["securityGroups"] === undefined ? securityGroup(name, defaultSecurityGroup, vpcId, parent) : {};
        const network = kind === "network" ? { enableHttp2: false, idleTimeout: 0 } : {};
        const balancer = new Made(
            "aws:lb/loadBalancer:LoadBalancer",
            name,
            { ...own, ...inputs, ...group.inputs, ...network, loadBalancerType: kind },
            { parent },
        );
        const given = Array.isArray(listeners) ? listeners.map(groupOf) : listener === undefined ? [] : [groupOf(listener)];
        const usual =
            kind === "network" ? { protocol: "TCP", port: defaultTargetGroupPort ?? 80 } : protocolOf(given[0], defaultTargetGroupPort);
        const more = kind === "network" ? {} : { targetType: "ip" };
        const targets = { vpcId, ...more, ...usual, ...groupOf(defaultTargetGroup) };
        const targetGroup = new Made("aws:lb/targetGroup:TargetGroup", name, targets, { parent });
        const actions = { defaultActions: [{ type: "forward", targetGroupArn: targetGroup.at("arn") }] };
        const made = (given.length === 0 ? [{}] : given).map((item, index) => {
            const ways =
                kind === "network"
                    ? { protocol: "TCP", port: 80 }
                    : protocolOf(given[index], given.length > 1 ? undefined : defaultTargetGroupPort);
            return new Made(
                "aws:lb/listener:Listener",
                `${name}-${index}`,
                { ...actions, ...ways, ...item, loadBalancerArn: balancer.at("arn") },
                { parent },
            );
        });
        return { loadBalancer: balancer, defaultTargetGroup: targetGroup, listeners: made, vpcId, defaultSecurityGroup: group.made };
    };

function securityGroup(
    name: string,
    given: unknown,
    vpcId: unknown,
    parent: pulumi.Resource,
): { readonly inputs?: Args; readonly made?: Made } {
    const { skip, securityGroupId, args } = groupOf(given);
    if (skip === true) return {};
    if (securityGroupId !== undefined) return { inputs: { securityGroups: [securityGroupId] } };
    const made = new Made("aws:ec2/securityGroup:SecurityGroup", name, args === undefined ? { vpcId, ...OPEN } : groupOf(args), { parent });
    return { made, inputs: { securityGroups: [made.id] } };
}

/** Of port and protocol the one follows from the other; without either it is plain HTTP. */
function protocolOf(listener: Args | undefined, port: unknown): Args {
    const given = listener ?? {};
    if (given["port"] !== undefined && given["protocol"] !== undefined) return { port: given["port"], protocol: given["protocol"] };
    if (given["port"] !== undefined)
        return { port: given["port"], protocol: later(given["port"]).apply((number) => (Number(number) === 443 ? "HTTPS" : "HTTP")) };
    if (given["protocol"] !== undefined)
        return { protocol: given["protocol"], port: later(given["protocol"]).apply((words) => (words === "HTTPS" ? 443 : 80)) };
    return { port: port ?? 80, protocol: "HTTP" };
}

/** Attaches an instance or a function to a target group; a function gets the permission to be invoked by it. */
export function targetGroupAttachment(name: string, args: Args, parent: pulumi.Resource): State {
    const { targetGroup, instance, instanceId, lambda, lambdaArn } = args;
    const targetGroupArn =
        targetGroup instanceof Made
            ? targetGroup.at("arn")
            : (args["targetGroupArn"] ?? later(targetGroup).apply((group) => groupOf(group)["arn"]));
    const functionArn = lambda instanceof Made ? lambda.at("arn") : (lambda ?? lambdaArn);
    const permission =
        functionArn === undefined
            ? undefined
            : new Made(
                  "aws:lambda/permission:Permission",
                  name,
                  {
                      action: "lambda:InvokeFunction",
                      function: functionArn,
                      principal: "elasticloadbalancing.amazonaws.com",
                      sourceArn: targetGroupArn,
                  },
                  { parent },
              );
    const targetId = functionArn ?? instanceId ?? (instance instanceof Made ? instance.id : instance);
    const attachment = new Made(
        "aws:lb/targetGroupAttachment:TargetGroupAttachment",
        name,
        { targetId, targetGroupArn },
        { parent, dependsOn: permission === undefined ? [] : [permission] },
    );
    return { targetGroupAttachment: attachment, lambdaPermission: permission };
}
