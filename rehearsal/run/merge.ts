/** The preview document with what the stand-ins know: a preview masks secrets and writes no outputs into its document. */
import { isObject } from "../json";
import type { Json } from "../json";
import type { State } from "../server/answers";
import { plain, type Properties } from "../wire";

/** Steps that leave the resource as the provider made it in this run. */
const MADE = new Set(["create", "update", "replace", "create-replacement", "import", "import-replacement", "read", "refresh"]);

/**
 * `states` are those of the stand-ins, by URN. They tell secrets in the clear, as the engine tells a policy pack: the document never
 * leaves this process, and no message repeats a value. `deployed` are the outputs of what is deployed, with masks in place of secrets:
 * what does not change has them still.
 */
export function merged(document: Json, states: ReadonlyMap<string, State>, deployed: ReadonlyMap<string, Properties> = new Map()): Json {
    const steps: readonly unknown[] = Array.isArray(document["steps"]) ? document["steps"] : [];
    return {
        ...document,
        steps: steps.map((step) => {
            if (!isObject(step) || typeof step["urn"] !== "string" || typeof step["op"] !== "string") return step;
            const now = step["newState"];
            if (!isObject(now)) return step;
            const outputs = deployed.get(step["urn"]);
            if (step["op"] === "same" && outputs !== undefined) return { ...step, newState: { ...now, outputs } };
            const state = MADE.has(step["op"]) ? states.get(step["urn"]) : undefined;
            if (state === undefined) return step;
            const id = now["id"] ?? state.id;
            return {
                ...step,
                newState: { ...now, ...(id === undefined ? {} : { id }), inputs: plain(state.inputs), outputs: plain(state.outputs) },
            };
        }),
    };
}
