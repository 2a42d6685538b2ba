/** Findings that one thing to mend causes, under one head: what every format for people shows. */
import type { Finding } from "../check";
import { compare } from "../../policies/kit/order";
import { SEVERITIES } from "../report/severities";

/** Findings of one policy and level that belong together, in the order of their places. */
export interface Group {
    readonly head: Finding;
    readonly others: readonly Finding[];
    /** `cause`: one mistake that shows at several places; `line`: several on one line of the program; `words`: the same of several resources. */
    readonly by: "cause" | "line" | "words";
}

/**
 * The findings by severity, then by file and line. Together stand those of one mistake (functions that share a role), those that one line of
 * the program causes (the attachments of a CallbackFunction), and those that say the same of several resources.
 */
export function grouped(findings: readonly Finding[]): readonly Group[] {
    const onLine = new Map<string, number>();
    for (const finding of findings) {
        const line = lineOf(finding);
        if (line !== undefined) onLine.set(line, (onLine.get(line) ?? 0) + 1);
    }
    const groups = new Map<string, { readonly by: Group["by"]; readonly all: Finding[] }>();
    for (const finding of findings) {
        const by = finding.cause !== null ? "cause" : (onLine.get(lineOf(finding) ?? "") ?? 0) > 1 ? "line" : "words";
        const key = JSON.stringify([
            by,
            finding.policy,
            finding.level,
            by === "line" ? lineOf(finding) : (finding.cause ?? finding.message),
        ]);
        const group = groups.get(key);
        if (group === undefined) groups.set(key, { by, all: [finding] });
        else group.all.push(finding);
    }
    return [...groups.values()].map(groupOf).sort((a, b) => compareFindings(a.head, b.head));
}

function groupOf({ by, all }: { readonly by: Group["by"]; readonly all: readonly Finding[] }): Group {
    const [head, ...others] = all.toSorted(compareFindings);
    return { head: head as Finding, others, by };
}

/** The policy and the line of the program, where the document says it. Two stacks may be of one program. */
function lineOf({ policy, level, source }: Finding): string | undefined {
    return source === undefined ? undefined : JSON.stringify([policy, level, source.file, source.line]);
}

/** Worst first, then by file, line and column; what has no place in the program comes last. */
export function compareFindings(a: Finding, b: Finding): number {
    return (
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        Number(a.source === undefined) - Number(b.source === undefined) ||
        compare(a.source?.file ?? "", b.source?.file ?? "") ||
        (a.source?.line ?? 0) - (b.source?.line ?? 0) ||
        (a.source?.column ?? 0) - (b.source?.column ?? 0) ||
        compare(b.level, a.level) ||
        compare(a.policy, b.policy) ||
        compare(a.document, b.document) ||
        compare(a.urn, b.urn) ||
        compare(a.property, b.property)
    );
}

/** How many there are of a group. */
export const sizeOf = ({ others }: Group): number => others.length + 1;
