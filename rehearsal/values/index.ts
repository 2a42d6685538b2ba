/** The values that AWS and its providers would give a resource: its name, its id and the outputs that only AWS knows. */
import { nameOf, type Context } from "../context";
import type { Properties } from "../wire";
import { KNOWN_TYPES } from "./known-types";
import { subjectOf } from "./subject";

export interface Outputs {
    readonly id: string;
    /** Only what AWS adds: the inputs are not among them. */
    readonly outputs: Properties;
}

const ID_OF_NAME = ["bucket", "name"];

/** The inputs that the provider fills where the program leaves them out, such as a name of its own: the resource's with seven characters behind it. */
export function defaultsOf(token: string, inputs: Properties, context: Context): Properties {
    const key = KNOWN_TYPES[token]?.named;
    if (key === undefined || inputs[key] !== undefined || inputs["namePrefix"] !== undefined) return {};
    return { [key]: `${nameOf(context.urn)}-${subjectOf(token, {}, context).hash(7)}` };
}

/** Whether the provider merges its own tags into the resource's, as `tagsAll`. */
export function isTagged(token: string): boolean {
    return KNOWN_TYPES[token]?.tagged === true;
}

/** The inputs that cannot be changed without a replacement. */
export function replacedBy(token: string): readonly string[] {
    return KNOWN_TYPES[token]?.replaces ?? [];
}

/** The input that holds the physical name of a resource whose id is its name; what `.get()` knows of it. */
export function namedBy(token: string): string | undefined {
    return KNOWN_TYPES[token]?.named;
}

/**
 * The id and the outputs that a resource gets on its creation. `inputs` are plain (no secrets) and may hold unknown values: nothing is
 * made of those.
 */
export function outputsOf(token: string, inputs: Properties, context: Context): Outputs {
    const subject = subjectOf(token, inputs, context);
    const facts = KNOWN_TYPES[token];
    const fallback = ID_OF_NAME.map(subject.text).find((name) => name !== "") ?? `${nameOf(context.urn)}-${subject.hash(7)}`;
    const id = facts?.id?.(subject) ?? fallback;
    return { id, outputs: facts?.computed?.(subject, id) ?? {} };
}
