/**
 * Which credentials a provider names. An explicit provider is independent of the stack's `aws:*` configuration (by design:
 * pulumi/pulumi-aws#1307); only the default provider, and with it the root stack, follows that configuration. Whatever names no
 * credentials falls back to the environment and the SDK's default chain.
 */
import { assumedRoleArns, decodeProvider } from "../../provider";
import type { ProviderInputs } from "../../provider";
import { isRecord, Undetermined, View } from "../../values";
import type { Environment } from "../environment";
import { sourceKey } from "./source";
import type { CredentialSource, WebIdentity } from "./source";
import { StaticKeys } from "./static-keys";

const nothing = (text: string | undefined): string | undefined => (text === "" ? undefined : text);

function staticKeys(provider: View<ProviderInputs>): StaticKeys | undefined {
    const id = nothing(provider.string("accessKey"));
    const secret = nothing(provider.string("secretKey"));
    if (id === undefined || secret === undefined) return undefined;
    return new StaticKeys(id, secret, nothing(provider.string("token")));
}

function webIdentity(provider: View<ProviderInputs>): WebIdentity | undefined {
    const settings = provider.object("assumeRoleWithWebIdentity");
    if (settings === undefined) return undefined;
    const roleArn = nothing(settings.string("roleArn"));
    const token = nothing(settings.string("webIdentityToken"));
    const tokenFile = nothing(settings.string("webIdentityTokenFile"));
    if (roleArn === undefined && token === undefined && tokenFile === undefined) return undefined;
    return { roleArn, tokenFile, token: token === undefined ? undefined : () => token };
}

/**
 * What a provider names, unless it is what the environment says: the SDK of aws-native writes that into every explicit provider, and it is
 * the same deployer as that of the environment. Where keys or a web identity stand there too, these would win over it.
 */
function unlessOfEnvironment(text: string | undefined, name: string, env: Environment): string | undefined {
    const winners = ["AWS_ACCESS_KEY_ID", "AWS_WEB_IDENTITY_TOKEN_FILE"];
    return text === env[name] && winners.every((winner) => nothing(env[winner]) === undefined) ? undefined : text;
}

function sourceOf(provider: View<ProviderInputs>, origin: "provider" | "stack-configuration", env: Environment): CredentialSource {
    const keys = staticKeys(provider);
    const web = webIdentity(provider);
    const profile = unlessOfEnvironment(nothing(provider.string("profile")), "AWS_PROFILE", env);
    const sharedConfigFile = nothing(provider.list("sharedConfigFiles")[0]?.asString());
    const sharedCredentialsFile =
        nothing(provider.list("sharedCredentialsFiles")[0]?.asString()) ??
        unlessOfEnvironment(nothing(provider.string("sharedCredentialsFile")), "AWS_SHARED_CREDENTIALS_FILE", env);
    const named = [keys, web, profile, sharedConfigFile, sharedCredentialsFile].some((value) => value !== undefined);
    return {
        origin: named ? origin : "environment",
        keys,
        webIdentity: web,
        profile,
        sharedConfigFile,
        sharedCredentialsFile,
        assumeRoles: assumedRoleArns(provider),
        region: regionName(provider.string("region")) ?? regionOf(env),
        stsRegion: regionName(provider.string("stsRegion")),
        useFipsEndpoint: provider.boolean("useFipsEndpoint") ?? false,
        useDualstackEndpoint: provider.boolean("useDualstackEndpoint") ?? false,
        skipMetadata: provider.boolean("skipMetadataApiCheck") ?? false,
    };
}

/** A region becomes part of the name of a host: what is of another form must not. */
const regionName = (text: string | undefined): string | undefined =>
    text !== undefined && /^[a-z]{2,8}(?:-[a-z]{1,16}){1,4}-\d{1,2}$/.test(text) ? text : undefined;

const regionOf = (env: Environment): string | undefined => nothing(env["AWS_REGION"]) ?? nothing(env["AWS_DEFAULT_REGION"]);

function stackConfiguration(env: Environment): Record<string, unknown> {
    const text = env["PULUMI_CONFIG"] ?? "";
    if (text === "") return {};
    let parsed: unknown;
    try {
        parsed = JSON.parse(text);
    } catch {
        parsed = undefined;
    }
    if (!isRecord(parsed)) throw new Undetermined(["PULUMI_CONFIG"], "shape");
    const aws = Object.keys(parsed).filter((key) => key.startsWith("aws:"));
    return Object.fromEntries(aws.map((key) => [key.slice("aws:".length), parsed[key]]));
}

/**
 * The credentials of the default provider, before any resource names one: the stack's configuration `aws:*` (the engine hands it
 * over decrypted as `PULUMI_CONFIG`), else the environment and the default chain.
 * @throws Undetermined where the configuration is not a JSON object.
 */
export function stackSource(env: Environment = process.env): CredentialSource {
    return sourceOf(decodeProvider(new View(stackConfiguration(env), ["PULUMI_CONFIG"])), "stack-configuration", env);
}

/**
 * The credentials of one provider resource.
 * @throws Undetermined where an input that decides is unknown or masked.
 */
export function providerSource(provider: View<unknown>, env: Environment = process.env): CredentialSource {
    return sourceOf(decodeProvider(provider), "provider", env);
}

/**
 * How to read the credentials of a provider resource, if they are not those that the root stack was judged by already: the default
 * provider's and a provider's without credentials of its own are `undefined`, so that one deployer is reported once.
 * @throws Undetermined where an input that decides is unknown or masked; what is of no legal form throws when the source is read.
 */
export function providerSourceToJudge(provider: View<unknown>, env: Environment = process.env): (() => CredentialSource) | undefined {
    const read = (): CredentialSource => providerSource(provider, env);
    try {
        return sourceKey(read()) === sourceKey(stackSource(env)) ? undefined : read;
    } catch (error) {
        if (error instanceof Undetermined && error.reason === "shape") return read;
        throw error;
    }
}
