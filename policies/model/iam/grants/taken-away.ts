/**
 * What a Deny takes away from a grant: which actions it names for certain, and which resources it leaves. One with conditions leaves the
 * requests that fail one of its lines.
 */
import { PARTITIONS } from "../../arn";
import { isUnknown } from "../../values";
import type { Grant } from "./grant";
import type { Condition, Statement } from "../language/statement";
import { allOf, type Verdict } from "../language/verdict";
import { resourceSet, actionSet } from "../language/pattern-sets";
import { inverseOf } from "../language/inverse";
import { withPresence } from "../language/conditions";
import { actionInfo } from "../knowledge/actions";
import { coversResource, overlaps } from "../language/resource-patterns";
import { coversAction } from "../language/action-patterns";

/** More pairs than any policy has room for: what is left is then not worked out. */
const MOST_PAIRS = 20_000;

/** What a Deny of all but some leaves: of each pattern only what it has in common with one of them. */
export function spare(resources: readonly string[], spared: readonly string[] | undefined): readonly string[] {
    if (spared === undefined || spared.some(isUnknown) || resources.length * spared.length > MOST_PAIRS) return resources;
    return [...new Set(resources.flatMap((resource) => spared.flatMap((each) => common(resource, each) ?? [])))];
}

/** A grant within what Deny statements with conditions leave, of those that cover all its resources, or may. */
export function restrict(grant: Grant, denies: readonly Statement[]): Grant {
    const covering = denies.map((statement) => [statement, coversGrant(statement, grant)] as const).filter(([, covers]) => covers !== "no");
    if (covering.length === 0) return grant;
    const linesOf = (wanted: Verdict): readonly (readonly Condition[])[] =>
        covering.filter(([, covers]) => covers === wanted).map(([{ conditions }]) => conditions.map(inverseOf));
    const left = linesOf("yes");
    const single = left.flatMap((lines) => (lines.length === 1 ? lines : []));
    return {
        ...grant,
        conditions: withPresence([...grant.statement.conditions, ...single]),
        alternatives: left.filter((lines) => lines.length > 1),
        doubts: linesOf("unknown"),
    };
}

function coversGrant(statement: Statement, { action, resources }: Grant): Verdict {
    const named = coversByAction(statement, action) ? "yes" : mayName(statement, action) ? "unknown" : "no";
    if (named === "no" || coversEveryArn(statement, action)) return named;
    const patterns = statement.resources ?? ["*"];
    const hasUnknown = patterns.some(isUnknown);
    const each = resources.map((resource): Verdict => {
        if (resourceSet(patterns).covers(resource)) return "yes";
        return hasUnknown || isUnknown(resource) ? "unknown" : "no";
    });
    return allOf([named, ...each]);
}

const covered = new WeakMap<Statement, Map<string, boolean>>();

/** Whether a Deny names all ARNs of one partition that the action can act on (`arn:aws:s3:::*` for `s3:GetObject`). */
export function coversEveryArn(deny: Statement, action: string): boolean {
    const { resources } = deny;
    if (deny.notResources !== undefined || resources === undefined || !resources.some((resource) => resource.endsWith("*"))) return false;
    const formats = actionInfo(action)?.resourceTypes.flatMap(({ arns }) => arns) ?? [];
    if (formats.length === 0) return false;
    const known = covered.get(deny) ?? new Map<string, boolean>();
    covered.set(deny, known);
    let covers = known.get(action);
    if (covers === undefined) {
        const set = resourceSet(resources);
        covers = PARTITIONS.some((partition) =>
            formats.every((arn) => set.covers(arn.replace("${Partition}", partition).replaceAll(/\$\{[^}]*\}/g, "*"))),
        );
        known.set(action, covers);
    }
    return covers;
}

/** The resources that two patterns have in common, as a pattern: exact where one holds the other, else the first. */
function common(resource: string, spared: string): string | undefined {
    if (isUnknown(resource) || coversResource(spared, resource)) return resource;
    if (coversResource(resource, spared)) return spared;
    return overlaps(resource, spared) ? resource : undefined;
}

/** Whether a statement certainly names the action, by Action or by NotAction. */
export function coversByAction({ actions, notActions }: Statement, action: string): boolean {
    if (notActions !== undefined) return !notActions.some(isUnknown) && !actionSet(notActions).covers(action);
    return actions !== undefined && actionSet(actions).covers(action);
}

/** Whether an unknown element of a Deny leaves open if it takes the action away. */
export function mayCover(statement: Statement, action: string): boolean {
    const { resources, notResources } = statement;
    const doubtfulAction = !coversByAction(statement, action) && mayName(statement, action);
    const doubtfulResource = (resources ?? notResources ?? []).some(isUnknown);
    return doubtfulAction || (doubtfulResource && (coversByAction(statement, action) || doubtfulAction));
}

/** Whether an element that is not known yet may be the action, or an exception that is none. */
export function mayName({ actions, notActions }: Statement, action: string): boolean {
    if (actions !== undefined) return actions.some(isUnknown);
    const excepted = notActions ?? [];
    return excepted.some(isUnknown) && !excepted.some((pattern) => coversAction(pattern, action));
}
