/** What an organisation configures about evidence, and what one piece of it says. */
import type { CallerKind, Evidence, Verdict } from "./judgement";

/** What the organisation configures about evidence. */
export interface EvidenceOptions {
    /** A role without permissions whose trust requires MFA. */
    readonly mfaProbeRoleArn: string | undefined;
    /** Whether a session of IAM Identity Center counts as MFA by delegation. */
    readonly trustIdentityCenter: boolean;
    /** Globs on the ARNs of identity providers that enforce MFA themselves. */
    readonly trustedIdentityProviders: readonly string[];
    /** Globs on the ARNs of roles that pipelines and machines deploy with. */
    readonly automationRoles: readonly string[];
}

/** What holds where nothing is configured. */
export const DEFAULT_EVIDENCE: EvidenceOptions = {
    mfaProbeRoleArn: undefined,
    trustIdentityCenter: true,
    trustedIdentityProviders: [],
    automationRoles: [],
};

/** A verdict before the facts common to all are added. */
export interface Finding {
    readonly verdict: Verdict;
    readonly callerKind: CallerKind;
    readonly evidence: Evidence;
    readonly why: string;
}

/** `why` is in the pack's own words: it is shown to people. */
export const finding = (callerKind: CallerKind, verdict: Verdict, evidence: Evidence, why: string): Finding => ({
    callerKind,
    verdict,
    evidence,
    why,
});
