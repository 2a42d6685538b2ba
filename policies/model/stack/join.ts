/** Answers of the stack model: a reference leads to a node, nowhere, out of the stack, or nobody can tell yet. */
import { Undetermined } from "../values";
import type { Join, Many } from "./terms";

export const NONE = { kind: "none" } as const;
const EMPTY: Many<never> = { items: [], unresolved: [] };

/**
 * The node that a reference leads to; `undefined` where it leads nowhere or out of the stack.
 * @throws Undetermined where it cannot be told.
 */
export function nodeOf<N>(join: Join<N>): N | undefined {
    if (join.kind === "unresolved") throw new Undetermined(join.path, join.reason, join.node);
    return join.kind === "node" ? join.node : undefined;
}

/**
 * All related items.
 * @throws Undetermined where there may be more.
 */
export function allOf<T>(many: Many<T>): readonly T[] {
    const first = many.unresolved[0];
    if (first !== undefined) throw new Undetermined(first.path, first.reason, first.node);
    return many.items;
}

/**
 * What is known to be related. That there may be more does not matter to the caller, or the caller asks for {@link Many.unresolved}
 * itself: a rule says with this word, or with {@link allOf}, which of the two it means.
 */
export const knownOf = <T>(many: Many<T>): readonly T[] => many.items;

/** Several answers as one. */
export function together<T>(...parts: readonly Many<T>[]): Many<T> {
    const filled = parts.filter((part) => part.items.length + part.unresolved.length > 0);
    if (filled.length <= 1) return filled[0] ?? EMPTY;
    return { items: filled.flatMap((part) => part.items), unresolved: filled.flatMap((part) => part.unresolved) };
}
