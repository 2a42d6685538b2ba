/**
 * Which properties that look like a name are a reference to another resource.
 *
 * A name is judged where it is given: `bucket` of a bucket, `functionName` of a function. The same property of a bucket policy or of
 * an alias says which bucket or function is meant, and there it would only be found once more. What gives the name is told by the
 * resource's type: `BackupVault` owns `backupVaultName`, and `SubnetGroup` owns `cacheSubnetGroupName`. Beneath the top of the inputs
 * nothing is the resource's own name, so whatever is called after a kind of resource there is a reference.
 */
import data from "../../../data/free-text.json";

const { nouns, own, holders } = data.references;
const CAPITALISED = nouns.map((noun) => noun.charAt(0).toUpperCase() + noun.slice(1)).join("|");
const REFERENCE = new RegExp(`(?:^(?:${nouns.join("|")}|${CAPITALISED})|[a-z0-9](?:${CAPITALISED}))(?:Name)?$`);
const OWN = new Map<string, readonly string[]>(Object.entries(own));
const HOLDERS: ReadonlySet<string> = new Set(holders);

/** Whether the property `key` of a resource of this type says which other resource is meant; `isTop` is a property of the inputs. */
export function isReference(type: string, key: string, isTop: boolean): boolean {
    if (!REFERENCE.test(key)) return false;
    const kind = type.slice(type.lastIndexOf(":") + 1).replace(/V\d$/, "");
    if (OWN.get(key)?.some((ending) => kind.endsWith(ending)) === true) return false;
    return !isTop || !isOwn(kind.toLowerCase().replace(/name$/, ""), key.replace(/Name$/, "").toLowerCase());
}

const isOwn = (kind: string, noun: string): boolean => kind.endsWith(noun) || noun.endsWith(kind);

/** Whether the `name` in this property is that of another resource: `launchTemplate: { name }`. */
export const isReferenceHolder = (key: unknown): boolean => typeof key === "string" && HOLDERS.has(key);
