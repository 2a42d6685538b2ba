import type { FormatOptions } from "../format";
import { SCHEMA, runsOf } from "../sarif";
import { all, elements, sharedNotes } from "./large";
import type { Large } from "./large";

/** A run for each stack, with the notes of its documents and those that are nobody's own. */
export function* sarif(large: Large, options: FormatOptions): Generator<string> {
    const shared = sharedNotes(large);
    const { stacks: _, ...rest } = options;
    yield `{\n"$schema": ${JSON.stringify(SCHEMA)},\n"version": "2.1.0",\n"runs": [\n`;
    yield* elements(all(some(large.stacks(), options.stacks), (stack) => runsOf({ ...stack, notes: [...stack.notes, ...shared] }, rest)));
    yield "\n]\n}\n";
}

function* some<T>(items: Iterable<T>, [from, to]: readonly [number, number] = [0, Infinity]): Generator<T> {
    let at = 0;
    for (const item of items) {
        if (at >= to) return;
        if (at++ >= from) yield item;
    }
}
