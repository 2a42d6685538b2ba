/** Look-ups of what the same run made: they answer what the resource shows, as they would in the account. */
import type { Member } from "../facts";
import { namedBy } from "../values";
import { containsUnknown, isSecret, plain, type Properties, type Value } from "../wire";
import { textIn, withoutDot, type Registered, type Resources } from "./resources";

/** Arguments that say how to look, and not for what. */
const MANNER = new Set(["region", "qualifier", "withDecryption", "tags", "filters", "filter", "state", "default", "mostRecent"]);

const same = (one: string | undefined, other: string): boolean => one !== undefined && withoutDot(one) === withoutDot(other);

/** How an argument speaks of the resource: it names it, contradicts it, or says nothing of it. */
function saysOf(key: string, value: string, { id, outputs }: Registered, name: string | undefined): "names" | "contradicts" | "nothing" {
    const own = textIn(outputs[key]);
    const called = /name$/i.test(key) && name !== undefined ? textIn(outputs[name]) : undefined;
    if ([id, textIn(outputs["arn"]), own, called].some((known) => same(known, value))) return "names";
    return own === undefined && called === undefined && !/^id$|Id$|[aA]rn$/.test(key) ? "nothing" : "contradicts";
}

/** The one resource of these types that the arguments name; `undefined` where there is none, or more than one. */
export function registeredFor(
    types: readonly string[],
    args: Properties,
    resources: Resources,
    generation: number,
): Registered | undefined {
    const asked = Object.entries(args).filter(([key]) => !MANNER.has(key));
    // What is no text (`defaultForAz: true`, a list) is not compared: another than the one that this run makes may be meant.
    if (asked.some(([, value]) => typeof plain(value) !== "string")) return undefined;
    const given = asked.flatMap(([key, value]) => {
        const text = textIn(value);
        return text === undefined ? [] : [[key, text] as const];
    });
    const texts = given.map(([, text]) => text);
    let found: Registered | undefined;
    for (const type of new Set(types)) {
        const name = namedBy(type, generation);
        for (const state of resources.thatShow(type, texts)) {
            const said = given.map(([key, text]) => saysOf(key, text, state, name));
            if (!said.includes("names") || said.includes("contradicts")) continue;
            if (found !== undefined) return undefined;
            found = state;
        }
    }
    return found;
}

const kindOf = (value: Value): string => {
    const bare = isSecret(value) ? plain(value) : value;
    return Array.isArray(bare)
        ? "["
        : typeof bare === "object"
          ? "{"
          : typeof bare === "string"
            ? "s"
            : typeof bare === "number"
              ? "n"
              : "b";
};
const fits = (value: Value, shape: string): boolean => {
    const wanted = shape[0] === "=" ? "s" : shape[0] === "#" ? "{" : shape[0];
    return wanted === "?" || kindOf(value) === wanted;
};

/** What the resource shows of the members of the answer, where it is of the declared kind. */
export function shownAs(members: readonly Member[], { id, outputs }: Registered): Properties {
    const shown = members.flatMap(({ name, shape }) => {
        const value = outputs[name];
        return value === undefined || value === null || containsUnknown(value) || !fits(value, shape) ? [] : [[name, value] as const];
    });
    return { ...Object.fromEntries(shown), ...(id === undefined ? {} : { id }) };
}
