/** Whether two resources lie in one place: alarms and account policies reach no further than their account and Region. */
import type { Node } from "../stack";

/** `maybe` where the Region of one is set and not known. */
export function isTogether(a: Node, b: Node): "yes" | "no" | "maybe" {
    const agree = (one: string | undefined, other: string | undefined): boolean =>
        one === undefined || other === undefined || one === other;
    if (!agree(a.region, b.region) || !agree(a.account, b.account)) return "no";
    return [a, b].some(({ hasHiddenRegion }) => hasHiddenRegion) ? "maybe" : "yes";
}

/** What `find` finds for a resource by the place that it lies in, and nothing else of it: most resources of a stack lie in one. */
export function byPlace<T extends object>(find: (node: Node) => T): (node: Node) => T {
    const places = new Map<string, T>();
    return (node) => {
        const place = JSON.stringify([node.region, node.account, node.hasHiddenRegion]);
        const found = places.get(place) ?? find(node);
        places.set(place, found);
        return found;
    };
}
