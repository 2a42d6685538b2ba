/**
 * The grants of which the policy on escalation speaks: whoever else has something to say of the same grant leaves it to that policy.
 */
import { lazy } from "../../lazy";
import type { PolicyDocument, Statement } from "../language/statement";
import type { Escalation } from "./escalation";
import { grants, type Grants } from "./permissions";
import { isWidePattern } from "./wide-actions";

const escalation = lazy(() => require("./escalation") as typeof import("./escalation"));

/** Whether an escalation is one that the policy on escalation reports for a document: certain, and by names rather than `iam:*`. */
export const isReported = ({ certain, throughWildcard, path }: Escalation): boolean =>
    certain && !throughWildcard && path.reportedBy === undefined;

/** Tells whether a statement's grant of an action is a step of a path that the grants of its document open and that is reported. */
export function reportedSteps(granted: Grants): (statement: Statement, action: string) => boolean {
    const steps = new Set(escalation().escalationPaths(granted).filter(isReported).flatMap(grantsOf));
    return (statement, action) => steps.has(stepName(statement, action));
}

/** The statements of which a wide pattern is a step of a path that is left to the policy on such patterns; `false`: it may be one. */
export function openedByWidePatterns(document: PolicyDocument): ReadonlyMap<Statement, boolean> {
    const left = escalation()
        .escalationPaths(grants([document]))
        .filter(({ throughWildcard, path }) => throughWildcard && path.reportedBy === undefined);
    const opened = new Map<Statement, boolean>();
    for (const { certain, steps } of left) {
        for (const { statement, throughWildcard } of steps.flatMap((step) => step.grants))
            if (isWidePattern(throughWildcard)) opened.set(statement, certain || opened.get(statement) === true);
    }
    return opened;
}

const stepName = (statement: Statement, action: string): string => `${statement.index} ${action.toLowerCase()}`;
const grantsOf = ({ steps }: Escalation): readonly string[] =>
    steps.flatMap((step) => step.grants.map(({ statement, action }) => stepName(statement, action)));
