/** What `pulumi stack export` wrote, or a local backend keeps: the stack as it was deployed. */
import { texts, type StackName, type Json, type StackDocument } from "./document";
import { type About, finish } from "./resources";
import { UsageProblem } from "../problem";
import { isObject } from "../json";

/** What states may hold besides resources as they were (Pulumi: pkg/resource/stack/deployment.go, supportedFeatures). */
const FEATURES = new Set([
    "refreshBeforeUpdate",
    "views",
    "hooks",
    "taint",
    "replaceWith",
    "snippets-prototype",
    "extensionParameterization",
    "byteString",
]);

/** A note on features that a state says it uses and that are not known here. */
export function unknownFeatures(features: unknown): readonly string[] {
    const unknown = texts(features).filter((feature) => !FEATURES.has(feature));
    return unknown.length === 0
        ? []
        : [`it uses what is not known here: ${unknown.slice(0, 5).join(", ")}; what depends on that is not judged.`];
}

/** A checkpoint names its stack `organization/<project>/<stack>`, or before projects were told apart `<stack>`. */
export function stackNamed(name: unknown): StackName | undefined {
    if (typeof name !== "string") return undefined;
    const [stack = "", project = ""] = name.split("/").reverse();
    return { project, stack };
}

/** The document of a deployed stack. */
export function fromState(name: string, state: Json, about: Omit<About, "incomplete">): StackDocument {
    const entries = state["resources"] ?? [];
    if (!Array.isArray(entries)) throw new UsageProblem(`${name}: its resources are no list`);
    const states = entries.map((entry: unknown, index) => {
        if (!isObject(entry) || typeof entry["urn"] !== "string") throw new UsageProblem(`${name}: resource ${index} has no URN`);
        return entry;
    });
    // Resources that wait for their deletion stand beside their successors.
    const kept = states.filter((entry) => entry["delete"] !== true);
    return finish(
        name,
        "state",
        kept.map((entry) => ({ state: entry, outputs: entry["outputs"] })),
        {},
        { ...about, incomplete: undefined },
    );
}
