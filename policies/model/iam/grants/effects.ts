/**
 * What the actions that documents name do: which of them open a resource to others and which write to it, service by service.
 */
import { resourceScoping } from "../knowledge/optional-resource";
import { actionInfo, actionsOf, servicePrefixes } from "../knowledge/actions";
import { SHARING_ACTIONS, EXECUTION_WRITES } from "../knowledge/risky-actions";
import type { PolicyDocument } from "../language/statement";
import { partsOf } from "../language/action-patterns";

/** What an action does that could be held to chosen resources; both false for one that could not. */
export interface Effects {
    readonly exposes: boolean;
    readonly writes: boolean;
}

function effectsOf(action: string): Effects {
    const levels = resourceScoping(action) === "required" ? (actionInfo(action)?.levels ?? []) : [];
    return {
        exposes: levels.includes("Permissions management") || SHARING_ACTIONS.has(action),
        writes: levels.includes("Write") && !levels.includes("Tagging") && !EXECUTION_WRITES.has(action),
    };
}

const effective = new Map<string, Readonly<Record<keyof Effects, readonly string[]>>>();

/** The actions of a service by what they do. */
export function effectiveActions(service: string): Readonly<Record<keyof Effects, readonly string[]>> {
    let known = effective.get(service);
    if (known === undefined) {
        const all = actionsOf(service).map((action) => ({ action, ...effectsOf(action) }));
        const of = (kind: keyof Effects): readonly string[] => all.filter((each) => each[kind]).map(({ action }) => action);
        known = { exposes: of("exposes"), writes: of("writes") };
        // Only services of the reference are kept: how many there are is known.
        if (all.length > 0) effective.set(service, known);
    }
    return known;
}

/** The services of which some Allow names actions, before Deny; all there are where one grants `*` or all but some. */
export function servicesAllowed(documents: readonly PolicyDocument[]): readonly string[] {
    const services = new Set<string>();
    for (const { statements } of documents) {
        for (const { effect, actions } of statements) {
            if (effect === "Deny") continue;
            for (const pattern of actions ?? ["*"]) services.add(partsOf(pattern).service);
        }
    }
    return [...services].some((service) => /[*?]/.test(service)) ? servicePrefixes() : [...services];
}
