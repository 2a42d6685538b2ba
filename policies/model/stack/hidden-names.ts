/**
 * Names that nobody can see. One that was made of nothing in the stack (a secret of the configuration, what another stack or a look-up
 * says) may be any that is written down elsewhere; of a name that is made of other resources no program writes down the value.
 */
import { hiddenReason, isHidden, isRecord, own } from "../values";
import type { Kind, Unresolved, UntypedNode } from "./terms";

/**
 * The hidden name of a node that references by value may mean, which lead out of the stack otherwise; `undefined` where it has none, or
 * another is known.
 */
export function hiddenName(node: UntypedNode, kind: Kind): Unresolved | undefined {
    const { raw } = node.inputs;
    const property = isRecord(raw) ? kind.written.find((name) => isHidden(own(raw, name))) : undefined;
    if (property === undefined || !isRecord(raw) || node.dependencyUrns(property).length > 0) return undefined;
    return kind.identify(node).names.length > 0 ? undefined : { node, path: [property], reason: hiddenReason(own(raw, property)) };
}

/** Whether a hidden value was made of nothing in the stack. */
export const isOfNothing = ({ node, path }: Pick<Unresolved, "node" | "path">): boolean =>
    (node as UntypedNode).dependencyUrns(String(path[0])).length === 0;
