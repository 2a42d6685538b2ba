/** `Check`: the inputs as the provider completes them. */
import type { Context } from "../context";
import { defaultsOf, isTagged } from "../values";
import { UNKNOWN, containsUnknown, isObject, isSecret, plain, secret, type Properties, type Value } from "../wire";
import { withDocuments } from "./documents";
import type { Settings } from "./settings";

/** Where the provider notes which inputs it chose itself (pulumi-terraform-bridge: pkg/tfbridge/schema.go, `defaultsKey`). */
const DEFAULTS = "__defaults";

const texts = (value: Value | undefined): string[] =>
    Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];

/** What was chosen for the resource before stays, whatever would be chosen now. */
function chosenBefore(olds: Properties, news: Properties): Properties {
    const kept = texts(olds[DEFAULTS]).filter((key) => news[key] === undefined && olds[key] !== undefined && !containsUnknown(olds[key]));
    return Object.fromEntries(kept.map((key) => [key, olds[key] ?? null]));
}

/** The provider's tags under the resource's own, unknown if one of them is (pulumi-aws: provider/tags.go). */
function tagsAll(own: Value | undefined, { defaultTags, ignoredTags }: Settings): Value | undefined {
    if (defaultTags === undefined || containsUnknown(own)) return UNKNOWN;
    const given = own === undefined ? {} : plain(own);
    const merged = Object.entries({ ...defaultTags, ...(isSecret(own) ? (given as Properties) : isObject(own) ? own : {}) }).filter(
        ([key]) => !ignoredTags.keys.includes(key) && !ignoredTags.prefixes.some((prefix) => key.startsWith(prefix)),
    );
    if (merged.length === 0) return undefined;
    return isSecret(own) ? secret(Object.fromEntries(merged)) : Object.fromEntries(merged);
}

/** The checked inputs. `olds` are those of the deployed resource, empty where there is none. */
export function checked(token: string, olds: Properties, news: Properties, settings: Settings, context: Context): Properties {
    const kept = chosenBefore(olds, news);
    const inputs = withDocuments(token, { ...news, ...kept });
    const chosen = { ...defaultsOf(token, plain(inputs) as Properties, context), ...kept };
    const result: Properties = { ...inputs, ...chosen, [DEFAULTS]: Object.keys(chosen) };
    if (context.package === "aws" && isTagged(token, context.generation)) {
        const all = tagsAll(news["tags"], settings);
        if (all !== undefined) result["tagsAll"] = all;
    }
    return result;
}
