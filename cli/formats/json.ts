import { hintText } from "../../policies/kit/report";
import { shownJson } from "../../policies/kit/shown";
import type { Report } from "../check";
import { resourceOf } from "./facts";
import type { FormatOptions } from "./format";

/** The version of the form. It grows when a field goes or changes its meaning; fields may be added without. */
const VERSION = 1;

/** One JSON object of the form of docs/report.schema.json. `source` is null where the document does not say the place. */
export function json(report: Report, { pack }: FormatOptions): string {
    const count = (level: string): number => report.violations.filter((finding) => finding.level === level).length;
    const stacks = new Map(report.documents.map(({ name, project, stack }) => [name, { project, stack }]));
    const located = <T extends { readonly document: string; readonly source: unknown }>({ document, ...finding }: T): object => ({
        document,
        ...(stacks.get(document) ?? { project: "", stack: "" }),
        ...finding,
        source: finding.source ?? null,
    });
    const output = {
        version: VERSION,
        pack,
        summary: {
            resources: report.resources,
            policies: report.policies,
            mandatory: count("mandatory"),
            advisory: count("advisory"),
            exempted: report.exempted.length,
            undetermined: report.undetermined.length,
            ...(report.baseline === undefined ? {} : { known: report.baseline.known, mended: report.baseline.mended.length }),
        },
        documents: report.documents,
        violations: report.violations.map(located),
        exempted: report.exempted.map(located),
        undetermined: report.undetermined.map(({ document, policy, urn, source, ...rest }) =>
            located({ document, policy, urn, ...resourceOf({ urn }), ...rest, hint: `${hintText(rest.reason)}.`, source }),
        ),
        unusedExemptions: report.unusedExemptions,
        expiredExemptions: report.expiredExemptions,
        ...(report.baseline === undefined ? {} : { mended: report.baseline.mended }),
        unreadable: report.unreadable,
        notes: report.notes,
    };
    return `${shownJson(JSON.stringify(output, null, 2))}\n`;
}
