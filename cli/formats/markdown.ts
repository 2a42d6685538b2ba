import { urlOf } from "../../policies/kit/metadata";
import { plural } from "../../policies/kit/text";
import { shown } from "../../policies/kit/shown";
import type { Finding, Report } from "../check";
import { groupedBy } from "../../policies/model/grouping";
import { countsOf } from "../packed";
import type { Counts } from "../packed";
import { SEVERITIES } from "../severities";
import { underControls } from "./controls";
import { parts, placeOf, ruleNamed, stackText, stacksOf } from "./facts";
import type { FormatOptions } from "./format";
import { grouped as causes, sizeOf } from "./groups";
import { sinceText, standingText } from "./since";
import { askedText, verdictText } from "./verdict";

/** GitHub refuses comments of 65,536 characters and more; what carries the report adds words of its own. */
const LONGEST = 64_000;
/** What the lines behind the findings may need at most. */
const RESERVED = 4000;

/** A comment for a pull request: what counts first, the findings by policy, worst first, and no more than a comment may hold. */
export const markdown = (report: Report, options: FormatOptions): string => markdownOf(report, countsOf(report), options);

/**
 * The same where the report holds only some of the findings.
 * @param counts how many there are
 */
export function markdownOf(report: Report, counts: Counts, { pack, sourceRoot, framework, rehearsed }: FormatOptions): string {
    const verdict = verdictText(counts, report);
    const stacks = stacksOf(report);
    const names = stacks.slice(0, 5).map((stack) => code(stackText(stack)));
    const more = stacks.length > names.length ? [`${stacks.length - names.length} more`] : [];
    const head = [
        `### ${pack.name}: ${verdict}`,
        "",
        `${[...names, ...more].join(", ")}: ${askedText(report, rehearsed)}, ${counts.exempted} exempted, ${counts.undetermined} not judged yet`,
    ];
    const room = LONGEST - RESERVED - length(head);
    const lines = [...head, ...findings(report, counts, room, stacks.length > 1, sourceRoot, framework)];
    return `${[...lines, ...notesOf(report)].join("\n")}\n`;
}

function notesOf(report: Report): readonly string[] {
    const lines: string[] = [];
    const { history } = report;
    for (const note of [...(history === undefined ? [] : [standingText(history)]), ...report.notes]) {
        const added = [lines.length === 0 ? "" : ">", `> ${plain(cut(note, 300))}`];
        if (length(lines) + length(added) > RESERVED / 2) return lines;
        lines.push(...added);
    }
    return lines;
}

const length = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

function findings(
    report: Report,
    { mandatory, advisory }: Counts,
    room: number,
    isNamingStack: boolean,
    root: string | undefined,
    framework: string | undefined,
): readonly string[] {
    const stacks = new Map(report.documents.map((judged) => [judged.name, stackText(judged)]));
    const lines: string[] = [];
    let used = 0;
    const told = new Set<Finding>();
    for (const { title, group } of titled(report.violations, framework)) {
        const head = [...(title === undefined ? [] : ["", `#### ${plain(title)}`]), "", headOf(group[0]), ""];
        let isFirst = true;
        const where = ({ document }: Finding): string => (isNamingStack ? `${code(stacks.get(document) ?? "")} ` : "");
        for (const [finding, line] of linesOf(group, where, root)) {
            const added = [...(isFirst ? head : []), ...line];
            isFirst = false;
            used += length(added);
            if (used > room) return [...lines, ...more(mandatory + advisory - told.size)];
            lines.push(...added);
            told.add(finding);
        }
    }
    return [...lines, ...more(mandatory + advisory - told.size)];
}

const more = (count: number): readonly string[] => (count > 0 ? ["", `and ${count} more`] : []);

/** The groups, the first of each control with its title; without a catalogue none has one. */
function titled(
    violations: readonly Finding[],
    framework: string | undefined,
): readonly { readonly title: string | undefined; readonly group: readonly [Finding, ...Finding[]] }[] {
    if (framework === undefined) return grouped(violations).map((group) => ({ title: undefined, group }));
    return underControls(violations, framework).flatMap(({ title, findings: under }) =>
        grouped(under).map((group, index) => ({ title: index === 0 ? title : undefined, group })),
    );
}

/** The findings by policy and level: mandatory ones first, then by severity, then in the order of the report. */
function grouped(all: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
    const rank = ({ level, severity }: Finding): number => (level === "mandatory" ? 0 : SEVERITIES.length) + SEVERITIES.indexOf(severity);
    const groups = groupedBy(all, ({ level, policy }) => `${level} ${policy}`);
    return [...groups.values()].sort(([a], [b]) => rank(a) - rank(b));
}

function headOf(finding: Finding): string {
    const rule = ruleNamed(finding.policy);
    const name = rule === undefined ? code(finding.policy) : `[${finding.policy}](${urlOf(rule)})`;
    return `**${name}** · ${finding.level} · ${finding.severity}${rule === undefined ? "" : ` · ${rule.description}`}`;
}

/** The findings of a policy, each with its lines: what one line of the program or one mistake causes stands below one head with a count. */
function* linesOf(
    findings: readonly Finding[],
    where: (finding: Finding) => string,
    root: string | undefined,
): Generator<readonly [Finding, readonly string[]]> {
    for (const group of causes(findings)) {
        const { head, others, by } = group;
        if (others.length === 0) yield [head, [`- ${where(head)}${placed(head, root)}${said(head)}`]];
        else if (by === "line") {
            // One program may be that of several stacks.
            const isOne = others.every(({ document }) => document === head.document);
            const own = (finding: Finding): string => (isOne ? "" : where(finding));
            yield [head, [`- ${isOne ? where(head) : ""}${placed(head, root)}${sizeOf(group)} findings:`, `  - ${own(head)}${said(head)}`]];
            for (const other of others) yield [other, [`  - ${own(other)}${said(other)}`]];
        } else {
            yield [head, [`- ${where(head)}${placed(head, root)}${said(head)} The same at ${plural(others.length, "other place")}:`]];
            for (const other of others) yield [other, [`  - ${where(other)}${placed(other, root)}${code(other.name)}${dated(other)}`]];
        }
    }
}

function placed({ source }: Finding, root: string | undefined): string {
    const { path, line, column } = placeOf(source, root);
    return source === undefined ? "" : `${code(`${path}:${line}:${column}`)} `;
}

const said = (finding: Finding): string => `${code(finding.name)}: ${plain(parts(cut(finding.message, 1000))[0])}${dated(finding)}`;

const dated = ({ since }: Finding): string => (since === undefined ? "" : ` *(${plain(sinceText(since))})*`);

const cut = (words: string, longest: number): string => (words.length > longest ? `${words.slice(0, longest)}…` : words);

/** A code span that holds any words: nothing in it is markup, a link, a mention or a reference. */
function code(words: string): string {
    const text = shown(cut(words, 300));
    const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    const isBare = text !== "" && !/^[` ]|[` ]$/.test(text);
    return isBare ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/**
 * Words that are not markup: letters that mean something to Markdown are escaped, and behind those that begin a mention, a reference or
 * a link stands a letter without width, because GitHub and GitLab look for them where the markup is read already.
 */
const plain = (words: string): string =>
    shown(words)
        .replace(/&/g, "&amp;")
        .replace(/[\\`*_{}[\]()<>#+\-.!|~"'$%^=/?:@]/g, (letter) => (letter === "<" ? "&lt;" : letter === ">" ? "&gt;" : `\\${letter}`))
        .replace(/(\\[@#!~%$:]|www(?=\\\.))/gi, "$1&#8203;");
