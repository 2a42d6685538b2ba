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
import type { Path } from "../../values";
import type { Self } from "../language/carriers";
import { ESCALATION_ACTIONS, ESCALATION_PATHS, isShorter, type EscalationPath } from "../knowledge/escalation-paths";
import { type Grants } from "./permissions";
import type { Grant } from "./grant";
import { type Answer, type Ask, opens, isBroad } from "./escalation-step";
import { type Candidate, onSameTarget } from "./escalation-pair";

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
    // `access-assume-role-scoped` reports it where it is certain; a role that is not known yet may be the one of the pair.
    if (!small.certain && small.path.steps.every(({ action }) => action === "sts:AssumeRole")) return false;
    if ((large.certain && !small.certain) || (!large.throughWildcard && small.throughWildcard)) return false;
    return true;
}

function judgePath(path: EscalationPath, ask: Ask, self: Self | undefined): Escalation | undefined {
    const open: Candidate[][] = [];
    for (const step of path.steps) {
        const { grants, doubtful } = ask(step.action);
        const candidates = grants.flatMap((grant): Candidate[] => {
            const verdict = opens(grant, step, path, ask, self);
            return verdict === "no" ? [] : [{ grant, verdict: doubtful ? "unknown" : verdict }];
        });
        if (candidates.length === 0) return path.sameTarget === true ? together(path, ask) : undefined;
        open.push(candidates);
    }
    return first(path, open) ?? (path.sameTarget === true ? together(path, ask) : undefined);
}

function together(path: EscalationPath, ask: Ask): Escalation | undefined {
    const pair = onSameTarget(path, ask);
    return pair.length === 0 ? undefined : first(path, pair);
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
