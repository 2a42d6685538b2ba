/** One report of those on single documents. */
import { joinedPatterns } from "../report/public";
import type { Mended, Report } from "../report/report";

/**
 * Joins the reports on documents, in their order. An exemption is unused where no document uses it; a finding of the baseline is mended
 * where no document of its stack holds it any more.
 */
export function joined(reports: readonly Report[]): Report {
    const [first, ...others] = reports;
    if (first === undefined) throw new RangeError("there is no report to join");
    if (others.length === 0) return first;
    const all = <T>(of: (report: Report) => readonly T[]): readonly T[] => reports.flatMap(of);
    return {
        documents: all((report) => report.documents),
        checked: first.checked,
        resources: reports.reduce((sum, { resources }) => sum + resources, 0),
        policies: first.policies,
        violations: all((report) => report.violations),
        exempted: all((report) => report.exempted),
        undetermined: all((report) => report.undetermined),
        unusedExemptions: inAll(reports.map(({ unusedExemptions }) => unusedExemptions)),
        // They follow from the configuration and the date alone.
        expiredExemptions: first.expiredExemptions,
        publicPatterns: joinedPatterns(reports),
        notes: all((report) => report.notes),
        incomplete: all((report) => report.incomplete),
        unreadable: all((report) => report.unreadable),
        failures: all((report) => report.failures),
        ...(first.baseline === undefined ? {} : { baseline: { known: knownIn(reports), mended: mendedIn(reports) } }),
        ...(first.past === undefined ? {} : { past: pastOf(reports) }),
        ...(first.assets === undefined ? {} : { assets: all((report) => report.assets ?? []) }),
        ...(first.arns === undefined ? {} : { arns: all((report) => report.arns ?? []) }),
    };
}

/** The histories of several documents of one stack, or of several stacks, one behind the other. */
const pastOf = (reports: readonly Report[]): NonNullable<Report["past"]> => ({
    updates: reports.reduce((sum, { past }) => sum + (past?.updates ?? 0), 0),
    mended: reports.flatMap(({ past }) => past?.mended ?? []),
    trend: reports.flatMap(({ past }) => past?.trend ?? []),
    open: reports.flatMap(({ past }) => past?.open ?? []),
});

/** What stands in each of the lists, as often as in the one that holds it least. */
function inAll<T>(lists: readonly (readonly T[])[]): readonly T[] {
    const [first = [], ...others] = lists;
    return others.reduce((left, list) => {
        const counts = new Map<string, number>();
        for (const item of list) counts.set(JSON.stringify(item), (counts.get(JSON.stringify(item)) ?? 0) + 1);
        return left.filter((item) => {
            const key = JSON.stringify(item);
            const count = counts.get(key) ?? 0;
            counts.set(key, count - 1);
            return count > 0;
        });
    }, first);
}

const knownIn = (reports: readonly Report[]): number => reports.reduce((sum, { baseline }) => sum + (baseline?.known ?? 0), 0);

/** A stack may stand in several documents: what one of them still holds is not mended. */
function mendedIn(reports: readonly Report[]): readonly Mended[] {
    const documents = new Map<string, number>();
    const mended = new Map<string, { readonly entry: Mended; count: number }>();
    for (const report of reports) {
        for (const { project, stack } of report.documents) {
            const key = JSON.stringify([project, stack]);
            documents.set(key, (documents.get(key) ?? 0) + 1);
        }
        for (const entry of report.baseline?.mended ?? []) {
            const key = JSON.stringify(entry);
            const known = mended.get(key);
            if (known === undefined) mended.set(key, { entry, count: 1 });
            else known.count += 1;
        }
    }
    return [...mended.values()]
        .filter(({ entry, count }) => count === documents.get(JSON.stringify([entry.project, entry.stack])))
        .map(({ entry }) => entry);
}
