/** The surroundings of made-up values in tests. */
import type { Context, Package } from "../../rehearsal/context";

export const contextOf = (type: string, more: Partial<Context> = {}): Context => ({
    package: (type.startsWith("aws-native:") ? "aws-native" : "aws") satisfies Package,
    account: "000000000000",
    region: "eu-central-1",
    partition: "aws",
    generation: 7,
    urn: `urn:pulumi:dev::shop::${type}::thing`,
    ...more,
});
