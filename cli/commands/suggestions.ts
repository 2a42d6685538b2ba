/** A configuration that exempts what a report found, but for the words that only its readers have. */
import { shownJson } from "../../policies/kit/shown";
import type { Report } from "../check";
import type { Enforced } from "../configuration/configuration";

/** What whoever asks for the exemption fills in. The last day is no date on purpose: an entry that nobody filled in exempts nothing, and is told. */
const TO_FILL_IN = {
    reason: "FILL IN: why the finding is accepted",
    owner: "FILL IN: who answers for it",
    expires: "YYYY-MM-DD",
    ticket: "FILL IN: where it was asked for, or leave this line out",
    approver: "FILL IN: who accepted the risk, or leave this line out",
};

/**
 * A policy configuration, by policy: the exemptions that it has, then one for each resource with a finding. A later file's list takes the
 * place of an earlier one's, so that the earlier ones stand in it too.
 */
export function suggestedExemptions(report: Report, enforced: readonly Enforced[]): string {
    const resources = new Map<string, Set<string>>();
    for (const { policy, urn } of report.violations) resources.set(policy, (resources.get(policy) ?? new Set()).add(urn));
    const entries = enforced.flatMap(({ rule, level, settings }) => {
        const found = resources.get(rule.name);
        if (found === undefined) return [];
        const suggested = [...found].sort().map((resource) => ({ resource, ...TO_FILL_IN }));
        return [[rule.name, { enforcementLevel: level, exemptions: [...settings.exemptions, ...suggested] }] as const];
    });
    return `${shownJson(JSON.stringify(Object.fromEntries(entries), null, 2))}\n`;
}
