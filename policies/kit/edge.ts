/** Functions at the edge (Lambda@Edge), which rules on single functions leave out. */
import { isFunctionNode, placeInStack, runsAtTheEdge } from "../model/lambda/edge";
import { regionAt } from "../model/region";
import { WILDCARDS, strings } from "./options";
import type { InStack, ResourceView } from "./rule";

/** The option that names them. */
export const edgeFunctions = () =>
    strings({
        default: [],
        about: `Functions that run at the edge: their names in AWS or in the program, ${WILDCARDS}.`,
    });

const NATIVE = "aws-native:lambda:Function";

/**
 * Whether a function runs at the edge.
 * @throws Undetermined where only the stack can tell: see {@link EDGE_IN_STACK}.
 */
export function isAtTheEdge<S>(fn: ResourceView<S>, globs: readonly string[]): boolean {
    const inputs = fn.as();
    const isNative = fn.type === NATIVE;
    const physicalName = inputs.string(isNative ? "functionName" : "name");
    const region = regionOf(fn);
    return runsAtTheEdge({ inputs, name: fn.name, physicalName, region, isPublishedApart: isNative }, globs);
}

const regionOf = <S>(fn: ResourceView<S>): string | undefined => regionAt(fn.as(), fn.provider?.inputs);

/**
 * The stack says whether one of its distributions runs the function, or whether none can. What is found by itself is told at once in an
 * engine, but for a native function of an unknown Region: a function that Lambda@Edge may run is not found, but undetermined.
 */
export const EDGE_IN_STACK: InStack = {
    awaits: (fn, stackKnown, isFound) => stackKnown || !isFound || (fn.type === NATIVE && regionOf(fn) === undefined),
    seen(fn, node, stack) {
        const place = isFunctionNode(node) ? placeInStack(node, stack) : undefined;
        if (place === "edge") return undefined;
        // A function that nobody published cannot be associated: so reads the one that no distribution can run.
        return place === "region" ? fn.with({ publish: false }) : fn;
    },
};

/** What readers should know of it. */
export const edgeNote = (words: string): string =>
    `${words} A published function in us-east-1 that Lambda@Edge would accept is judged where its role does not admit \`edgelambda.amazonaws.com\`, left out where a distribution of the stack runs it or \`edgeFunctions\` says so, and undetermined otherwise.`;
