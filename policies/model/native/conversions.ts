/** How a value of the `aws-native` provider becomes one of the `aws` provider, and how a place in it is told in the native words. */
import { isHidden, isRecord, own } from "../values";

/** Steps below a property. */
export type Steps = readonly (string | number)[];

export interface Conversion {
    /** The value in the form of the `aws` provider. */
    readonly classic: (raw: unknown) => unknown;
    /** Where what stands at `steps` of that value stands in the native one; the same steps where they name no place of it. */
    readonly native: (steps: Steps, raw: unknown) => Steps;
}

/** `[{key, value}]` → `{key: value}`. Anything else, such as an unknown, stays as it is. */
export const pairs = (key: string, value: string): Conversion => ({
    classic: (raw) =>
        Array.isArray(raw) && raw.every((entry) => isRecord(entry) && typeof own(entry, key) === "string")
            ? Object.fromEntries(raw.map((entry: object) => [own(entry, key) as string, own(entry, value)]))
            : raw,
    native: (steps, raw) => {
        const [name, ...rest] = steps;
        const index = Array.isArray(raw) ? raw.findLastIndex((entry) => isRecord(entry) && own(entry, key) === name) : -1;
        return name === undefined || index < 0 ? steps : [index, value, ...rest];
    },
});

/** Other names inside the objects of a list. */
export const renamed = (rename: Readonly<Record<string, string>>): Conversion => ({
    classic: (raw) => (Array.isArray(raw) ? raw.map((entry: unknown) => (isRecord(entry) ? withNames(entry, rename) : entry)) : raw),
    native: (steps) => {
        const [index, name, ...rest] = steps;
        return index === undefined || typeof name !== "string" ? steps : [index, nameIn(rename, name), ...rest];
    },
});

/** The native name of a property. */
export const nameIn = (rename: Readonly<Record<string, string>>, name: string): string =>
    Object.keys(rename).find((key) => rename[key] === name) ?? name;

/** The record with the keys of `rename` renamed, all others kept; values, and what is nested in them, stay as they are. */
export function withNames(record: Record<string, unknown>, rename: Readonly<Record<string, string>>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(record).map(([key, value]) => [(own(rename, key) as string | undefined) ?? key, value]));
}

/** A metric query: `metricStat` holds what the `aws` provider calls `metric`, and its metric's dimensions are pairs. */
export const metricQueries: Conversion = {
    classic: (raw) => (Array.isArray(raw) ? raw.map(metricQuery) : raw),
    native: (steps) => {
        const [index, name, ...rest] = steps;
        return index === undefined || name !== "metric" ? steps : [index, "metricStat", "metric", ...rest];
    },
};

const NAMED = pairs("name", "value");

/** The dimensions of a metric; a name among them that is not known may be any, so they are not known as a whole. */
export const DIMENSIONS: Conversion = {
    classic: (raw) => (Array.isArray(raw) ? raw.map(nameOf).find(isHidden) : undefined) ?? NAMED.classic(raw),
    native: NAMED.native,
};

const nameOf = (dimension: unknown): unknown => (isRecord(dimension) ? own(dimension, "name") : undefined);

function metricQuery(entry: unknown): unknown {
    const stat = isRecord(entry) ? own(entry, "metricStat") : undefined;
    if (!isRecord(entry) || stat === undefined || stat === null) return entry;
    const metric = isRecord(stat) ? own(stat, "metric") : stat;
    return { ...entry, metric: isRecord(metric) ? { ...metric, dimensions: DIMENSIONS.classic(own(metric, "dimensions")) } : metric };
}
