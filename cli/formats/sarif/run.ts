/** The findings on one stack as a SARIF run, in a category of its own. */
import type { Notification, Result, Run } from "sarif";
import { REPOSITORY } from "../../../policies/kit/metadata";
import { shown } from "../../../policies/kit/shown";
import type { Report } from "../../check";
import { alertsOf, findingsOf } from "../alerts";
import type { Alert } from "../alerts";
import { distinct, exemptionText } from "../facts";
import type { StackOf } from "../facts";
import type { FormatOptions } from "../format";
import { compareFindings } from "../groups";
import { Related, unlinked } from "../related";
import { encoded, locationOf, resultOf, waiting } from "./result";
import { descriptor } from "./rule";

/** Of a report, the run of one of its stacks; the findings on others are left out. */
export function runOf(
    report: Report,
    stack: StackOf,
    { pack, suppressed = false, sourceRoot, framework, rehearsed = false }: FormatOptions,
): Run {
    const here = <T extends { readonly document: string }>(items: readonly T[]): readonly T[] =>
        items.filter(({ document }) => stack.documents.has(document));
    const found = distinct(here(report.violations));
    const alerts = worstOf(alertsOf(found));
    const exempted = suppressed ? distinct(here(report.exempted)) : [];
    const named = new Map([...alerts.map(({ head }) => head), ...exempted].map((finding) => [finding.policy, finding]));
    const policies = [...named.keys()].sort();
    const index = new Map(policies.map((policy, at) => [policy, at]));
    const related = new Related(alerts, (alert) => locationOf(findingsOf(alert), sourceRoot));
    const result = (alert: Alert): Result => resultOf(alert, index.get(alert.head.policy) ?? -1, related, sourceRoot);
    const category = [pack.name, stack.project, stack.stack].filter((part) => part !== "").map(encoded);
    const left = found.length - alerts.reduce((count, { others }) => count + 1 + others.length, 0);
    const said = left === 0 ? report.notes : [...report.notes, `${left} findings are left out: GitHub takes ${RESULTS} of a stack.`];
    const notes: Notification[] = said.map((note) => ({ level: "note", message: { text: unlinked(shown(note)) } }));
    return {
        tool: {
            driver: {
                name: pack.name,
                semanticVersion: pack.version,
                informationUri: REPOSITORY,
                rules: [...named.values()].sort((a, b) => (a.policy < b.policy ? -1 : 1)).map((finding) => descriptor(finding, framework)),
            },
        },
        automationDetails: { id: `${category.join("/")}/` },
        ...(rehearsed ? { properties: { rehearsed } } : {}),
        columnKind: "utf16CodeUnits",
        invocations: [
            {
                executionSuccessful: report.failures.length === 0,
                toolExecutionNotifications: [...notes, ...here(report.undetermined).map((unknown) => waiting(unknown, sourceRoot))],
            },
        ],
        results: [
            ...alerts.map(result),
            // Each has a justification of its own.
            ...exempted.map((finding): Result => ({
                ...result({ head: finding, others: [] }),
                suppressions: [{ kind: "external", status: "accepted", justification: justification(finding.exemption) }],
            })),
        ],
    };
}

/** GitHub refuses a run with more results. */
const RESULTS = 25_000;
/** What a run may hold: the worst, where there are too many. */
const worstOf = (alerts: readonly Alert[]): readonly Alert[] =>
    alerts.length <= RESULTS ? alerts : alerts.toSorted((a, b) => compareFindings(a.head, b.head)).slice(0, RESULTS);

const justification = (exemption: Report["exempted"][number]["exemption"]): string => unlinked(shown(exemptionText(exemption)));
