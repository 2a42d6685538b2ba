import { shown, shownJson } from "../../policies/kit/shown";
import type { Severity } from "../../policies/kit/rule";
import type { Report } from "../check";
import { distinct, parts, placeOf } from "./facts";
import type { FormatOptions } from "./format";

/** The severities of GitLab's Code Quality, worst first: blocker, critical, major, minor, info. */
const SEVERITIES: Readonly<Record<Severity, string>> = { critical: "blocker", high: "critical", medium: "major", low: "minor" };

/**
 * A Code Quality report, which GitLab shows in the merge request and at the line.
 * Source: GitLab documentation, "Code Quality", section "Code Quality report format": issues of equal fingerprints count once, paths are
 * relative to the repository.
 */
export function gitlab(report: Report, { sourceRoot }: FormatOptions): string {
    const issues = distinct(report.violations).map((finding) => {
        const { path, line } = placeOf(finding.source, sourceRoot);
        const [wrong, fix] = parts(finding.message);
        return {
            description: [`${shown(finding.name)}: ${wrong}`, ...(fix === undefined ? [] : [fix])].join(" "),
            check_name: finding.policy,
            fingerprint: finding.fingerprint,
            severity: SEVERITIES[finding.severity],
            location: { path: shown(path), lines: { begin: line } },
        };
    });
    return `${shownJson(JSON.stringify(issues, null, 2))}\n`;
}
