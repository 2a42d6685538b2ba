import type { FormatOptions } from "../format";
import { framed, resultIds, stackResults } from "../oscal";
import { all, elements, indented, sharedNotes } from "./large";
import type { Large } from "./large";

/** A result for each stack, written one after the other where the list of them stands in the frame. */
export function* oscal(large: Large, { now = new Date(), ...options }: FormatOptions): Generator<string> {
    const { total, stacks } = large;
    const shared = sharedNotes(large);
    const at = { ...options, now };
    const { results: _, "back-matter": backMatter, ...head } = framed(resultIds(total, at), [], at);
    yield '{\n"assessment-results": {\n';
    for (const [name, value] of Object.entries(head)) yield `${JSON.stringify(name)}: ${indented(value)},\n`;
    yield '"results": [\n';
    yield* elements(all(stacks(), (stack) => stackResults({ ...stack, notes: [...stack.notes, ...shared] }, at)));
    yield `\n],\n"back-matter": ${indented(backMatter)}\n}\n}\n`;
}
