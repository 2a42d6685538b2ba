/** Further reports of one judgement: what `--report FORMAT=FILE` asks for. */
import { meant } from "../policies/kit/options";
import { FORMATS } from "./formats";
import type { Format } from "./formats";
import { UsageProblem } from "./problem";

export interface FurtherReport {
    readonly format: Format;
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
        const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
        if (format === undefined)
            throw new UsageProblem(
                `--report ${quoted(words)}: takes FORMAT=FILE, and the format is one of ${formats.join(", ")}${meant(name, formats)}`,
            );
        if (file === "") throw new UsageProblem(`--report ${quoted(words)}: the name of the file is missing; write ${name}=FILE`);
        if (written.has(file)) throw new UsageProblem(`--report ${quoted(words)}: that file is written by another option too`);
        written.add(file);
        return { format, file };
    });
}
