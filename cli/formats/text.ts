import { styleText } from "node:util";
import { shown } from "../../policies/kit/shown";
import { hintText, reasonText } from "../../policies/kit/report";
import type { Finding, Report } from "../check";
import { parseUrn } from "../../policies/model/urn";
import type { Source } from "../documents";
import type { FormatOptions } from "./format";

type Style = Parameters<typeof styleText>[0];

/** For people: each finding with its place in the program, then what could not be judged, then a line that counts. */
export function text(report: Report, { pack, colour }: FormatOptions): string {
    const paint = (style: Style, words: string): string => (colour ? styleText(style, words, { validateStream: false }) : words);
    const lines: string[] = [];
    const finding = ([entry, ...others]: readonly [Finding, ...Finding[]]): void => {
        const level = paint(entry.level === "mandatory" ? "red" : "yellow", entry.level);
        lines.push(`${paint("bold", shown(place(entry.source)))}  ${level}  ${entry.severity}  ${paint("cyan", entry.policy)}`);
        lines.push(`    ${shown(entry.name)} (${shown(entry.type)})`, ...message(entry.message), ...elsewhere(others), "");
    };
    for (const findings of byCause(report.violations)) finding(findings);
    if (report.exempted.length > 0) lines.push("Exempted:");
    for (const entry of report.exempted) {
        const { reason, owner, expires, ticket, approver } = entry.exemption;
        const more = `${ticket === undefined ? "" : `, ${ticket}`}${approver === undefined ? "" : `, approved by ${approver}`}`;
        lines.push(shown(`    ${place(entry.source)}  ${entry.policy}  ${entry.name}: ${reason} (${owner}, until ${expires}${more})`));
    }
    if (report.undetermined.length > 0) lines.push("Not judged:");
    for (const { where, policies } of unjudged(report)) lines.push(`    ${shown(where)}`, `        ${[...policies].join(", ")}`);
    for (const { policy, resource } of report.unusedExemptions) lines.push(shown(`Unused exemption of ${policy}: ${resource}`));
    for (const { policy, resource, days } of report.expiredExemptions)
        lines.push(shown(`Expired exemption of ${policy}: ${resource} (${days} ${days === 1 ? "day" : "days"} ago)`));
    for (const note of report.notes) lines.push(shown(note));
    if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
    lines.push(summary(report, `${pack.name} ${pack.version}`));
    return `${lines.join("\n")}\n`;
}

/** Findings of one mistake stand under one head, at the place of the first. */
function byCause(findings: readonly Finding[]): Iterable<readonly [Finding, ...Finding[]]> {
    const groups = new Map<unknown, [Finding, ...Finding[]]>();
    for (const entry of findings) {
        const key = entry.cause ?? entry;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [entry]);
        else group.push(entry);
    }
    return groups.values();
}

/** The other places of a mistake. */
function elsewhere(others: readonly Finding[]): readonly string[] {
    if (others.length === 0) return [];
    const places = others.map(({ name, property, source }) =>
        shown(`        ${place(source)}  ${name}${property === "" ? "" : ` ${property}`}`),
    );
    return [`    The same mistake at ${others.length === 1 ? "another place" : `${others.length} other places`}:`, ...places];
}

/** Many policies read the same property: it stands once, with the policies below it. */
function unjudged(report: Report): Iterable<{ readonly where: string; readonly policies: ReadonlySet<string> }> {
    const byPlace = new Map<string, { readonly where: string; readonly policies: Set<string> }>();
    for (const { policy, urn, property, reason, source } of report.undetermined) {
        const key = JSON.stringify([urn, property, reason]);
        const known = byPlace.get(key);
        if (known !== undefined) known.policies.add(policy);
        else {
            const { type = "", name = urn } = parseUrn(urn) ?? {};
            const what = `${name} (${type})${property === "" ? "" : ` ${property}`}`;
            byPlace.set(key, {
                where: `${place(source)}  ${what}: ${reasonText(reason)}. ${hintText(reason)}.`,
                policies: new Set([policy]),
            });
        }
    }
    return byPlace.values();
}

function summary(report: Report, pack: string): string {
    const count = (level: string): number => report.violations.filter((entry) => entry.level === level).length;
    const parts = [
        `${count("mandatory")} mandatory`,
        `${count("advisory")} advisory`,
        `${report.exempted.length} exempted`,
        `${report.undetermined.length} not judged`,
    ];
    return `${pack}: ${report.resources} resources, ${report.policies} policies: ${parts.join(", ")}`;
}

/** What is wrong, and on a line of its own what to do. */
function message(words: string): readonly string[] {
    const at = words.lastIndexOf(" Fix: ");
    return (at < 0 ? [words] : [words.slice(0, at), words.slice(at + 1)]).map((line) => `    ${shown(line)}`);
}

/** Where the program made a resource, in the form that editors and terminals open. */
export const place = (source: Source | undefined): string =>
    source === undefined ? "(no source)" : `${source.file}:${source.line}:${source.column}`;
