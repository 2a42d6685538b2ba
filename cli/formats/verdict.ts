/** What stands first in a report for people, in the same words in every format. */
import { plural } from "../../policies/kit/text";
import type { Report } from "../check";
import { idlePolicies } from "./applied";

/** How many violations there are at each level. */
export interface ByLevel {
    readonly mandatory: number;
    readonly advisory: number;
}

/** How many violations of a report are at each level. */
export function levelsOf({ violations }: Pick<Report, "violations">): ByLevel {
    const mandatory = violations.filter(({ level }) => level === "mandatory").length;
    return { mandatory, advisory: violations.length - mandatory };
}

/** What of the documents could not be judged. */
type Unseen = Pick<Report, "unreadable" | "incomplete">;

/** Whether all that was named could be judged. */
export const isWhole = ({ unreadable, incomplete }: Unseen): boolean => unreadable.length + incomplete.length === 0;

/** "no violations", or how many at which level, and how many documents could not be judged: nobody shall take what was not seen for clean. */
export const verdictOf = (report: Report): string => verdictText(levelsOf(report), report);

/** The same of counts. */
export function verdictText(counts: ByLevel, unseen: Unseen = { unreadable: [], incomplete: [] }): string {
    const found = (["mandatory", "advisory"] as const).filter((level) => counts[level] > 0).map((level) => `${counts[level]} ${level}`);
    const isOne = counts.mandatory + counts.advisory === 1;
    const none = isWhole(unseen) ? "no violations" : "no violations so far";
    const words = found.length === 0 ? none : `${found.join(" and ")} ${isOne ? "violation" : "violations"}`;
    const { unreadable, incomplete } = unseen;
    const notWhole = incomplete.length === 1 ? "1 document is not whole" : `${incomplete.length} documents are not whole`;
    return [
        words,
        ...(unreadable.length > 0 ? [`${plural(unreadable.length, "document")} could not be read`] : []),
        ...(incomplete.length > 0 ? [notWhole] : []),
    ].join("; ");
}

/** "12 resources, 9 policies, 4 of them not applicable": what was asked of what, and whether some of it is made up. */
export function askedText(report: Report, isRehearsed = false): string {
    const idle = idlePolicies(report).length;
    return [
        plural(report.resources, "resource"),
        report.policies === 1 ? "1 policy" : `${report.policies} policies`,
        ...(idle === 0 ? [] : [report.policies === 1 ? "not applicable" : `${idle} of them not applicable`]),
        ...(isRehearsed ? ["rehearsed with made-up values"] : []),
    ].join(", ");
}
