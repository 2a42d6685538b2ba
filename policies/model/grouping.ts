/** The items by a key, in the order in which the keys come first (`Map.groupBy`, which Node 20 lacks). */
export function groupedBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly [T, ...T[]]> {
    const groups = new Map<K, [T, ...T[]]>();
    for (const item of items) push(groups, keyOf(item), item);
    return groups;
}

/** Adds an item to the group of its key. */
export function push<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
}
