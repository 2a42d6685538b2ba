/**
 * A value that is made when it is first asked for, and kept.
 *
 * The pack boots twice in a deployment, and a boot needs to know what policies there are, not how they judge: modules that are
 * large, or that few stacks need, are loaded behind this.
 */
export function lazy<T>(make: () => T): () => T {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
}

/** What `make` makes of an object, or the error that it throws: found once for each, and kept as long as the object is. */
export function keptFor<K extends object, T>(make: (key: K) => T): (key: K) => T {
    const made = new WeakMap<K, () => T>();
    return (key) => {
        const known = made.get(key);
        if (known !== undefined) return known();
        const result = settledOnce(() => make(key));
        made.set(key, result);
        return result();
    };
}

function settledOnce<T>(make: () => T): () => T {
    try {
        const value = make();
        return () => value;
    } catch (error) {
        return () => {
            throw error;
        };
    }
}
