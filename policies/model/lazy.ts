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
