/** The order of the resources in recordings: one that the engine could have taken, and always the same. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Fields = { [key: string]: Json };

/** The position of a resource in the recordings, by URN. */
export type Order = ReadonlyMap<string, number>;

export function isFields(value: Json | undefined): value is Fields {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text that a field holds; empty where it holds none. */
export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

export function strings(value: Json | undefined): string[] {
    return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/** `urn:…::default::id` names a provider; the id is the last part. */
function providerUrn(reference: Json | undefined): string | undefined {
    return typeof reference === "string" ? reference.slice(0, reference.lastIndexOf("::")) : undefined;
}

function needs(resource: Fields): string[] {
    const parent = resource["parent"];
    const byProperty = isFields(resource["propertyDependencies"]) ? Object.values(resource["propertyDependencies"]).flatMap(strings) : [];
    return [
        typeof parent === "string" ? parent : undefined,
        providerUrn(resource["provider"]),
        ...strings(resource["dependencies"]),
        ...byProperty,
    ].filter((urn) => urn !== undefined);
}

function resourcesOf(document: Json): Fields[] {
    const deployment = isFields(document) ? document["deployment"] : undefined;
    return isFields(deployment) && Array.isArray(deployment["resources"]) ? deployment["resources"].filter(isFields) : [];
}

/** The root first, as the engine has it. */
function byRootAndName(a: string, b: string): number {
    const rank = (urn: string): number => (urn.includes("::pulumi:pulumi:Stack::") ? 0 : 1);
    return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** The order of a deployed stack: what a resource needs comes before it, and the alphabet decides the rest. */
export function recordingOrder(state: Json): Order {
    const waiting = new Map(resourcesOf(state).map((resource) => [textOf(resource["urn"]), needs(resource)]));
    const order = new Map<string, number>();
    while (waiting.size > 0) {
        const ready = [...waiting].filter(([, urns]) => urns.every((urn) => !waiting.has(urn))).map(([urn]) => urn);
        if (ready.length === 0) {
            throw new Error("the resources of the stack need each other in a circle");
        }
        for (const urn of ready.sort(byRootAndName)) {
            order.set(urn, order.size);
            waiting.delete(urn);
        }
    }
    return order;
}

export function sorted<T>(items: readonly T[], order: Order, urn: (item: T) => string): T[] {
    const place = (item: T): number => order.get(urn(item)) ?? Number.MAX_SAFE_INTEGER;
    return [...items].sort((a, b) => place(a) - place(b));
}
