/**
 * Finding the credentials of a source, in the order in which the AWS provider of Pulumi finds them (AWS SDK for Go v2, whose environment
 * keys win over `AWS_PROFILE`; in the SDK for JavaScript's own chain the profile wins, which would judge another person). A web identity
 * replaces whatever else the provider names, and files that it names without a profile come after the environment's keys
 * (hashicorp/aws-sdk-go-base: `getCredentialsProvider`).
 */
import { MfaCodeWanted, NoCredentials } from "../session/failure";
import { clientSettings } from "../session/sdk";
import type { Credentials, Sdk } from "../session/sdk";
import type { CredentialSource } from "./source";
import type { Environment } from "../environment";

/** What kind of thing gave the credentials. */
export type CredentialOrigin = "provider-keys" | "environment-keys" | "profile" | "web-identity-token" | "container" | "instance";

/** Credentials, and where they were found. */
export interface Found {
    readonly credentials: Credentials;
    readonly origin: CredentialOrigin;
}

/** Long enough for the metadata service of an instance, which answers within milliseconds, and short where there is none. */
const METADATA = { timeout: 1000, maxRetries: 0 };

const SESSION_NAME = "lambda-safeguard";

/** One search for credentials. */
interface Search {
    readonly sdk: Sdk;
    readonly source: CredentialSource;
    readonly env: Environment;
    readonly signal: AbortSignal;
}

/** Whether a link of the chain had nothing to say, as against having failed. Set by the SDK on its errors. */
const isEmptyHanded = (error: unknown): boolean => (error as { tryNextLink?: unknown } | null)?.tryNextLink === true;

const set = (value: string | undefined): string | undefined => (value === "" ? undefined : value);

function environmentKeys(env: Environment): Credentials | undefined {
    const id = set(env["AWS_ACCESS_KEY_ID"]) ?? set(env["AWS_ACCESS_KEY"]);
    const secret = set(env["AWS_SECRET_ACCESS_KEY"]) ?? set(env["AWS_SECRET_KEY"]);
    const token = set(env["AWS_SESSION_TOKEN"]);
    if (id === undefined || secret === undefined) return undefined;
    return { accessKeyId: id, secretAccessKey: secret, ...(token === undefined ? {} : { sessionToken: token }) };
}

/** Features that the SDK notes on credentials of a profile (`$source`): a hint that a machine's role or token stands behind it. */
function profileOrigin(credentials: object): CredentialOrigin {
    const features = (credentials as { $source?: Record<string, unknown> }).$source ?? {};
    if ("CREDENTIALS_PROFILE_STS_WEB_ID_TOKEN" in features || "CREDENTIALS_STS_ASSUME_ROLE_WEB_ID" in features) return "web-identity-token";
    if ("CREDENTIALS_HTTP" in features) return "container";
    if ("CREDENTIALS_IMDS" in features) return "instance";
    return "profile";
}

/**
 * A profile's credentials. Where it asks for a code (`mfa_serial`), the role is not assumed: the placeholder never leaves the process,
 * since the role assumer, called after the source credentials were awaited, throws before it calls anybody.
 */
async function fromProfile({ sdk, source, env, signal }: Search, profile: string | undefined): Promise<Found> {
    const provide = sdk.providers.fromIni({
        ...(profile === undefined ? {} : { profile }),
        ...(source.sharedCredentialsFile === undefined ? {} : { filepath: source.sharedCredentialsFile }),
        ...(source.sharedConfigFile === undefined ? {} : { configFilepath: source.sharedConfigFile }),
        ignoreCache: true,
        clientConfig: { region: clientSettings(sdk, source, "sts", env).region },
        mfaCodeProvider: () => Promise.resolve("000000"),
        roleAssumer: async (base, parameters) => {
            if (parameters.SerialNumber !== undefined) throw new MfaCodeWanted();
            const client = new sdk.sts.STSClient({ ...clientSettings(sdk, source, "sts", env), credentials: base });
            const answer = await client.send(new sdk.sts.AssumeRoleCommand(parameters), { abortSignal: signal });
            return sessionOf(answer.Credentials);
        },
    });
    const credentials = await provide();
    return { credentials, origin: profileOrigin(credentials) };
}

interface IssuedCredentials {
    readonly AccessKeyId: string | undefined;
    readonly SecretAccessKey: string | undefined;
    readonly SessionToken: string | undefined;
}

function sessionOf(issued: IssuedCredentials | undefined): Required<Credentials> {
    if (issued?.AccessKeyId === undefined || issued.SecretAccessKey === undefined || issued.SessionToken === undefined)
        throw new NoCredentials();
    return { accessKeyId: issued.AccessKeyId, secretAccessKey: issued.SecretAccessKey, sessionToken: issued.SessionToken };
}

async function fromWebIdentity(search: Search, roleArn: string, token: string | undefined, tokenFile: string | undefined): Promise<Found> {
    const { sdk, source, env } = search;
    const common = { roleArn, roleSessionName: SESSION_NAME, clientConfig: clientSettings(sdk, source, "sts", env) };
    if (token !== undefined) {
        return { credentials: await sdk.providers.fromWebToken({ ...common, webIdentityToken: token })(), origin: "web-identity-token" };
    }
    if (tokenFile === undefined) throw new NoCredentials();
    return {
        credentials: await sdk.providers.fromTokenFile({ ...common, webIdentityTokenFile: tokenFile })(),
        origin: "web-identity-token",
    };
}

async function fromSharedFiles(search: Search): Promise<Found | undefined> {
    const profile = set(search.env["AWS_PROFILE"]) ?? set(search.env["AWS_DEFAULT_PROFILE"]);
    try {
        return await fromProfile(search, profile ?? "default");
    } catch (error) {
        if (profile === undefined && isEmptyHanded(error)) return undefined;
        throw error;
    }
}

async function fromMachine({ sdk, source, env }: Search): Promise<Found> {
    if (set(env["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"]) !== undefined || set(env["AWS_CONTAINER_CREDENTIALS_FULL_URI"]) !== undefined) {
        return { credentials: await sdk.providers.fromHttp(METADATA)(), origin: "container" };
    }
    const disabled = (env["AWS_EC2_METADATA_DISABLED"] ?? "").toLowerCase();
    if (source.skipMetadata || (disabled !== "" && disabled !== "false")) throw new NoCredentials();
    return { credentials: await sdk.providers.fromInstanceMetadata(METADATA)(), origin: "instance" };
}

/**
 * Finds the credentials of `source`.
 * @throws NoCredentials, MfaCodeWanted, or whatever the SDK throws: for {@link failureOf}.
 */
export async function findCredentials(sdk: Sdk, source: CredentialSource, env: Environment, signal: AbortSignal): Promise<Found> {
    const search = { sdk, source, env, signal };
    if (source.webIdentity !== undefined) {
        const { token, tokenFile } = source.webIdentity;
        const roleArn = source.webIdentity.roleArn ?? set(env["AWS_ROLE_ARN"]);
        if (roleArn === undefined) throw new NoCredentials();
        return fromWebIdentity(search, roleArn, token?.(), tokenFile ?? set(env["AWS_WEB_IDENTITY_TOKEN_FILE"]));
    }
    if (source.keys !== undefined) return { credentials: source.keys.credentials(), origin: "provider-keys" };
    if (source.profile !== undefined) return fromProfile(search, source.profile);
    const keys = environmentKeys(env);
    if (keys !== undefined) return { credentials: keys, origin: "environment-keys" };
    const tokenFile = set(env["AWS_WEB_IDENTITY_TOKEN_FILE"]);
    const roleArn = set(env["AWS_ROLE_ARN"]);
    if (tokenFile !== undefined && roleArn !== undefined) return fromWebIdentity(search, roleArn, undefined, tokenFile);
    return (await fromSharedFiles(search)) ?? fromMachine(search);
}

/** Whether credentials are temporary. A session always has a token; the four letters name the kind (IAM: "Unique identifiers"). */
export function isTemporary(credentials: Credentials): boolean {
    if (credentials.accessKeyId.startsWith("AKIA")) return false;
    return credentials.accessKeyId.startsWith("ASIA") || (credentials.sessionToken ?? "") !== "";
}
