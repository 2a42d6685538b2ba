import { urlOf } from "../../policies/kit/metadata";
import type { Rule } from "../../policies/kit/rule";
import { controlsOf } from "../../policies/model/catalogue/controls";
import { UsageProblem } from "../problem";
import { largest } from "../../policies/model/lists";

/** Every policy on a line, or as JSON. */
export function list(rules: readonly Rule[], format: string): string {
    const rows = rules.map(({ name, level, severity, kind, checklist, description }) => ({
        name,
        level,
        severity,
        kind,
        checklist,
        description,
    }));
    if (format === "json") return `${JSON.stringify(rows.map(complete), null, 2)}\n`;
    if (format !== "text") throw new UsageProblem(`unknown format ${JSON.stringify(format)}; there are text, json`);
    const width = largest(rows.map((row) => row.name.length));
    return rows.map((row) => `${row.name.padEnd(width)}  ${row.level.padEnd(9)}  ${row.severity.padEnd(8)}  ${row.description}\n`).join("");
}

/** A row with what only a program reads: the policy's page and the controls that it serves. */
const complete = <R extends { readonly name: string }>(row: R): object => ({ ...row, url: urlOf(row), controls: controlsOf(row.name) });
