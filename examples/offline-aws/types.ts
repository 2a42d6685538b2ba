import { FACTS } from "./facts";
import { subjectOf, typeOf } from "./subject";
import type { Properties } from "./wire";

const ID_OF_NAME = ["bucket", "name"];

/** The input that the provider fills with a name of its own, and that name: the resource's with seven characters behind it. */
export function autoname(urn: string): { key: string; name: string } | undefined {
    const key = FACTS[typeOf(urn)]?.named;
    return key === undefined ? undefined : { key, name: `${urn.split("::").pop() ?? ""}-${subjectOf(urn, {}, "").hash(7)}` };
}

export function isTagged(type: string): boolean {
    return FACTS[type]?.tagged === true;
}

export function replacedBy(type: string): readonly string[] {
    return FACTS[type]?.replaces ?? [];
}

/** The id and the computed outputs that a resource gets on its creation. */
export function created(urn: string, inputs: Properties, region: string): { id: string; outputs: Properties } {
    const subject = subjectOf(urn, inputs, region);
    const facts = FACTS[subject.type];
    const fallback = ID_OF_NAME.map(subject.text).find((name) => name !== "") ?? `${urn.split("::").pop() ?? ""}-${subject.hash(7)}`;
    const id = facts?.id?.(subject) ?? fallback;
    return { id, outputs: facts?.computed?.(subject, id) ?? {} };
}
