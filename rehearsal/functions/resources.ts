/** What a run made so far, found by what it shows: a program may look up each of thousands. */
import { typeOf } from "../context";
import { containsUnknown, plain, type Properties, type Value } from "../wire";

/** A resource of this run. */
export interface Registered {
    readonly id?: string | undefined;
    /** All that it shows, secrets marked. */
    readonly outputs: Properties;
}

/** A known text that is not empty, without the mark of a secret. */
export const textIn = (value: Value | undefined): string | undefined => {
    const bare = value === undefined ? undefined : plain(value);
    return typeof bare === "string" && bare !== "" && !containsUnknown(bare) ? bare : undefined;
};

/** Names of hosted zones may end in a dot. */
export const withoutDot = (text: string): string => text.replace(/\.$/, "");

export class Resources {
    private readonly states = new Map<string, Registered>();
    /** URNs, by the type and by a text that the resource shows. */
    private readonly showing = new Map<string, Map<string, Set<string>>>();

    /** The resources of a run, by their URNs. */
    static of(states: Iterable<readonly [urn: string, state: Registered]>): Resources {
        const resources = new Resources();
        for (const [urn, state] of states) resources.note(urn, state);
        return resources;
    }

    /** Takes the place of what was noted of the URN before. */
    note(urn: string, state: Registered): void {
        const type = typeOf(urn);
        const ofType = this.showing.get(type) ?? new Map<string, Set<string>>();
        this.showing.set(type, ofType);
        const former = this.states.get(urn);
        if (former !== undefined) for (const text of textsOf(former)) ofType.get(text)?.delete(urn);
        this.states.set(urn, state);
        for (const text of textsOf(state)) {
            const urns = ofType.get(text);
            if (urns === undefined) ofType.set(text, new Set([urn]));
            else urns.add(urn);
        }
    }

    /** Those of the type that show one of the texts, each once. */
    *thatShow(type: string, texts: readonly string[]): Generator<Registered> {
        const ofType = this.showing.get(type);
        const given = new Set<string>();
        for (const text of texts)
            for (const urn of ofType?.get(withoutDot(text)) ?? []) {
                const state = this.states.get(urn);
                if (state === undefined || given.has(urn)) continue;
                given.add(urn);
                yield state;
            }
    }
}

/** Its id and the texts among its outputs. */
function* textsOf({ id, outputs }: Registered): Generator<string> {
    for (const value of [id, ...Object.values(outputs)]) {
        const text = textIn(value);
        if (text !== undefined) yield withoutDot(text);
    }
}
