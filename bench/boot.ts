/** How long the pack takes to boot and how much memory it then holds, beside a pack without policies. */
import { Analyzer } from "../test/support/analyzer";
import { inPairs, inTemporaryFolder, median, medianRatio, ROOT } from "./measure";
import type { Benchmark } from "./measure";
import { writePack } from "./packs";

const PAIRS = 11;

interface Boot {
    readonly ms: number;
    readonly mb: number;
}

async function boot(folder: string): Promise<Boot> {
    const start = process.hrtime.bigint();
    const analyzer = await Analyzer.start(folder);
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    try {
        await analyzer.policies();
        return { ms, mb: analyzer.memory() / 1e6 };
    } finally {
        await analyzer.stop();
    }
}

export const bootBenchmark: Benchmark = (tell) =>
    inTemporaryFolder(async (folder) => {
        const empty = await writePack(folder, "no policies");
        tell(`boot: ${PAIRS} pairs`);
        const pairs = await inPairs(
            PAIRS,
            () => boot(ROOT),
            () => boot(empty),
        );
        const of = (index: 0 | 1, value: keyof Boot): string => median(pairs.map((pair) => pair[index][value])).toFixed(0);
        const time = medianRatio(pairs, ({ ms }) => ms);
        const memory = medianRatio(pairs, ({ mb }) => mb);
        return [
            {
                what: "boot ÷ boot of an empty pack",
                measured: `${time.toFixed(2)} (${of(0, "ms")} ms ÷ ${of(1, "ms")} ms)`,
                budget: { limit: 1.15, value: time },
            },
            {
                what: "memory after boot ÷ that of an empty pack",
                measured: `${memory.toFixed(2)} (${of(0, "mb")} MB ÷ ${of(1, "mb")} MB)`,
                budget: { limit: 1.2, value: memory },
            },
        ];
    });
