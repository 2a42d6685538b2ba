/**
 * Pairs of actions of which one gives rights to a principal and the other acts as it, on resources that meet: `iam:PutRolePolicy` and
 * `sts:AssumeRole` on one role.
 */
import { type Grant, isHeld } from "./grant";
import type { EscalationPath, EscalationStep } from "../knowledge/escalation-paths";
import { type Ask, limits } from "./escalation-step";
import type { Verdict } from "../language/verdict";
import { isOwnUser } from "./reach";
import { isUnknown } from "../../values";
import { overlaps } from "../language/resource-patterns";

/** A grant that opens a step, for certain or as far as is known. */
export interface Candidate {
    readonly grant: Grant;
    readonly verdict: "yes" | "unknown";
}

/** For each of the two steps, the grants that meet one of the other's; nothing where none meet. */
export function onSameTarget(path: EscalationPath, ask: Ask): readonly (readonly Candidate[])[] {
    const [give, act] = path.steps;
    if (give === undefined || act === undefined || path.steps.length !== 2) return [];
    if (ask(give.action).grants.length === 0 || ask(act.action).grants.length === 0) return [];
    const some = ({ action }: EscalationStep): readonly Grant[] =>
        ask(action).grants.filter((grant) => isHeld(grant, (condition) => limits(condition, action, ask)) === "no");
    const doubtful = ask(give.action).doubtful || ask(act.action).doubtful;
    const givers = new Map<Grant, Candidate>();
    const actors = new Map<Grant, Candidate>();
    const budget = { pairs: MOST_PAIRS };
    const actions = some(act);
    for (const giver of some(give)) {
        for (const actor of actions) {
            const met = meet(giver, actor, act, budget);
            if (met === "no") continue;
            const verdict = doubtful ? "unknown" : met;
            if (givers.get(giver)?.verdict !== "yes") givers.set(giver, { grant: giver, verdict });
            if (actors.get(actor)?.verdict !== "yes") actors.set(actor, { grant: actor, verdict });
            if (budget.pairs <= 0) break;
        }
        if (budget.pairs <= 0) break;
    }
    return givers.size === 0 ? [] : [[...givers.values()], [...actors.values()]];
}

/** More pairs of patterns than any policy has room for; whether further ones meet is then not known. */
const MOST_PAIRS = 20_000;

function meet(giver: Grant, actor: Grant, act: EscalationStep, budget: { pairs: number }): Verdict {
    const keeps = act.action === "iam:CreateAccessKey" ? (left: string, right: string) => isOwnUser(left) && isOwnUser(right) : () => false;
    const { names, patterns } = sorted(actor.resources);
    let verdict: Verdict = "no";
    budget.pairs--;
    for (const left of giver.resources) {
        if (names.has(left) && !keeps(left, left)) return "yes";
        for (const right of isUnknown(left) || OPEN.test(left) ? actor.resources : patterns) {
            if (budget.pairs-- <= 0) return "unknown";
            if (isUnknown(left) || isUnknown(right)) verdict = "unknown";
            else if (!keeps(left, right) && overlaps(left, right)) return "yes";
        }
    }
    return verdict;
}

const OPEN = /[*?$]/;
const sortedResources = new WeakMap<readonly string[], { readonly names: ReadonlySet<string>; readonly patterns: readonly string[] }>();

/** Resources named whole, and patterns: two names meet only if they are the same. */
function sorted(resources: readonly string[]): { readonly names: ReadonlySet<string>; readonly patterns: readonly string[] } {
    let known = sortedResources.get(resources);
    if (known === undefined) {
        known = {
            names: new Set(resources.filter((resource) => !isUnknown(resource) && !OPEN.test(resource))),
            patterns: resources.filter((resource) => isUnknown(resource) || OPEN.test(resource)),
        };
        sortedResources.set(resources, known);
    }
    return known;
}
