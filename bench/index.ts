/**
 * Measures the pack against its budgets: `npm run bench [-- NAME…]`. Ratios are measured side by side in one run. A measurement
 * outside its budget is said, not failed: only a benchmark that cannot run ends with a status other than 0.
 */
import { existsSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { append } from "../policies/model/lists";
import { bootBenchmark } from "./boot";
import { checkBenchmark } from "./check";
import { checkovBenchmark } from "./checkov";
import { detectorsBenchmark } from "./detectors";
import { engineBenchmark } from "./engine";
import { manyBenchmark } from "./many";
import { ROOT, table } from "./measure";
import type { Benchmark, Row } from "./measure";
import { protocolBenchmark } from "./protocol";
import { rehearseBenchmark } from "./rehearse";
import { sizeBenchmark } from "./size";

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
    boot: bootBenchmark,
    check: checkBenchmark,
    many: manyBenchmark,
    protocol: protocolBenchmark,
    engine: engineBenchmark,
    rehearse: rehearseBenchmark,
    size: sizeBenchmark,
    detectors: detectorsBenchmark,
    checkov: checkovBenchmark,
};

async function main(names: readonly string[]): Promise<number> {
    const unknown = names.filter((name) => !Object.hasOwn(BENCHMARKS, name));
    if (unknown.length > 0) {
        console.error(`no benchmark named ${unknown.join(", ")}; there are ${Object.keys(BENCHMARKS).join(", ")}`);
        return 2;
    }
    if (!existsSync(join(ROOT, "dist", "pack.js"))) {
        console.error("the pack is not built: run `npm run build` first");
        return 2;
    }
    const rows: Row[] = [];
    let status = 0;
    for (const [name, benchmark] of Object.entries(BENCHMARKS)) {
        if (names.length > 0 && !names.includes(name)) continue;
        try {
            append(rows, await benchmark((line) => console.error(line)));
        } catch (error) {
            console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
            status = 1;
        }
    }
    const [processor] = cpus();
    console.log(`Node ${process.version}, ${String(cpus().length)} × ${processor?.model ?? "unknown processor"}\n`);
    console.log(table(rows));
    return status;
}

void main(process.argv.slice(2)).then((status) => {
    process.exitCode = status;
});
