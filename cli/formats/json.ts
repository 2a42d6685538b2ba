import { hintText } from "../../policies/kit/report";
import { shownJson } from "../../policies/kit/shown";
import { frameworkName } from "../../policies/model/catalogue/controls";
import type { Finding, Report } from "../check";
import { idlePolicies } from "./applied";
import { controlsIn } from "./controls";
import { resourceOf } from "./facts";
import type { FormatOptions } from "./format";

/** The version of the form. It grows when a field goes or changes its meaning; fields may be added without. */
const VERSION = 1;

/** One JSON object of the form of docs/report.schema.json. `source` is null where the document does not say the place. */
export const json = (report: Report, options: FormatOptions): string =>
    `${shownJson(JSON.stringify(jsonObject(report, options), null, 2))}\n`;

/** The same before it is text. */
export function jsonObject(report: Report, options: FormatOptions) {
    const { pack, framework, rehearsed = false } = options;
    const count = (level: string): number => report.violations.filter((finding) => finding.level === level).length;
    const located = locating(report);
    return {
        version: VERSION,
        pack,
        ...(rehearsed ? { rehearsed } : {}),
        summary: {
            resources: report.resources,
            policies: report.policies,
            mandatory: count("mandatory"),
            advisory: count("advisory"),
            exempted: report.exempted.length,
            undetermined: report.undetermined.length,
            ...(report.baseline === undefined ? {} : { known: report.baseline.known, mended: report.baseline.mended.length }),
        },
        ...(framework === undefined ? {} : { framework: { key: framework, name: frameworkName(framework) } }),
        checked: report.checked,
        notApplicable: idlePolicies(report),
        documents: report.documents.map(({ name, project, stack }) => ({ name, project, stack })),
        violations: jsonList.violations(report, options),
        exempted: jsonList.exempted(report, options),
        undetermined: jsonList.undetermined(report, options),
        unusedExemptions: report.unusedExemptions,
        expiredExemptions: report.expiredExemptions,
        publicPatterns: report.publicPatterns.map(({ policy, option, pattern, count, waits, operations }) => ({
            policy,
            option,
            pattern,
            count,
            unused: count === 0 && !waits,
            operations: operations.map((one) => {
                const { urn, type, name, property, operation, source } = one;
                return { ...located(one), urn, type, name, property, operation, source: source ?? null };
            }),
        })),
        ...(report.baseline === undefined ? {} : { mended: report.baseline.mended }),
        ...(report.history === undefined ? {} : { history: report.history }),
        ...(report.across === undefined ? {} : { across: report.across }),
        unreadable: report.unreadable,
        notes: report.notes,
    };
}

/** The lists of what was found, each by itself: none reads another, which a large report would have to parse. */
export const jsonList = {
    violations(report: Report, { framework }: FormatOptions): readonly object[] {
        const told = telling(report);
        return report.violations.map((finding) => ({ ...told(finding), ...controlsOfFinding(finding.policy, framework) }));
    },
    exempted(report: Report, _options: FormatOptions): readonly object[] {
        const told = telling(report);
        return report.exempted.map((finding) => ({ ...told(finding), exemption: finding.exemption }));
    },
    undetermined(report: Report, _options: FormatOptions): readonly object[] {
        const located = locating(report);
        return report.undetermined.map((waiting) => {
            const { policy, urn, property, reason, source } = waiting;
            const resource = { policy, urn, ...resourceOf({ urn }), property, reason };
            return { ...located(waiting), ...resource, hint: `${hintText(reason)}.`, source: source ?? null };
        });
    },
};

const stacksIn = ({ documents }: Report): ReadonlyMap<string, { readonly project: string; readonly stack: string }> =>
    new Map(documents.map(({ name, project, stack }) => [name, { project, stack }]));

/** Says the document of something, and its stack. */
function locating(report: Report): (item: { readonly document: string }) => object {
    const stacks = stacksIn(report);
    return ({ document }) => ({ document, ...(stacks.get(document) ?? { project: "", stack: "" }) });
}

/** Tells a finding. Named one by one: the order of the keys is part of what readers see, and copies of large reports are made fast so. */
function telling(report: Report): (finding: Finding) => object {
    const stacks = stacksIn(report);
    return (finding) => {
        const { policy, level, severity, urn, type, name, property, message, source, checklist, fingerprint, cause, since } = finding;
        const { project = "", stack = "" } = stacks.get(finding.document) ?? {};
        const place = { document: finding.document, project, stack, policy, level, severity, urn, type, name, property };
        return { ...place, message, source: source ?? null, checklist, fingerprint, cause, ...(since && { since }) };
    };
}

/** The controls of the catalogue that a finding's policy serves; without a catalogue the field is absent. */
const controlsOfFinding = (policy: string, framework: string | undefined): object =>
    framework === undefined
        ? {}
        : { controls: controlsIn(policy, framework).map(({ control, title, relation, source }) => ({ control, title, relation, source })) };
