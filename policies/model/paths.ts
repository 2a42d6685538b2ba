/** Paths into the properties of a resource, checked by the compiler where their type is known. */
import type { Key, Loose, Nested, Path } from "./values";
import { isHidden, own, View } from "./values";

/** The shape of what stands at a path; `never` where the shape has no such path. A path that only the run knows leads anywhere in {@link Loose}. */
export type At<S, P extends Path> = number extends P["length"]
    ? string extends Key<S>
        ? Loose
        : never
    : P extends readonly [infer K, ...infer R extends Path]
      ? K extends number
          ? At<S, R>
          : K extends Key<S>
            ? At<Nested<S, K>, R>
            : never
      : S;

/** The path itself where the shape has it; else nothing fits. */
export type Known<S, P extends Path> = [At<S, P>] extends [never] ? never : P;

/** The value at `path`; the unknown on the way to it, where there is one. Never throws. */
export const viewAt = <S, const P extends Path>(root: View<S>, path: P & Known<S, P>): View<At<S, P>> => walk(root, path);

/** What {@link viewAt} says, for a path that nothing checks. */
export function walk(root: View<unknown>, path: Path): View<unknown> {
    let view = root;
    for (const [index, key] of path.entries()) {
        const { raw } = view;
        // A list of one stands for its element: older provider versions, and Terraform's blocks.
        const holder: unknown = Array.isArray(raw) && typeof key === "string" && raw.length === 1 ? raw[0] : raw;
        if (isHidden(holder)) return new View(holder, path.slice(0, index), root.owner);
        if (typeof holder !== "object" || holder === null) return new View(undefined, path, root.owner);
        view = new View(own(holder, String(key)), path.slice(0, index + 1), root.owner);
    }
    return view;
}

/**
 * Whether anything but an empty text stands at a path: what is known only after the deployment is something.
 * @throws Undetermined where what holds it is not known
 */
export function isSetAt<S, const P extends Path>(root: View<S>, path: P & Known<S, P>): boolean {
    const view = walk(root, path);
    if (isHidden(view.raw) && view.path.length < path.length) view.known();
    return !view.isAbsent && view.raw !== "";
}

/**
 * The property at a dotted path (`a.b`), present or not, for tables whose rows name properties of several types.
 * @throws Undetermined where what holds it is not known
 */
export function below(view: View, path: string): View {
    const [key = "", ...rest] = path.split(".");
    if (rest.length === 0) return view.child(key);
    const object = view.object(key);
    return object === undefined ? new View(undefined, view.child(key).path) : below(object.as(), rest.join("."));
}
