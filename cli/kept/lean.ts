/** The reports on all documents without their findings: what is held of each while the others are judged. */
import type { Counts, FindingList, Packed } from "./packed";
import { withinLimit } from "../report/public";
import type { Report } from "../report/report";

/** What all reports say alike is held once. */
export function withoutFindings(reports: Iterable<Packed>): { readonly lean: readonly Report[]; readonly counts: Counts } {
    const sum = { mandatory: 0, advisory: 0, exempted: 0, undetermined: 0 };
    const lean: Report[] = [];
    const seen = new Map<string, unknown>();
    const once = <T>(value: T): T => {
        const key = JSON.stringify(value);
        if (!seen.has(key)) seen.set(key, value);
        return seen.get(key) as T;
    };
    const within = withinLimit();
    for (const report of reports) {
        const { checked, unusedExemptions, expiredExemptions, publicPatterns, counts } = report;
        for (const key of ["mandatory", "advisory", "exempted", "undetermined"] as const) sum[key] += counts[key];
        lean.push({
            ...headOf(report),
            checked: once(checked),
            unusedExemptions: once(unusedExemptions),
            expiredExemptions: once(expiredExemptions),
            publicPatterns: once(within(publicPatterns)),
            violations: [],
            exempted: [],
            undetermined: [],
        });
    }
    return { lean, counts: sum };
}

function headOf(report: Packed): Omit<Report, FindingList> {
    const {
        documents,
        checked,
        resources,
        policies,
        unusedExemptions,
        expiredExemptions,
        publicPatterns,
        notes,
        incomplete,
        unreadable,
        failures,
        baseline,
        past,
    } = report;
    const spent = { unusedExemptions, expiredExemptions, publicPatterns };
    const head = { documents, checked, resources, policies, ...spent, notes, incomplete, unreadable, failures };
    return { ...head, ...(baseline === undefined ? {} : { baseline }), ...(past === undefined ? {} : { past }) };
}
