/** The classes of difference between the document rules and cloudsplaining; docs/iam-analysis.md says of each who is right and why. */
import { coversAction, type Statement } from "../policies/model/iam/language";
import { actionInfo } from "../policies/model/iam/knowledge";
import type { Escalation } from "../policies/model/iam/grants/escalation";
import type { Grant } from "../policies/model/iam/grants";
import { groupedBy } from "../policies/model/grouping";

export const RISKS = ["escalation", "resourceExposure", "exfiltration", "credentialsExposure", "serviceWildcard"] as const;
export type Risk = (typeof RISKS)[number];
type Statements = readonly Statement[];

/**
 * What policy_sentry knows, in lower case: the actions that exist for it, that manage permissions, that only `*` grants; and the escalation
 * paths of cloudsplaining, each the actions joined by `+`.
 */
export interface Reference {
    readonly known: ReadonlySet<string>;
    readonly exposing: ReadonlySet<string>;
    readonly unscopeable: ReadonlySet<string>;
    readonly paths: ReadonlySet<string>;
}

/** One thing found: an action, a service, or the actions of an escalation path joined by `+`; in lower case. */
export interface Item {
    readonly name: string;
    readonly grant?: Grant;
    readonly escalation?: Escalation;
}

export interface Difference {
    readonly side: "ours" | "theirs";
    readonly item: string;
    /** The class; `undefined` where there is none yet. */
    readonly why: string | undefined;
}

/** What one side finds and the other does not. A path counts as found where either names a part of the other's actions. */
export function classify(
    risk: Risk,
    ours: readonly Item[],
    theirs: readonly string[],
    statements: Statements,
    reference: Reference,
): readonly Difference[] {
    const same = risk === "escalation" ? nested : (left: string, right: string): boolean => left === right;
    const differences: Difference[] = [];
    const groups = groupedBy(ours, ({ name }) => name);
    for (const [name, items] of groups) {
        if (!theirs.some((each) => same(name, each)))
            differences.push({ side: "ours", item: name, why: whyOnlyOurs(risk, items, statements, reference) });
    }
    for (const name of theirs) {
        if (![...groups.keys()].some((each) => same(name, each)))
            differences.push({ side: "theirs", item: name, why: whyOnlyTheirs(risk, name, statements, reference) });
    }
    return differences;
}

function nested(left: string, right: string): boolean {
    const [a, b] = [left.split("+"), right.split("+")];
    return a.every((each) => b.includes(each)) || b.every((each) => a.includes(each));
}

/** Actions that this project adds to cloudsplaining's lists. */
const ADDED = new Set(["s3:getobjectversion", "ssm:getparameterhistory", "gamelift:getcomputeaccess", "gamelift:getcomputeauthtoken"]);

function whyOnlyOurs(risk: Risk, items: readonly Item[], statements: Statements, reference: Reference): string | undefined {
    if (risk === "serviceWildcard")
        return items.every(({ name }) => underCondition(name, statements)) ? "service wildcard under a condition" : undefined;
    if (risk === "escalation") return whyOnlyOurPath(items, statements, reference);
    const found = items.flatMap(({ grant }) => grant ?? []);
    const name = items[0]?.name ?? "";
    if (ADDED.has(name)) return "action added to the list";
    const plain = found.filter(({ conditions }) => conditions.length === 0);
    if (plain.length === 0) return "condition that does not tie the resource";
    if (plain.every(({ resources }) => !resources.includes("*"))) return "ARN of nothing but wildcards";
    if (deniedSomewhere(name, statements)) return "Deny that is conditional or narrower";
    if (found.every(({ notResources }) => notResources !== undefined)) return "Allow with NotResource";
    if (!reference.known.has(name)) return "action that policy_sentry lacks";
    if (risk === "resourceExposure" && reference.unscopeable.has(name)) return "resource-level permissions that policy_sentry lacks";
    return risk === "resourceExposure" && !reference.exposing.has(name)
        ? "access level: it opens a resource to others, by the reference of today or by its API"
        : undefined;
}

function whyOnlyOurPath(items: readonly Item[], statements: Statements, reference: Reference): string | undefined {
    const found = items.flatMap(({ escalation }) => escalation ?? []);
    const [first] = found;
    if (first === undefined) return undefined;
    const actions = (items[0]?.name ?? "").split("+");
    if (![...reference.paths].some((path) => path.split("+").every((action) => actions.includes(action))))
        return "path that cloudsplaining does not list";
    const perStep = first.steps;
    const passing = perStep.filter(({ action }) => action === "iam:PassRole").flatMap(({ grants }) => grants);
    if (passing.length > 0 && passing.every(({ conditions }) => conditions.length > 0)) return "PassRole for the path's own service";
    if (perStep.some(({ grants }) => grants.every(({ conditions }) => conditions.length > 0)))
        return "condition that does not tie the resource";
    if (perStep.some(({ grants }) => grants.every(({ notResources }) => notResources !== undefined))) return "Allow with NotResource";
    if (first.path.sameTarget === true) return "pair on the same named principals";
    if (perStep.some(({ grants }) => grants.every(({ resources }) => !resources.includes("*"))))
        return "ARN of nothing but wildcards, or a new resource with a name";
    return perStep.some(({ action }) => deniedSomewhere(action, statements)) ? "Deny that is conditional or narrower" : undefined;
}

function whyOnlyTheirs(risk: Risk, name: string, statements: Statements, reference: Reference): string | undefined {
    if (risk === "serviceWildcard") return undefined;
    for (const action of name.split("+")) {
        const info = actionInfo(action);
        if (risk === "resourceExposure" && reference.exposing.has(action) && info?.levels.includes("Permissions management") === false) {
            return "access level: write or read by the reference of today";
        }
        if (info === undefined) return "action that the reference lacks today";
        if (risk === "resourceExposure" && info.wildcardOnly) return "action without resource-level permissions today";
        const allows = statements.filter(({ effect, actions, notActions }) => effect === "Allow" && covers(actions, notActions, action));
        if (info.wildcardOnly && allows.every(({ resources }) => resources?.includes("*") === false))
            return "action without resource types on a named ARN";
        if (deniedSomewhere(action, statements)) return "Deny with NotResource or NotAction";
    }
    return undefined;
}

function covers(actions: readonly string[] | undefined, notActions: readonly string[] | undefined, action: string): boolean {
    return actions !== undefined
        ? actions.some((each) => coversAction(each, action))
        : !(notActions ?? []).some((each) => coversAction(each, action));
}

const deniedSomewhere = (action: string, statements: Statements): boolean =>
    statements.some(({ effect, actions, notActions }) => effect === "Deny" && covers(actions, notActions, action));

/** Whether the only statements that grant the service whole have a condition. */
const underCondition = (service: string, statements: Statements): boolean =>
    statements
        .filter(
            ({ effect, actions }) =>
                effect === "Allow" && actions?.some((each) => each.toLowerCase() === (service === "*" ? "*" : `${service}:*`)) === true,
        )
        .every(({ conditions }) => conditions.length > 0);
