/** `lambda-safeguard check` on stacks of three sizes: seconds, memory and how both grow. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { growth, inTemporaryFolder, median, ROOT, runNode } from "./measure";
import type { Benchmark, Run } from "./measure";
import { stateDocument } from "./resources";

const SIZES = [
    { size: 1_000, rounds: 5 },
    { size: 10_000, rounds: 3 },
    { size: 100_000, rounds: 1 },
] as const;

/** Judges a document with the compiled command line, its report in JSON written to a file. */
export async function checkDocument(folder: string, file: string): Promise<Run> {
    const done = await runNode(join(ROOT, "dist", "cli", "main.js"), [
        "check",
        file,
        "--format",
        "json",
        "--output",
        join(folder, "report.json"),
    ]);
    if (done.status > 1) throw new Error(`check ended with ${String(done.status)}: ${done.output.slice(0, 2000)}`);
    return done;
}

export const checkBenchmark: Benchmark = (tell) =>
    inTemporaryFolder(async (folder) => {
        const nothing = join(folder, "0.json");
        await writeFile(nothing, JSON.stringify(stateDocument(0)));
        const start = median([(await checkDocument(folder, nothing)).processor, (await checkDocument(folder, nothing)).processor]);
        const measured: { x: number; y: number; peak: number; seconds: number; processor: number }[] = [];
        for (const { size, rounds } of SIZES) {
            tell(`check: ${size} resources`);
            const file = join(folder, `${size}.json`);
            await writeFile(file, JSON.stringify(stateDocument(size)));
            const runs: Run[] = [];
            for (let round = 0; round < rounds; round++) runs.push(await checkDocument(folder, file));
            const seconds = median(runs.map((run) => run.seconds));
            const processor = median(runs.map((run) => run.processor));
            measured.push({ x: size, y: processor - start, seconds, processor, peak: median(runs.map(({ peak }) => peak)) });
        }
        const [small, middle, large] = measured;
        if (small === undefined || middle === undefined || large === undefined) throw new Error("a size was not measured");
        const exponent = growth(small, large);
        return [
            {
                what: "check, 10,000 resources",
                measured: `${middle.seconds.toFixed(1)} s, of the processor ${middle.processor.toFixed(1)} s (${Math.round(middle.x / middle.processor).toLocaleString("en")} resources/s)`,
                budget: { limit: 5, value: middle.seconds, unit: "s" },
            },
            {
                what: "check, 10,000 resources: memory",
                measured: `${middle.peak.toFixed(0)} MB`,
                budget: { limit: 400, value: middle.peak, unit: "MB" },
            },
            {
                what: "check, growth exponent from 1,000 to 100,000 resources",
                measured: `${exponent.toFixed(2)} (${small.processor.toFixed(1)} s → ${large.processor.toFixed(1)} s of the processor, ${large.peak.toFixed(0)} MB)`,
                budget: { limit: 1.05, value: exponent },
            },
        ];
    });
