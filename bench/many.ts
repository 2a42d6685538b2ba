/** `lambda-safeguard check` on the stacks of a backend: judged the first time, and unchanged again from the cache. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder, ROOT, runNode } from "./measure";
import type { Benchmark, Run } from "./measure";
import { stateDocument } from "./resources";

/** As many as are judged in a minute; an organisation may have this many times as many. */
const STACKS = 250;
const RESOURCES = 115;
const ORGANISATION = 5000;

/** Writes a backend of stacks that differ in their names. */
async function writeStacks(folder: string): Promise<void> {
    const base = JSON.stringify(stateDocument(RESOURCES)).replace('{"version":3,"deployment":', "");
    const latest = base.slice(0, -1);
    const stacks = join(folder, ".pulumi", "stacks", "shop");
    await mkdir(stacks, { recursive: true });
    await writeFile(join(folder, ".pulumi", "meta.yaml"), "version: 1\n");
    for (let index = 0; index < STACKS; index++) {
        const stack = `s${String(index)}`;
        const text = `{"version":3,"checkpoint":{"stack":"organization/shop/${stack}","latest":${latest}}}`;
        const own = text
            .replaceAll("urn:pulumi:prod::", `urn:pulumi:${stack}::`)
            .replaceAll("123456789012", String(100_000_000_000 + index));
        await writeFile(join(stacks, `${stack}.json`), own);
    }
}

async function checked(folder: string): Promise<Run> {
    const args = ["check", folder, "--cache", join(folder, "cache"), "--format", "json", "--output", join(folder, "report.json")];
    const done = await runNode(join(ROOT, "dist", "cli", "main.js"), args);
    if (done.status > 1) throw new Error(`check ended with ${String(done.status)}: ${done.output.slice(0, 2000)}`);
    return done;
}

export const manyBenchmark: Benchmark = (tell) =>
    inTemporaryFolder(async (folder) => {
        tell(`many: ${STACKS} stacks of ${RESOURCES} resources`);
        await writeStacks(folder);
        const first = await checked(folder);
        const again = await checked(folder);
        const scaled = (first.processor * ORGANISATION) / STACKS;
        return [
            {
                what: `check, ${STACKS} stacks of ${RESOURCES} resources: seconds of the processor, and of that for ${ORGANISATION}`,
                measured: `${first.processor.toFixed(1)} s (${first.seconds.toFixed(1)} s of the clock), ${scaled.toFixed(0)} s`,
                // Five minutes on two processors.
                budget: { limit: 600, value: scaled, unit: "s" },
            },
            {
                what: "the same: memory",
                measured: `${first.peak.toFixed(0)} MB`,
                budget: { limit: 600, value: first.peak, unit: "MB" },
            },
            {
                what: "the same, unchanged, with --cache ÷ the first time",
                measured: `${(again.processor / first.processor).toFixed(2)} (${again.processor.toFixed(1)} s ÷ ${first.processor.toFixed(1)} s of the processor)`,
                budget: { limit: 0.2, value: again.processor / first.processor },
            },
        ];
    });
