import { styleText } from "node:util";
import { reasonText } from "../../policies/kit/report";
import type { Finding, Report } from "../check";
import type { Source } from "../documents";
import { oneLine } from "../problem";
import type { FormatOptions } from ".";

type Style = Parameters<typeof styleText>[0];

/** For people: each finding with its place in the program, then what could not be judged, then a line that counts. */
export function text(report: Report, { pack, colour }: FormatOptions): string {
    const paint = (style: Style, words: string): string => (colour ? styleText(style, words, { validateStream: false }) : words);
    const lines: string[] = [];
    const finding = (entry: Finding): void => {
        const level = paint(entry.level === "mandatory" ? "red" : "yellow", entry.level);
        lines.push(`${paint("bold", place(entry.source))}  ${level}  ${entry.severity}  ${paint("cyan", entry.policy)}`);
        lines.push(`    ${oneLine(entry.name)} (${oneLine(entry.type)})`, ...message(entry.message), "");
    };
    for (const entry of report.violations) finding(entry);
    if (report.exempted.length > 0) lines.push("Exempted:");
    for (const entry of report.exempted) {
        const { reason, owner, expires } = entry.exemption;
        lines.push(oneLine(`    ${place(entry.source)}  ${entry.policy}  ${entry.name}: ${reason} (${owner}, until ${expires})`));
    }
    if (report.undetermined.length > 0) lines.push("Not judged:");
    for (const [where, policies] of unjudged(report)) lines.push(`    ${where}`, `        ${policies.join(", ")}`);
    for (const { policy, resource } of report.unusedExemptions) lines.push(oneLine(`Unused exemption of ${policy}: ${resource}`));
    for (const note of report.notes) lines.push(note);
    if (lines.length > 0 && lines.at(-1) !== "") lines.push("");
    lines.push(summary(report, `${pack.name} ${pack.version}`));
    return `${lines.join("\n")}\n`;
}

/** Many policies read the same property: it stands once, with the policies below it. */
function unjudged(report: Report): ReadonlyMap<string, readonly string[]> {
    const byPlace = new Map<string, string[]>();
    for (const { policy, urn, property, reason, source } of report.undetermined) {
        const where = `${place(source)}  ${logicalName(urn)}${property === "" ? "" : ` ${property}`}: ${reasonText(reason)}`;
        byPlace.set(where, [...(byPlace.get(where) ?? []), policy]);
    }
    return byPlace;
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
    return (at < 0 ? [words] : [words.slice(0, at), words.slice(at + 1)]).map((line) => `    ${line}`);
}

/** Where the program made a resource, in the form that editors and terminals open. */
export const place = (source: Source | undefined): string =>
    source === undefined ? "(no source)" : `${source.file}:${source.line}:${source.column}`;
const logicalName = (urn: string): string => urn.split("::").slice(3).join("::") || urn;
