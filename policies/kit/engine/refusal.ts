/** How a policy says that a resource or stack does not concern it. */
import type { ResourceValidationArgs } from "@pulumi/policy";

type Refuse = ResourceValidationArgs["notApplicable"];

/** Why a policy says nothing of a resource or stack: short, because most policies answer this of most resources. */
type Reason = "another type" | "nothing to judge";

const refusals = new WeakMap<Refuse, Map<Reason, unknown>>();

/**
 * Says that the policy has nothing to say here. The SDK does it with an exception, of a class that it does not export; making one
 * costs more than most judgements, so each is made once and thrown again.
 */
export function notApplicable({ notApplicable: refuse }: { readonly notApplicable: Refuse }, reason: Reason): never {
    const made = refusals.get(refuse) ?? new Map<Reason, unknown>();
    refusals.set(refuse, made);
    const refusal = made.get(reason);
    if (refusal !== undefined) throw refusal as Error;
    try {
        return refuse(reason);
    } catch (error) {
        made.set(reason, error);
        throw error;
    }
}
