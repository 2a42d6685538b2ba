/**
 * Privilege escalation: combinations of permissions with which a principal obtains more than it was given. The paths are data
 * (policies/data/escalation-paths.json), each with its source; this module judges whether a set of grants opens one.
 *
 * What counts, and why:
 * - A step of scope `wide` takes over something that exists (a role, a user, a function). It counts where the grant leaves the victim
 *   open: `*`, `arn:aws:iam::*:role/*`, all functions of an account. A grant on named resources or on a name pattern
 *   (`function:orders-*`) is a deployment's ordinary permission: its author decided what may be touched.
 * - A step of scope `any` makes something new or merely looks: whoever may pass every role to a new function gains as much with
 *   `function:orders-*` as with `*`. It counts on any resource of its type.
 * - `iam:PassRole` is judged by its resource and by `iam:PassedToService`: the path stays open only if one of the services that would
 *   receive the role is among the values.
 * - Some pairs grant rights to a principal and then act as it. They count on a single role or user as well, where both reach the same.
 * - `${aws:username}` makes `iam:CreateAccessKey` self-service, but `iam:PutUserPolicy` the shortest path of all.
 */
import { isUnknown, type Path } from "../../values";
import { matchesWildcard } from "../../wildcard";
import type { Self } from "../language/carriers";
import type { Condition } from "../language/document";
import { ESCALATION_ACTIONS, ESCALATION_PATHS, isShorter, type EscalationPath, type EscalationStep } from "../knowledge/escalation-paths";
import { passes } from "./pass-role";
import { admitsHarmless } from "./attachable";
import { isHeld, type Grant, type Grants } from "./permissions";
import { overlaps } from "../language/resource-patterns";
import { isOwnUser, narrows, onlyThroughService, reach, type Reach } from "./scope";
import { not, verdictOf, type Verdict } from "../language/verdict";
import { isWidePattern } from "./wide-actions";

export {
    ESCALATION_ACTIONS,
    ESCALATION_PATHS,
    type EscalationKind,
    type EscalationPath,
    type EscalationStep,
} from "../knowledge/escalation-paths";

/** A path that the grants open. */
export interface Escalation {
    readonly path: EscalationPath;
    /** Per step of the path, in its order, the grants that open it. */
    readonly steps: readonly { readonly action: string; readonly grants: readonly Grant[] }[];
    /** False where it depends on a resource ARN or condition value known only after deployment: undetermined. */
    readonly certain: boolean;
    /** Some step is granted only by `*`, `service:*` or an inverted Allow, which has a finding of its own. */
    readonly throughWildcard: boolean;
    /** Indexes (into the list given to `grants`) of the documents that take part. */
    readonly documents: readonly number[];
    /** One document opens the path by itself. */
    readonly withinOneDocument: boolean;
}

/**
 * The paths that `grants` open, by id. A path whose steps are a superset of another open path's is left out
 * (`lambda:UpdateFunctionCode` with `lambda:InvokeFunction` beside `lambda:UpdateFunctionCode` alone).
 */
export function escalationPaths(grants: Grants, self?: Self): readonly Escalation[] {
    const known = new Map<string, Answer>();
    const ask = (action: string): Answer => {
        let answer = known.get(action);
        if (answer === undefined) {
            answer = { grants: grants.allows(action), doubtful: grants.undetermined(action) !== undefined };
            known.set(action, answer);
        }
        return answer;
    };
    const found = ESCALATION_PATHS.flatMap((path) => judgePath(path, ask, self) ?? []);
    return found.filter((one) => !found.some((other) => other !== one && subsumes(other, one)));
}

/**
 * Where something not known yet stands that could open a path: an element of `Action` or of a Deny, or a resource or condition value on
 * which one of `found` depends. The judgement is undetermined there, unless a certain path is reported anyway.
 */
export function escalationDoubt(grants: Grants, found: readonly Escalation[]): Path | undefined {
    const uncertain = found.find((one) => !one.certain);
    if (uncertain !== undefined) return uncertain.steps[0]?.grants[0]?.statement.path;
    for (const action of ESCALATION_ACTIONS) {
        const path = grants.undetermined(action);
        if (path !== undefined) return path;
    }
    return undefined;
}

/** Whether `small` says all that `large` says: fewer steps, and neither less certain nor more a wildcard's. */
function subsumes(small: Escalation, large: Escalation): boolean {
    if (!isShorter(small.path, large.path)) return false;
    if ((large.certain && !small.certain) || (!large.throughWildcard && small.throughWildcard)) return false;
    return true;
}

/** What is granted of one action; many paths ask for the same. */
interface Answer {
    readonly grants: readonly Grant[];
    readonly doubtful: boolean;
}
type Ask = (action: string) => Answer;

interface Candidate {
    readonly grant: Grant;
    readonly verdict: "yes" | "unknown";
}

function judgePath(path: EscalationPath, ask: Ask, self: Self | undefined): Escalation | undefined {
    const open: Candidate[][] = [];
    for (const step of path.steps) {
        const { grants, doubtful } = ask(step.action);
        const candidates = grants.flatMap((grant): Candidate[] => {
            const verdict = opens(grant, step, path, ask, self);
            return verdict === "no" ? [] : [{ grant, verdict: doubtful ? "unknown" : verdict }];
        });
        if (candidates.length === 0) {
            if (path.sameTarget !== true) return undefined;
            return onSameTarget(path, ask);
        }
        open.push(candidates);
    }
    return first(path, open) ?? (path.sameTarget === true ? onSameTarget(path, ask) : undefined);
}

/** What is best known of a path: certain and not through a wildcard; else certain; else undetermined. */
function first(path: EscalationPath, open: readonly (readonly Candidate[])[]): Escalation | undefined {
    const attempts = [
        (one: Candidate) => one.verdict === "yes" && !isBroad(one.grant),
        (one: Candidate) => one.verdict === "yes",
        (one: Candidate) => !isBroad(one.grant),
        () => true,
    ];
    for (const accept of attempts) {
        const chosen = open.map((candidates) => candidates.filter(accept));
        if (chosen.every((candidates) => candidates.length > 0)) return escalation(path, chosen);
    }
    return undefined;
}

function escalation(path: EscalationPath, chosen: readonly (readonly Candidate[])[]): Escalation {
    const perStep = chosen.map((candidates) => new Set(candidates.map((one) => one.grant.document)));
    const documents = [...new Set(perStep.flatMap((indexes) => [...indexes]))].sort((a, b) => a - b);
    return {
        path,
        steps: path.steps.map((step, index) => ({ action: step.action, grants: (chosen[index] ?? []).map((one) => one.grant) })),
        certain: chosen.every((candidates) => candidates.some((one) => one.verdict === "yes")),
        throughWildcard: chosen.some((candidates) => candidates.every((one) => isBroad(one.grant))),
        documents,
        withinOneDocument: documents.some((index) => perStep.every((indexes) => indexes.has(index))),
    };
}

/** A pair that gives rights to a principal and acts as it, on resources that meet: `iam:PutRolePolicy` and `sts:AssumeRole` on one role. */
function onSameTarget(path: EscalationPath, ask: Ask): Escalation | undefined {
    const [give, act] = path.steps;
    if (give === undefined || act === undefined || path.steps.length !== 2) return undefined;
    if (ask(give.action).grants.length === 0 || ask(act.action).grants.length === 0) return undefined;
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
    if (givers.size === 0) return undefined;
    return first(path, [[...givers.values()], [...actors.values()]]);
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

function opens(grant: Grant, step: EscalationStep, path: EscalationPath, ask: Ask, self: Self | undefined): Verdict {
    const held = isHeld(grant, (condition) => not(step.action === "iam:PassRole" ? passes(condition, path) : holds(condition, step, ask)));
    if (held === "yes") return "no";
    const verdict = not(held);
    const extents = extentsOf(grant.resources, step);
    const reached = grant.resources.map((resource, index) => reaches(resource, extents[index] ?? "none", step, path, self));
    if (reached.includes("yes")) return verdict;
    return reached.includes("unknown") ? "unknown" : "no";
}

const answered = new WeakMap<readonly string[], Map<string, readonly Reach[]>>();

/** How far each resource of a grant reaches for a step: many paths have the same steps. */
function extentsOf(resources: readonly string[], { action, target }: EscalationStep): readonly Reach[] {
    const answers = answered.get(resources) ?? new Map<string, readonly Reach[]>();
    answered.set(resources, answers);
    const key = target === undefined ? action : `${action} ${target.join()}`;
    let extents = answers.get(key);
    if (extents === undefined) {
        extents = resources.map((resource) => reach(resource, action, target));
        answers.set(key, extents);
    }
    return extents;
}

function reaches(resource: string, extent: Reach, step: EscalationStep, path: EscalationPath, self: Self | undefined): Verdict {
    if (step.covers?.some((name) => matchesWildcard(nameOf(resource), name)) === true) return "yes";
    if (extent === "unknown") return "unknown";
    if (step.covers !== undefined && extent !== "all") return "no";
    if (extent === "all" || (step.scope === "any" && extent === "some")) return "yes";
    if (extent === "some" && path.kind === "self-escalation") {
        if (path.ownUser === true && isOwnUser(resource)) return "yes";
        if (self !== undefined) return namesSelf(resource, self);
    }
    return "no";
}

const nameOf = (arn: string): string => arn.split(":").slice(5).join(":");

/** Whether a resource is the very principal that holds the grant, with or without a path. */
const namesSelf = (resource: string, self: Self): Verdict => {
    const name = nameOf(resource);
    if (self.name === undefined) return name.startsWith(`${self.kind}/`) ? "unknown" : "no";
    return verdictOf(
        name.startsWith(`${self.kind}/`) && (matchesWildcard(name, `${self.kind}/${self.name}`) || name.endsWith(`/${self.name}`)),
    );
};

/** Whether a condition on another action leaves its step open. */
function holds(condition: Condition, step: EscalationStep, ask: Ask): Verdict {
    // Only PassRole has these keys: without them the statement does not hold for any other action.
    if (/^iam:(?:passedtoservice|associatedresourcearn)$/.test(condition.key)) return condition.ifExists ? "yes" : "no";
    if (step.scope === "wide") return not(limits(condition, step.action, ask));
    return verdictOf(!onlyThroughService(condition));
}

/** Whether a condition keeps the victims or the gain within bounds, or the principal from making the call itself. */
function limits(condition: Condition, action: string, ask: Ask): Verdict {
    if (onlyThroughService(condition)) return "yes";
    if (condition.key === "iam:policyarn" && /^iam:Attach/.test(action)) return admitsHarmless(condition, (each) => ask(each).grants);
    if (condition.key === "iam:permissionsboundary" && BOUNDED.test(action)) return admitsHarmless(condition, (each) => ask(each).grants);
    return narrows(condition, action);
}

/** Actions on a principal that stays within its boundary, as the reference lists the key for them. */
const BOUNDED = /^iam:(?:Attach|Put)(?:Role|User)Policy$/;

const widths = new WeakMap<Grant, boolean>();

/** Granted only by what `access-no-wildcard-actions` or `access-no-inverted-statements` reports already. */
function isBroad(grant: Grant): boolean {
    const { breadth, notResources, throughWildcard } = grant;
    if (breadth === "all" || breadth === "service" || breadth === "inverted" || notResources !== undefined) return true;
    if (breadth === "exact") return false;
    // Many paths ask of the same grant.
    const known = widths.get(grant) ?? isWidePattern(throughWildcard);
    widths.set(grant, known);
    return known;
}
