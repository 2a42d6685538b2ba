/** Formats for more findings than memory holds: written in pieces, a document at a time. */
import { shown, shownJson } from "../../policies/kit/shown";
import { plural } from "../../policies/kit/text";
import { withOnly } from "../packed";
import type { Counts, Packed } from "../packed";
import type { Report } from "../report";
import { stackText } from "./facts";
import type { FormatOptions } from "./format";
import { gitlabIssues } from "./gitlab";
import { jsonObject } from "./json";
import { SCHEMA, runsOf } from "./sarif";
import { text } from "./text";

/** The report without its findings, and the reports on the single documents, which may be walked through again and again. */
export interface Large {
    readonly total: Report;
    readonly counts: Counts;
    readonly parts: () => Iterable<Packed>;
}

export type LargeFormat = (large: Large, options: FormatOptions) => Iterable<string>;

const indented = (value: unknown): string => shownJson(JSON.stringify(value, null, 2));

/** The elements of a list in JSON, without its brackets. */
function* elements(values: Iterable<unknown>): Generator<string> {
    let isFirst = true;
    for (const value of values) {
        yield `${isFirst ? "" : ",\n"}${indented(value)}`;
        isFirst = false;
    }
}

function* all<T>(parts: Iterable<Packed>, of: (part: Packed) => readonly T[]): Generator<T> {
    for (const part of parts) yield* of(part);
}

function* json({ total, counts, parts }: Large, options: FormatOptions): Generator<string> {
    const lists = ["violations", "exempted", "undetermined"] as const;
    const whole = jsonObject(total, options);
    let separator = "{\n";
    for (const [key, value] of Object.entries({ ...whole, summary: { ...whole.summary, ...counts } })) {
        yield `${separator}${JSON.stringify(key)}: `;
        separator = ",\n";
        const list = lists.find((name) => name === key);
        if (list === undefined) yield indented(value);
        else {
            yield "[\n";
            yield* elements(all(parts(), (part) => jsonObject(withOnly(part, list), options)[list]));
            yield "\n]";
        }
    }
    yield "\n}\n";
}

function* sarif({ total, parts }: Large, options: FormatOptions): Generator<string> {
    let own = 0;
    for (const { notes } of parts()) own += notes.length;
    // Those of the documents come first; the others are nobody's own, and stand in each run.
    const shared = total.notes.slice(own);
    yield `{\n"$schema": ${JSON.stringify(SCHEMA)},\n"version": "2.1.0",\n"runs": [\n`;
    yield* elements(all(parts(), (part) => runsOf({ ...part, notes: [...part.notes, ...shared] }, options)));
    yield "\n]\n}\n";
}

function* gitlab({ parts }: Large, options: FormatOptions): Generator<string> {
    const seen = new Set<string>();
    const unseen = function* (): Generator<unknown> {
        for (const issue of all(parts(), (part) => gitlabIssues(withOnly(part, "violations"), options))) {
            if (!seen.has(issue.fingerprint)) yield issue;
            seen.add(issue.fingerprint);
        }
    };
    yield "[\n";
    yield* elements(unseen());
    yield "\n]\n";
}

/** So many stacks are named at the top. */
const WORST = 20;

function* texts({ total, counts, parts }: Large, options: FormatOptions): Generator<string> {
    const { pack } = options;
    const { mandatory, advisory } = counts;
    const verdict = mandatory + advisory === 0 ? "no violations" : `${mandatory} mandatory and ${advisory} advisory violations`;
    yield `${pack.name} ${pack.version}: ${verdict}\n`;
    yield `${plural(total.documents.length, "document")}: ${plural(total.resources, "resource")}, ${total.policies} policies\n\n`;
    for (const part of worstOf(parts())) yield `${named(part)}: ${part.counts.mandatory} mandatory, ${part.counts.advisory} advisory\n`;
    for (const part of parts()) {
        if (part.counts.mandatory + part.counts.advisory + part.counts.exempted === 0) continue;
        const own = { ...part, notes: [], unusedExemptions: [], expiredExemptions: [] };
        yield `\n== ${named(part)}\n${text(own, options)}`;
    }
    yield "\n";
    for (const { policy, resource } of total.unusedExemptions) yield `Unused exemption of ${policy}: ${shown(resource)}\n`;
    for (const note of total.notes) yield `${shown(note)}\n`;
    yield `${verdict}\n`;
}

const named = ({ documents: [document] }: Report): string =>
    document === undefined ? "" : `${stackText(document)} (${shown(document.name)})`;

/** The stacks with the most violations, the mandatory ones first. */
function worstOf(parts: Iterable<Packed>): readonly Packed[] {
    let worst: readonly Packed[] = [];
    for (const part of parts) {
        const { mandatory, advisory } = part.counts;
        if (mandatory + advisory === 0) continue;
        worst = [...worst, part]
            .sort((a, b) => b.counts.mandatory - a.counts.mandatory || b.counts.advisory - a.counts.advisory)
            .slice(0, WORST);
    }
    return worst;
}

/** The formats that are written in pieces; of the others the whole report is held in memory. */
export const LARGE_FORMATS: Readonly<Record<string, LargeFormat>> = { text: texts, json, sarif, gitlab };
