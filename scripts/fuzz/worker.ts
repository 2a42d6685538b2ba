/** Measures one input after another in a process of its own, which may be ended where an input takes too long. */
import { writeFileSync } from "node:fs";
import { checkCommand } from "../../cli/check-command";
import { scanCode } from "../../policies/model/code/scan";
import { detect } from "../../policies/model/detectors";
import { Dice } from "../../test/support/corpus/dice";
import { DOCUMENTS, holding } from "./documents";
import type { Family } from "./family";
import { randomStrings, STRINGS } from "./strings";

/** What is measured: the detectors, the scan of code, or all of `check`. */
export type Subject = "detect" | "code" | "check";

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

/** Documents hold a text in five places, so that a fifth of the size makes up all of it. */
function inputOf({ subject, family, size, seed }: Order): string {
    const dice = new Dice(seed);
    if (subject !== "check") return familyOf(family, false).make(size, dice);
    const isDocument = DOCUMENTS.some(({ name }) => name === family);
    return isDocument ? familyOf(family, true).make(size, dice) : holding(familyOf(family, false).make(size / 5, dice));
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
    let said = "";
    const streams = { out: () => undefined, error: (text: string) => void (said += text), env: {}, colour: false };
    const status = await checkCommand([file, "--format", "json"], streams as unknown as Parameters<typeof checkCommand>[1]);
    return status === 3 ? said.slice(0, 500) : undefined;
}

async function answer(order: Order): Promise<Answer> {
    const input = inputOf(order);
    const start = process.cpuUsage();
    let failure: string | undefined;
    try {
        failure = await run(order, input);
    } catch (error) {
        failure = error instanceof Error ? (error.stack ?? error.message).slice(0, 500) : String(error);
    }
    const { user } = process.cpuUsage(start);
    return { length: input.length, seconds: user / 1e6, ...(failure === undefined ? {} : { failure }) };
}

process.on("message", (order: Order) => void answer(order).then((done) => process.send?.(done)));
