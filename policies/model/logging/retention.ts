/** How long logs are kept: the periods that CloudWatch Logs offers, and what a policy of the account says. */
import type { NodeOf } from "../stack";
import { isRecord, own, Undetermined } from "../values";
import type { View } from "../values";

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
    throw new Undetermined(["policyDocument"], "shape", policy.owner);
}

/** A member of the document, which is JSON in a text. */
function member(policy: View, name: string): unknown {
    const raw = policy.child("policyDocument").known();
    const document = typeof raw === "string" ? parsed(raw) : raw;
    if (!isRecord(document)) throw new Undetermined(["policyDocument"], "shape", policy.owner);
    return own(document, name);
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

/** Whether a policy is for the groups that there were before it, as for those that come after. @throws Undetermined where it cannot be read */
export const isRetroactive = (policy: View): boolean => member(policy, "enforcementMode") === "RETROACTIVE";
