import { WILDCARDS, object, string, strings } from "../kit/options";
import { resourceRule } from "../kit/rule";
import { CLASSIFICATION_TAGS, CLASSIFICATIONS } from "../model/assets/classification";
import { ASSET_TYPES, isAssetOf } from "../model/assets/types";
import { tagsPlace, tagValue } from "../model/assets/tags";

const PARTS = ["category", "classification", "owner"] as const;
const MISSING = { category: "noCategory", classification: "noClassification", owner: "noOwner" } as const;

export default resourceRule({
    name: "assets-classified",
    description: "Resources must say by their tags what kind of asset they are, whose data they hold and who owns them.",
    severity: "medium",
    level: "advisory",
    checklist: ["B8"],
    why: "What is not known to be essential is not protected, and what is not known to hold personal data is not treated as such: every other measure starts from the inventory.",
    fix: [
        "tag the resource with `asset-category` (essential or supporting), `data-classification` (public, internal, confidential or personal) and `asset-owner`, or set them once in the provider's `defaultTags`.",
    ],
    notes: [
        "The names of the tags and their words are options; words are compared without regard to case.",
        "Judged are the types that hold data, run code or take requests; `types` narrows them down.",
        "Tags count whether they are the resource's own or its provider's default tags.",
    ],
    config: object({
        categoryTag: string({ default: CLASSIFICATION_TAGS.category, about: "The tag that says how essential the asset is." }),
        categories: strings({ default: ["essential", "supporting"], about: "The words that `categoryTag` may have." }),
        classificationTag: string({ default: CLASSIFICATION_TAGS.classification, about: "The tag that says whose data the asset holds." }),
        classifications: strings({ default: [...CLASSIFICATIONS], about: "The words that `classificationTag` may have." }),
        ownerTag: string({ default: CLASSIFICATION_TAGS.owner, about: "The tag that names who answers for the asset." }),
        types: strings({ default: ["*"], about: `The types that are judged, such as \`aws:s3/*\`; ${WILDCARDS}.` }),
    }),
    on: ASSET_TYPES,
    messages: {
        none: "no tag says what kind of asset it is, how its data is classified or who owns it.",
        noCategory: "no tag says whether the asset is essential.",
        noClassification: "no tag says how its data is classified.",
        noOwner: "no tag names the owner of the asset.",
        category: "the category of the asset is none of the configured words.",
        classification: "the classification of its data is none of the configured words.",
    },
    example: {
        good: {
            inputs: { tags: { "asset-category": "essential", "data-classification": "personal", "asset-owner": "shop" } },
        },
        bad: { inputs: { tags: { "asset-category": "essential", "data-classification": "personal" } } },
    },
    *check(resource, { config, each, found }) {
        if (!isAssetOf(resource.type, config.types)) return;
        const subject = { inputs: resource.as(), provider: resource.provider?.inputs };
        const place = tagsPlace(resource.type);
        const missing: (typeof PARTS)[number][] = [];
        yield* each(PARTS, function* (part) {
            const value = tagValue(subject, config[`${part}Tag`])?.trim().toLowerCase() ?? "";
            if (value === "") missing.push(part);
            else if (part !== "owner") {
                const words = part === "category" ? config.categories : config.classifications;
                if (!words.some((word) => word.toLowerCase() === value)) yield found(part, place);
            }
        });
        if (missing.length === PARTS.length) yield found("none", place);
        else for (const part of missing) yield found(MISSING[part], place);
    },
});
