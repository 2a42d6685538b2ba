/** One head with its findings, for people. */
import { urlOf } from "../../../policies/kit/metadata";
import type { Finding } from "../../check";
import { parts, ruleNamed } from "../facts";
import { sinceText } from "../since";
import type { Group } from "../groups";
import { sizeOf } from "../groups";
import type { Paper } from "./paper";
import { place } from "./place";

/** How a report names the stack of a finding; empty where it is of one stack alone. */
export type StackOfFinding = (finding: Finding) => string;

/** The head, what is wrong, what to do, the policy's page, and the other places. */
export function writeGroup(group: Group, paper: Paper, stackOf: StackOfFinding): void {
    const { head } = group;
    const level = paper.paint(head.level === "mandatory" ? "red" : "yellow", head.level);
    const count = group.by === "line" && group.others.length > 0 ? `  ${sizeOf(group)} findings` : "";
    paper.line(`${paper.paint("bold", place(head.source))}  ${level}  ${head.severity}  ${paper.paint("cyan", head.policy)}${count}`);
    const [wrong, fix] = parts(head.message);
    if (group.by === "line" && group.others.length > 0) writeLine(group, paper, stackOf);
    else {
        paper.wrapped(4, `${resource(head, stackOf)}${group.others.length > 0 ? sinceBehind(head) : ""}`);
        paper.wrapped(4, wrong);
    }
    if (fix !== undefined) paper.wrapped(4, fix);
    if (head.since !== undefined && group.others.length === 0) paper.wrapped(4, sinceText(head.since));
    if (ruleNamed(head.policy) !== undefined) paper.wrapped(4, urlOf({ name: head.policy }), "dim");
    if (group.by !== "line") writeElsewhere(group, paper, stackOf);
    paper.gap();
}

/** Several findings of one line: where they are of one resource it stands once. */
function writeLine({ head, others }: Group, paper: Paper, stackOf: StackOfFinding): void {
    const all = [head, ...others];
    const isOne = all.every(({ urn, document }) => urn === head.urn && document === head.document);
    if (isOne) paper.wrapped(4, resource(head, stackOf));
    for (const finding of all)
        paper.wrapped(
            4,
            `- ${isOne ? "" : `${resource(finding, stackOf)} `}${parts(finding.message)[0]}${sinceBehind(finding)}`,
            undefined,
            2,
        );
}

/** The other places of a mistake. */
function writeElsewhere({ by, others }: Group, paper: Paper, stackOf: StackOfFinding): void {
    if (others.length === 0) return;
    const what = by === "cause" ? "The same mistake" : "The same";
    paper.wrapped(4, `${what} at ${others.length === 1 ? "another place" : `${others.length} other places`}:`);
    for (const finding of others) {
        const property = by === "words" || finding.property === "" ? "" : ` ${finding.property}`;
        const type = by === "words" ? ` (${finding.type})` : "";
        paper.wrapped(8, `${place(finding.source)}  ${named(finding, stackOf)}${type}${property}${sinceBehind(finding)}`);
    }
}

const sinceBehind = ({ since }: Finding): string => (since === undefined ? "" : ` (${sinceText(since)})`);

const resource = (finding: Finding, stackOf: StackOfFinding): string => `${named(finding, stackOf)} (${finding.type})`;

function named(finding: Finding, stackOf: StackOfFinding): string {
    const stack = stackOf(finding);
    return stack === "" ? finding.name : `${stack} ${finding.name}`;
}
