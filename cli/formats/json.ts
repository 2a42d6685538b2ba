import { shownJson } from "../../policies/kit/shown";
import type { Report } from "../check";
import type { FormatOptions } from ".";

/** One JSON object; its form is part of the interface. `source` is null where the document does not say the place. */
export function json(report: Report, { pack }: FormatOptions): string {
    const count = (level: string): number => report.violations.filter((finding) => finding.level === level).length;
    const located = <T extends { readonly source: unknown }>(finding: T): object => ({ ...finding, source: finding.source ?? null });
    const output = {
        pack,
        summary: {
            resources: report.resources,
            policies: report.policies,
            mandatory: count("mandatory"),
            advisory: count("advisory"),
            exempted: report.exempted.length,
            undetermined: report.undetermined.length,
        },
        violations: report.violations.map(located),
        exempted: report.exempted.map(located),
        undetermined: report.undetermined.map(located),
        unusedExemptions: report.unusedExemptions,
        expiredExemptions: report.expiredExemptions,
        notes: report.notes,
    };
    return `${shownJson(JSON.stringify(output, null, 2))}\n`;
}
