/** What a preview document holds of the stack as it was before the change: the old states of its steps. */
import { UNKNOWN } from "../../policies/model/values";
import { MAXIMUM_DEPTH, TooDeep, isOnDisk } from "./decode";
import { isObject } from "../json";
import type { Json } from "../json";

/** Steps that mark the old state for deletion while they are told: it stood until now all the same. */
const REPLACES = /^(?:replace|(?:create|import|read)-replacement)$/;

/**
 * The old states of a preview's steps, one of each resource, as a state would list them. What is another stack's, and what waited for its
 * deletion already, is left out. Where a resource has several steps the last tells how it stood: with `--refresh` the first shows the
 * state as it was written, and what somebody else did since is not of this change.
 * @param steps the list `steps` of the document; each has a URN
 */
export function oldStates(steps: readonly Json[]): readonly Json[] {
    const states = new Map<string, Json>();
    const inputs = new Map<string, unknown>();
    for (const { op, urn, oldState, newState } of steps) {
        if (isObject(newState)) inputs.set(String(urn), newState["inputs"]);
        if (!isObject(oldState) || oldState["external"] === true) continue;
        const isPending = oldState["delete"] === true && !(typeof op === "string" && REPLACES.test(op));
        if (!isPending) states.set(String(urn), oldState);
    }
    return [...states].map(([urn, state]) => ({ ...state, urn, inputs: withoutLostFiles(state["inputs"], inputs.get(urn), 0) }));
}

/**
 * Inputs whose files still lie on disk. An old state names its files by path and hash, and under the path lies what the change makes of
 * them: where the new state has another hash nobody can tell what stood there, so the value counts as unknown.
 */
function withoutLostFiles(old: unknown, now: unknown, depth: number): unknown {
    if (depth > MAXIMUM_DEPTH) throw new TooDeep();
    if (Array.isArray(old))
        return old.map((element: unknown, index) => withoutLostFiles(element, Array.isArray(now) ? now[index] : undefined, depth + 1));
    if (!isObject(old)) return old;
    if (isOnDisk(old)) return isSameFile(old, now) ? old : UNKNOWN;
    const counterpart = (key: string): unknown => (isObject(now) && Object.hasOwn(now, key) ? now[key] : undefined);
    return Object.fromEntries(
        Object.entries(old).map(([key, value]) => [key, withoutLostFiles(value, counterpart(key), depth + 1)] as const),
    );
}

const isSameFile = (old: Json, now: unknown): boolean =>
    isObject(now) && ["hash", "path", "uri"].every((field) => old[field] === now[field]) && typeof old["hash"] === "string";
