/** The findings of one policy and level: a head, each mistake with its places, and what to do. */
import { urlOf } from "../../../policies/kit/metadata";
import { plural } from "../../../policies/kit/text";
import type { Finding } from "../../check";
import { parts, placeOf, ruleNamed } from "../facts";
import { grouped, sizeOf } from "../groups";
import type { Group } from "../groups";
import { sinceText } from "../since";
import { code, cut, plain, prose } from "./words";

/** What stands before a place: the stack, where the report is of several. */
export type Where = (finding: Finding) => string;

/** The policy with its page, level, severity and what it demands. */
export function headOf(finding: Finding): string {
    const rule = ruleNamed(finding.policy);
    const name = rule === undefined ? code(finding.policy) : `[${finding.policy}](${urlOf(rule)})`;
    return `**${name}** · ${finding.level} · ${finding.severity}${rule === undefined ? "" : ` · ${rule.description}`}`;
}

/** What to do about all of the findings, where it is the same: said once, behind them. */
export function sharedFix(findings: readonly Finding[]): string | undefined {
    const [first, ...others] = new Set(findings.map(fixOf));
    return others.length === 0 ? first : undefined;
}

/** The way to mend them all, as a paragraph. */
export const fixLines = (fix: string | undefined): readonly string[] => (fix === undefined ? [] : ["", prose(fix)]);

/**
 * The findings of a policy, each with its lines: what one line of the program or one mistake causes stands below one head with a count.
 * @param isFixShared whether what to do is said behind them all
 */
export function* linesOf(
    findings: readonly Finding[],
    where: Where,
    root: string | undefined,
    isFixShared: boolean,
): Generator<readonly [Finding, readonly string[]]> {
    const said = (finding: Finding): string => `${saidOf(finding)}${isFixShared ? "" : fixBehind(finding)}`;
    for (const group of grouped(findings)) {
        const { head, others, by } = group;
        const at = `${where(head)}${placed(head, root)}`;
        if (others.length === 0) yield [head, [`- ${at}${said(head)}`]];
        else if (by === "line") yield* onLine(group, where, root, said);
        else {
            yield [head, [`- ${at}${said(head)} The same at ${plural(others.length, "other place")}:`]];
            for (const other of others) yield [other, [`  - ${where(other)}${placed(other, root)}${code(other.name)}${dated(other)}`]];
        }
    }
}

function* onLine(
    group: Group,
    where: Where,
    root: string | undefined,
    said: (finding: Finding) => string,
): Generator<readonly [Finding, readonly string[]]> {
    const { head, others } = group;
    // One program may be that of several stacks.
    const isOne = others.every(({ document }) => document === head.document);
    const own = (finding: Finding): string => (isOne ? "" : where(finding));
    yield [head, [`- ${isOne ? where(head) : ""}${placed(head, root)}${sizeOf(group)} findings:`, `  - ${own(head)}${said(head)}`]];
    for (const other of others) yield [other, [`  - ${own(other)}${said(other)}`]];
}

function placed({ source }: Finding, root: string | undefined): string {
    const { path, line, column } = placeOf(source, root);
    return source === undefined ? "" : `${code(`${path}:${line}:${column}`)} `;
}

const saidOf = (finding: Finding): string => `${code(finding.name)}: ${prose(cut(parts(finding.message)[0], LONGEST))}${dated(finding)}`;

const fixOf = ({ message }: Finding): string | undefined => {
    const fix = parts(message)[1];
    return fix === undefined ? undefined : cut(fix, LONGEST);
};

function fixBehind(finding: Finding): string {
    const fix = fixOf(finding);
    return fix === undefined ? "" : ` ${prose(fix)}`;
}

/** So many letters of a sentence: a comment has room for others. */
const LONGEST = 1000;

const dated = ({ since }: Finding): string => (since === undefined ? "" : ` *(${plain(sinceText(since))})*`);
