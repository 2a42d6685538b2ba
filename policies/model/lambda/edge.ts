/** Whether a function runs at the edge (Lambda@Edge). Source: Amazon CloudFront developer guide, "Restrictions on Lambda@Edge". */
import { parsedAt } from "../iam/language";
import { functionRoleTrust } from "../iam/trust";
import { KINDS } from "../stack";
import type { FunctionNode, Kind, Node, RoleNode, Stack } from "../stack";
import { Undetermined } from "../values";
import type { View } from "../values";
import { matchesWildcard } from "../wildcard";

/** What a function at the edge must not have. */
const NOT_AT_THE_EDGE = [
    "environment",
    "vpcConfig",
    "deadLetterConfig",
    "layers",
    "kmsKeyArn",
    "imageUri",
    "snapStart",
    "fileSystemConfig",
];

/** Lambda@Edge takes the functions of this Region alone. */
const REGION = "us-east-1";

/** A function by what tells whether it runs at the edge. */
export interface EdgeCandidate {
    readonly inputs: View;
    /** The logical name. */
    readonly name: string;
    /** The name in AWS, where it is set. */
    readonly physicalName: string | undefined;
    /** `undefined` where it is not known. */
    readonly region: string | undefined;
    /** Whether a resource of its own publishes it, as in aws-native. */
    readonly isPublishedApart: boolean;
}

/**
 * Whether the function runs at the edge, as far as it can be told without its distribution: `globs` name those that do.
 * @throws Undetermined where a distribution of any stack may run it: it is published, lies in us-east-1 and has nothing that
 * Lambda@Edge refuses.
 */
export function runsAtTheEdge({ inputs, name, physicalName, region, isPublishedApart }: EdgeCandidate, globs: readonly string[]): boolean {
    const isNamed = (glob: string): boolean =>
        matchesWildcard(glob, name) || (physicalName !== undefined && matchesWildcard(glob, physicalName));
    if (globs.some(isNamed)) return true;
    if (region !== undefined && region !== REGION) return false;
    const isPublished = inputs.boolean("publish") ?? (isPublishedApart && region === REGION);
    if (!isPublished || NOT_AT_THE_EDGE.some((property) => inputs.has(property))) return false;
    throw new Undetermined(["publish"], "unresolved");
}

/**
 * Where a function runs, as the whole stack tells it: at the edge where a distribution of the stack runs it, and certainly not where
 * nothing publishes it, or where its role does not admit Lambda@Edge ("Set up IAM permissions and roles for Lambda@Edge"). `undefined`
 * where a distribution of another stack may run it.
 */
export function placeInStack(fn: FunctionNode, stack: Stack): "edge" | "region" | undefined {
    const { items, unresolved } = fn.distributions;
    if (items.length > 0) return "edge";
    if (unresolved.length > 0) return undefined;
    if (fn.type !== fn.token && !isPublished(fn, stack)) return "region";
    const { role } = fn;
    return role.kind === "node" && admitsLambdaAlone(role.node) ? "region" : undefined;
}

/** Whether a resource of the stack publishes a version of the function, or may. */
const isPublished = (fn: FunctionNode, stack: Stack): boolean =>
    stack.ofType("aws-native:lambda:Version").some((version) => {
        const of = version.joined(["functionName"], KINDS.function as Kind<FunctionNode>);
        return of.kind === "unresolved" || (of.kind === "node" && of.node === fn);
    });

function admitsLambdaAlone(role: RoleNode): boolean {
    try {
        const { lambda, edge, others } = functionRoleTrust(parsedAt(role.trust));
        return lambda && !edge && others.length === 0;
    } catch (error) {
        if (error instanceof Undetermined) return false;
        throw error;
    }
}

/** Whether a node is one of a function. */
export const isFunctionNode = (node: Node): node is FunctionNode => node.token === KINDS.function.tokens[0];
