/**
 * What policies of the account set for the log groups of a stack: it overrides what a group says itself, and the longest of several holds.
 * What is set in one place is put together once, by the beginnings of names, and not for each group anew.
 */
import { keptFor } from "../lazy";
import { viewAt } from "../stack";
import type { Node, Stack } from "../stack";
import { answered, orDoubt } from "../doubts";
import { Undetermined } from "../values";
import { byPlace, isTogether } from "./place";
import { ACCOUNT_POLICIES, accountRetention, isRetroactive } from "./retention";
import type { AccountPolicy, LogGroupNode } from "./retention";

/** Days, 0 for ever; or why they are not known. */
type Days = number | Undetermined;

/** What is set in one account and Region: for all groups, and for those whose names begin in some way. */
interface Retention {
    readonly all: Days | undefined;
    readonly byBeginning: ReadonlyMap<string, Days | undefined>;
    /** The lengths of the beginnings, each once. */
    readonly lengths: readonly number[];
}

/**
 * The days that policies of the account set for a log group of the stack, 0 for ever; `undefined` where none does.
 * @throws Undetermined where it is not known whether one is for this group
 */
export function retentionByAccount(stack: Stack, group: LogGroupNode): number | undefined {
    const { all, byBeginning, lengths } = retentionAt(stack)(group);
    if (byBeginning.size === 0) return answered(all);
    const name = viewAt(group.inputs, ["name"]).asString();
    if (name === undefined) throw new Undetermined(["name"], "unresolved", group);
    return answered(lengths.map((length) => byBeginning.get(name.slice(0, length))).reduce(longer, all));
}

const retentionAt = keptFor((stack: Stack): ((group: LogGroupNode) => Retention) => {
    const policies = stack.ofType(...ACCOUNT_POLICIES).map((policy) => ({
        policy,
        days: orDoubt(() => daysOf(policy)),
        beginnings: orDoubt(() => beginningsOf(policy)),
    }));
    return byPlace((node) => retentionOf(policies, node));
});

interface Read {
    readonly policy: AccountPolicy;
    readonly days: Days | undefined;
    readonly beginnings: readonly string[] | Undetermined;
}

function retentionOf(policies: readonly Read[], node: Node): Retention {
    let all: Days | undefined;
    const byBeginning = new Map<string, Days | undefined>();
    for (const { policy, days, beginnings } of policies) {
        const together = isTogether(policy, node);
        if (days === undefined || together === "no") continue;
        const set = together === "yes" ? days : unseen(policy);
        if (beginnings instanceof Undetermined) all = longer(all, beginnings);
        else if (beginnings.length === 0) all = longer(all, set);
        else for (const beginning of beginnings) byBeginning.set(beginning, longer(byBeginning.get(beginning), set));
    }
    return { all, byBeginning, lengths: [...new Set([...byBeginning.keys()].map(({ length }) => length))] };
}

/** @throws Undetermined for a policy that leaves out the groups that were there before it, which nobody can tell here */
function daysOf(policy: AccountPolicy): number | undefined {
    const days = accountRetention(policy.inputs);
    if (days !== undefined && !isRetroactive(policy.inputs)) throw unseen(policy);
    return days;
}

const unseen = (policy: AccountPolicy): Undetermined => new Undetermined(["policyDocument"], "unresolved", policy);

/** How the names begin of the groups that a policy is for; none where it is for all. */
function beginningsOf(policy: AccountPolicy): readonly string[] {
    const criteria = policy.inputs.string("selectionCriteria") ?? "";
    if (criteria.trim() === "") return [];
    const beginnings = [...criteria.matchAll(/"([^"]*)"/g)].map(([, beginning = ""]) => beginning);
    if (!/^\s*LogGroupNamePrefix\b/.test(criteria) || beginnings.length === 0)
        throw new Undetermined(["selectionCriteria"], "shape", policy);
    return beginnings;
}

/** The longer of two, for ever the longest; unknown where one is. */
function longer(a: Days | undefined, b: Days | undefined): Days | undefined {
    if (a === undefined || a instanceof Undetermined) return a ?? b;
    if (b === undefined || b instanceof Undetermined) return b ?? a;
    return a === 0 || b === 0 ? 0 : Math.max(a, b);
}
