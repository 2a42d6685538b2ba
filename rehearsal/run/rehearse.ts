/** A rehearsal: a preview of the program with stand-ins for the providers, and the document of it. */
import { append } from "../../policies/model/lists";
import { fronts } from "../components/front";
import { ComponentProcess } from "../components/process";
import type { Package } from "../context";
import { FORESEEN, USUAL } from "../others";
import { echoes } from "../server/echo";
import type { Role } from "../server/provider";
import { StandIn } from "../server/stand-in";
import { onStop } from "./engine";
import { environment } from "./environment";
import { lacksOtherStack } from "./failure";
import { prepared } from "./prepared";
import type { Wishes } from "./prepared";
import { previewed } from "./preview";
import { RehearsalProblem } from "./problem";
import { outputsAsked } from "./stacks/asked";
import { openBackend } from "./stacks/backend";
import type { Backend, Scene } from "./stacks/backend";
import { told } from "./told";
import type { Rehearsal } from "./told";
import type { Workspace } from "./workspace";
import { schemasOf } from "./yaml-schema";

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
