/** The preview itself: it is made again where a provider turned out to have no plug-in here, or where a look-up came before what it names. */
import { append } from "../../policies/model/lists";
import { echoes, type Schemas } from "../server/echo";
import type { StandIn } from "../server/stand-in";
import { pulumi } from "./engine";
import { environment, type Variables } from "./environment";
import { complaints, explanation, missingProviders, parsed } from "./failure";
import type { Workspace } from "./workspace";

/** Each round stands in for one provider more that has no plug-in here. */
const ROUNDS = 8;

export interface Stage {
    /** The folder of the program. */
    readonly folder: string;
    /** Of the stack, as the backend knows it. */
    readonly stack: string;
    readonly workspace: Workspace;
    readonly env: Variables;
    /** What leads to another backend than that of the workspace. */
    readonly backend: Variables;
    /** The schemas of providers without facts, where the program's host asks for them. */
    readonly schemas?: Schemas | undefined;
    /** More may join. */
    readonly standIns: StandIn[];
}

/** What `pulumi preview --json` writes. Throws what the engine said last where the program fails. */
export async function previewed({ folder, stack, workspace, env, backend, schemas, standIns }: Stage): Promise<Record<string, unknown>> {
    const absent: string[] = [];
    let isRepeated = false;
    for (let round = 1; ; round++) {
        for (const standIn of standIns) standIn.begin(isRepeated);
        const variables = {
            ...environment(env, workspace.folder),
            ...backend,
            PULUMI_DEBUG_PROVIDERS: standIns.map(({ address }) => address).join(","),
        };
        const args = ["preview", "--json", "--show-sames", "--stack", stack, "--config-file", workspace.settings];
        const outcome = await pulumi(args, folder, variables);
        const document = parsed(outcome.stdout);
        const said = complaints(document, outcome.stderr);
        if (outcome.status === 0 && document !== undefined) {
            if (isRepeated || !standIns.some((standIn) => standIn.isUnsettled)) return document;
            isRepeated = true;
            continue;
        }
        const missing = missingProviders(`${said}\n${outcome.stdout}`).filter((name) => !absent.includes(name));
        if (missing.length === 0 || round === ROUNDS) throw explanation(/\S/.test(said) || document !== undefined ? said : outcome.stdout);
        append(absent, missing);
        append(standIns, await echoes(missing, schemas));
    }
}
