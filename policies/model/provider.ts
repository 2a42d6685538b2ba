/**
 * The inputs of an AWS provider resource (`pulumi:providers:aws`), explicit or default.
 *
 * The Terraform bridge encodes every provider input that is not a string as JSON: `useFipsEndpoint` arrives as `"true"`,
 * `assumeRoles` as `"[{…}]"`, `defaultTags` as `"{\"tags\":{…}}"` (@pulumi/aws: provider.js). Version 6 of the provider calls
 * the roles `assumeRole`, an object or a list of one. The same names, with `aws:` before them, stand in a stack's configuration.
 */
import { partitionOfRegion } from "./region";
import { MARKS, SIGNATURE } from "./signatures";
import { View, isRecord, isUnknown, own } from "./values";

/** The type token of AWS providers. */
export const AWS_PROVIDER = "pulumi:providers:aws";

/** One role that a provider assumes before it calls AWS (`assumeRoles[i]`). */
export interface ProviderAssumeRole {
    readonly roleArn: string;
    readonly externalId: string;
    readonly sessionName: string;
    readonly duration: string;
    readonly policy: string;
}

/**
 * The inputs of `pulumi:providers:aws` that policies read, versions 6 and 7. Values may be unknown or absent: read through {@link
 * View}.
 */
export interface ProviderInputs {
    readonly version: string;
    readonly region: string;
    readonly stsRegion: string;
    readonly profile: string;
    readonly accessKey: string;
    readonly secretKey: string;
    readonly token: string;
    readonly allowedAccountIds: readonly string[];
    readonly forbiddenAccountIds: readonly string[];
    /** Version 7. */
    readonly assumeRoles: readonly ProviderAssumeRole[];
    /** Version 6. */
    readonly assumeRole: ProviderAssumeRole;
    readonly assumeRoleWithWebIdentity: { roleArn: string; sessionName: string; webIdentityToken: string; webIdentityTokenFile: string };
    readonly defaultTags: { tags: Readonly<Record<string, string>> };
    readonly ignoreTags: { keys: readonly string[]; keyPrefixes: readonly string[] };
    /** Service name → URL. */
    readonly endpoints: readonly Readonly<Record<string, string>>[];
    readonly sharedConfigFiles: readonly string[];
    readonly sharedCredentialsFiles: readonly string[];
    /** `aws-native`. */
    readonly sharedCredentialsFile: string;
    readonly useFipsEndpoint: boolean;
    readonly useDualstackEndpoint: boolean;
    readonly insecure: boolean;
    readonly skipMetadataApiCheck: boolean;
    readonly httpProxy: string;
    readonly httpsProxy: string;
}

/** Inputs that hold a list or an object, and therefore arrive as JSON text. */
const ENCODED = [
    "allowedAccountIds",
    "assumeRole",
    "assumeRoleWithWebIdentity",
    "assumeRoles",
    "defaultTags",
    "endpoints",
    "forbiddenAccountIds",
    "ignoreTags",
    "sharedConfigFiles",
    "sharedCredentialsFiles",
    "userAgents",
] as const;

/** Deep enough for every provider input; bounds the recursion on hostile input. */
const MAXIMUM_DEPTH = 8;

function revealed(value: unknown, depth: number): unknown {
    if (depth > MAXIMUM_DEPTH) return value;
    if (Array.isArray(value)) return value.map((element: unknown) => revealed(element, depth + 1));
    if (!isRecord(value)) return value;
    if (own(value, SIGNATURE) === MARKS.secret) return revealed(own(value, "value"), depth + 1);
    const entries = Object.keys(value).map((key) => [key, revealed(value[key], depth + 1)] as const);
    return Object.fromEntries(entries);
}

function decoded(value: unknown): unknown {
    if (typeof value !== "string" || isUnknown(value)) return revealed(value, 0);
    const text = value.trim();
    if (text === "" || text === "null") return undefined;
    if (!text.startsWith("[") && !text.startsWith("{")) return value;
    try {
        return revealed(JSON.parse(text), 0);
    } catch {
        return value; // A reader of this property finds text where a list or an object is due, and says "shape".
    }
}

/**
 * The provider's inputs with their JSON texts decoded. Nothing throws here: an unknown, masked or malformed input throws
 * {@link Undetermined} when it is read, and only then. Inputs that are already plain (tests, other SDKs) stay as they are.
 */
export function decodeProvider(view: View<unknown>): View<ProviderInputs> {
    const raw = view.raw;
    if (!isRecord(raw)) return view.as<ProviderInputs>();
    const inputs = new Map<string, unknown>(Object.keys(raw).map((key) => [key, raw[key]]));
    for (const key of ENCODED) {
        if (inputs.has(key)) inputs.set(key, decoded(inputs.get(key)));
    }
    return new View<ProviderInputs>(Object.fromEntries([...inputs]), view.path, view.owner);
}

/**
 * The ARNs of the roles that the provider assumes, in order; each is assumed with the credentials of the one before it.
 * @throws Undetermined where a role is unknown or masked.
 */
export function assumedRoleArns(provider: View<ProviderInputs>): readonly string[] {
    const roles = [...provider.list("assumeRoles"), ...provider.list("assumeRole")];
    return roles
        .map((role) => role.as<ProviderAssumeRole>().string("roleArn"))
        .filter((arn) => arn !== undefined && arn !== "") as string[];
}

/**
 * Account ids that the provider may work in; none where it does not say. 12 digits each; leading zeros that JSON numbers lose are
 * restored.
 */
export function allowedAccountIds(provider: View<ProviderInputs>): readonly string[] {
    return provider
        .list("allowedAccountIds")
        .map((id) => id.asString())
        .filter((id) => id !== undefined)
        .map((id) => id.padStart(12, "0"));
}

/** The partition that a region belongs to, as ARNs write it. Regions of partitions added later, and no region, read as `aws`. */
export const partitionOf = (region: string | undefined): string => partitionOfRegion((region ?? "").toLowerCase());
