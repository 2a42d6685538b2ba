/**
 * Allow statements that reach every resource with actions that could be held to some (AWS IAM User Guide, "Grant least privilege";
 * Service Authorization Reference for which actions can).
 */
import { lazy } from "../lazy";
import { isUnknown, Undetermined } from "../values";
import { breadthOf, coversAction } from "./action-patterns";
import { actionInfo, countActions, expandActions, spelledAction, type AccessLevel } from "./actions";
import type { Condition, PolicyDocument, Statement } from "./document";
import type { Escalation } from "./escalation";
import { isLogWrite, isPublishedForExecution } from "./execution-statements";
import { resourceScoping } from "./optional-resource";
import { grants, type Grant } from "./permissions";
import { isEveryResource } from "./resource-patterns";
import { narrows, reach } from "./scope";
import { WIDEST_PATTERN } from "./wide-actions";

const escalation = lazy(() => require("./escalation") as typeof import("./escalation"));

/** A statement, and the actions that it grants on everything, rightly spelt, the worst first. */
export interface Unscoped {
    readonly statement: Statement;
    readonly actions: readonly string[];
}

/** Who may become or hand on a role is a question of its own; the session's tags and identity go with it. */
const ROLE_ACTIONS: ReadonlySet<string> = new Set(["iam:PassRole", "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]);

/**
 * The statements of a document that grant on every resource what could be held to some, worst first, and what could not be judged.
 *
 * Left out: actions matched only by `*`, `service:*` or a pattern of many, and inverted statements, which have faults of their own; {@link ROLE_ACTIONS};
 * the steps of an escalation path that the document opens; how functions write logs, and statements of AWS's execution policies word
 * for word; what a condition ties to resources.
 */
export function unscoped(document: PolicyDocument): { readonly found: readonly Unscoped[]; readonly doubts: readonly Undetermined[] } {
    const open = new Map(
        document.statements.filter(isOpen).map((statement) => [statement, { actions: [], verdicts: new Set() } as Verdicts]),
    );
    if (open.size === 0) return { found: [], doubts: [] };
    const granted = grants([document]);
    const hasUnknownDeny = document.statements.some(({ effect, actions, notActions, resources, notResources }) =>
        effect === "Deny" ? [actions, notActions, resources, notResources].some((elements) => elements?.some(isUnknown) === true) : false,
    );
    const steps = new Set(escalation().escalationPaths(granted).filter(isReported).flatMap(grantsOf));
    for (const action of actionsOf(open.keys())) {
        for (const grant of granted.allows(action)) {
            const known = open.get(grant.statement);
            if (known === undefined || !isNamed(grant.statement, action)) continue;
            if (steps.has(stepName(grant.statement, action))) continue;
            const verdict = judge(grant, () => hasUnknownDeny && granted.undetermined(action) !== undefined);
            if (verdict === "open") known.actions.push(grant.action);
            known.verdicts.add(verdict);
        }
    }
    const found: Unscoped[] = [];
    const doubts: Undetermined[] = [];
    for (const [statement, { actions, verdicts }] of open) {
        if (actions.length > 0) found.push({ statement, actions: actions.sort((x, y) => weight(y) - weight(x)) });
        else if (verdicts.has("unknown") || mayNameMore(statement)) doubts.push(new Undetermined(statement.path, "unknown"));
        else if (verdicts.has("unresolved")) doubts.push(new Undetermined(statement.path, "unresolved"));
    }
    return { found: found.sort((x, y) => weight(y.actions[0]) - weight(x.actions[0])), doubts };
}

/** Whether a statement names an action, exactly or by a pattern narrow enough to have been meant. */
const isNamed = ({ actions }: Statement, action: string): boolean =>
    (actions ?? []).some((pattern) => !isUnknown(pattern) && isNarrow(pattern) && coversAction(pattern, action));

function isNarrow(pattern: string): boolean {
    const breadth = breadthOf(pattern);
    return breadth === "exact" || (breadth === "pattern" && countActions(pattern) <= WIDEST_PATTERN);
}

interface Verdicts {
    readonly actions: string[];
    readonly verdicts: Set<"open" | "held" | "unknown" | "unresolved">;
}

/** An Allow by Action and Resource that may reach everything; all others need no closer look. */
const isOpen = (statement: Statement): boolean =>
    statement.effect === "Allow" &&
    statement.actions !== undefined &&
    statement.notResources === undefined &&
    !isPublishedForExecution(statement) &&
    (statement.resources ?? ["*"]).some((resource) => isUnknown(resource) || isEveryResource(resource));

/** The actions that the statements name, exactly or by a pattern within one service, and that are judged here. */
function actionsOf(statements: Iterable<Statement>): ReadonlySet<string> {
    const patterns = new Set([...statements].flatMap(({ actions }) => actions ?? []).filter((pattern) => !isUnknown(pattern)));
    const names = [...patterns].flatMap((pattern) => {
        const breadth = breadthOf(pattern);
        if (breadth === "exact") return [spelledAction(pattern)];
        return breadth === "pattern" && isNarrow(pattern) ? expandActions(pattern) : [];
    });
    return new Set([...new Set(names)].filter(isJudged));
}

/** Whether an escalation is one that the policy on escalation reports for a document: certain, and by names rather than `iam:*`. */
export const isReported = ({ certain, throughWildcard, path }: Escalation): boolean =>
    certain && !throughWildcard && path.reportedBy === undefined;

const stepName = (statement: Statement, action: string): string => `${statement.index} ${action.toLowerCase()}`;
const grantsOf = ({ steps }: Escalation): readonly string[] =>
    steps.flatMap((step) => step.grants.map(({ statement, action }) => stepName(statement, action)));

function isJudged(action: string): boolean {
    if (ROLE_ACTIONS.has(action) || isLogWrite(action)) return false;
    const scoping = resourceScoping(action);
    return scoping === "required" || scoping === undefined;
}

/** An action that the data does not know is `unresolved`: perhaps it can be granted on `*` only. */
function judge({ action, resources, conditions, statement }: Grant, isDoubtful: () => boolean): "open" | "held" | "unknown" | "unresolved" {
    if (conditions.some(tiesToResource)) return "held";
    if (!resources.some((resource) => isEveryResource(resource) && reach(resource, action) !== "none"))
        return resources.some(isUnknown) ? "unknown" : "held";
    if (statement.resources === undefined || actionInfo(action) === undefined) return "unresolved";
    if (conditions.some(({ key, operator }) => isUnknown(key) || isUnknown(operator))) return "unknown";
    return isDoubtful() ? "unknown" : "open";
}

/** An action not known yet, on everything or on a resource not known yet. */
const mayNameMore = ({ effect, actions, resources, conditions }: Statement): boolean =>
    effect === "Allow" &&
    (actions ?? []).some(isUnknown) &&
    (resources ?? []).some((resource) => isUnknown(resource) || isEveryResource(resource)) &&
    !conditions.some(tiesToResource);

/** Keys whose every value is one item of a request, for which AWS documents `ForAllValues:` (DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access control"). */
const ITEM_KEYS: ReadonlySet<string> = new Set(["dynamodb:leadingkeys"]);

/** Whether a condition ties the request to chosen resources: a tag, the owner, a key of the service. A value that is only `*` ties nothing. */
function tiesToResource(condition: Condition): boolean {
    if (isUnknown(condition.key) || isUnknown(condition.operator)) return false;
    if (condition.values.some((value) => /^\*+$/.test(value)) && /like$/.test(condition.operator)) return false;
    if (ITEM_KEYS.has(condition.key)) return /^string(?:equals|like)$/.test(condition.operator);
    if (/^aws:resource(?:account|org)/.test(condition.key)) return isPositive(condition);
    return narrows(condition);
}

const isPositive = ({ operator, ifExists, set }: Condition): boolean =>
    /^string(?:equals|equalsignorecase|like)$/.test(operator) && !ifExists && set !== "ForAllValues";

const WEIGHTS: Readonly<Record<AccessLevel, number>> = { "Permissions management": 5, Write: 4, Read: 3, List: 2, Tagging: 1 };

/** How much harm an action can do by its access levels. */
const weight = (action: string | undefined): number =>
    Math.max(0, ...(action === undefined ? [] : (actionInfo(action)?.levels ?? []).map((level) => WEIGHTS[level])));
