/** Files judged on several threads. */
import { extname, join } from "node:path";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Input } from "../inputs/inputs";
import type { Plan } from "./plan";
import type { Verdict } from "./verdict-of";

/** A thread takes most of a second to begin: fewer files are judged sooner by one. */
const WORTH = 24;
/** What a thread has in hand and next. */
const AHEAD = 2;

/** How many threads so many files are worth; 1 means none besides the one that asks. Uncompiled, Node cannot start one. */
export const threadsFor = (files: number, wanted: number | undefined): number =>
    extname(__filename) === ".ts" ? 1 : (wanted ?? Math.max(1, Math.min(availableParallelism(), Math.floor(files / WORTH))));

interface Answer {
    readonly index: number;
    readonly verdict: Verdict;
}

/** Has the files judged; `take` gets each verdict as it comes, in any order. Rejects where a thread dies. */
export async function onThreads(
    inputs: readonly Input[],
    plan: Plan,
    threads: number,
    take: (index: number, verdict: Verdict) => void,
): Promise<void> {
    let [next, open] = [0, inputs.length];
    const workers = Array.from(
        { length: Math.min(threads, inputs.length) },
        () => new Worker(join(__dirname, "worker.js"), { workerData: plan, resourceLimits: { maxYoungGenerationSizeMb: 24 } }),
    );
    try {
        await new Promise<void>((done, failed) => {
            const hand = (worker: Worker): void => {
                const input = inputs[next];
                if (input !== undefined) worker.postMessage({ index: next++, input });
            };
            for (const worker of workers) {
                worker.on("message", ({ index, verdict }: Answer) => {
                    hand(worker);
                    try {
                        take(index, verdict);
                    } catch (error) {
                        failed(error instanceof Error ? error : new Error("a verdict could not be taken"));
                    }
                    if (--open === 0) done();
                });
                worker.once("error", failed);
                worker.once("exit", (code) => failed(new Error(`a thread ended with ${code}`)));
                for (let ahead = 0; ahead < AHEAD; ahead++) hand(worker);
            }
        });
    } finally {
        await Promise.all(workers.map((worker) => worker.terminate()));
    }
}
