/** The preview document with what the stand-ins know: a preview masks secrets and writes no outputs into its document. */
import type { State } from "../server/provider";
import { plain } from "../wire";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** Steps that leave the resource as the provider made it in this run. */
const MADE = new Set(["create", "update", "replace", "create-replacement", "import", "import-replacement", "read", "refresh"]);

/**
 * `states` are those of the stand-ins, by URN. They tell secrets in the clear, as the engine tells a policy pack: the document never
 * leaves this process, and no message repeats a value.
 */
export function merged(document: Json, states: ReadonlyMap<string, State>): Json {
    const steps: readonly unknown[] = Array.isArray(document["steps"]) ? document["steps"] : [];
    return {
        ...document,
        steps: steps.map((step) => {
            if (!isObject(step) || typeof step["urn"] !== "string" || typeof step["op"] !== "string" || !MADE.has(step["op"])) return step;
            const state = states.get(step["urn"]);
            const now = step["newState"];
            if (state === undefined || !isObject(now)) return step;
            const id = now["id"] ?? state.id;
            return {
                ...step,
                newState: { ...now, ...(id === undefined ? {} : { id }), inputs: plain(state.inputs), outputs: plain(state.outputs) },
            };
        }),
    };
}
