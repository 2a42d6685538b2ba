/**
 * `iam:PassRole` and `sts:AssumeRole`: whether a document grants them on named roles or on all there are (AWS IAM User Guide, "Grant a
 * user permissions to pass a role to an AWS service" and "Grant a user permissions to switch roles").
 */
import { isUnknown } from "../../values";
import { matchesWildcard } from "../../wildcard";
import type { Condition, PolicyDocument, Statement } from "../language/statement";
import { grants } from "./permissions";
import { isHeld, type Grant } from "./grant";
import { reportedSteps } from "./reported-steps";
import { arnFields } from "../language/arn-patterns";
import { narrows } from "./scope";
import { reach } from "./reach";
import { allOf, certain, verdictOf, type Verdict } from "../language/verdict";
import { isWidePattern } from "./wide-actions";

/**
 * The Allow statements that grant `iam:PassRole` on every role, without `iam:PassedToService` or another condition that chooses.
 * Those that match it only by `*`, `iam:*`, a wide pattern or NotAction are left out, and so is NotResource: they have faults of their own. So are the
 * steps of an escalation path that the document opens.
 * @throws Undetermined where there is none for certain, but an unknown element may make one.
 */
export const passesEveryRole = (document: PolicyDocument): readonly Statement[] => onEveryRole(document, "iam:PassRole", limitsPassing);

/** The same for `sts:AssumeRole`; conditions count only where they choose among the roles, by a tag for example. */
export const assumesEveryRole = (document: PolicyDocument): readonly Statement[] =>
    onEveryRole(document, "sts:AssumeRole", (condition) => narrows(condition, "sts:AssumeRole"));

/** `lambda:PassCapacityProvider` on every provider: who may pass one runs code beside whatever runs on it (Lambda Developer Guide, "Capacity providers"). */
export const passesEveryCapacityProvider = (document: PolicyDocument): readonly Statement[] =>
    onEveryRole(document, PASS_PROVIDER, (condition) => narrows(condition, PASS_PROVIDER));

const PASS_PROVIDER = "lambda:PassCapacityProvider";
/** The resource type that an action is judged by. */
const typesOf = (action: string): readonly string[] => [action === PASS_PROVIDER ? "capacityProvider" : "role"];

function onEveryRole(document: PolicyDocument, action: string, limits: (condition: Condition) => Verdict): readonly Statement[] {
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

function reachesAll(grant: Grant, action: string, limits: (condition: Condition) => Verdict): Verdict {
    const limited = isHeld(grant, limits);
    if (limited === "yes") return "no";
    const reached = grant.resources.map((resource) => reach(resource, action, typesOf(action)));
    if (!reached.includes("all") && !reached.includes("unknown")) return "no";
    return reached.includes("all") && limited === "no" ? "yes" : "unknown";
}

function mayGrant({ effect, actions, resources }: Statement, action: string): Verdict {
    if (effect === "Deny" || !(actions ?? []).some(isUnknown)) return "no";
    return (resources ?? []).some((resource) => isUnknown(resource) || reach(resource, action, typesOf(action)) === "all")
        ? "unknown"
        : "no";
}

/** The name of a service that nobody thought of when writing a pattern. */
const SOME_SERVICE = "\u0001.amazonaws.com";

/**
 * Whether a condition chooses services or roles. Every service sends `iam:PassedToService`, so that `…IfExists` is as good; of
 * `iam:AssociatedResourceArn` the service is enough.
 */
function limitsPassing(condition: Condition): Verdict {
    const { key, operator, values } = condition;
    if (isUnknown(operator) || (key !== "iam:passedtoservice" && key !== "iam:associatedresourcearn"))
        return narrows(condition, "iam:PassRole");
    if (key === "iam:associatedresourcearn") {
        if (!/^(?:string(?:equals|like)|arn(?:equals|like))$/.test(operator) || condition.ifExists) return "no";
        return eachOf(values, (value) => /^[a-z0-9-]+$/.test(arnFields(value)[2] ?? ""));
    }
    if (!/^string(?:equals|equalsignorecase|like)$/.test(operator)) return "no";
    return eachOf(values, (value) => operator !== "stringlike" || !matchesWildcard(value, SOME_SERVICE));
}

const eachOf = (values: readonly string[], accept: (value: string) => boolean): Verdict =>
    values.length === 0 ? "no" : allOf(values.map((value): Verdict => (isUnknown(value) ? "unknown" : verdictOf(accept(value)))));
