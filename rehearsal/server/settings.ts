/** What a provider of the program was configured with. */
import type * as proto from "@pulumi/pulumi/proto/provider_pb";
import { containsUnknown, isObject, plain, type Properties, type Value } from "../wire";
import { properties } from "./messages";

export interface Settings {
    /** `undefined` where the program does not say. */
    readonly region: string | undefined;
    /** Merged into the tags of every resource that can have tags; `undefined` where they are not known. */
    readonly defaultTags: Properties | undefined;
    /** Keys, and beginnings of keys, of tags that the provider leaves alone. */
    readonly ignoredTags: { readonly keys: readonly string[]; readonly prefixes: readonly string[] };
    /** The account of the role that the provider assumes, or else the one that it is allowed to work in; `undefined` where neither is said. */
    readonly account: string | undefined;
    /** The major version that the program's package has; `undefined` where the program does not say. */
    readonly generation: number | undefined;
}

export const NO_SETTINGS: Settings = {
    region: undefined,
    defaultTags: {},
    ignoredTags: { keys: [], prefixes: [] },
    account: undefined,
    generation: undefined,
};

/** Objects in the configuration of a provider arrive as JSON text. */
function decoded(value: Value | undefined): Value | undefined {
    if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
    try {
        return JSON.parse(value) as Value;
    } catch {
        return value;
    }
}

const texts = (value: Value | undefined): string[] =>
    Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** `arn:aws:iam::111122223333:role/deployer` names the account that the provider then works in. */
function accountOf(args: Properties): string | undefined {
    const given = [decoded(args["assumeRoles"]), decoded(args["assumeRole"])].flatMap((value) => (Array.isArray(value) ? value : [value]));
    const arns = given.flatMap((role) => (isObject(role) && typeof role["roleArn"] === "string" ? [role["roleArn"]] : []));
    // Roles are assumed one from the other: the last one counts.
    const assumed = /^arn:[\w-]+:iam::(\d{12}):/.exec(arns.at(-1) ?? "")?.[1];
    return assumed ?? texts(decoded(args["allowedAccountIds"])).find((id) => /^\d{12}$/.test(id));
}

/** The engine tells a provider its own version among the arguments (pulumi: pkg/resource/deploy/providers). */
function generationOf(version: Value | undefined): number | undefined {
    const major = /^v?(\d{1,4})\./.exec(typeof version === "string" ? version : "")?.[1];
    return major === undefined ? undefined : Number(major);
}

function tagsOf(args: Properties): Properties | undefined {
    const given = decoded(args["defaultTags"]);
    if (containsUnknown(given)) return undefined;
    return isObject(given) && isObject(given["tags"]) ? given["tags"] : {};
}

/** `region` is `undefined` where it is absent, empty or not known yet; values that JSON encodes are decoded. */
export function settingsOf(request: proto.ConfigureRequest): Settings {
    const args = plain(properties(request.getArgs())) as Properties;
    const ignored = decoded(args["ignoreTags"]);
    const region = args["region"];
    return {
        region: typeof region === "string" && region !== "" && !containsUnknown(region) ? region : undefined,
        defaultTags: tagsOf(args),
        ignoredTags: isObject(ignored)
            ? { keys: texts(ignored["keys"]), prefixes: texts(ignored["keyPrefixes"]) }
            : NO_SETTINGS.ignoredTags,
        account: accountOf(args),
        generation: generationOf(args["version"]),
    };
}
