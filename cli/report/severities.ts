/** How bad a finding is, and how many there are of each. */
import type { Severity } from "../../policies/kit/rule";

/** The severities, worst first. */
export const SEVERITIES: readonly Severity[] = ["critical", "high", "medium", "low"];

/** The counts of nothing. */
export const noneOfEach = (): Record<Severity, number> => ({ critical: 0, high: 0, medium: 0, low: 0 });

/** As Security Hub and Bitbucket write them. */
export const LABELS: Readonly<Record<Severity, string>> = { critical: "CRITICAL", high: "HIGH", medium: "MEDIUM", low: "LOW" };
