/**
 * What a row on a data store says: its types, and what of its inputs decides whether its clients use TLS. Rows stand in the files beside
 * this one; adding a store is adding a row.
 */
import type { View } from "../../values";
import type { TlsVersion } from "../names";

/** What is wrong with a store. */
export type Fault =
    /** Clients speak in clear: said so, or by AWS's default. `brokers`: the store's own nodes among themselves. */
    | { readonly kind: "plain" | "default" | "optional" | "brokers"; readonly where: View }
    /** The store accepts this version; `policy` is the name that says so, where there is one. */
    | { readonly kind: "accepts"; readonly where: View; readonly version: TlsVersion; readonly policy: string | undefined };

/** A type of store, and the readings of its inputs; each throws Undetermined where it cannot be told, and hides no other. */
export interface DataStore {
    readonly tokens: readonly string[];
    /** The page, or the provider's documentation, that says what is so by default. */
    readonly source: string;
    readonly readings: readonly ((inputs: View, type: string) => Fault | undefined)[];
}

export const isNative = (type: string): boolean => type.startsWith("aws-native:");

/** A setting that has to be written, where AWS's default is the other. */
export const unless = (where: View, expected: boolean, kind: "plain" | "brokers"): Fault | undefined =>
    where.asBoolean() === expected ? undefined : { kind, where };

/** A setting that is on unless it is switched off. */
export const unlessOff = (where: View, kind: "plain" | "brokers"): Fault | undefined =>
    where.asBoolean() === false ? { kind, where } : undefined;
