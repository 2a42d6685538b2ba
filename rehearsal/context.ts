/** The packages whose providers the stand-in answers for. */
export type Package = "aws" | "aws-native";

/** What the configuration `pulumi:autonaming` asks for where the program names nothing (pulumi: proto/pulumi/provider.proto, AutonamingOptions). */
export type Autonaming = { readonly mode: "propose" | "enforce"; readonly name: string } | { readonly mode: "disable" };

/** Where a resource or a function call stands: what its values are made of, besides its inputs. */
export interface Context {
    readonly package: Package;
    /** Twelve digits. */
    readonly account: string;
    /** Of the resource itself, or else of its provider. */
    readonly region: string;
    /** `aws`, `aws-cn`, `aws-us-gov`, … */
    readonly partition: string;
    /** The major version of the package, as far as it is known: 7 and 6 of `aws` differ. */
    readonly generation: number;
    /** Of the resource; empty for a function. */
    readonly urn: string;
    /** Left out where nothing is configured: the provider names as it always does. */
    readonly autonaming?: Autonaming;
}

/** Regions of other partitions, by how they begin (AWS: endpoints.json of botocore, `partitions[].regionRegex`). */
const PARTITIONS: readonly (readonly [string, string])[] = [
    ["cn-", "aws-cn"],
    ["us-gov-", "aws-us-gov"],
    ["us-isob-", "aws-iso-b"],
    ["us-isof-", "aws-iso-f"],
    ["us-iso-", "aws-iso"],
    ["eu-isoe-", "aws-iso-e"],
    ["eusc-", "aws-eusc"],
];

/** The partition that a region lies in. */
export function partitionOf(region: string): string {
    return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}

/** The last type of a URN: `…::parent$aws:s3/bucket:Bucket::name` gives `aws:s3/bucket:Bucket`. */
export function typeOf(urn: string): string {
    return (urn.split("::")[2] ?? "").split("$").pop() ?? "";
}

/** The logical name, which may hold `::` itself. */
export function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
