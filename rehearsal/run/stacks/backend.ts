/** The stacks of a rehearsal: its own, as it is deployed or empty, and every other that its program reads. */
import type { Properties } from "../../wire";
import type { Variables } from "../environment";
import type { Project } from "../project";
import { deployedOf, type Deployed } from "./deployed";
import { outputsOf, withOutputs, type Deployment } from "./deployment";
import { outputsMadeUp } from "./made-up";
import { Service, type Stacks } from "./service";

export interface Backend {
    /** The whole name of the rehearsed stack. */
    readonly stack: string;
    /** What leads the engine here. */
    readonly variables: Variables;
    /** What was answered of other stacks, one sentence each. */
    notes(): string[];
    /** Whether outputs were made up for the program. */
    hasMadeUp(): boolean;
    stop(): void;
}

export interface Scene {
    readonly project: Project;
    /** `prod`, or `acme/orders/prod`. */
    readonly stack: string;
    readonly deployed: Deployed | undefined;
    readonly env: Variables;
    /** Outputs of other stacks that the program asks for; `undefined` where they are not known. */
    readonly names: readonly string[] | undefined;
    readonly account: string;
    readonly region: string;
}

/** As a backend of files calls the owner of every stack (pulumi: pkg/backend/diy). */
const ORGANIZATION = "organization";

/** Starts the {@link Service}. Real outputs are taken where they are to be had, made up where not; `notes` says of which stacks. */
export async function openBackend(scene: Scene): Promise<Backend> {
    const parts = scene.stack.split("/");
    const own = `${parts.length > 1 ? parts[0] : ORGANIZATION}/${scene.project.name}/${parts.at(-1) ?? ""}`;
    const [real, madeUp] = [new Set<string>(), new Set<string>()];
    const stacks: Stacks = async (name) => {
        if (name === own) return scene.deployed?.deployment ?? null;
        const outputs = await realOutputs(name, scene);
        (outputs === undefined ? madeUp : real).add(name);
        const [, project = "", stack = ""] = name.split("/");
        return withOutputs(project, stack, outputs ?? outputsMadeUp(name, scene.names, scene.account, scene.region));
    };
    const service = await Service.start(stacks);
    return {
        stack: own,
        variables: { PULUMI_BACKEND_URL: service.url, PULUMI_ACCESS_TOKEN: service.token },
        notes: () => [
            ...[...madeUp].sort().map((name) => madeUpNote(name, scene)),
            ...[...real].sort().map((name) => `the outputs of the stack ${name} are those that are deployed`),
        ],
        hasMadeUp: () => madeUp.size > 0 && scene.names !== undefined,
        stop: () => service.stop(),
    };
}

function madeUpNote(name: string, { names, deployed }: Scene): string {
    const of = `the outputs of the stack ${name}`;
    if (names === undefined) return `${of} stay unknown: none that is made up would fit what the program asks for`;
    return `${of} are made up: ${deployed === undefined ? "--deployed takes the real ones" : "the project's backend does not give them"}`;
}

/** Of a stack that the project's backend has, where what is deployed is asked for. */
async function realOutputs(name: string, { deployed, project, env }: Scene): Promise<Properties | undefined> {
    if (deployed === undefined) return undefined;
    const found: { readonly deployment: Deployment | null } | undefined = await deployedOf(name, project, env);
    return found?.deployment === null || found === undefined ? undefined : outputsOf(found.deployment);
}
