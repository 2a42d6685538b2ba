/** The verdict on a deployer, in words and facts that any message may carry. */
import type { Failure } from "../session/failure";

/**
 * `proven`: the session had MFA. `delegated`: the identity provider enforces it, AWS cannot see it; or the organisation has listed
 * the role as automation. `possible`: the user has a device, whether the session used it cannot be known. `automation`: an unlisted
 * pipeline.
 */
export type Verdict = "proven" | "delegated" | "possible" | "none" | "root" | "unverifiable" | "automation";

/** The row by which the caller was judged. */
export type CallerKind =
    "root" | "user" | "identity-center" | "pipeline" | "web-identity" | "saml" | "federated-user" | "assumed-role" | "unknown";

/** What decided, for rules that word it themselves. */
export type Evidence =
    | "root-user"
    | "long-lived-key"
    | "probe"
    | "device"
    | "no-device"
    | "identity-center"
    | "automation-role"
    | "unlisted-automation"
    | "provider-claim"
    | "no-provider-claim"
    | "trusted-provider"
    | "trust"
    | "trust-without-mfa"
    | "assumed-role-trust"
    | "declared-mfa"
    | Failure
    | "unrecognised-caller";

/** A role that the provider assumes on top of the deployer's credentials. */
export interface AssumedRole {
    /** The role's name; `undefined` where it may not be shown. */
    readonly role: string | undefined;
    /** Whether its trust requires MFA; `unreadable` in another account or without `iam:GetRole`. */
    readonly trust: "mfa" | "provider-mfa" | "none" | "unreadable";
}

/** The judgement of one deployer. Holds no credential, no session name and no user name. */
export interface Judgement {
    readonly verdict: Verdict;
    readonly callerKind: CallerKind;
    readonly evidence: Evidence;
    /** One sentence without its full stop, starting in lower case. */
    readonly why: string;
    /** The name of the caller's role, where there is one that may be shown. */
    readonly role: string | undefined;
    /** Whether the credentials run out by themselves; `undefined` where none were found. */
    readonly temporary: boolean | undefined;
    /** The account of the credentials, 12 digits. */
    readonly account: string | undefined;
    /** Whether the credentials stand literally in the provider or in the stack's configuration. */
    readonly literalKeys: boolean;
    readonly assumes: readonly AssumedRole[];
}

/** The judgement where not even a look-up could be tried. */
export const unjudged = (evidence: Extract<Evidence, Failure>): Judgement => ({
    verdict: "unverifiable",
    callerKind: "unknown",
    evidence,
    why: FAILURES[evidence],
    role: undefined,
    temporary: undefined,
    account: undefined,
    literalKeys: false,
    assumes: [],
});

/** What to do about a verdict. `elsewhere`: another policy reports it. */
export type Outcome = "pass" | "violate" | "advise" | "silent" | "elsewhere";

/** The options of `identity-deployer-mfa` that turn a verdict into an outcome. */
export interface OutcomeOptions {
    readonly accept: readonly Verdict[];
    readonly whenAutomation: "advise" | "violate";
    readonly whenUnverifiable: "silent" | "advise" | "violate";
}

/** What `accept` and the others are where nothing is configured. */
export const DEFAULT_OUTCOMES: OutcomeOptions = {
    accept: ["proven", "delegated", "possible"],
    whenAutomation: "advise",
    whenUnverifiable: "advise",
};

/**
 * What `identity-deployer-mfa` says about a judgement. The root user is `identity-deployer-not-root`'s matter, a long-lived key written
 * in a provider `identity-no-static-provider-credentials`'s: one mistake, one finding.
 */
export function outcomeOf({ verdict, evidence, literalKeys }: Judgement, options: OutcomeOptions = DEFAULT_OUTCOMES): Outcome {
    switch (verdict) {
        case "root":
            return "elsewhere";
        case "automation":
            return options.whenAutomation;
        case "unverifiable":
            return options.whenUnverifiable;
        case "none":
            return literalKeys && evidence === "long-lived-key" ? "elsewhere" : "violate";
        default:
            return options.accept.includes(verdict) ? "pass" : "violate";
    }
}

/** Which evidence would satisfy the policy: the second half of the message of a violation. */
export const REMEDIES = [
    "sign in through IAM Identity Center",
    "or with MFA to a role whose trust policy requires aws:MultiFactorAuthPresent",
    "or call GetSessionToken with a code and set mfaProbeRoleArn",
    "list the roles of pipelines and machines in automationRoles",
].join("; ");

/** Why a look-up brought nothing, in words. */
export const FAILURES: Readonly<Record<Failure, string>> = {
    "no-credentials": "no AWS credentials were found",
    "mfa-code-wanted":
        "the profile asks for an MFA code (mfa_serial), which declares the intent and proves nothing; get a session first, then deploy",
    expired: "the AWS credentials or the sign-in session have expired",
    refused: "AWS does not accept the credentials",
    denied: "a call that the look-up needs is not permitted",
    missing: "a role or user that the look-up needs does not exist in this account",
    "not-followed": "the document names credentials of its own, which are never followed",
    unreadable: "the settings of the provider could not be read",
    network: "AWS could not be reached",
    "time-up": "AWS did not answer in time",
    malformed: "the answer was not one that AWS documents",
};
