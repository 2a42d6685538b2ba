/**
 * What the provider computes. At a preview the engine shows stack policies the planned outputs of a resource, in which everything that
 * the provider fills by itself is unknown, also properties that the program could have set and did not. Such a property is as absent
 * as it is in the inputs; what the program set to a value that is not known yet stays unknown.
 * Executed with the recorded engine: every input, known or not, stands in the checked inputs that resource policies are shown.
 */
import { isCode, isUnknown, own } from "../values";

/**
 * The outputs without the unknowns of which nothing is written; the same object where there are none.
 * @param written the inputs, or their names alone: what is no object or list only says that something stands there
 */
export const withoutComputed = (outputs: unknown, written: unknown): unknown => pruned(outputs, present(written)) ?? {};

const present = (written: unknown): readonly unknown[] => (written === undefined || written === null ? [] : [written]);

/** The value without what is computed; `undefined` where nothing is left. `written` is all that may have been written in its place. */
function pruned(value: unknown, written: readonly unknown[]): unknown {
    if (isUnknown(value)) return written.length > 0 ? value : undefined;
    if (typeof value !== "object" || value === null || isCode(value)) return value;
    // Written as a whole, as a text or an unknown: which of its parts are computed cannot be told.
    if (written.some((place) => typeof place !== "object" || place === null)) return value;
    // A set has no order, and a list of one stands for its element in some versions of a provider: each place may be any.
    const places = written.flatMap((place) => (Array.isArray(place) ? place.flatMap(present) : [place]));
    return Array.isArray(value) ? prunedList(value, places) : prunedObject(value, places);
}

/** A list with an element that nobody wrote and nobody knows is computed as a whole. */
function prunedList(list: readonly unknown[], places: readonly unknown[]): unknown {
    const kept = list.map((element) => pruned(element, places));
    if (kept.some((element, index) => element === undefined && list[index] !== undefined)) return undefined;
    return kept.some((element, index) => element !== list[index]) ? kept : list;
}

function prunedObject(object: object, places: readonly unknown[]): unknown {
    const within = (key: string): readonly unknown[] =>
        places.flatMap((place) => (typeof place === "object" && place !== null ? present(own(place, key)) : [place]));
    const entries = Object.entries(object) as readonly (readonly [string, unknown])[];
    const kept = entries.map(([key, value]) => [key, pruned(value, within(key))] as const);
    if (kept.every(([, value], index) => value === entries[index]?.[1])) return object;
    return Object.fromEntries(kept.filter(([, value], index) => value !== undefined || entries[index]?.[1] === undefined));
}
