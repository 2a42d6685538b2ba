/** The register of assets of a document: what holds data, runs code or takes requests, with what its tags say of it. */
import { CLASSIFICATIONS, CLASSIFICATION_TAGS } from "../../policies/model/assets/classification";
import { taggedOf } from "../../policies/model/assets/node";
import { tagValue } from "../../policies/model/assets/tags";
import { ASSET_TYPES, isAssetOf } from "../../policies/model/assets/types";
import { detect } from "../../policies/model/detectors";
import type { Node, Stack } from "../../policies/model/stack";
import { Undetermined } from "../../policies/model/values";
import type { Enforced } from "../configuration/configuration";
import { compare } from "../../policies/kit/order";

/** What a tag says. What looks like a credential, or is none of the configured words, is not repeated. */
export type AssetTag = { readonly kind: "known"; readonly value: string } | { readonly kind: "missing" | "unknown" | "withheld" };

export interface Asset {
    readonly document: string;
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly category: AssetTag;
    readonly classification: AssetTag;
    readonly owner: AssetTag;
}

const POLICY = "assets-classified";
const LONGEST_OWNER = 80;

/** The assets of a stack in the order of their names, read by the tags that the policy `assets-classified` is configured with. */
export function assetsOf(stack: Stack, document: string, enforced: readonly Enforced[]): readonly Asset[] {
    const config: Readonly<Record<string, unknown>> = enforced.find(({ rule }) => rule.name === POLICY)?.settings.config ?? {};
    const tag = (option: string, otherwise: string): string => (typeof config[option] === "string" ? config[option] : otherwise);
    const words = (option: string, otherwise: readonly string[]): readonly string[] =>
        (Array.isArray(config[option]) ? (config[option] as readonly string[]) : otherwise).map((word) => word.toLowerCase());
    const types = Array.isArray(config["types"]) ? (config["types"] as readonly string[]) : ["*"];
    const [category, classification, owner] = [
        tag("categoryTag", CLASSIFICATION_TAGS.category),
        tag("classificationTag", CLASSIFICATION_TAGS.classification),
        tag("ownerTag", CLASSIFICATION_TAGS.owner),
    ];
    const [categories, classifications] = [words("categories", ["essential", "supporting"]), words("classifications", CLASSIFICATIONS)];
    return ASSET_TYPES.flatMap((type) => stack.ofType(type))
        .filter((node) => isAssetOf(node.type, types))
        .map((node) => ({
            document,
            urn: node.urn,
            type: node.type,
            name: node.name,
            category: tagOf(node, category, (value) => categories.includes(value.toLowerCase())),
            classification: tagOf(node, classification, (value) => classifications.includes(value.toLowerCase())),
            owner: tagOf(node, owner, (value) => value.length <= LONGEST_OWNER && detect(value).every(({ kind }) => kind === "email")),
        }))
        .sort((a, b) => compare(a.name, b.name) || compare(a.urn, b.urn));
}

function tagOf(node: Node, key: string, mayBeShown: (value: string) => boolean): AssetTag {
    try {
        const value = tagValue(taggedOf(node), key)?.trim() ?? "";
        if (value === "") return { kind: "missing" };
        return mayBeShown(value) ? { kind: "known", value } : { kind: "withheld" };
    } catch (error) {
        if (error instanceof Undetermined) return { kind: "unknown" };
        throw error;
    }
}
