/** The tags by which people find the policies of a control: small, for a boot of the pack sends them to the engine. */
import tags from "../../data/control-tags.json";

/** The controls that a policy verifiably serves, as tags: "FSBP IAM.1". What is judgement alone is no tag. */
export const controlTagsOf = (policy: string): readonly string[] =>
    Object.hasOwn(tags.policies, policy) ? ((tags.policies as Readonly<Record<string, readonly string[]>>)[policy] ?? []) : [];
