/** Measures one input after another in a process of its own, which may be ended where an input takes too long. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkCommand } from "../../cli/commands/check";
import { UsageProblem } from "../../cli/problem";
import { scanCode } from "../../policies/model/code/scan";
import { detect } from "../../policies/model/detectors";
import { Dice } from "../../test/support/corpus/dice";
import { holding } from "./documents";
import { DOCUMENTS } from "./families";
import type { Family } from "./family";
import { READERS, type Given } from "./readers";
import { randomStrings, STRINGS } from "./strings";

/** What is measured: the detectors, the scan of code, all of `check` on a document, or on other files and options. */
export type Subject = "detect" | "code" | "check" | "read";

export interface Order {
    readonly subject: Subject;
    readonly family: string;
    readonly size: number;
    readonly seed: number;
    /** A file that the document may be written to. */
    readonly file: string;
}

export interface Answer {
    /** Characters of the input. */
    readonly length: number;
    /** Seconds of the processor. */
    readonly seconds: number;
    /** What went wrong, if anything did. */
    readonly failure?: string;
}

const familyOf = (name: string, isDocument: boolean): Family => {
    const chance = /^chance (\d+)$/u.exec(name)?.[1];
    const family =
        chance === undefined ? (isDocument ? DOCUMENTS : STRINGS).find((one) => one.name === name) : randomStrings(1, Number(chance))[0];
    if (family === undefined) throw new Error(`no family is called ${name}`);
    return family;
};

/** What was measured so far: a line of its own at the end of a text, for what was read before is remembered. */
let measured = 0;
const unread = (text: string): string => `${text}\n${(measured += 1)}`;

/** Documents hold a text in five places, so that a fifth of the size makes up all of it. */
function inputOf({ subject, family, size, seed }: Order): string {
    const dice = new Dice(seed);
    if (subject !== "check") return unread(familyOf(family, false).make(size, dice));
    const isDocument = DOCUMENTS.some(({ name }) => name === family);
    return isDocument ? familyOf(family, true).make(size, dice) : holding(unread(familyOf(family, false).make(size / 5, dice)));
}

async function run({ subject, file }: Order, input: string): Promise<string | undefined> {
    if (subject === "detect") {
        detect(input, { name: "PASSWORD" });
        return undefined;
    }
    if (subject === "code") {
        scanCode({ name: "index.js", text: input });
        return undefined;
    }
    writeFileSync(file, input);
    return check([file, "--format", "json"]);
}

/** What `check` says of its arguments, where that is an internal error. */
async function check(args: readonly string[]): Promise<string | undefined> {
    let said = "";
    const streams = { out: () => undefined, error: (text: string) => void (said += text), env: {}, colour: false };
    try {
        const status = await checkCommand(args, streams);
        return status === 3 ? said.slice(0, 500) : undefined;
    } catch (error) {
        // What is unusable is said so.
        if (error instanceof UsageProblem) return undefined;
        throw error;
    }
}

/** Writes what a family of readers gives, and hands it to `check`. */
function given({ file }: Order, { files, args }: Given): () => Promise<string | undefined> {
    const folder = join(dirname(file), "given");
    rmSync(folder, { recursive: true, force: true });
    for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
    }
    return () => check([...args.map((arg) => arg.replace("@/", `${folder}/`)), "--format", "json", "--threads", "1"]);
}

/** The characters of an input, and what is measured. */
function prepared(order: Order): readonly [length: number, go: () => Promise<string | undefined>] {
    if (order.subject !== "read") {
        const input = inputOf(order);
        return [input.length, () => run(order, input)];
    }
    const reader = READERS.find(({ name }) => name === order.family);
    if (reader === undefined) throw new Error(`no family is called ${order.family}`);
    const made = reader.make(order.size, new Dice(order.seed));
    const length = Object.values(made.files).reduce((sum, content) => sum + content.length, 0);
    return [made.length ?? length, given(order, made)];
}

async function answer(order: Order): Promise<Answer> {
    const [length, go] = prepared(order);
    const start = process.cpuUsage();
    let failure: string | undefined;
    try {
        failure = await go();
    } catch (error) {
        failure = error instanceof Error ? (error.stack ?? error.message).slice(0, 500) : String(error);
    }
    const { user } = process.cpuUsage(start);
    return { length, seconds: user / 1e6, ...(failure === undefined ? {} : { failure }) };
}

process.on("message", (order: Order) => void answer(order).then((done) => process.send?.(done)));
