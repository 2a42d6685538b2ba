/** A rehearsal: a preview of the program with stand-ins for the providers, and the document of it. */
import { fronts } from "../components/front";
import { ComponentProcess } from "../components/process";
import type { Package } from "../context";
import { FORESEEN, USUAL } from "../others";
import { echoes } from "../server/echo";
import type { Role } from "../server/provider";
import { StandIn } from "../server/stand-in";
import { configurationOf } from "./configuration";
import { PASSPHRASE, environment, type Variables } from "./environment";
import { onStop, pulumi, type Outcome } from "./engine";
import { complaints, explanation, missingProviders, parsed } from "./failure";
import { merged } from "./merge";
import { projectIn } from "./project";
import { openWorkspace, type Workspace } from "./workspace";

export interface Wishes {
    /** The project's folder. */
    readonly folder: string;
    readonly stack: string | undefined;
    readonly account: string | undefined;
    readonly region: string | undefined;
    readonly env: Variables;
}

export interface Rehearsal {
    /** In the form of `pulumi preview --json`. */
    readonly document: string;
    /** What the reader should know, one sentence each. */
    readonly notes: readonly string[];
}

/** No account of AWS has this number, and it is recognisably made up. */
export const ACCOUNT = "000000000000";
const VERSIONS = { aws: "7.48.0", "aws-native": "1.79.0" } as const;
/** Each round stands in for one provider more that has no plug-in here. */
const ROUNDS = 8;

export async function rehearse({ folder, stack, account = ACCOUNT, region, env }: Wishes): Promise<Rehearsal> {
    const project = projectIn(folder, stack);
    const {
        yaml,
        region: chosen,
        notes,
    } = await configurationOf(project, region ?? env["AWS_REGION"] ?? env["AWS_DEFAULT_REGION"], PASSPHRASE);
    const name = project.stack ?? "rehearsal";
    const workspace = openWorkspace(project.name, name, yaml, env);
    const standIns: StandIn[] = [];
    const components = new ComponentProcess({ folder: project.folder, env: environment(env, workspace.folder) });
    const close = (): void => {
        for (const standIn of standIns) standIn.stop();
        components.stop();
        workspace.close();
    };
    const release = onStop(close);
    try {
        const role = (of: Package): Role => ({ package: of, account, region: chosen, version: VERSIONS[of], foresees: true });
        standIns.push(await StandIn.start(role("aws")), await StandIn.start(role("aws-native")));
        standIns.push(...(await fronts(role("aws"), components)));
        standIns.push(await echoes([...FORESEEN, ...USUAL]));
        const document = await previewed(project.folder, name, workspace, env, standIns);
        const states = new Map(standIns.flatMap((standIn) => [...standIn.notes.states]));
        const unanswered = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.unanswered]))].sort();
        const unknown = [...new Set(standIns.flatMap((standIn) => [...standIn.notes.unknownFunctions]))].sort();
        return {
            document: JSON.stringify(merged(document, states)),
            notes: [
                ...notes,
                ...unknown.map((token) => `what the function ${token} would answer is not known here: its answer is made up`),
                ...(unanswered.length === 0
                    ? []
                    : [`what ${unanswered.join(", ")} would answer stays unknown: a rehearsal does not ask it`]),
            ],
        };
    } finally {
        release();
        close();
    }
}

async function previewed(
    folder: string,
    stack: string,
    workspace: Workspace,
    env: Variables,
    standIns: StandIn[],
): Promise<Record<string, unknown>> {
    const absent: string[] = [];
    for (let round = 1; ; round++) {
        const variables = {
            ...environment(env, workspace.folder),
            PULUMI_DEBUG_PROVIDERS: standIns.map(({ address }) => address).join(","),
        };
        const args = ["preview", "--json", "--show-sames", "--stack", stack, "--config-file", workspace.settings];
        const outcome = await pulumi(args, folder, variables);
        const document = parsed(outcome.stdout);
        const said = complaints(document, outcome.stderr);
        if (outcome.status === 0 && document !== undefined) return document;
        const missing = newlyMissing(outcome, said, absent);
        if (missing.length === 0 || round === ROUNDS) throw explanation(/\S/.test(said) || document !== undefined ? said : outcome.stdout);
        absent.push(...missing);
        standIns.push(await echoes(missing));
    }
}

const newlyMissing = (outcome: Outcome, said: string, absent: readonly string[]): string[] =>
    missingProviders(`${said}\n${outcome.stdout}`).filter((name) => !absent.includes(name));
