/** What a rehearsal needs before anything starts: the project, its configuration, what is deployed, and a workspace. */
import { configurationOf } from "./configuration";
import { PASSPHRASE } from "./environment";
import type { Variables } from "./environment";
import { projectIn } from "./project";
import type { Scene } from "./stacks/backend";
import { deployedFor, selectedStack } from "./stacks/deployed";
import type { Deployed } from "./stacks/deployed";
import { placeOf } from "./stacks/deployment";
import { openWorkspace } from "./workspace";
import type { Workspace } from "./workspace";

/** What whoever asks for a rehearsal wants of it. */
export interface Wishes {
    /** The project's folder. */
    readonly folder: string;
    readonly stack: string | undefined;
    readonly account: string | undefined;
    readonly region: string | undefined;
    /** Whether what is deployed already is to be as it is. */
    readonly deployed?: boolean;
    readonly env: Variables;
}

/** No account of AWS has this number, and it is recognisably made up. */
export const ACCOUNT = "000000000000";

interface Prepared {
    readonly scene: Omit<Scene, "names">;
    /** The stack without its owner. */
    readonly name: string;
    readonly workspace: Workspace;
    readonly notes: readonly string[];
}

/** @throws RehearsalProblem with what to do */
export async function prepared(wishes: Wishes): Promise<Prepared> {
    const { env } = wishes;
    const whole =
        wishes.deployed === true ? (wishes.stack ?? (await selectedStack(projectIn(wishes.folder, undefined), env))) : wishes.stack;
    const project = projectIn(wishes.folder, whole);
    const deployed = wishes.deployed === true ? await deployedFor(whole ?? "", project, env) : undefined;
    const place = deployed?.deployment ? placeOf(deployed.deployment) : undefined;
    const region = wishes.region ?? place?.region ?? env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"];
    const configuration = await configurationOf(project, region, PASSPHRASE);
    const name = project.stack ?? "rehearsal";
    const workspace = openWorkspace(project.name, name, configuration.yaml, env);
    const account = wishes.account ?? place?.account ?? ACCOUNT;
    const scene = { project, stack: whole ?? name, deployed, env, account, region: configuration.region };
    return { scene, name, workspace, notes: [...configuration.notes, ...deployedNotes(deployed)] };
}

function deployedNotes(deployed: Deployed | undefined): string[] {
    if (deployed === undefined) return [];
    if (deployed.deployment === null) return ["nothing of the stack is deployed: every resource is rehearsed as a new one"];
    const { secrets } = deployed;
    return secrets === 0
        ? []
        : [`${secrets === 1 ? "a secret" : `${secrets} secrets`} of the deployed stack: placeholders stand in their place`];
}
