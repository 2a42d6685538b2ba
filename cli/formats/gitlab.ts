import { shown, shownJson } from "../../policies/kit/shown";
import type { Severity } from "../../policies/kit/rule";
import type { Report } from "../check";
import { controlsPrefix } from "./controls";
import { distinct, parts, placeOf } from "./facts";
import type { FormatOptions } from "./format";
import { sinceSentence } from "./since";

/** The severities of GitLab's Code Quality, worst first: blocker, critical, major, minor, info. */
const SEVERITIES: Readonly<Record<Severity, string>> = { critical: "blocker", high: "critical", medium: "major", low: "minor" };

/**
 * A Code Quality report, which GitLab shows in the merge request and at the line.
 * Source: GitLab documentation, "Code Quality", section "Code Quality report format": issues of equal fingerprints count once, paths are
 * relative to the repository.
 */
export const gitlab = (report: Report, options: FormatOptions): string =>
    `${shownJson(JSON.stringify(gitlabIssues(report, options), null, 2))}\n`;

interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: string | undefined;
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** The elements of the report. */
export function gitlabIssues(report: Report, { sourceRoot, framework }: FormatOptions): readonly Issue[] {
    return distinct(report.violations).map((finding) => {
        const { path, line } = placeOf(finding.source, sourceRoot);
        const [wrong, fix] = parts(finding.message);
        return {
            description: [
                ...controlsPrefix(finding.policy, framework),
                `${shown(finding.name)}: ${wrong}`,
                ...(fix === undefined ? [] : [fix]),
                ...sinceSentence(finding),
            ].join(" "),
            check_name: finding.policy,
            fingerprint: finding.fingerprint,
            severity: SEVERITIES[finding.severity],
            location: { path: shown(path), lines: { begin: line } },
        };
    });
}
