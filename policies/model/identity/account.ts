/** Whether the root user of the deployer's account has MFA. */
import { FAILURES } from "./judgement";
import type { Failure } from "./failure";
import type { Session } from "./session";

/** `not-applicable`: the organisation manages its members' root credentials centrally, and this account's root user cannot sign in. */
export interface AccountMfa {
    readonly verdict: "on" | "off" | "not-applicable" | "unverifiable";
    readonly evidence: "summary" | "managed-centrally" | Failure;
    /** One sentence without its full stop, starting in lower case. */
    readonly why: string;
    readonly account: string | undefined;
}

/**
 * Asks `iam:GetAccountSummary`, and only where that says no, `iam:ListOrganizationsFeatures`: AWS answers the latter to the management
 * account and the delegated administrator alone, so that in other members only `rootManagedCentrally` can say it. An account whose
 * root user has a password (`AccountPasswordPresent`, the management account's always has) is judged all the same.
 */
export async function accountMfa(session: Session, rootManagedCentrally: boolean): Promise<AccountMfa> {
    const caller = await session.caller();
    const account = caller.ok && caller.value.principal.account !== "" ? caller.value.principal.account : undefined;
    const managed = {
        verdict: "not-applicable",
        evidence: "managed-centrally",
        why: "the organisation manages root credentials centrally",
        account,
    } as const;
    if (rootManagedCentrally) return managed;
    if (!caller.ok) return { verdict: "unverifiable", evidence: caller.failure, why: FAILURES[caller.failure], account };
    const summary = await session.accountSummary();
    if (!summary.ok) {
        const why = `whether the root user has MFA could not be found out: ${FAILURES[summary.failure]}`;
        return { verdict: "unverifiable", evidence: summary.failure, why, account };
    }
    const enabled = summary.value["AccountMFAEnabled"];
    if (enabled === undefined) return { verdict: "unverifiable", evidence: "malformed", why: FAILURES.malformed, account };
    if (enabled > 0) return { verdict: "on", evidence: "summary", why: "the root user has an MFA device", account };
    const features = await session.rootCredentialsManaged();
    if (features.ok && features.value && summary.value["AccountPasswordPresent"] !== 1) return managed;
    return { verdict: "off", evidence: "summary", why: "the root user has no MFA device", account };
}
