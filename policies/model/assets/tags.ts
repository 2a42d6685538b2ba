/**
 * The tags that a resource carries in AWS: its own, and those that its provider gives to every resource. Source: Terraform AWS provider,
 * "Resource tagging", `default_tags`: a resource's own tag wins over the provider's of the same key.
 */
import { decodeProvider } from "../provider";
import type { View } from "../values";
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

/**
 * The value of a tag; `undefined` where the resource does not carry it.
 * @throws Undetermined where the tag, or the container that may hold it, is not known
 */
export function tagValue({ inputs, provider }: Tagged, key: string): string | undefined {
    const holding = OWN.find((property) => inputs.has(property)) ?? "tags";
    const mine = entryOf(inputs.child(holding), key);
    if (mine !== undefined) return mine.asString();
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
