/**
 * Allow statements that reach every resource with actions that could be held to some (AWS IAM User Guide, "Grant least privilege";
 * Service Authorization Reference for which actions can).
 */
import { isUnknown, Undetermined } from "../../values";
import { breadthOf, coversAction } from "../language/action-patterns";
import { actionInfo, expandActions, spelledAction, type AccessLevel } from "../knowledge/actions";
import type { Condition, PolicyDocument, Statement } from "../language/statement";
import { isLogWrite, isPublishedForExecution, mayBePublishedForExecution } from "../knowledge/execution-statements";
import { resourceScoping } from "../knowledge/optional-resource";
import { grants } from "./permissions";
import { isHeld, type Grant } from "./grant";
import { reportedSteps } from "./reported-steps";
import { isEveryResource, leavesOwnerOpen } from "../language/arn-patterns";
import { chooses, holdsToOwner, narrows } from "./scope";
import { reach } from "./reach";
import { anyOf, type Verdict } from "../language/verdict";
import { WIDEST_PATTERN } from "./wide-actions";
import { largest } from "../../lists";

/** A statement, and the actions that it grants on everything, rightly spelt, the worst first. */
export interface Unscoped {
    readonly statement: Statement;
    readonly actions: readonly string[];
}

const ASSUME = "sts:AssumeRole";

/** Who may become or hand on a role is a question of its own; the session's tags and identity go with it. */
const ROLE_ACTIONS: ReadonlySet<string> = new Set([
    "iam:PassRole",
    "lambda:PassCapacityProvider",
    "sts:AssumeRole",
    "sts:SetSourceIdentity",
    "sts:TagSession",
]);

/**
 * The statements of a document that grant on every resource what could be held to some, worst first, and what could not be judged.
 *
 * Left out: actions matched only by `*`, `service:*` or a pattern of many, and inverted statements, which have faults of their own; {@link ROLE_ACTIONS};
 * the steps of an escalation path that the document opens; how functions write logs, and statements of AWS's execution policies word
 * for word; what a condition ties to resources.
 */
export function unscoped(document: PolicyDocument): { readonly found: readonly Unscoped[]; readonly doubts: readonly Undetermined[] } {
    const open = new Map<Statement, Verdicts>(
        document.statements.filter(isOpen).map((statement) => [statement, { named: namedBy(statement), actions: [], verdicts: new Set() }]),
    );
    if (open.size === 0) return { found: [], doubts: [] };
    const granted = grants([document]);
    const hasUnknownDeny = document.statements.some(({ effect, actions, notActions, resources, notResources }) =>
        effect === "Deny" ? [actions, notActions, resources, notResources].some((elements) => elements?.some(isUnknown) === true) : false,
    );
    const isStep = reportedSteps(granted);
    for (const action of new Set([...open.values()].flatMap(({ named }) => [...named]))) {
        for (const grant of granted.allows(action)) {
            const known = open.get(grant.statement);
            if (known?.named.has(action) !== true || isStep(grant.statement, action)) continue;
            const verdict = judgeGrant(grant, () => hasUnknownDeny && granted.undetermined(action) !== undefined);
            if (verdict === "open") known.actions.push(grant.action);
            known.verdicts.add(verdict);
        }
    }
    const found: Unscoped[] = [];
    const doubts: Undetermined[] = [];
    for (const [statement, { actions, verdicts }] of open) {
        if (actions.length > 0 && mayBePublishedForExecution(statement)) doubts.push(new Undetermined(statement.path, "unknown"));
        else if (actions.length > 0) found.push({ statement, actions: actions.sort((x, y) => weight(y) - weight(x)) });
        else if (verdicts.has("unknown") || mayNameMore(statement)) doubts.push(new Undetermined(statement.path, "unknown"));
        else if (verdicts.has("unresolved")) doubts.push(new Undetermined(statement.path, "unresolved"));
    }
    return { found: found.sort((x, y) => weight(y.actions[0]) - weight(x.actions[0])), doubts };
}

interface Verdicts {
    readonly named: ReadonlySet<string>;
    readonly actions: string[];
    readonly verdicts: Set<"open" | "held" | "unknown" | "unresolved">;
}

/** An Allow by Action and Resource that may reach everything; all others need no closer look. */
const isOpen = (statement: Statement): boolean =>
    statement.effect === "Allow" &&
    statement.actions !== undefined &&
    statement.notResources === undefined &&
    !isPublishedForExecution(statement) &&
    (statement.resources ?? ["*"]).some((resource) => isUnknown(resource) || isEveryResource(resource) || namesOnlyType(resource));

/**
 * Virtual MFA devices are named by whoever enrols them, and AWS's policies for it say `mfa/*` (IAM User Guide, "AWS: Allows IAM users to
 * self-manage an MFA device").
 */
const ENROLMENT = /^arn:[^:]{1,32}:iam::[^:]{1,32}:mfa\/\*$/;

const namesOnlyType = (resource: string): boolean => leavesOwnerOpen(resource) && !ENROLMENT.test(resource);

/** The actions that a statement names, exactly or by a pattern narrow enough to have been meant, and that are judged here. */
function namedBy({ actions }: Statement): ReadonlySet<string> {
    const written = (actions ?? []).filter((pattern) => !isUnknown(pattern));
    const assumes = written.some((pattern) => coversAction(pattern, ASSUME));
    const names = written.flatMap((pattern) => {
        // The pattern is one mistake, whatever it covers beside.
        if (coversAction(pattern, ASSUME)) return [];
        const breadth = breadthOf(pattern);
        if (breadth === "exact") return [spelledAction(pattern)];
        const covered = breadth === "pattern" ? expandActions(pattern) : [];
        return covered.length <= WIDEST_PATTERN ? covered : [];
    });
    return new Set(names.filter((action) => isJudged(action) && !(assumes && action.startsWith(`${ASSUME}With`))));
}

function isJudged(action: string): boolean {
    // Without a service AWS refuses it, which `access-known-actions` reports.
    if (!action.includes(":")) return false;
    if (ROLE_ACTIONS.has(action) || isLogWrite(action)) return false;
    const scoping = resourceScoping(action);
    return scoping === "required" || scoping === undefined;
}

/** An action that the data does not know is `unresolved`: perhaps it can be granted on `*` only. */
function judgeGrant(grant: Grant, isDoubtful: () => boolean): "open" | "held" | "unknown" | "unresolved" {
    const { action, resources, statement } = grant;
    const held = isHeld(grant, (condition) => tiesToResource(condition, action));
    if (held === "yes") return "held";
    if (
        !resources.some((resource) => isEveryResource(resource) && reach(resource, action) !== "none") &&
        !namesOnlyTypes(resources, action)
    )
        return resources.some(isUnknown) ? "unknown" : "held";
    if (statement.resources === undefined || actionInfo(action) === undefined) return "unresolved";
    if (held === "unknown") return "unknown";
    return isDoubtful() ? "unknown" : "open";
}

/**
 * Whether ARNs such as `arn:aws:dynamodb:*:*:table/*` leave open all that the action needs: Region, account and name of each of its
 * required resource types. Where one type is held to a name (the subnet of `ec2:RunInstances`), the call is. An action without a
 * required type, but one or two to choose from (`event-bus` of `events:PutEvents`), needs one of them: it is open where that is.
 */
function namesOnlyTypes(resources: readonly string[], action: string): boolean {
    const open = resources.filter((resource) => !isUnknown(resource) && (isEveryResource(resource) || namesOnlyType(resource)));
    const types = actionInfo(action)?.resourceTypes ?? [];
    const required = types.filter((type) => type.required);
    const isLeftOpen = ({ name }: { readonly name: string }): boolean => open.some((resource) => reach(resource, action, [name]) === "all");
    if (required.length === 0) return types.length <= ALTERNATIVES && types.some(isLeftOpen);
    return required.every(isLeftOpen);
}

/** An action with more types than these has no ordinary one: `ec2:CreateTags` on every volume is no grant on everything. */
const ALTERNATIVES = 2;

/** An action not known yet, on everything or on a resource not known yet. */
const mayNameMore = ({ effect, actions, resources, conditions }: Statement): boolean =>
    effect === "Allow" &&
    (actions ?? []).some(isUnknown) &&
    (resources ?? []).some((resource) => isUnknown(resource) || isEveryResource(resource)) &&
    !conditions.some(
        (condition) => holdsToOwner(condition, "*") === "yes" || (condition.key.includes(":resourcetag/") && chooses(condition) === "yes"),
    );

/** Keys whose every value is one item of a request, for which AWS documents `ForAllValues:` (DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access control"). */
const ITEM_KEYS: ReadonlySet<string> = new Set(["dynamodb:leadingkeys"]);

/** Whether a condition ties the request to chosen resources: a tag, the owner, a key of the service. */
function tiesToResource(condition: Condition, action: string): Verdict {
    if (ITEM_KEYS.has(condition.key) && condition.set === "ForAllValues") return narrows({ ...condition, set: undefined }, action);
    return anyOf([holdsToOwner(condition, action), narrows(condition, action)]);
}

const WEIGHTS: Readonly<Record<AccessLevel, number>> = { "Permissions management": 5, Write: 4, Read: 3, List: 2, Tagging: 1 };

/** How much harm an action can do by its access levels. */
const weight = (action: string | undefined): number =>
    largest(action === undefined ? [] : (actionInfo(action)?.levels ?? []).map((level) => WEIGHTS[level]), 0);
