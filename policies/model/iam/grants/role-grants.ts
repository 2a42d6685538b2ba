/**
 * `iam:PassRole` and `sts:AssumeRole`: whether a document grants them on named roles or on all there are (AWS IAM User Guide, "Grant a
 * user permissions to pass a role to an AWS service" and "Grant a user permissions to switch roles").
 */
import { isUnknown } from "../../values";
import { matchesWildcard } from "../../wildcard";
import type { Condition, PolicyDocument, Statement } from "../language/document";
import { grants, type Grant } from "./permissions";
import { reportedSteps } from "./reported-steps";
import { narrows, reach } from "./scope";
import { certain, type Verdict } from "../language/verdict";
import { isWidePattern } from "./wide-actions";

/**
 * The Allow statements that grant `iam:PassRole` on every role, without `iam:PassedToService` or another condition that chooses.
 * Those that match it only by `*`, `iam:*`, a wide pattern or NotAction are left out, and so is NotResource: they have faults of their own. So are the
 * steps of an escalation path that the document opens.
 * @throws Undetermined where there is none for certain, but an unknown element may make one.
 */
export const passesEveryRole = (document: PolicyDocument): readonly Statement[] => onEveryRole(document, "iam:PassRole", limitsPassing);

/** The same for `sts:AssumeRole`; conditions count only where they choose among the roles, by a tag for example. */
export const assumesEveryRole = (document: PolicyDocument): readonly Statement[] => onEveryRole(document, "sts:AssumeRole", narrows);

function onEveryRole(document: PolicyDocument, action: string, limits: (condition: Condition) => boolean): readonly Statement[] {
    const granted = grants([document]);
    const found = granted
        .allows(action)
        .filter(({ breadth, notResources }) => (breadth === "exact" || breadth === "pattern") && notResources === undefined)
        .filter(({ throughWildcard }) => !isWidePattern(throughWildcard));
    const doubtful = granted.undetermined(action) !== undefined;
    const every = certain(
        found,
        (grant): Verdict => {
            const verdict = reachesAll(grant, action, limits);
            return verdict === "yes" && doubtful ? "unknown" : verdict;
        },
        ({ statement }) => statement.path,
    ).map(({ statement }) => statement);
    // An action not known yet may be this one.
    if (found.length === 0)
        certain(
            document.statements,
            (statement) => mayGrant(statement, action),
            ({ path }) => path,
        );
    if (every.length === 0) return [];
    const isStep = reportedSteps(granted);
    return every.filter((statement) => !isStep(statement, action));
}

function reachesAll({ resources, conditions }: Grant, action: string, limits: (condition: Condition) => boolean): Verdict {
    const limiting = conditions.filter((condition) => !isHidden(condition) && limits(condition));
    // A pattern not known yet may turn out to be `*`.
    const mayMatchAll = ({ operator, values }: Condition): boolean => operator.endsWith("like") && values.some(isUnknown);
    if (limiting.some((condition) => !mayMatchAll(condition))) return "no";
    const reached = resources.map((resource) => reach(resource, action, ["role"]));
    if (!reached.includes("all") && !reached.includes("unknown")) return "no";
    return reached.includes("all") && limiting.length === 0 && !conditions.some(isHidden) ? "yes" : "unknown";
}

const isHidden = ({ key, operator }: Condition): boolean => isUnknown(key) || isUnknown(operator);

function mayGrant({ effect, actions, resources }: Statement, action: string): Verdict {
    if (effect === "Deny" || !(actions ?? []).some(isUnknown)) return "no";
    return (resources ?? []).some((resource) => isUnknown(resource) || reach(resource, action, ["role"]) === "all") ? "unknown" : "no";
}

/** The name of a service that nobody thought of when writing a pattern. */
const SOME_SERVICE = "\u0001.amazonaws.com";

/** Whether a condition chooses services or roles. Every service sends `iam:PassedToService`, so that `…IfExists` is as good. */
function limitsPassing(condition: Condition): boolean {
    if (condition.key !== "iam:passedtoservice") return narrows(condition);
    if (!/^string(?:equals|equalsignorecase|like)$/.test(condition.operator)) return false;
    return !condition.values.some((value) => condition.operator === "stringlike" && matchesWildcard(value, SOME_SERVICE));
}
