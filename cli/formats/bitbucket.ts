import { REPOSITORY, urlOf } from "../../policies/kit/metadata";
import { shown, shownJson } from "../../policies/kit/shown";
import type { Finding, Report } from "../check";
import { countsOf } from "../kept/packed";
import type { Counts } from "../kept/packed";
import { LABELS } from "../report/severities";
import { controlsPrefix } from "./controls";
import { distinct, parts, placeOf, shortened } from "./facts";
import type { FormatOptions } from "./format";
import { compareFindings } from "./groups";
import { sinceSentence } from "./since";
import { askedText, verdictText } from "./verdict";

/** Bitbucket takes so many annotations of a report, so many in one request, and so long texts. */
export const ANNOTATIONS = 1000;
const IN_REQUEST = 100;
const SUMMARY = 450;
const DETAILS = 2000;

/**
 * What Code Insights of Bitbucket Cloud takes, in lines: the report, to be PUT, then its annotations a hundred a line, each to be POSTed.
 * Sources: Atlassian's documentation, "Code Insights"; Bitbucket Cloud REST API, group "Reports". What is found at no place of the program
 * has no path: Bitbucket then shows it beside the pull request.
 */
export const bitbucket = (report: Report, options: FormatOptions): string => bitbucketOf(report, countsOf(report), options);

/**
 * The same where the report holds only the worst of the findings.
 * @param counts how many there are
 */
export function bitbucketOf(report: Report, counts: Counts, options: FormatOptions): string {
    const all = distinct(report.violations);
    const told = worstOf(all).map((finding) => annotation(finding, options));
    const lines: readonly unknown[] = [head(report, counts, all.length > told.length, options), ...batches(told)];
    return lines.map((line) => `${shownJson(JSON.stringify(line))}\n`).join("");
}

/** Those that Bitbucket has room for, the worst first. */
export const worstOf = (findings: readonly Finding[]): readonly Finding[] => findings.toSorted(compareFindings).slice(0, ANNOTATIONS);

const batches = <T>(items: readonly T[]): readonly (readonly T[])[] =>
    Array.from({ length: Math.ceil(items.length / IN_REQUEST) }, (_, index) => items.slice(index * IN_REQUEST, (index + 1) * IN_REQUEST));

function head(report: Report, counts: Counts, isCut: boolean, { pack, rehearsed }: FormatOptions): object {
    const number = (title: string, value: number): object => ({ title, type: "NUMBER", value });
    const isFailed = counts.mandatory > 0 || report.unreadable.length > 0 || report.failures.length > 0;
    const more = isCut ? [`Only the worst ${ANNOTATIONS} have an annotation: Bitbucket takes no more.`] : [];
    return {
        title: "AWS Lambda security",
        details: cut([`${verdictText(counts, report)}.`, `${askedText(report, rehearsed)}.`, ...more, ...report.notes].join(" "), DETAILS),
        report_type: "SECURITY",
        reporter: pack.name,
        link: REPOSITORY,
        result: isFailed ? "FAILED" : "PASSED",
        data: [
            number("Mandatory", counts.mandatory),
            number("Advisory", counts.advisory),
            number("Exempted", counts.exempted),
            number("Not judged yet", counts.undetermined),
        ],
    };
}

function annotation(finding: Finding, { sourceRoot, framework }: FormatOptions): object {
    const { policy, level, severity, fingerprint, source, name, type } = finding;
    const { path, line } = placeOf(source, sourceRoot);
    const [wrong, fix] = parts(finding.message);
    const summary = [...controlsPrefix(policy, framework), `${shown(name)}: ${wrong}`].join(" ");
    const details = [...(fix === undefined ? [] : [fix]), ...sinceSentence(finding), `${policy}, ${level}. ${name} (${type}).`].join(" ");
    return {
        external_id: `lambda-safeguard-${fingerprint}`,
        annotation_type: "VULNERABILITY",
        summary: cut(summary, SUMMARY),
        details: cut(details, DETAILS),
        severity: LABELS[severity],
        result: level === "mandatory" ? "FAILED" : "IGNORED",
        link: urlOf({ name: policy }),
        ...(source === undefined ? {} : { path: shown(path), line }),
    };
}

/** Bitbucket refuses longer texts. */
const cut = (words: string, longest: number): string => shortened(shown(words), longest);
