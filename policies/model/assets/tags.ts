/**
 * The tags that a resource carries in AWS: its own, and those that its provider gives to every resource. Source: Terraform AWS provider,
 * "Resource tagging", `default_tags`: a resource's own tag wins over the provider's of the same key.
 */
import { decodeProvider } from "../provider";
import type { Path, View } from "../values";
import { isHidden, isRecord, own, Undetermined } from "../values";

/** What tags are read from: a resource under judgement, or a node of the stack. */
export interface Tagged {
    /** The properties, in any provider's shape. */
    readonly inputs: View;
    /** The provider's inputs, where the source says which. */
    readonly provider: View | undefined;
}

/** The property that holds a resource's own tags: most types have the first, some of aws-native's another (@pulumi/aws-native 1.79). */
const OWN = ["tags", "fileSystemTags", "userPoolTags", "identityPoolTags", "hostedZoneTags", "backupVaultTags"] as const;

const BY_TYPE: Readonly<Record<string, Path>> = {
    "aws-native:efs:FileSystem": ["fileSystemTags"],
    "aws-native:cognito:UserPool": ["userPoolTags"],
    "aws-native:dynamodb:GlobalTable": ["replicas", 0, "tags"],
};

/** Where a program writes the tags of a type: where a finding on a missing one stands. */
export const tagsPlace = (type: string): Path => BY_TYPE[type] ?? ["tags"];

/** The views that may hold a resource's own tags. A global table has none itself: each of its replicas has (AWS::DynamoDB::GlobalTable). */
function holders(inputs: View): readonly View[] {
    const written = OWN.filter((property) => inputs.has(property)).map((property) => inputs.child(property));
    if (written.length > 0 || !inputs.has("replicas") || !inputs.has("keySchema")) return written;
    return inputs
        .child("replicas")
        .asList()
        .map((replica) => replica.child("tags"));
}

/**
 * The value of a tag; `undefined` where the resource does not carry it.
 * @throws Undetermined where the tag, or the container that may hold it, is not known
 */
export function tagValue({ inputs, provider }: Tagged, key: string): string | undefined {
    for (const holder of holders(inputs)) {
        const mine = entryOf(holder, key);
        if (mine !== undefined) return mine.asString();
    }
    // At preview `tagsAll` is often unknown although all that it is made of is known.
    const all = inputs.child("tagsAll");
    const given = isHidden(all.raw) ? undefined : entryOf(all, key);
    if (given !== undefined) return given.asString();
    const defaults = provider === undefined ? undefined : decodeProvider(provider).child("defaultTags");
    if (defaults === undefined) {
        if (isHidden(all.raw)) all.known();
        return undefined;
    }
    if (isHidden(defaults.raw)) throw new Undetermined(["tagsAll"], "unknown");
    const holder = isRecord(defaults.raw) ? defaults.child("tags") : undefined;
    if (holder === undefined) return undefined;
    if (isHidden(holder.raw)) throw new Undetermined(["tagsAll"], "unknown");
    const value = entryOf(holder, key);
    if (value === undefined) return undefined;
    if (isHidden(value.raw)) throw new Undetermined(["tagsAll", key], "unknown");
    return value.asString();
}

/** The entry of a map of tags, or of a list of `{key, value}` as aws-native and some types of `aws` write it. */
function entryOf(tags: View, key: string): View | undefined {
    const raw = tags.known();
    if (isRecord(raw)) return Object.hasOwn(raw, key) ? tags.child(key) : undefined;
    if (!Array.isArray(raw)) return undefined;
    let unread: View | undefined;
    for (const element of tags.asList()) {
        const name: unknown = isRecord(element.raw) ? own(element.raw, "key") : element.raw;
        if (name === key) return element.child("value");
        if (isHidden(name)) unread ??= element;
    }
    // A key that nobody can see may be this one.
    if (unread !== undefined) throw new Undetermined(unread.path, "unknown");
    return undefined;
}
