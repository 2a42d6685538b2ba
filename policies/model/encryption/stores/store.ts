/**
 * What AWS encrypts at rest, with which key, and what it does where a program says nothing: one row for each shape of each store, in the
 * files beside this one. Adding a store is adding a row.
 */
import { below } from "../../paths";
import type { View } from "../../values";
import { keyOwner } from "../keys";
import type { KeyOwner } from "../keys";

/** One thing that is encrypted with one key: a store, or a replica of it. Each reading throws Undetermined where it cannot be told. */
export interface Place {
    /** The property that leaves it unencrypted; undefined where it is encrypted. */
    off(): View | undefined;
    /** Whose key encrypts it. */
    owner(): KeyOwner;
    /** The property that names the key: where a finding on it stands. */
    key(): View;
}

/** A type of resource that stores data. */
export interface Store {
    readonly tokens: readonly string[];
    /** What AWS does by itself: nothing, or encrypts with a key of its own. */
    readonly byDefault: "off" | "aws";
    /** The page that says so. */
    readonly source: string;
    places(inputs: View): Iterable<Place>;
}

/** What {@link Place.off} says of what AWS always encrypts. */
export const always = (): undefined => undefined;

/** A place that is always encrypted, with the key at `path`, or AWS's. */
export const keyed = (inputs: View, path: string): Place => ({
    off: always,
    key: () => below(inputs, path),
    owner: () => keyOwner(below(inputs, path)),
});

/** The row of types that AWS always encrypts: with the key that the property at `path` names, or with its own. */
export const keyedStore = (source: string, path: string, ...tokens: readonly string[]): Store => ({
    tokens,
    byDefault: "aws",
    source,
    places: (inputs) => [keyed(inputs, path)],
});
