/** Where a deployment takes its credentials from, and when two deployments take them from the same. */
import { createHash } from "node:crypto";
import { partitionOf } from "../../provider";
import type { StaticKeys } from "./static-keys";

/** A role that the provider assumes with a web identity token. */
export interface WebIdentity {
    /** Where the provider names none, `AWS_ROLE_ARN` of the environment does. */
    readonly roleArn: string | undefined;
    readonly token: (() => string) | undefined;
    readonly tokenFile: string | undefined;
}

/** What a set of credentials is read from. Two sources with the same {@link sourceKey} are the same deployer. */
export interface CredentialSource {
    /** Who names the credentials: a provider resource, the stack's configuration, or nobody (environment and default chain). */
    readonly origin: "provider" | "stack-configuration" | "environment";
    readonly keys: StaticKeys | undefined;
    readonly webIdentity: WebIdentity | undefined;
    readonly profile: string | undefined;
    readonly sharedConfigFile: string | undefined;
    readonly sharedCredentialsFile: string | undefined;
    /** Roles assumed on top of these credentials, in order. */
    readonly assumeRoles: readonly string[];
    readonly region: string | undefined;
    readonly stsRegion: string | undefined;
    readonly useFipsEndpoint: boolean;
    readonly useDualstackEndpoint: boolean;
    /** The provider's `skipMetadataApiCheck`: no credentials from an instance. */
    readonly skipMetadata: boolean;
}

/** The name by which a look-up is remembered: a digest, equal for equal credentials. */
export function sourceKey(source: CredentialSource): string {
    const identifying = [
        source.keys?.credentials(),
        source.webIdentity && [source.webIdentity.roleArn, source.webIdentity.tokenFile, source.webIdentity.token?.()],
        source.profile,
        source.sharedConfigFile,
        source.sharedCredentialsFile,
        source.assumeRoles,
        partitionOf(source.stsRegion ?? source.region),
    ];
    return createHash("sha256").update(JSON.stringify(identifying)).digest("hex");
}
