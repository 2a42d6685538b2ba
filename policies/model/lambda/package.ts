/** How a function's code is packaged and where it runs, read from the function's own properties. */
import { Undetermined } from "../values";
import type { View } from "../values";
import { matchesWildcard } from "../wildcard";

/**
 * Whether the function is a container image: then `runtime`, `layers` and code signing do not concern it.
 * Source: AWS Lambda API reference, CreateFunction, `PackageType`; `code.imageUri` is aws-native's place.
 * @throws Undetermined where it is not known.
 */
export function isContainerImage(fn: View): boolean {
    const type = fn.string("packageType");
    if (type !== undefined) return type === "Image";
    if (fn.has("imageUri")) return true;
    const code = fn.child("code").raw;
    return typeof code === "object" && code !== null && Object.hasOwn(code, "imageUri");
}

/** Whether the function runs on a capacity provider (Lambda Managed Instances), whose network and scaling are its own. */
export const isOnCapacityProvider = (fn: View): boolean => fn.has("capacityProviderConfig");

/** What a function at the edge must not have. Source: Amazon CloudFront developer guide, "Restrictions on Lambda@Edge". */
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

/** A function by what tells whether it runs at the edge. */
export interface EdgeCandidate {
    readonly inputs: View;
    /** The logical name. */
    readonly name: string;
    /** The name in AWS, where it is set. */
    readonly physicalName: string | undefined;
    /** `undefined` where it is not known. */
    readonly region: string | undefined;
}

/**
 * Whether the function runs at the edge, as far as it can be told without its distribution: `globs` name those that do.
 * @throws Undetermined where a distribution of any stack may run it: it is published, lies in us-east-1 and has nothing that
 * Lambda@Edge refuses.
 */
export function runsAtTheEdge({ inputs, name, physicalName, region }: EdgeCandidate, globs: readonly string[]): boolean {
    const isNamed = (glob: string): boolean =>
        matchesWildcard(glob, name) || (physicalName !== undefined && matchesWildcard(glob, physicalName));
    if (globs.some(isNamed)) return true;
    if (region !== undefined && region !== "us-east-1") return false;
    if (inputs.boolean("publish") !== true || NOT_AT_THE_EDGE.some((property) => inputs.has(property))) return false;
    throw new Undetermined(["publish"], "unresolved");
}
