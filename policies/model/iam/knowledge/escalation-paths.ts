/** The known escalation paths: policies/data/escalation-paths.json, each with its source. */
import data from "../../../data/escalation-paths.json";

/** The names of pathfinding.cloud: what is taken over. */
export type EscalationKind = "self-escalation" | "principal-access" | "new-passrole" | "existing-passrole";

/** One permission of a path. */
export interface EscalationStep {
    readonly action: string;
    /** `wide`: only where the grant reaches every resource of the type; `any`: on any resource. */
    readonly scope: "wide" | "any";
    /** Resource types (Service Authorization Reference) that are taken over, where the action has others too. */
    readonly target?: readonly string[];
    /** Resource names of which the grant has to cover one, in place of all: the SSM documents that run any command. */
    readonly covers?: readonly string[];
}

/** A way to more privileges, with its source. */
export interface EscalationPath {
    /** Stable, kebab case. */
    readonly id: string;
    readonly kind: EscalationKind;
    /** Service principals to which the role is passed: the values of `iam:PassedToService` that leave the path open. */
    readonly passedTo?: readonly string[];
    readonly steps: readonly EscalationStep[];
    /** The steps name the same principal, and suffice on a single one. */
    readonly sameTarget?: boolean;
    /** Open on the caller's own user too (`user/${aws:username}`). */
    readonly ownUser?: boolean;
    /** A policy of this pack that reports the only step by itself, so that the escalation policies leave the path to it. */
    readonly reportedBy?: string;
    /** Where the path is published, and the date of what was read there (YYYY-MM-DD or YYYY-MM). */
    readonly source: string;
    readonly date: string;
}

/** Every known path, sorted by id. */
export const ESCALATION_PATHS: readonly EscalationPath[] = data.paths as readonly EscalationPath[];

/** Every action without which some path would close, rightly spelt and sorted: what has to be known of a document to judge a union. */
export const ESCALATION_ACTIONS: readonly string[] = [
    ...new Set(
        ESCALATION_PATHS.filter((path) => !ESCALATION_PATHS.some((other) => isShorter(other, path))).flatMap((path) =>
            path.steps.map((step) => step.action),
        ),
    ),
].sort();

/** Whether `large` asks for all the actions of `small` and for more. */
export function isShorter(small: EscalationPath, large: EscalationPath): boolean {
    if (small.steps.length >= large.steps.length) return false;
    const actions = new Set(large.steps.map((step) => step.action));
    return small.steps.every((step) => actions.has(step.action));
}
