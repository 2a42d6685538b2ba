/** Whether a file that is written is one that is read. */
import { fstatSync, statSync } from "node:fs";
import { UsageProblem } from "../problem";
import { quoted } from "./check-options";
import { statOf } from "../../policies/kit/stat";

/** The file under any of its names: through links, or as what standard input is read from. */
function identityOf(file: string): string | undefined {
    try {
        const { dev, ino } = file === "-" ? fstatSync(0, { bigint: true }) : statSync(file, { bigint: true });
        return `${dev}:${ino}`;
    } catch {
        return undefined; // What does not exist is not overwritten, and what cannot be read is said when it is read.
    }
}

/** What is read must not be written over: a state that is lost cannot be had again. */
export function refuseToOverwrite(option: string, output: string, inputs: readonly string[]): void {
    const written = identityOf(output === "-" ? "./-" : output);
    const input = written === undefined ? undefined : inputs.find((file) => identityOf(file) === written && isRegular(output));
    if (input !== undefined)
        throw new UsageProblem(
            `${option} ${quoted(output)} would overwrite ${input === "-" ? "what is read from standard input" : quoted(input)}`,
        );
}

const isRegular = (file: string): boolean => statOf(file)?.isFile() === true;
