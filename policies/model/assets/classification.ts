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
