/** Functions on capacity providers (Lambda Managed Instances). */
import { tagValue } from "../assets/tags";
import { taggedOf } from "../assets/node";
import { KINDS, nodeOf } from "../stack";
import type { FunctionNode, NodeOf } from "../stack";
import { Undetermined } from "../values";

const PATH = ["capacityProviderConfig", "lambdaManagedInstancesCapacityProviderConfig", "capacityProviderArn"] as const;

export type CapacityProvider = NodeOf<"aws:lambda/capacityProvider:CapacityProvider">;

/** Where a function runs: a provider of the stack, the ARN of another, or `undefined` for an ordinary function. */
export function providerOf(fn: FunctionNode): CapacityProvider | string | undefined {
    const join = fn.joined(PATH, KINDS.capacityProvider);
    return join.kind === "outside" ? join.value : nodeOf(join);
}

/**
 * Whether the functions say by their tags that they may trust each other: the same value of each tag.
 * @throws Undetermined where a tag is not known, or where none of them carries any of the tags
 */
export function trustEachOther(functions: readonly FunctionNode[], tags: readonly string[]): boolean {
    const readings = functions.map((fn) => tags.map((tag) => tagValue(taggedOf(fn), tag)));
    const [first = []] = readings;
    if (readings.some((values) => values.some((value, index) => value !== first[index]))) return false;
    if (first.every((value) => value === undefined)) throw new Undetermined(["tags"], "unresolved");
    return true;
}
