/** Further reports of one judgement: what `--report FORMAT=FILE` asks for. */
import { meant } from "../../policies/kit/spelling";
import { FORMATS } from "../formats";
import { UsageProblem } from "../problem";

export interface FurtherReport {
    /** The name of the format. */
    readonly name: string;
    readonly file: string;
}

const quoted = (word: string): string => JSON.stringify(word);

/**
 * Reads each `FORMAT=FILE`. Files that the same run writes for something else, `taken`, are refused: one of the two would be lost.
 *
 * @throws UsageProblem for an unknown format, a file without a name, and a file that is written twice.
 */
export function furtherReports(given: readonly string[], taken: readonly (string | undefined)[]): readonly FurtherReport[] {
    const written = new Set(taken);
    return given.map((words) => {
        const [, name = words, file = ""] = /^([^=]*)=(.*)$/s.exec(words) ?? [];
        const formats = Object.keys(FORMATS);
        if (!Object.hasOwn(FORMATS, name))
            throw new UsageProblem(
                `--report ${quoted(words)}: takes FORMAT=FILE, and the format is one of ${formats.join(", ")}${meant(name, formats)}`,
            );
        if (file === "") throw new UsageProblem(`--report ${quoted(words)}: the name of the file is missing; write ${name}=FILE`);
        if (written.has(file)) throw new UsageProblem(`--report ${quoted(words)}: that file is written by another option too`);
        written.add(file);
        return { name, file };
    });
}
