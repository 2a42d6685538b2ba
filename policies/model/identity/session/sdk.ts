/** The AWS SDK, loaded when the first look-up needs it: it costs about 100 ms, and most runs of the pack never look anybody up. */
import type { CredentialSource } from "../credentials/source";
import type { Environment } from "../environment";

/** The three packages of the SDK. */
export interface Sdk {
    readonly sts: typeof import("@aws-sdk/client-sts");
    readonly iam: typeof import("@aws-sdk/client-iam");
    readonly providers: typeof import("@aws-sdk/credential-providers");
}

async function load(): Promise<Sdk> {
    // The SDK announces on stderr which versions of Node its later releases will not support: nothing that a deployment needs to read.
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
    const [sts, iam, providers] = await Promise.all([
        import("@aws-sdk/client-sts"),
        import("@aws-sdk/client-iam"),
        import("@aws-sdk/credential-providers"),
    ]);
    return { sts, iam, providers };
}

let loaded: Promise<Sdk> | undefined;

/** Loads the SDK once per process. */
export function loadSdk(): Promise<Sdk> {
    loaded ??= load();
    return loaded;
}

/** A set of credentials, as the SDK's clients take them. */
export interface Credentials {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
}

/** Used where nothing names a region: STS and IAM answer for the whole partition. */
const DEFAULT_REGION = "us-east-1";

/** One second try within the budget, which alone bounds how long an answer may take. */
const TRANSPORT = { maxAttempts: 2, requestHandler: { connectionTimeout: 2000 } };

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "" && value !== "false";

/** The region that the shared configuration names for the profile, which the SDK reads. */
async function profileRegion(sdk: Sdk, profile: { readonly profile?: string }): Promise<string> {
    try {
        return await new sdk.sts.STSClient(profile).config.region();
    } catch {
        return DEFAULT_REGION;
    }
}

/**
 * The settings of an STS or IAM client for one source. The region falls back to the profile's, then to us-east-1. A custom
 * endpoint (`AWS_ENDPOINT_URL`) excludes FIPS and dual-stack ones. A provider's own `endpoints` are not followed: what a program
 * names must not be able to vouch for the person that runs it.
 */
export function clientSettings(sdk: Sdk, source: CredentialSource, service: "sts" | "iam", env: Environment) {
    const region = (service === "sts" ? source.stsRegion : undefined) ?? source.region;
    const profile = source.profile === undefined ? {} : { profile: source.profile };
    const custom = isSet(env["AWS_ENDPOINT_URL"]) || isSet(env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`]);
    return {
        ...TRANSPORT,
        ...profile,
        region: region ?? (() => profileRegion(sdk, profile)),
        ...(custom ? { useFipsEndpoint: false, useDualstackEndpoint: false } : {}),
        ...(!custom && source.useFipsEndpoint ? { useFipsEndpoint: true } : {}),
        ...(!custom && source.useDualstackEndpoint ? { useDualstackEndpoint: true } : {}),
    };
}
