/** What all benchmarks share: medians of pairs, a child's peak memory, the table. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { largest } from "../policies/model/lists";

/** The project's folder. */
export const ROOT = resolve(__dirname, "..");

/** One line of the table. */
export interface Row {
    readonly what: string;
    readonly measured: string;
    /** The largest value allowed and the one measured, in the same unit; none where the line is for information. */
    readonly budget?: { readonly limit: number; readonly value: number; readonly unit?: string };
}

/** Tells how far a benchmark is: its result is the rows. */
export type Tell = (line: string) => void;
export type Benchmark = (tell: Tell) => Promise<readonly Row[]>;

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle];
    const lower = sorted.length % 2 === 0 ? sorted[middle - 1] : upper;
    if (upper === undefined || lower === undefined) throw new Error("the median of nothing");
    return (upper + lower) / 2;
}

/**
 * Measures two things in turn, `pairs` times, and swaps which goes first: what else the machine does weighs on both alike.
 * The first pair only warms the disk's cache and is not counted.
 */
export async function inPairs<T>(pairs: number, a: () => Promise<T>, b: () => Promise<T>): Promise<readonly (readonly [T, T])[]> {
    const measured: (readonly [T, T])[] = [];
    for (let pair = 0; pair <= pairs; pair++) {
        let result: readonly [T, T];
        if (pair % 2 === 0) {
            const first = await a();
            result = [first, await b()];
        } else {
            const second = await b();
            result = [await a(), second];
        }
        if (pair > 0) measured.push(result);
    }
    return measured;
}

/** The median of the ratios of pairs. */
export const medianRatio = <T>(pairs: readonly (readonly [T, T])[], value: (measured: T) => number): number =>
    median(pairs.map(([a, b]) => value(a) / value(b)));

/** Runs in a temporary folder that is gone afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(tmpdir(), "lambda-safeguard-bench-"));
    try {
        return await work(folder);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

export interface Run {
    readonly status: number;
    readonly seconds: number;
    /** The most memory that was resident at once, in MB (10⁶ bytes); 0 where the command is no Node program. */
    readonly peak: number;
    /** Seconds of the processor, which other programs do not lengthen as they do the clock's; 0 likewise. */
    readonly processor: number;
    readonly output: string;
}

/** Runs a command and takes its time. */
export function run(
    command: string,
    args: readonly string[],
    options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Run> {
    const start = process.hrtime.bigint();
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe", "pipe"] });
    const texts = { output: "", usage: "" };
    child.stdout?.on("data", (chunk: Buffer) => void (texts.output += chunk.toString("utf8")));
    child.stderr?.on("data", (chunk: Buffer) => void (texts.output += chunk.toString("utf8")));
    child.stdio[3]?.on("data", (chunk: Buffer) => void (texts.usage += chunk.toString("utf8")));
    return new Promise((done, failed) => {
        child.once("error", failed);
        child.once("close", (status) => {
            const seconds = Number(process.hrtime.bigint() - start) / 1e9;
            const { peak = 0, processor = 0 } = (texts.usage === "" ? {} : JSON.parse(texts.usage)) as {
                peak?: number;
                processor?: number;
            };
            done({ status: status ?? -1, seconds, peak: peak / 1e6, processor, output: texts.output });
        });
    });
}

/** Runs a Node program, with its peak memory. */
export const runNode = (script: string, args: readonly string[], cwd = ROOT): Promise<Run> =>
    run(process.execPath, ["-r", join(__dirname, "peak.cjs"), script, ...args], { cwd });

/** The exponent with which `y` grows from one size to another: 1 is linear. */
export const growth = (from: { x: number; y: number }, to: { x: number; y: number }): number =>
    Math.log(to.y / from.y) / Math.log(to.x / from.x);

/** The rows as a table in Markdown. */
export function table(rows: readonly Row[]): string {
    const cells = rows.map(({ what, measured, budget }) => {
        if (budget === undefined) return [what, measured, "", ""];
        const unit = budget.unit === undefined ? "" : ` ${budget.unit}`;
        return [what, measured, `≤ ${String(budget.limit)}${unit}`, budget.value <= budget.limit ? "yes" : "NO"];
    });
    const all = [["what", "measured", "budget", "within?"], ...cells];
    const widths = [0, 1, 2, 3].map((column) => largest(all.map((line) => (line[column] ?? "").length)));
    const line = (words: readonly string[]): string => `| ${words.map((word, column) => word.padEnd(widths[column] ?? 0)).join(" | ")} |`;
    const [head = [], ...body] = all;
    return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)].join("\n");
}
