/** Whether the root user of the deployer's account has MFA. */
import type { Failure } from "../session/failure";
import type { Session } from "../session/session";
import { FAILURES } from "./judgement";

/**
 * `not-applicable`: this account's root user cannot sign in, because the organisation manages its members' root credentials centrally,
 * because it has no credentials, or because it cannot in this partition.
 */
export interface AccountMfa {
    readonly verdict: "on" | "off" | "not-applicable" | "unverifiable";
    readonly evidence: "summary" | "managed-centrally" | "no-root-credentials" | Failure;
    /** One sentence without its full stop, starting in lower case. */
    readonly why: string;
    readonly account: string | undefined;
}

/**
 * Where nobody signs in to the console as the root user (AWS GovCloud (US) User Guide, "IAM"; AWS Config, `root-account-mfa-enabled`,
 * which does not exist there).
 */
const WITHOUT_ROOT: ReadonlySet<string> = new Set(["aws-cn", "aws-us-gov"]);

/** Whether the summary says that the root user has no credentials. AWS Config calls the rule not applicable then. */
const lacksCredentials = (summary: Readonly<Record<string, number>>): boolean =>
    summary["AccountPasswordPresent"] === 0 &&
    summary["AccountAccessKeysPresent"] === 0 &&
    (summary["AccountSigningCertificatesPresent"] ?? 0) === 0;

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
    const without = (why: string): AccountMfa => ({ verdict: "not-applicable", evidence: "no-root-credentials", why, account });
    if (WITHOUT_ROOT.has(caller.value.principal.partition)) return without("nobody signs in as the root user in this partition");
    const summary = await session.accountSummary();
    if (!summary.ok) {
        const why = `whether the root user has MFA could not be found out: ${FAILURES[summary.failure]}`;
        return { verdict: "unverifiable", evidence: summary.failure, why, account };
    }
    const enabled = summary.value["AccountMFAEnabled"];
    if (enabled === undefined) return { verdict: "unverifiable", evidence: "malformed", why: FAILURES.malformed, account };
    if (enabled > 0) return { verdict: "on", evidence: "summary", why: "the root user has an MFA device", account };
    if (lacksCredentials(summary.value)) return without("the root user has neither a password nor keys");
    const features = await session.rootCredentialsManaged();
    if (features.ok && features.value && summary.value["AccountPasswordPresent"] !== 1) return managed;
    return { verdict: "off", evidence: "summary", why: "the root user has no MFA device", account };
}
