/**
 * The grants of which the policy on escalation speaks: whoever else has something to say of the same grant leaves it to that policy.
 */
import { lazy } from "../../lazy";
import type { PolicyDocument, Statement } from "../language/document";
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

/** The statements of which a wide pattern is a step of a path that is left to the policy on such patterns. */
export function openedByWidePatterns(document: PolicyDocument): ReadonlySet<Statement> {
    const left = escalation()
        .escalationPaths(grants([document]))
        .filter(({ certain, throughWildcard, path }) => certain && throughWildcard && path.reportedBy === undefined);
    const steps = left.flatMap((one) => one.steps.flatMap((step) => step.grants));
    return new Set(steps.filter(({ throughWildcard }) => isWidePattern(throughWildcard)).map(({ statement }) => statement));
}

const stepName = (statement: Statement, action: string): string => `${statement.index} ${action.toLowerCase()}`;
const grantsOf = ({ steps }: Escalation): readonly string[] =>
    steps.flatMap((step) => step.grants.map(({ statement, action }) => stepName(statement, action)));
