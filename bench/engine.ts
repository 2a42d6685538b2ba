/** The real `pulumi policy analyze` with this pack beside a pack with one policy that finds nothing. Needs `pulumi` on the PATH. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { engineVersion, environment } from "../scripts/engine";
import { inPairs, inTemporaryFolder, median, medianRatio, ROOT, run } from "./measure";
import type { Benchmark, Run } from "./measure";
import { writePack } from "./packs";
import { stateDocument } from "./resources";

const COUNT = 10_000;
const PAIRS = 1;

const WHAT = `pulumi policy analyze, ${COUNT.toLocaleString("en")} resources ÷ a pack with one empty policy`;

async function analyze(folder: string, pack: string, document: string): Promise<Run> {
    const done = await run(
        "pulumi",
        ["policy", "analyze", "--policy-pack", pack, "--file", document, "--non-interactive", "--color", "never"],
        {
            cwd: folder,
            env: environment(folder),
        },
    );
    // Mandatory violations end it with a status of their own: what tells that it ran is the list of packs at the end.
    if (!done.output.includes("Policies:")) throw new Error(`pulumi policy analyze: ${done.output.slice(0, 2000)}`);
    return done;
}

export const engineBenchmark: Benchmark = async (tell) => {
    const version = engineVersion();
    if (version === undefined) return [{ what: WHAT, measured: "not run: no `pulumi` on the PATH" }];
    return inTemporaryFolder(async (folder) => {
        for (const name of ["state", "home", "empty"]) await mkdir(join(folder, name));
        const empty = await writePack(join(folder, "empty"), "one empty policy");
        const document = join(folder, "state.json");
        await writeFile(document, JSON.stringify(stateDocument(COUNT)));
        tell(`engine: pulumi ${version}, ${COUNT} resources`);
        const pairs = await inPairs(
            PAIRS,
            () => analyze(folder, ROOT, document),
            () => analyze(folder, empty, document),
        );
        const ratio = medianRatio(pairs, ({ seconds }) => seconds);
        const seconds = (index: 0 | 1): string => median(pairs.map((pair) => pair[index].seconds)).toFixed(1);
        return [{ what: WHAT, measured: `${ratio.toFixed(2)} (${seconds(0)} s ÷ ${seconds(1)} s)`, budget: { limit: 2, value: ratio } }];
    });
};
