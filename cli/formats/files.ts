/** Reports that are written as several files, because what reads them takes only so much of one. */
import { parse, join } from "node:path";
import type { Report } from "../report/report";
import { stacksOf } from "./facts";

/** So many stacks are written to one file, by format. Source: GitHub documentation, "SARIF results exceed one or more limits": 20 runs a file. */
const STACKS: Readonly<Record<string, number | undefined>> = { sarif: 20 };

/** A file of a report with the stacks it holds: `[from, to)` of all. */
export interface Part {
    readonly file: string;
    readonly stacks: readonly [from: number, to: number] | undefined;
}

/** The files that a report becomes: `a.sarif`, and `a-2.sarif` and so on where there are more stacks than one file may hold. */
export function partsOf(format: string, file: string, report: Report): readonly Part[] {
    const most = STACKS[format];
    const all = most === undefined ? 0 : stacksOf(report).length;
    if (most === undefined || all <= most) return [{ file, stacks: undefined }];
    return Array.from({ length: Math.ceil(all / most) }, (_, index) => ({
        file: index === 0 ? file : numbered(file, index + 1),
        stacks: [index * most, (index + 1) * most],
    }));
}

function numbered(file: string, number: number): string {
    const { dir, name, ext } = parse(file);
    return join(dir, `${name}-${number}${ext}`);
}
