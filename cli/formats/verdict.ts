import type { Report } from "../check";
import { plural } from "../../policies/kit/text";

/** How many violations there are at each level. */
export interface ByLevel {
    readonly mandatory: number;
    readonly advisory: number;
}

/** How many violations of a report are at each level. */
export function levelsOf({ violations }: Report): ByLevel {
    const mandatory = violations.filter(({ level }) => level === "mandatory").length;
    return { mandatory, advisory: violations.length - mandatory };
}

/** "no violations", or how many at which level: what stands first in a report for people. */
export function verdictText(counts: ByLevel): string {
    const found = (["mandatory", "advisory"] as const).filter((level) => counts[level] > 0).map((level) => `${counts[level]} ${level}`);
    const isOne = counts.mandatory + counts.advisory === 1;
    return found.length === 0 ? "no violations" : `${found.join(" and ")} ${isOne ? "violation" : "violations"}`;
}

export const verdictOf = (report: Report): string => verdictText(levelsOf(report));

/** "12 resources, 1 policy": what was asked of what. */
export const askedText = ({ resources, policies }: Pick<Report, "resources" | "policies">): string =>
    `${plural(resources, "resource")}, ${policies === 1 ? "1 policy" : `${policies} policies`}`;
