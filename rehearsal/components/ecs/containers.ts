/** Containers of task definitions of awsx (awsx: ecs/containers.ts, ecs/fargateMemoryAndCpu.ts). */
import { Made, groupOf, later, together, type Args, type Later } from "../resource";
import type { LogGroup } from "../parts";

/** Each container with its name; values of them may be outputs. */
export function containersOf({ container, containers }: Args): Later<readonly (readonly [name: string, container: Args])[]> {
    if (containers !== undefined) return later(Object.entries(groupOf(containers)).map(([name, item]) => [name, withArns(item)] as const));
    const own = groupOf(container);
    return together([own["name"], withArns(own)]).apply(([name, item]) => [[typeof name === "string" ? name : "container", item] as const]);
}

/** A target group of a port is known by its ARN and port: outputs unwrap, resources do not. */
function withArns(container: unknown): Args {
    const own = groupOf(container);
    const ports = own["portMappings"];
    if (!Array.isArray(ports)) return own;
    const portMappings = ports.map((item: unknown) => {
        const { targetGroup, ...port } = groupOf(item);
        return targetGroup instanceof Made
            ? { ...port, targetGroup: { arn: targetGroup.at("arn"), port: targetGroup.at("port") } }
            : { ...port, targetGroup };
    });
    return { ...own, portMappings };
}

interface Port extends Args {
    readonly targetGroup?: { readonly arn?: string; readonly port?: number };
}

const portsOf = (container: Args): readonly Port[] =>
    Array.isArray(container["portMappings"]) ? (container["portMappings"] as Port[]) : [];

/** The JSON of `containerDefinitions`, by the names of the containers. */
export function definitionsOf(containers: ReturnType<typeof containersOf>, logs: LogGroup | undefined): Later<readonly Args[]> {
    return together([containers, logs?.id]).apply(([items, id]) =>
        [...items]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, container]) => ({
                ...(id === undefined ? {} : { logConfiguration: awslogs(id, name) }),
                ...container,
                ...(container["portMappings"] === undefined ? {} : { portMappings: portsOf(container).map(mapping) }),
                name,
            })),
    );
}

const awslogs = (id: { readonly name: string; readonly region: string }, name: string): Args => ({
    logDriver: "awslogs",
    options: { "awslogs-group": id.name, "awslogs-region": id.region, "awslogs-stream-prefix": name },
});

function mapping({ targetGroup, ...port }: Port): Args {
    const { containerPort, hostPort } = port;
    return {
        ...port,
        containerPort: containerPort ?? hostPort ?? targetGroup?.port,
        hostPort: hostPort ?? targetGroup?.port ?? containerPort,
    };
}

/** The target groups of all ports, as a service wants them. */
export const loadBalancersOf = (containers: ReturnType<typeof containersOf>): Later<unknown[]> =>
    containers.apply((items) =>
        items.flatMap(([containerName, container]) =>
            portsOf(container).flatMap(({ targetGroup }) =>
                targetGroup?.arn === undefined ? [] : [{ containerName, containerPort: targetGroup.port, targetGroupArn: targetGroup.arn }],
            ),
        ),
    );

/** Of vCPU and GB those that Fargate has (Amazon ECS Developer Guide, "Task CPU and memory errors"). */
const SIZES: readonly (readonly [vcpu: number, from: number, to: number])[] = [
    [0.25, 0.5, 2],
    [0.5, 1, 4],
    [1, 2, 8],
    [2, 4, 16],
    [4, 8, 30],
    [8, 16, 60],
    [16, 32, 120],
];

/** The smallest size that holds all containers. */
export function sizeOf(definitions: readonly Args[]): { readonly cpu: string; readonly memory: string } {
    const sum = (of: (definition: Args) => unknown): number => definitions.reduce((all, item) => all + (Number(of(item)) || 0), 0) / 1024;
    const [cpu, memory] = [sum((item) => item["cpu"]), sum((item) => item["memoryReservation"] ?? item["memory"])];
    const size = SIZES.find(([vcpu, , most]) => vcpu >= cpu && most >= memory) ?? [16, 120, 120];
    const steps = size[0] === 0.25 ? [0.5, 1, 2] : Array.from({ length: size[2] - size[1] + 1 }, (_, index) => size[1] + index);
    const gigabytes = steps.find((step) => step >= memory) ?? size[2];
    return { cpu: String(size[0] * 1024), memory: String(gigabytes * 1024) };
}
