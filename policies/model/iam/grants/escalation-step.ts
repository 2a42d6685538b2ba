/**
 * Whether a grant opens one step of an escalation path: by its resources, for the victims that the step is about, and by its conditions.
 * What counts, and why, stands in `escalation`.
 */
import { type Grant, isHeld } from "./grant";
import type { EscalationStep, EscalationPath } from "../knowledge/escalation-paths";
import type { Self } from "../language/carriers";
import { isTrue } from "../language/conditions";
import { isUnknown } from "../../values";
import { type Verdict, allOf, anyOf, not, verdictOf } from "../language/verdict";
import { passes } from "./pass-role";
import { onlyThroughService, narrows } from "./scope";
import { type Reach, reach, isOwnUser } from "./reach";
import { matchesWildcard } from "../../wildcard";
import { arnFields } from "../language/arn-patterns";
import type { Condition } from "../language/statement";
import { admitsHarmless } from "./attachable";
import { isWidePattern } from "./wide-actions";

/** What is granted of one action; many paths ask for the same. */
export interface Answer {
    readonly grants: readonly Grant[];
    readonly doubtful: boolean;
}
export type Ask = (action: string) => Answer;

/** Whether the grant reaches a victim and no condition holds the step off; `ask` tells what else is granted, `self` who holds the grant. */
export function opens(grant: Grant, step: EscalationStep, path: EscalationPath, ask: Ask, self: Self | undefined): Verdict {
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
    if (OF_AWS.test(resource)) return "no";
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

/** AWS's own policies, which nobody else can change. */
const OF_AWS = /^arn:[^:*?]{1,32}:iam::aws:/;

const nameOf = (arn: string): string => arnFields(arn).slice(5).join(":");

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
    const choosesRole = CHOOSES_ROLE.has(condition.key) ? anyOf([givesNone(condition), narrows(condition, step.action)]) : "no";
    return not(anyOf([choosesRole, onlyThroughService(condition)]));
}

/** Keys of what makes something new that say which role it gets (CloudFormation User Guide, "Control CloudFormation access with IAM"; Amazon EC2, AWS CodeBuild). */
const CHOOSES_ROLE: ReadonlySet<string> = new Set([
    "cloudformation:rolearn",
    "codebuild:servicerole",
    "ec2:instanceprofile",
    "ec2:newinstanceprofile",
]);

/** `Null … true`: made without any role. */
const givesNone = ({ operator, values }: Condition): Verdict =>
    operator === "null" && values.length > 0
        ? allOf(values.map((value) => (isUnknown(value) ? "unknown" : verdictOf(isTrue(value)))))
        : "no";

/** Whether a condition keeps the victims or the gain within bounds, or the principal from making the call itself. */
export function limits(condition: Condition, action: string, ask: Ask): Verdict {
    if (condition.key === "iam:policyarn" && /^iam:Attach/.test(action)) return admitsHarmless(condition, (each) => ask(each).grants);
    if (condition.key === "iam:permissionsboundary" && BOUNDED.test(action)) return admitsHarmless(condition, (each) => ask(each).grants);
    return anyOf([onlyThroughService(condition), narrows(condition, action)]);
}

/** Actions on a principal that stays within its boundary, as the reference lists the key for them. */
const BOUNDED = /^iam:(?:Attach|Put)(?:Role|User)Policy$/;

const widths = new WeakMap<Grant, boolean>();

/** Granted only by what `access-no-wildcard-actions` or `access-no-inverted-statements` reports already. */
export function isBroad(grant: Grant): boolean {
    const { breadth, notResources, throughWildcard } = grant;
    if (breadth === "all" || breadth === "service" || breadth === "inverted" || notResources !== undefined) return true;
    if (breadth === "exact") return false;
    // Many paths ask of the same grant.
    const known = widths.get(grant) ?? isWidePattern(throughWildcard);
    widths.set(grant, known);
    return known;
}
