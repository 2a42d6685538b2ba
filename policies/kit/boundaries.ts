/** Managed policies that are used as a permissions boundary alone: what a grant is judged by does not concern them. */
import { isBoundaryOnly, isCalledBoundary, isManagedPolicy } from "../model/iam/grants/boundary";
import type { InStack } from "./rule";

/** What a rule's page says about boundaries. */
export const BOUNDARY_NOTE =
    "A managed policy that the stack uses only as a permissions boundary grants nothing and is not reported. The engine tells an ordinary managed policy before it is created; one with `boundary` in its logical name, its name, its path or its description waits until all resources are registered (a preview does that too), and is undetermined where the stack uses it for nothing. `lambda-safeguard check` knows the stack and asks for no name.";

/** A managed policy is settled by the stack: in an engine only one that is called a boundary, or no other would be reported before it exists. */
export const BOUNDARIES: InStack = {
    awaits: (resource, stackKnown) => isManagedPolicy(resource) && (stackKnown || isCalledBoundary(resource)),
    seen: (resource, node, stack) => (isBoundaryOnly(stack, node, isCalledBoundary(resource)) ? undefined : resource),
};
