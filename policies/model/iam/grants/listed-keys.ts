/**
 * Which condition keys are facts about the resource that an action acts on, and which speak of the caller or of the request's form.
 *
 * Sources: Service Authorization Reference; AWS IAM User Guide, "AWS global condition context keys".
 */
import { partsOf } from "../language/action-patterns";
import { actionInfo } from "../knowledge/actions";
import { choosesNothing } from "./request-form";

/** Keys that the reference lists for an action and its resource types: whole, or up to what stands for a name (`aws:ResourceTag/${TagKey}`). */
interface Keys {
    readonly whole: ReadonlySet<string>;
    readonly begins: readonly string[];
}
const keysOf = new Map<string, Keys>();

/**
 * Whether the Service Authorization Reference lists the condition key (lower case) for the action or for a type of resource that it acts
 * on.
 */
export function isListed(key: string, action: string): boolean {
    if (choosesNothing(key)) return false;
    const { service } = partsOf(action);
    // "This approach does not have reliable results" (IAM User Guide, "Grant a user permissions to pass a role to an AWS service").
    if (action === "iam:PassRole" && key.includes(":resourcetag/")) return false;
    // Of the caller's token all but the tags of the role speak.
    if (service === "sts" && !key.includes(":resourcetag/")) return false;
    const info = actionInfo(action);
    if (info === undefined) return key.startsWith("aws:resourcetag/") || key.startsWith(`${service}:`);
    let keys = keysOf.get(info.name);
    if (keys === undefined) {
        const listed = [...info.conditionKeys, ...info.resourceTypes.flatMap(({ conditionKeys }) => conditionKeys)];
        const lower = listed.map((each) => each.toLowerCase());
        keys = { whole: new Set(lower), begins: [...new Set(lower.flatMap((each) => /^(.*?)(?:\$\{|<|tag-key$)/.exec(each)?.[1] ?? []))] };
        keysOf.set(info.name, keys);
    }
    return keys.whole.has(key) || keys.begins.some((begin) => key.length > begin.length && key.startsWith(begin));
}
