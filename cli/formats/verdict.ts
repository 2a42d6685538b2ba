import type { Report } from "../check";

/** "no violations", or how many at which level: what stands first in a report for people. */
export function verdictOf({ violations }: Report): string {
    const counts = ["mandatory", "advisory"].map((level) => [level, violations.filter((found) => found.level === level).length] as const);
    const found = counts.filter(([, count]) => count > 0).map(([level, count]) => `${count} ${level}`);
    return found.length === 0 ? "no violations" : `${found.join(" and ")} violation${violations.length === 1 ? "" : "s"}`;
}
