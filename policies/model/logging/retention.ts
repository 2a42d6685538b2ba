/** How long log groups keep their logs: by a setting of their own, or by a policy of the account. */
import { viewAt } from "../stack";
import type { NodeOf, Stack } from "../stack";
import { isRecord, own, Undetermined } from "../values";
import type { View } from "../values";
import { isTogether } from "./place";
import { largest } from "../lists";

/** The retention settings that CloudWatch Logs accepts, in days (AWS: PutRetentionPolicy). Zero or absent means for ever. */
export const RETENTION_DAYS: readonly number[] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The smallest legal retention of at least `days`; the longest there is where none is. */
export const retentionAtLeast = (days: number): number => RETENTION_DAYS.find((legal) => legal >= days) ?? 3653;

/** Policies of the account; those of the type RETENTION_POLICY set the retention of log groups. */
export const ACCOUNT_POLICIES = ["aws:cloudwatch/logAccountPolicy:LogAccountPolicy", "aws-native:logs:AccountPolicy"] as const;
export type AccountPolicy = NodeOf<(typeof ACCOUNT_POLICIES)[number]>;
export type LogGroupNode = NodeOf<"aws:cloudwatch/logGroup:LogGroup">;

/**
 * The days that a policy of the account sets for the log groups it is for, 0 for ever; `undefined` where it is of another type. Source:
 * CloudWatch Logs API reference, PutAccountPolicy, "Retention policy".
 * @throws Undetermined where the type or the document is not known, or the document cannot be read
 */
export function accountRetention(policy: View): number | undefined {
    if (policy.string("policyType") !== "RETENTION_POLICY") return undefined;
    const days = member(policy, "retentionInDays");
    if (days === "NEVER_EXPIRE") return 0;
    if (typeof days === "number") return days;
    throw new Undetermined(["policyDocument"], "shape");
}

/** A member of the document, which is JSON in a text. */
function member(policy: View, name: string): unknown {
    const raw = policy.child("policyDocument").known();
    const document = typeof raw === "string" ? parsed(raw) : raw;
    if (!isRecord(document)) throw new Undetermined(["policyDocument"], "shape");
    return own(document, name);
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/**
 * The days that policies of the account set for a log group of the stack, 0 for ever; `undefined` where none does. They override what
 * the group says itself, and the longest of several holds.
 * @throws Undetermined where it is not known whether one is for this group
 */
export function retentionByAccount(stack: Stack, group: LogGroupNode): number | undefined {
    const days = stack.ofType(...ACCOUNT_POLICIES).flatMap((policy) => {
        if (isTogether(policy, group) === "no") return [];
        const set = accountRetention(policy.inputs);
        return set === undefined || !isFor(policy, group) ? [] : [set];
    });
    if (days.length === 0) return undefined;
    return days.includes(0) ? 0 : largest(days);
}

/** Whether a policy is for the group: all, or those whose names begin as it says. */
function isFor(policy: AccountPolicy, group: LogGroupNode): boolean {
    const criteria = policy.inputs.string("selectionCriteria") ?? "";
    const prefixes = [...criteria.matchAll(/"([^"]*)"/g)].map(([, prefix = ""]) => prefix);
    if (criteria.trim() !== "" && (!/^\s*LogGroupNamePrefix\b/.test(criteria) || prefixes.length === 0))
        throw new Undetermined(["selectionCriteria"], "shape", policy);
    if (prefixes.length > 0) {
        const name = viewAt(group.inputs, ["name"]).asString();
        if (name === undefined) throw new Undetermined(["name"], "unresolved", group);
        if (!prefixes.some((prefix) => name.startsWith(prefix))) return false;
    }
    // NEW_ONLY leaves out the groups that were there before the policy, which nobody can tell here.
    if (isTogether(policy, group) === "maybe" || member(policy.inputs.as(), "enforcementMode") !== "RETROACTIVE")
        throw new Undetermined(["policyDocument"], "unresolved", policy);
    return true;
}
