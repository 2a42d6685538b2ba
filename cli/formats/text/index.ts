import { plural } from "../../../policies/kit/text";
import { shown } from "../../../policies/kit/shown";
import type { Finding, Report } from "../../check";
import { underControls } from "../controls";
import { unusedPatterns } from "../../report/public";
import { exemptionText, stacksOf, stackText, unusedPatternText } from "../facts";
import type { FormatOptions } from "../format";
import { SEVERITIES } from "../../report/severities";
import { grouped } from "../groups";
import { standingText } from "../since";
import { askedText, isWhole, verdictOf } from "../verdict";
import { writeGroup } from "./finding";
import type { StackOfFinding } from "./finding";
import { Paper } from "./paper";
import { place } from "./place";
import { undeterminedList, waitingLines } from "./waiting";

/** For people: the verdict, the findings by severity and place, what is exempted, what is worth knowing, and the counts. */
export function text(report: Report, { pack, colour, columns, undetermined = false, rehearsed = false, framework }: FormatOptions): string {
    const paper = new Paper(colour, columns);
    writeVerdict(report, `${pack.name} ${pack.version}`, paper, rehearsed);
    const stackOf = naming(report);
    if (framework === undefined) writeFindings(report.violations, paper, stackOf);
    else
        for (const { title, findings } of underControls(report.violations, framework)) {
            paper.line(paper.paint(["bold", "underline"], title));
            paper.gap();
            writeFindings(findings, paper, stackOf);
        }
    writeExempted(report, paper);
    writePublic(report, paper);
    if (undetermined) {
        paper.gap();
        undeterminedList(report, paper);
    }
    paper.gap();
    for (const note of report.notes) paper.wrapped(0, note);
    if (report.history !== undefined) paper.wrapped(0, standingText(report.history));
    if (report.violations.length > 0) {
        paper.gap();
        writeCounts(report, paper);
    }
    paper.gap();
    if (report.exempted.length > 0) paper.wrapped(0, `${plural(report.exempted.length, "finding")} exempted.`);
    waitingLines(report, paper, undetermined, rehearsed);
    if (report.violations.length === 0) paper.line(paper.paint(isWhole(report) ? "green" : "yellow", verdictOf(report)));
    return paper.toString();
}

function writeFindings(findings: readonly Finding[], paper: Paper, stackOf: StackOfFinding): void {
    for (const group of grouped(findings)) writeGroup(group, paper, stackOf);
}

/** Findings of one stack, without all else that a report says. */
export function findingsText(findings: readonly Finding[], { colour, columns }: FormatOptions): string {
    const paper = new Paper(colour, columns);
    writeFindings(findings, paper, () => "");
    return paper.toString();
}

const count = (report: Report, level: string, severity?: string): number =>
    report.violations.filter((entry) => entry.level === level && (severity === undefined || entry.severity === severity)).length;

/** So many operations of a pattern are listed. */
const LISTED = 20;
/** How many stacks are named at the top. */
const NAMED = 5;

function writeVerdict(report: Report, pack: string, paper: Paper, rehearsed: boolean): void {
    const verdict = verdictOf(report);
    const style = count(report, "mandatory") > 0 ? "red" : report.violations.length > 0 || !isWhole(report) ? "yellow" : "green";
    paper.line(`${pack}: ${paper.paint(["bold", style], verdict)}`);
    const stacks = stacksOf(report);
    const names = stacks.slice(0, NAMED).map(stackText);
    const more = stacks.length > NAMED ? ` and ${stacks.length - NAMED} more` : "";
    const asked = askedText(report, rehearsed);
    paper.wrapped(0, names.length === 0 ? asked : `${names.join(", ")}${more}: ${asked}`);
    paper.gap();
}

/** Where the report is of several stacks, each finding names its own. */
function naming(report: Report): StackOfFinding {
    if (stacksOf(report).length < 2) return () => "";
    const stacks = new Map(report.documents.map((judged) => [judged.name, stackText(judged)]));
    return ({ document }) => stacks.get(document) ?? "";
}

function writeExempted(report: Report, paper: Paper): void {
    if (report.exempted.length + report.unusedExemptions.length + report.expiredExemptions.length === 0) return;
    if (report.exempted.length > 0) paper.line(paper.paint("bold", "Exempted:"));
    for (const entry of report.exempted) {
        paper.wrapped(4, `${place(entry.source)}  ${entry.policy}  ${entry.name}: ${exemptionText(entry.exemption)}`, undefined, 4);
    }
    for (const { policy, resource } of report.unusedExemptions) paper.wrapped(0, `Unused exemption of ${policy}: ${resource}`);
    for (const { policy, resource, days } of report.expiredExemptions)
        paper.wrapped(0, `Expired exemption of ${policy}: ${resource} (${plural(days, "day")} ago)`);
}

/** What each pattern lets through, and those that let nothing through. */
function writePublic(report: Report, paper: Paper): void {
    const used = report.publicPatterns.filter(({ operations }) => operations.length > 0);
    if (used.length > 0) paper.line(paper.paint("bold", "Meant to be public:"));
    for (const { policy, pattern, count, operations } of used) {
        const told = operations.slice(0, LISTED);
        for (const { source, name, operation } of told)
            paper.wrapped(4, `${place(source)}  ${policy}  ${name}: ${operation} (by the pattern ${pattern})`, undefined, 4);
        const has = count > operations.length ? `the first ${operations.length} of all` : "them";
        if (count > told.length)
            paper.wrapped(4, `and ${count - told.length} more by the pattern ${pattern}; \`--format json\` has ${has}.`);
    }
    for (const { policy, option, pattern } of unusedPatterns(report)) paper.wrapped(0, unusedPatternText(policy, option, pattern));
}

/** A row for each severity that was found, a column for each level. */
function writeCounts(report: Report, paper: Paper): void {
    const row = (name: string, mandatory: number | string, advisory: number | string): string =>
        `${name.padEnd(10)}${String(mandatory).padStart(11)}${String(advisory).padStart(10)}`;
    paper.line(paper.paint("bold", row("violations", "mandatory", "advisory")));
    for (const severity of SEVERITIES) {
        const [mandatory, advisory] = [count(report, "mandatory", severity), count(report, "advisory", severity)];
        if (mandatory + advisory > 0) paper.line(shown(row(severity, mandatory, advisory)));
    }
    paper.line(row("in all", count(report, "mandatory"), count(report, "advisory")));
}
