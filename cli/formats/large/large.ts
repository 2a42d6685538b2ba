/** What formats for more findings than memory holds are made of. */
import { shownJson } from "../../../policies/kit/shown";
import type { Counts, Packed } from "../../kept/packed";
import type { Report } from "../../report/report";
import type { FormatOptions } from "../format";

/** The report without its findings, and the reports on documents and on stacks, which may be walked through again and again. */
export interface Large {
    readonly total: Report;
    readonly counts: Counts;
    /** One for each document. */
    readonly parts: () => Iterable<Packed>;
    /** One for each stack, on all documents of it. */
    readonly stacks: () => Iterable<Packed>;
}

export type LargeFormat = (large: Large, options: FormatOptions) => Iterable<string>;

/** JSON with two blanks a level; letters that could forge a line are escaped. */
export const indented = (value: unknown): string => shownJson(JSON.stringify(value, null, 2));

/** The elements of a list in JSON, without its brackets. */
export function* elements(values: Iterable<unknown>): Generator<string> {
    let isFirst = true;
    for (const value of values) {
        yield `${isFirst ? "" : ",\n"}${indented(value)}`;
        isFirst = false;
    }
}

/** A list in JSON that tells each element once. */
export function* listOf<T>(items: Iterable<T>, keyOf: (item: T) => string): Generator<string> {
    const seen = new Set<string>();
    const unseen = function* (): Generator<T> {
        for (const item of items) {
            if (seen.has(keyOf(item))) continue;
            seen.add(keyOf(item));
            yield item;
        }
    };
    yield "[\n";
    yield* elements(unseen());
    yield "\n]\n";
}

/** What `of` makes of each part, one part in memory at a time. */
export function* all<T>(parts: Iterable<Packed>, of: (part: Packed) => readonly T[]): Generator<T> {
    for (const part of parts) yield* of(part);
}

/** The notes that are of no document: those of the documents come first. */
export function sharedNotes({ total, parts }: Large): readonly string[] {
    let own = 0;
    for (const { notes } of parts()) own += notes.length;
    return total.notes.slice(own);
}
