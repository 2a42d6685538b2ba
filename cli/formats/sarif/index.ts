/** SARIF 2.1.0. Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0". */
import type { Log, Run } from "sarif";
import { shownJson } from "../../../policies/kit/shown";
import type { Report } from "../../check";
import { stacksOf } from "../facts";
import type { FormatOptions } from "../format";
import { notesByStack } from "../notes";
import { runOf } from "./run";

export const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * SARIF 2.1.0 with what GitHub code scanning asks for: a run a stack, each in a category of its own, so that one does not take the
 * place of the other; every result at a place; fingerprints under a key of our own, because GitHub computes its own and warns of others.
 * Source: GitHub documentation, "SARIF support for code scanning".
 */
export function sarif(report: Report, options: FormatOptions): string {
    const log: Log = { $schema: SCHEMA, version: "2.1.0", runs: [...runsOf(report, options)] };
    return `${shownJson(JSON.stringify(log, null, 2))}\n`;
}

/** A run for each stack of the report. */
export function runsOf(report: Report, options: FormatOptions): readonly Run[] {
    const notesOf = notesByStack(report);
    return stacksOf(report)
        .slice(...(options.stacks ?? []))
        .map((stack) => runOf({ ...report, notes: notesOf(stack) }, stack, options));
}
