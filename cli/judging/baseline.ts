/** What was found before: a file that a project keeps beside its program, so that only what is new is reported. */
import type { Finding, Mended, Report } from "../report/report";
import { isObject } from "../json";
import { textOfOption } from "../files/option-file";
import { UsageProblem } from "../problem";
import { compare } from "../../policies/kit/order";
import { shownJson } from "../../policies/kit/shown";
import { groupedBy } from "../../policies/model/grouping";

/** By stack (`project/stack`), the fingerprints of its findings with their policies. No resource is named, and no property. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, string>>;

const VERSION = 1;

/** Writes the findings of a report: sorted, one a line, so that it is the same for the same findings and merges as text does. */
export function baselineOf(reports: Iterable<Report>): string {
    const stacks: Record<string, Record<string, string>> = {};
    for (const [key, findings] of sorted(byStack(reports))) stacks[key] = Object.fromEntries(sorted(findings));
    return `${shownJson(JSON.stringify({ version: VERSION, stacks }, null, 2))}\n`;
}

const sorted = <T>(entries: ReadonlyMap<string, T>): readonly (readonly [string, T])[] => [...entries].sort(([a], [b]) => compare(a, b));

/** Every stack of the reports stands in it, also one without a finding. */
export function byStack(reports: Iterable<Report>): ReadonlyMap<string, Map<string, string>> {
    const stacks = new Map<string, Map<string, string>>();
    for (const report of reports) {
        const keys = keysOf(report);
        for (const key of keys.values()) if (!stacks.has(key)) stacks.set(key, new Map());
        for (const { document, fingerprint, policy } of report.violations) stacks.get(keys.get(document) ?? "")?.set(fingerprint, policy);
    }
    return stacks;
}

/** The stack of each document, `project/stack`. */
const keysOf = (report: Report): ReadonlyMap<string, string> =>
    new Map(report.documents.map(({ name, project, stack }) => [name, `${project}/${stack}`]));

/** Reads a baseline. Whoever reads it wrote it by `--write-baseline`: anything else is refused, lest findings hide in it. */
export function readBaseline(file: string): Baseline {
    const text = textOfOption(file);
    let json: unknown;
    try {
        json = JSON.parse(text);
    } catch {
        throw new UsageProblem(`${file}: is not JSON`);
    }
    const stacks = isObject(json) && json["version"] === VERSION ? json["stacks"] : undefined;
    if (!isObject(stacks)) throw new UsageProblem(`${file}: is no baseline; write one with --write-baseline`);
    return new Map(
        Object.entries(stacks).map(([key, findings]) => {
            const entries = isObject(findings) ? Object.entries(findings) : [["", undefined] as const];
            const read = new Map<string, string>();
            for (const [fingerprint, policy] of entries) {
                if (!/^[0-9a-f]{64}$/.test(fingerprint) || typeof policy !== "string")
                    throw new UsageProblem(`${file}: holds what is no finding; write it anew with --write-baseline`);
                read.set(fingerprint, policy);
            }
            return [key, read];
        }),
    );
}

/** What a report is compared with, in the words of its notes. */
export interface Words {
    readonly known: (count: number) => string;
    readonly mended: (policy: string, findings: readonly Mended[]) => string;
}

const BASELINE_WORDS: Words = {
    known: (count) =>
        count === 1 ? "1 finding stands in the baseline and is not shown." : `${count} findings stand in the baseline and are not shown.`,
    mended: (policy, { length }) => `Mended since the baseline: ${length} of ${policy}. Write it anew with --write-baseline.`,
};

/** Whether what waits in a document may be a finding that was there before. */
export type MayWait = (document: string, policy: string, fingerprint: string) => boolean;

/**
 * The report without what the baseline holds. A finding of the baseline is mended where its stack was judged, its policy was asked and
 * nothing says it any more; a document that does not hold the whole stack proves nothing of that kind, and neither does an exemption.
 */
export function compared(report: Report, baseline: Baseline, words = BASELINE_WORDS, mayWait = anyOf(report)): Report {
    const keys = keysOf(report);
    const known = (finding: Finding): boolean => baseline.get(keys.get(finding.document) ?? "")?.has(finding.fingerprint) === true;
    const violations = report.violations.filter((finding) => !known(finding));
    const mended = report.incomplete.length > 0 ? [] : mendedIn(report, baseline, mayWait);
    const before = report.violations.length - violations.length;
    return { ...report, violations, notes: [...report.notes, ...notesOf(before, mended, words)], baseline: { known: before, mended } };
}

/** A baseline does not say on which resource a finding stood: whatever waits of its policy may be it. */
function anyOf(report: Report): MayWait {
    const waiting = new Set(report.undetermined.map(({ document, policy }) => JSON.stringify([document, policy])));
    return (document, policy) => waiting.has(JSON.stringify([document, policy]));
}

function mendedIn(report: Report, baseline: Baseline, mayWait: MayWait): readonly Mended[] {
    const found = new Set([...report.violations, ...report.exempted].map(({ fingerprint }) => fingerprint));
    const asked = new Set(report.checked);
    const mended = new Map<string, Mended>();
    for (const { name, project, stack } of report.documents) {
        for (const [fingerprint, policy] of baseline.get(`${project}/${stack}`) ?? []) {
            // What waits may be what was found before: nobody can tell.
            if (found.has(fingerprint) || !asked.has(policy) || mayWait(name, policy, fingerprint)) continue;
            mended.set(fingerprint, { project, stack, policy, fingerprint });
        }
    }
    return [...mended.values()].sort((a, b) => compare(a.policy, b.policy) || compare(a.fingerprint, b.fingerprint));
}

function notesOf(known: number, mended: readonly Mended[], words: Words): readonly string[] {
    const byPolicy = groupedBy(mended, ({ policy }) => policy);
    return [...(known > 0 ? [words.known(known)] : []), ...[...byPolicy].map(([policy, findings]) => words.mended(policy, findings))];
}
