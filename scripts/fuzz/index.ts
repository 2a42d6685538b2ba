/**
 * Tries the pack on hostile inputs: `npm run fuzz`. Each family is measured at two sizes; it fails where a megabyte takes more than
 * a second, where the time grows faster than the input, where a policy fails, and where nothing comes back at all.
 *
 *     npm run fuzz                          every family: the detectors, the scan of code, the whole of `check`, and what it reads
 *     npm run fuzz -- --only tokens         those whose name holds the word
 *     npm run fuzz -- --subject detect      one subject: detect, code, check or read
 *     npm run fuzz -- --chance 50 --seed 7  as many families by chance, from a seed
 */
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DOCUMENTS } from "./families";
import { READERS } from "./readers";
import { randomStrings, STRINGS } from "./strings";
import type { Answer, Order, Subject } from "./worker";

const SMALL = 1 << 18;
const LARGE = 1 << 20;
/** Seconds for a megabyte, and the power of its size with which the time of an input may grow. */
const MOST_SECONDS = 1;
const MOST_GROWTH = 1.1;
/** Below this many seconds a time says nothing of growth. */
const NOISE = 0.5;
/** After this many milliseconds of the clock an input is given up. */
const PATIENCE = 60_000;

/** A process that measures; it is begun anew where an input did not end. */
class Worker {
    #child: ChildProcess | undefined;

    measure(order: Order): Promise<Answer> {
        const child = (this.#child ??= fork(join(__dirname, "worker.ts"), {
            execArgv: ["-r", join(__dirname, "../../test/support/register.cjs")],
        }));
        return new Promise((done) => {
            const settle = (answer: Answer): void => {
                clearTimeout(timer);
                child.removeAllListeners();
                done(answer);
            };
            const give = (failure: string): void => {
                this.end();
                settle({ length: order.size, seconds: Infinity, failure });
            };
            const timer = setTimeout(() => give(`did not end within ${PATIENCE / 1000} s`), PATIENCE);
            child.once("message", (answer: Answer) => settle(answer));
            child.once("exit", (status, signal) => give(`the process ended with ${signal ?? String(status)}`));
            child.send(order);
        });
    }

    end(): void {
        this.#child?.removeAllListeners();
        this.#child?.kill("SIGKILL");
        this.#child = undefined;
    }
}

interface Task {
    readonly subject: Subject;
    readonly family: string;
}

/** How often a family is measured before it is called slow: another program on the machine makes any time long. */
const ATTEMPTS = 3;

/** What is wrong with a family, if anything is. */
async function judgeFamily(
    worker: Worker,
    task: Task,
    seed: number,
    file: string,
    tell: (line: string) => void,
): Promise<string | undefined> {
    let problem: string | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        problem = await measureFamily(worker, task, seed, file, tell);
        if (problem === undefined) return undefined;
    }
    return problem;
}

/** What is wrong with a family at one attempt; the line that tells how it did goes to `tell`. */
async function measureFamily(
    worker: Worker,
    { subject, family }: Task,
    seed: number,
    file: string,
    tell: (line: string) => void,
): Promise<string | undefined> {
    const at = (size: number): Promise<Answer> => worker.measure({ subject, family, size, seed, file });
    const [small, large] = [await at(SMALL), await at(LARGE)];
    const failure = small.failure ?? large.failure;
    const rate = large.seconds / (large.length / LARGE);
    const growth =
        large.seconds < NOISE ? 0 : Math.log(large.seconds / Math.max(small.seconds, 0.01)) / Math.log(large.length / small.length);
    tell(
        `${subject.padEnd(7)}${family.padEnd(42)}${rate.toFixed(2).padStart(8)} s/MB${growth === 0 ? "" : `, exponent ${growth.toFixed(2)}`}`,
    );
    if (failure !== undefined) return failure;
    if (rate > MOST_SECONDS) return `takes ${rate.toFixed(2)} s a megabyte`;
    return growth > MOST_GROWTH ? `grows with the power ${growth.toFixed(2)} of its size` : undefined;
}

async function main(): Promise<number> {
    const { values } = parseArgs({
        options: {
            only: { type: "string" },
            subject: { type: "string" },
            chance: { type: "string", default: "12" },
            seed: { type: "string", default: "1" },
        },
    });
    const seed = Number(values.seed);
    const texts = [...STRINGS, ...randomStrings(Number(values.chance), seed)];
    const tasks: readonly Task[] = [
        ...texts.flatMap(({ name }) => (["detect", "code", "check"] as const).map((subject) => ({ subject, family: name }))),
        ...DOCUMENTS.map(({ name }) => ({ subject: "check" as const, family: name })),
        ...READERS.map(({ name }) => ({ subject: "read" as const, family: name })),
    ].filter(({ subject, family }) => (values.subject ?? subject) === subject && family.includes(values.only ?? ""));
    const folder = mkdtempSync(join(tmpdir(), "lambda-safeguard-fuzz-"));
    const worker = new Worker();
    const wrong: string[] = [];
    try {
        const warm: Order = { subject: "check", family: "functions", size: SMALL, seed, file: join(folder, "document.json") };
        await worker.measure(warm);
        await worker.measure(warm);
        for (const task of tasks) {
            const problem = await judgeFamily(worker, task, seed, warm.file, (line) => console.log(line));
            if (problem !== undefined) wrong.push(`${task.subject}: ${task.family}: ${problem}`);
        }
    } finally {
        worker.end();
        rmSync(folder, { recursive: true, force: true });
    }
    console.log(
        `\n${tasks.length - wrong.length} of ${tasks.length} families are within ${MOST_SECONDS} s a megabyte and grow with their size.`,
    );
    if (wrong.length > 0) console.log(wrong.join("\n"));
    return wrong.length === 0 && tasks.length > 0 ? 0 : 1;
}

void main().then((status) => {
    process.exitCode = status;
});
