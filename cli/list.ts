import type { Rule } from "../policies/kit/rule";
import { UsageProblem } from "./problem";

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
    if (format === "json") return `${JSON.stringify(rows, null, 2)}\n`;
    if (format !== "text") throw new UsageProblem(`unknown format ${JSON.stringify(format)}; there are text, json`);
    const width = Math.max(...rows.map((row) => row.name.length));
    return rows.map((row) => `${row.name.padEnd(width)}  ${row.level.padEnd(9)}  ${row.severity.padEnd(8)}  ${row.description}\n`).join("");
}
