import type { FormatOptions } from "../format";
import { SCHEMA, runsOf } from "../sarif";
import { all, elements, sharedNotes } from "./large";
import type { Large } from "./large";

/** A run for each stack, with the notes of its documents and those that are nobody's own. */
export function* sarif(large: Large, options: FormatOptions): Generator<string> {
    const shared = sharedNotes(large);
    yield `{\n"$schema": ${JSON.stringify(SCHEMA)},\n"version": "2.1.0",\n"runs": [\n`;
    yield* elements(all(large.stacks(), (stack) => runsOf({ ...stack, notes: [...stack.notes, ...shared] }, options)));
    yield "\n]\n}\n";
}
