/** Asset classification by tags (ISO/IEC 27001:2022, A.5.9 and A.5.12): whose a resource is, how essential, and whose data it holds. */
import { tagValue } from "./tags";
import type { Tagged } from "./tags";

/** The names of the tags by default. */
export const CLASSIFICATION_TAGS = {
    category: "asset-category",
    classification: "data-classification",
    owner: "asset-owner",
} as const;

/** The words of the data classification by default, from the least to the most sensitive. */
export const CLASSIFICATIONS = ["public", "internal", "confidential", "personal"] as const;

/**
 * The data classification of a resource in lower case; `undefined` where it carries none.
 * @param tag the name of the tag
 * @throws Undetermined where it is not known
 */
export const dataClassification = (resource: Tagged, tag: string = CLASSIFICATION_TAGS.classification): string | undefined =>
    tagValue(resource, tag)?.trim().toLowerCase();

/**
 * What a table by classification says of a resource; `undefined` where it says nothing. The classification is read only where the
 * table has an entry at all.
 * @throws Undetermined where the classification is not known
 */
export function byClassification<T>(table: Readonly<Record<string, T>>, resource: Tagged, tag: string): T | undefined {
    const entries = new Map(Object.entries(table).map(([word, value]) => [word.trim().toLowerCase(), value]));
    if (entries.size === 0) return undefined;
    const word = dataClassification(resource, tag);
    return word === undefined ? undefined : entries.get(word);
}
