/** Places in the program for resources of which the engine tells none: it tells those of Node.js and Python alone as they are. */
import { isObject } from "../json";
import type { Json } from "../json";
import { goPlaces } from "./go";
import { positionOf, type Finder } from "./place";
import { searched } from "./search";
import { yamlPlaces } from "./yaml";

/** What stands in the project itself (cli/documents/positions.ts reads no other): not in a package, and not outside. */
const OWN = /^project:\/\/\/(?!(?:[^#]*\/)?(?:\.\.|node_modules|site-packages|dist-packages)\/)[^#]+#\d/;

function* positionsOf(state: Json): Generator<string> {
    if (typeof state["sourcePosition"] === "string") yield state["sourcePosition"];
    for (const frame of Array.isArray(state["stackTrace"]) ? (state["stackTrace"] as unknown[]) : [])
        if (isObject(frame) && typeof frame["sourcePosition"] === "string") yield frame["sourcePosition"];
}

/** How a place is found, by the runtime of the project; each reads the project's folder when it is asked for the first time. */
export function finderOf(folder: string, runtime: string): Finder {
    if (runtime === "yaml") return yamlPlaces(folder);
    if (runtime === "go") return goPlaces(folder);
    return searched(folder, runtime);
}

/** A resource that stands deeper in others than this is a circle. */
const DEEPEST = 50;

/**
 * The document with a `sourcePosition` for each resource whose place the program's text tells: its own, or else that of the component that
 * it belongs to.
 */
export function located(document: Json, folder: string, runtime: string): Json {
    const steps: readonly unknown[] = Array.isArray(document["steps"]) ? document["steps"] : [];
    const states = new Map(
        steps.flatMap((step) => {
            const state = isObject(step) ? step["newState"] : undefined;
            return isObject(state) && typeof state["urn"] === "string" ? [[state["urn"], state] as const] : [];
        }),
    );
    const find = finderOf(folder, runtime);
    const found = new Map<string, string | undefined>();
    /** `undefined`: nothing is known, or what the engine says stands as it is. */
    const placeOf = (urn: string, depth = 0): string | undefined => {
        const state = states.get(urn);
        if (state === undefined || depth > DEEPEST) return undefined;
        if (found.has(urn)) return found.get(urn);
        const positions = [...positionsOf(state)];
        const parts = urn.split("::");
        const wanted = { type: typeof state["type"] === "string" ? state["type"] : "", name: parts.slice(3).join("::"), positions };
        const own = positions.find((position) => OWN.test(position)) ?? positionOf(find(wanted));
        const parent = state["parent"];
        const place = own ?? (typeof parent === "string" ? placeOf(parent, depth + 1) : undefined);
        found.set(urn, place);
        return place;
    };
    return {
        ...document,
        steps: steps.map((step) => {
            const state = isObject(step) ? step["newState"] : undefined;
            if (
                !isObject(step) ||
                !isObject(state) ||
                typeof state["urn"] !== "string" ||
                [...positionsOf(state)].some((position) => OWN.test(position))
            )
                return step;
            const place = placeOf(state["urn"]);
            return place === undefined ? step : { ...step, newState: { ...state, sourcePosition: place } };
        }),
    };
}
