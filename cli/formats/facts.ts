/** What several formats say of a report. */
import { rules } from "../../policies";
import type { Exemption } from "../../policies/kit/exemptions/entry";
import type { Rule } from "../../policies/kit/rule";
import { shown } from "../../policies/kit/shown";
import { parseUrn } from "../../policies/model/urn";
import type { Finding, Judged, Report } from "../check";
import type { Source } from "../documents/positions";

const byName = new Map(rules.map((rule) => [rule.name, rule]));

/** `undefined` for a name that the pack does not have, as in a report of another version. */
export const ruleNamed = (name: string): Rule | undefined => byName.get(name);

/** A stack with the documents that are of it. */
export interface StackOf {
    readonly project: string;
    readonly stack: string;
    readonly documents: ReadonlySet<string>;
}

/** The stacks of a report, in the order of the documents. Documents that name no stack are one. */
export function stacksOf(report: Report): readonly StackOf[] {
    const stacks = new Map<string, Judged & { readonly documents: Set<string> }>();
    for (const judged of report.documents) {
        const key = JSON.stringify([judged.project, judged.stack]);
        const known = stacks.get(key);
        if (known === undefined) stacks.set(key, { ...judged, documents: new Set([judged.name]) });
        else known.documents.add(judged.name);
    }
    return [...stacks.values()];
}

/** `project/stack` for people. */
export const stackText = ({ project, stack }: { readonly project: string; readonly stack: string }): string =>
    project === "" && stack === "" ? "no stack" : shown(`${project}/${stack}`);

/** A message in its two parts: what is wrong, and what to do, if it says so. */
export function parts(message: string): readonly [wrong: string, fix: string | undefined] {
    const at = message.lastIndexOf(" Fix: ");
    return at < 0 ? [shown(message), undefined] : [shown(message.slice(0, at)), shown(message.slice(at + 1))];
}

/** The resource of a finding, or of what could not be judged, for people. */
export function resourceOf(item: { readonly urn: string }): { readonly type: string; readonly name: string } {
    const { type = "", name = item.urn } = parseUrn(item.urn) ?? {};
    return { type, name };
}

/** Why a finding is exempted, who answers for it, until when, and what the register of exemptions asks for besides. */
export function exemptionText({ reason, owner, expires, ticket, approver }: Exemption): string {
    const more = `${ticket === undefined ? "" : `, ${ticket}`}${approver === undefined ? "" : `, approved by ${approver}`}`;
    return `${reason} (${owner}, until ${expires}${more})`;
}

/** At most so many characters of a text, with an ellipsis where there were more. */
export const shortened = (text: string, longest: number): string =>
    // Half of a pair is no letter.
    text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

/** A pattern that lets nothing be public. */
export const unusedPatternText = (policy: string, option: string, pattern: string): string =>
    `Unused pattern of ${option} in ${policy}: ${pattern}`;

/** Where a finding is shown that stands nowhere in the program. */
const FALLBACK = "Pulumi.yaml";
/** Tools that take a number of a line read it as one of 32 bits. */
const LAST = 0x7fff_ffff;

/** The place of a finding as formats of code-quality tools want it: a path that cannot leave the repository, and numbers that count from one. */
export function placeOf(
    source: Source | undefined,
    sourceRoot = "",
): { readonly path: string; readonly line: number; readonly column: number } {
    const path = inside(source?.file ?? "");
    if (source === undefined || path === "") return { path: joined(sourceRoot, FALLBACK), line: 1, column: 1 };
    return { path: joined(sourceRoot, path), line: counted(source.line), column: counted(source.column) };
}

const counted = (value: number): number => (Number.isInteger(value) && value >= 1 && value <= LAST ? value : 1);

/** A relative path without `.`, `..` and empty parts. */
const inside = (path: string): string =>
    path
        .split("/")
        .filter((part) => part !== "" && part !== "." && part !== "..")
        .join("/");

const joined = (root: string, path: string): string => [inside(root), path].filter((part) => part !== "").join("/");

/** One finding of each fingerprint: a document may be given twice. */
export function distinct<T extends Pick<Finding, "fingerprint">>(findings: readonly T[]): readonly T[] {
    return [...new Map(findings.map((finding) => [finding.fingerprint, finding] as const)).values()];
}
