/** The components of `awsx.ecs` (awsx: ecs/fargateService.ts, ecs/fargateTaskDefinition.ts and those for EC2). */
import * as pulumi from "@pulumi/pulumi";
import { logGroupOf, roleOf } from "../parts";
import { Made, arnOf, either, groupOf, shortHash, type Args, type State } from "../resource";
import { defaultVpc } from "../vpc";
import { containersOf, definitionsOf, loadBalancersOf, sizeOf } from "./containers";

type Kind = "Fargate" | "EC2";

const EXECUTION = ["arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"];
/** Open to all, as the component has it. */
export const OPEN = {
    ingress: [{ fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }],
    egress: [{ fromPort: 0, toPort: 65535, protocol: "tcp", cidrBlocks: ["0.0.0.0/0"], ipv6CidrBlocks: ["::/0"] }],
};

/** The task definition for Fargate or EC2, with the log group and the two roles that the program does not bring. */
export const taskDefinition =
    (kind: Kind) =>
    (name: string, args: Args, parent: pulumi.Resource): State => {
        const { container, containers, logGroup, taskRole, executionRole, ...own } = args;
        const all = containersOf({ container, containers });
        const logs = groupOf(logGroup)["skip"] === true ? undefined : logGroupOf(name, logGroup, parent);
        const task = roleOf(`${name}-task`, taskRole, [], parent);
        const execution = roleOf(`${name}-execution`, executionRole, EXECUTION, parent);
        const definitions = definitionsOf(all, logs);
        const size = definitions.apply(sizeOf);
        const text = definitions.apply((items) => JSON.stringify(items));
        const inputs = {
            networkMode: "awsvpc",
            ...own,
            ...(kind === "Fargate" ? { cpu: own["cpu"] ?? size.cpu, memory: own["memory"] ?? size.memory, networkMode: "awsvpc" } : {}),
            requiresCompatibilities: [kind === "Fargate" ? "FARGATE" : "EC2"],
            taskRoleArn: task.roleArn,
            executionRoleArn: execution.roleArn,
            family: either(
                own["family"],
                text.apply((words) => `${name}-${shortHash(pulumi.getStack() + words)}`),
            ),
            containerDefinitions: text,
        };
        const made = new Made("aws:ecs/taskDefinition:TaskDefinition", name, inputs, { parent });
        return {
            taskDefinition: made,
            logGroup: logs?.logGroup,
            taskRole: task.role,
            executionRole: execution.role,
            loadBalancers: loadBalancersOf(all),
        };
    };

/** The service for Fargate or EC2, with a task definition of its own where `taskDefinitionArgs` describe one. */
export const service =
    (kind: Kind) =>
    (name: string, args: Args, parent: pulumi.Resource): State => {
        const { taskDefinitionArgs, continueBeforeSteadyState, assignPublicIp, ...own } = args;
        const inner = taskDefinitionArgs === undefined ? undefined : innerDefinition(kind, name, groupOf(taskDefinitionArgs), parent);
        const chosen = args["capacityProviderStrategies"] !== undefined || args["useClusterDefaultCapacityProviderStrategy"] === true;
        const made = inner?.["taskDefinition"];
        const inputs = {
            ...(kind === "Fargate" ? { desiredCount: 1 } : {}),
            ...own,
            ...(kind === "Fargate" ? { networkConfiguration: own["networkConfiguration"] ?? inPublic(name, assignPublicIp, parent) } : {}),
            cluster: arnOf(own["cluster"]),
            launchType: chosen ? undefined : kind.toUpperCase(),
            loadBalancers: own["loadBalancers"] ?? inner?.["loadBalancers"],
            waitForSteadyState: either(continueBeforeSteadyState, false).apply((goesOn) => !goesOn),
            taskDefinition: made instanceof Made ? made.at("arn") : arnOf(own["taskDefinition"]),
        };
        return { service: new Made("aws:ecs/service:Service", name, inputs, { parent }), taskDefinition: made };
    };

function innerDefinition(kind: Kind, name: string, args: Args, parent: pulumi.Resource): State {
    const component = new pulumi.ComponentResource(`awsx:ecs:${kind}TaskDefinition`, name, {}, { parent });
    return taskDefinition(kind)(name, args, component);
}

/** The network of a service that names none: the default VPC, with a security group that is open to all. */
function inPublic(name: string, assignPublicIp: unknown, parent: pulumi.Resource): Args {
    const { vpcId, publicSubnetIds } = defaultVpc(parent);
    const group = new Made("aws:ec2/securityGroup:SecurityGroup", `${name}-sg`, { vpcId, ...OPEN }, { parent });
    return { subnets: publicSubnetIds, assignPublicIp: assignPublicIp ?? false, securityGroups: [group.id] };
}
