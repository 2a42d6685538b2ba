import type { Finding, Report } from "../../check";
import { groupedBy } from "../../../policies/model/grouping";
import { append } from "../../../policies/model/lists";
import { countsOf } from "../../kept/packed";
import type { Counts } from "../../kept/packed";
import { SEVERITIES } from "../../report/severities";
import { underControls } from "../controls";
import { stackText, stacksOf } from "../facts";
import type { FormatOptions } from "../format";
import { standingText } from "../since";
import { askedText, verdictText } from "../verdict";
import { fixLines, headOf, linesOf, sharedFix } from "./policy";
import { code, cut, plain } from "./words";

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
        append(lines, added);
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
        const fix = sharedFix(group);
        const last = fixLines(fix);
        // Room is kept for what to do: a list that is cut off says it too.
        const kept = length(last);
        const where = ({ document }: Finding): string => (isNamingStack ? `${code(stacks.get(document) ?? "")} ` : "");
        for (const [finding, line] of linesOf(group, where, root, fix !== undefined)) {
            const added = [...(isFirst ? head : []), ...line];
            used += length(added);
            if (used + kept > room) return [...lines, ...(isFirst ? [] : last), ...more(mandatory + advisory - told.size)];
            isFirst = false;
            append(lines, added);
            told.add(finding);
        }
        used += kept;
        append(lines, last);
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
