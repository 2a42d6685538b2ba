/** A rehearsal: a preview of the program with stand-ins for the providers, and the document of it. */
import { fronts } from "../components/front";
import { ComponentProcess } from "../components/process";
import type { Package } from "../context";
import { FORESEEN, USUAL } from "../others";
import { located } from "../places";
import { echoes } from "../server/echo";
import type { Role } from "../server/provider";
import { StandIn } from "../server/stand-in";
import { append } from "../../policies/model/lists";
import { configurationOf } from "./configuration";
import { PASSPHRASE, environment, type Variables } from "./environment";
import { onStop } from "./engine";
import { lacksOtherStack } from "./failure";
import { merged } from "./merge";
import { previewed } from "./preview";
import { RehearsalProblem } from "./problem";
import { projectIn, type Project } from "./project";
import { outputsAsked } from "./stacks/asked";
import { openBackend, type Backend, type Scene } from "./stacks/backend";
import { deployedFor, selectedStack, type Deployed } from "./stacks/deployed";
import { placeOf, shownBy } from "./stacks/deployment";
import { schemasOf } from "./yaml-schema";
import { openWorkspace, type Workspace } from "./workspace";

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

export interface Rehearsal {
    /** In the form of `pulumi preview --json`. */
    readonly document: string;
    /** What the reader should know, one sentence each. */
    readonly notes: readonly string[];
    /** Why the document does not hold the whole stack; `undefined` where it does. */
    readonly incomplete: string | undefined;
}

/** No account of AWS has this number, and it is recognisably made up. */
export const ACCOUNT = "000000000000";
const VERSIONS = { aws: "7.48.0", "aws-native": "1.79.0" } as const;

/**
 * Whatever it writes is in a folder of its own, which goes at the end.
 * @throws RehearsalProblem with what to do.
 */
export async function rehearse(wishes: Wishes): Promise<Rehearsal> {
    const release = onStop(() => undefined);
    const { scene, name, workspace, notes } = await prepared(wishes).finally(release);
    return staged(scene, name, workspace, notes);
}

interface Prepared {
    readonly scene: Omit<Scene, "names">;
    /** The stack without its owner. */
    readonly name: string;
    readonly workspace: Workspace;
    readonly notes: readonly string[];
}

async function prepared(wishes: Wishes): Promise<Prepared> {
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

/** Everything that a preview needs is up while it runs, and gone afterwards. */
async function staged(scene: Omit<Scene, "names">, name: string, workspace: Workspace, notes: readonly string[]): Promise<Rehearsal> {
    const standIns: StandIn[] = [];
    const components = new ComponentProcess({ folder: scene.project.program, env: environment(scene.env, workspace.folder) });
    let backend: Backend | undefined;
    const close = (): void => {
        for (const standIn of standIns) standIn.stop();
        components.stop();
        backend?.stop();
        workspace.close();
    };
    const release = onStop(close);
    try {
        const role = (of: Package): Role => ({
            package: of,
            account: scene.account,
            region: scene.region,
            version: VERSIONS[of],
            foresees: true,
            marksNothing: scene.project.runtime === "go",
        });
        standIns.push(await StandIn.start(role("aws")), await StandIn.start(role("aws-native")));
        append(standIns, await fronts(role("aws"), components));
        const schemas = scene.project.runtime === "yaml" ? schemasOf(scene.project.folder) : undefined;
        append(standIns, await echoes([...FORESEEN, ...USUAL], schemas));
        const stage = { folder: scene.project.folder, workspace, env: scene.env, schemas, standIns };
        const { isAsked, names } = outputsAsked(scene.project.folder);
        if (!isAsked && scene.deployed === undefined) {
            const document = await previewed({ ...stage, stack: name, backend: {} }).catch((problem: unknown) => {
                // A library may read another stack: no source of the program says so.
                if (lacksOtherStack(problem)) return undefined;
                throw problem;
            });
            if (document !== undefined) return told(scene.project, document, standIns, notes);
        }
        const attempt = async (known: readonly string[] | undefined): Promise<Rehearsal> => {
            backend?.stop();
            const opened = await openBackend({ ...scene, names: known });
            backend = opened;
            const document = await previewed({ ...stage, stack: opened.stack, backend: opened.variables });
            return told(scene.project, document, standIns, [...notes, ...opened.notes()], scene.deployed);
        };
        return await attempt(isAsked ? names : undefined).catch((problem: unknown) =>
            withoutMadeUp(problem, backend, () => attempt(undefined)),
        );
    } finally {
        release();
        close();
    }
}

/** Where a made-up output is of another kind than the program expects, it has none rather than fail. */
async function withoutMadeUp(problem: unknown, backend: Backend | undefined, again: () => Promise<Rehearsal>): Promise<Rehearsal> {
    if (!(problem instanceof RehearsalProblem) || backend?.hasMadeUp() !== true) throw problem;
    return again().catch(() => {
        throw problem;
    });
}

function told(
    project: Project,
    document: Record<string, unknown>,
    standIns: readonly StandIn[],
    notes: readonly string[],
    deployed?: Deployed,
): Rehearsal {
    const shown = deployed?.deployment ? shownBy(deployed.deployment) : undefined;
    const states = new Map(standIns.flatMap((standIn) => [...standIn.notes.states]));
    const unanswered = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.unanswered]))].sort();
    const childless = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.childless]))].sort();
    const unknown = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.unknownFunctions]))].sort();
    return {
        document: JSON.stringify(located(merged(document, states, shown), project.folder, project.runtime)),
        notes: [
            ...notes,
            ...unknown.map((token) => `what the function ${token} would answer is not known here: its answer is made up`),
            ...(unanswered.length === 0 ? [] : [`what ${unanswered.join(", ")} would answer stays unknown: a rehearsal does not ask it`]),
        ],
        incomplete:
            childless.length === 0
                ? undefined
                : `not rehearsed: what the components ${childless.join(", ")} make; their plug-ins are not run here`,
    };
}
