/** What `pulumi preview --json` wrote: the stack as it will be, and as it was before. */
import type { Json, Wanted, StackDocument, StackName } from "./document";
import { isObject } from "../json";
import { UsageProblem } from "../problem";
import { finish, type About } from "./resources";
import { parseUrn } from "../../policies/model/urn";
import { oldStates } from "./before";

/** Steps after which a resource is no more. */
const LEAVES_NOTHING = /^(delete|discard|read-discard|remove)/;

const textOr = (value: unknown, otherwise: string): string => (typeof value === "string" ? value : otherwise);
const count = (value: unknown): number => (typeof value === "number" && Number.isSafeInteger(value) ? value : 0);

/** The document of a preview, whose steps are a list. */
export function fromPreview(name: string, document: Json, wanted: Wanted): StackDocument {
    const byUrn = new Map<string, { state: Json; outputs: unknown }>();
    const operations = new Set<unknown>();
    for (const [index, step] of (document["steps"] as unknown[]).entries()) {
        if (!isObject(step) || typeof step["urn"] !== "string") throw new UsageProblem(`${name}: step ${index} has no URN`);
        operations.add(step["op"]);
        const state = step["newState"];
        if (!isObject(state) || LEAVES_NOTHING.test(textOr(step["op"], ""))) continue;
        // What is only read is another stack's: the engine shows it to no policy at a preview or an update.
        if (state["external"] === true) continue;
        // What does not change has its outputs in the old state only; the new state of a preview has none.
        const old = step["op"] === "same" && isObject(step["oldState"]) ? step["oldState"]["outputs"] : undefined;
        byUrn.set(step["urn"], { state: { ...state, urn: step["urn"] }, outputs: state["outputs"] ?? old });
    }
    const notes: string[] = [];
    const same = isObject(document["changeSummary"]) ? count(document["changeSummary"]["same"]) : 0;
    if (same > 0 && !operations.has("same")) {
        notes.push(
            `${same} unchanged resources are not in the document; write it with \`pulumi preview --json --show-sames\` to have them judged.`,
        );
    }
    const config = isObject(document["config"]) ? document["config"] : {};
    const stack = stackOfSteps(document["steps"] as Json[]);
    const about = { stack, notes, incomplete: failureOf(document["diagnostics"]), places: wanted.places };
    const now = finish(name, "preview", [...byUrn.values()], config, about);
    if (wanted.before !== true) return now;
    return { ...now, before: before(name, document["steps"] as Json[], config, { stack, places: wanted.places }) };
}

/** Where a change deletes all that a stack holds, only what it deletes says which it is. */
function stackOfSteps(steps: readonly Json[]): StackName | undefined {
    const { project, stack } = parseUrn(String(steps[0]?.["urn"])) ?? {};
    return project === undefined || stack === undefined ? undefined : { project, stack };
}

/** The document does not say how the stack was configured before: its configuration counts for both. */
function before(name: string, steps: readonly Json[], config: Json, about: Pick<About, "stack" | "places">): StackDocument {
    const entries = oldStates(steps).map((state) => ({ state, outputs: state["outputs"] }));
    return finish(name, "state", entries, config, { ...about, notes: [], incomplete: undefined });
}

/** Whether a preview ended with errors. What they say may hold values of the program. */
function failureOf(diagnostics: unknown): string | undefined {
    const all: readonly unknown[] = Array.isArray(diagnostics) ? diagnostics : [];
    const errors = all.filter((entry) => isObject(entry) && entry["severity"] === "error").length;
    if (errors === 0) return undefined;
    return `the preview ended with ${errors === 1 ? "an error" : `${errors} errors`}: what the program had not reached is not in the document.`;
}
