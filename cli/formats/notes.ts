/** What is worth knowing of each stack, for formats that tell of one stack at a time. */
import type { Report } from "../report/report";
import type { StackOf } from "./facts";

/** The notes on a stack's documents and those that are on no document; notes on a document begin with its name. */
export function notesByStack(report: Report): (stack: StackOf) => readonly string[] {
    const names = new Set(report.documents.map(({ name }) => name));
    const placed = report.notes.map((note) => ({ note, document: documentOf(note, names) }));
    return ({ documents }) => placed.flatMap(({ note, document }) => (document === undefined || documents.has(document) ? [note] : []));
}

/** The longest name that it is: names may hold colons, too. */
function documentOf(note: string, names: ReadonlySet<string>): string | undefined {
    for (let at = note.lastIndexOf(": "); at > 0; at = note.lastIndexOf(": ", at - 1))
        if (names.has(note.slice(0, at))) return note.slice(0, at);
    return undefined;
}
