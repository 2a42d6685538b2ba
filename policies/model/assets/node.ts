/** Tags and classification of the nodes of a stack. */
import { walk } from "../stack";
import type { UntypedNode } from "../stack";
import { View } from "../values";
import { dataClassification } from "./classification";
import { tagValue } from "./tags";
import type { Tagged } from "./tags";

/** A node as the reader of tags takes it. */
export const taggedOf = (node: UntypedNode): Tagged => ({
    inputs: node.inputs.as(),
    provider: node.provider === undefined ? undefined : new View(node.provider.props, [], node.provider),
});

/** Whether a node is classified by one of some words (in lower case); a word in any case counts. */
export const isClassified = (node: UntypedNode, tag: string, words: readonly string[]): boolean =>
    words.includes(dataClassification(taggedOf(node), tag) ?? "");

/** The value of a tag of a node in lower case. */
export const wordOf = (node: UntypedNode, tag: string): string | undefined => tagValue(taggedOf(node), tag)?.trim().toLowerCase();

/** The tags of a node as inputs, for what has none of its own. */
export function tagInputs(node: UntypedNode): Readonly<Record<string, unknown>> {
    const [tags, tagsAll] = ["tags", "tagsAll"].map((property) => walk(node.inputs, [property]).raw);
    return { tags: tags ?? {}, ...(tagsAll === undefined ? {} : { tagsAll }) };
}
