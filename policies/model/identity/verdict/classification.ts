/** The classification of a caller: rows are tried in a fixed order, the first that fits decides. */
import { pipelineOf } from "../credentials/pipeline";
import type { CredentialSource } from "../credentials/source";
import type { Environment } from "../environment";
import type { Principal } from "../session/caller";
import type { Answer, Caller, Session } from "../session/session";
import { isListed } from "./automation";
import { finding } from "./evidence";
import type { EvidenceOptions, Finding } from "./evidence";
import { FAILURES } from "./judgement";
import type { CallerKind } from "./judgement";
import { isProbed } from "./probe";
import { isIdentityCenterRole, trustOf } from "./role-trust";
import { proofByTrust } from "./trust-proof";

/** All that a judgement draws on. */
export interface Inquiry {
    readonly session: Session;
    readonly source: CredentialSource;
    readonly env: Environment;
    readonly options: EvidenceOptions;
}

export async function classify(inquiry: Inquiry, caller: Caller): Promise<Finding> {
    const { principal } = caller;
    switch (principal.kind) {
        case "root":
            return finding("root", "root", "root-user", "the account's root user deploys");
        case "user":
            return user(inquiry, caller);
        case "unknown":
            return finding("unknown", "unverifiable", "unrecognised-caller", "the caller is of no kind that AWS documents");
        default:
            return role(inquiry, caller);
    }
}

async function user({ session, options }: Inquiry, { principal, temporary }: Caller): Promise<Finding> {
    if (!temporary)
        return finding("user", "none", "long-lived-key", "an IAM user deploys with a long-lived access key, which never carries MFA");
    if (await isProbed(session, principal, options))
        return finding("user", "proven", "probe", "the session could assume the probe role, which requires MFA");
    const device = await session.hasMfaDevice(principal.name);
    if (!device.ok) return unverifiable("user", device, "whether the IAM user has an MFA device");
    return device.value
        ? finding("user", "possible", "device", "the IAM user has an MFA device; whether the session used it cannot be known")
        : finding("user", "none", "no-device", "the IAM user has no MFA device");
}

async function role(inquiry: Inquiry, caller: Caller): Promise<Finding> {
    const { env, options } = inquiry;
    const { principal, origin } = caller;
    const isRole = principal.kind === "assumed-role";
    if (isRole && options.trustIdentityCenter && (await isOfIdentityCenter(inquiry.session, principal))) {
        return finding(
            "identity-center",
            "delegated",
            "identity-center",
            "the session comes from IAM Identity Center, which enforces MFA itself",
        );
    }
    const pipeline = pipelineOf(env, origin);
    if (!isRole && pipeline === undefined) return federatedUser(inquiry, principal);
    const proof = isRole ? await proofOfSession(inquiry, principal, pipeline !== undefined) : undefined;
    if (proof !== undefined) return proof;
    if (pipeline === undefined) return assumedSession(inquiry, principal);
    if (await isListed(inquiry.session, principal, inquiry.options))
        return finding("pipeline", "delegated", "automation-role", "the role is listed in automationRoles");
    return finding(
        "pipeline",
        "automation",
        "unlisted-automation",
        `the deployment runs with ${pipeline}, under a role that automationRoles does not list`,
    );
}

/**
 * Whether IAM Identity Center made the role. A session's ARN has its name alone, which any role may bear: the path decides, and the name
 * only where the role may not be described.
 */
async function isOfIdentityCenter(session: Session, { name }: Principal): Promise<boolean> {
    if (!name.startsWith("AWSReservedSSO_")) return false;
    const described = await session.role(name);
    return described.ok ? isIdentityCenterRole(described.value.arn) : described.failure !== "missing";
}

async function federatedUser(inquiry: Inquiry, principal: Principal): Promise<Finding> {
    if (await isListed(inquiry.session, principal, inquiry.options))
        return finding("federated-user", "delegated", "automation-role", "the federated user is listed in automationRoles");
    return finding("federated-user", "none", "no-provider-claim", "the session comes from GetFederationToken, which takes no MFA code");
}

/** What proves MFA of a role's session, whoever or whatever holds it; `undefined` where nothing does. */
async function proofOfSession({ session, options }: Inquiry, principal: Principal, inPipeline: boolean): Promise<Finding | undefined> {
    const described = await session.role(principal.name);
    const reading = described.ok ? trustOf(described.value) : undefined;
    const proven = reading === undefined ? undefined : proofByTrust(reading, options, inPipeline);
    if (proven !== undefined) return proven;
    if (await isProbed(session, principal, options))
        return finding("assumed-role", "proven", "probe", "the session could assume the probe role, which requires MFA");
    return undefined;
}

/** A session of a role for which nothing proves MFA. */
async function assumedSession(inquiry: Inquiry, principal: Principal): Promise<Finding> {
    const described = await inquiry.session.role(principal.name);
    const reading = described.ok ? trustOf(described.value) : undefined;
    const kind = reading?.federation ?? "assumed-role";
    if (await isListed(inquiry.session, principal, inquiry.options))
        return finding(kind, "delegated", "automation-role", "the role is listed in automationRoles");
    if (!described.ok) return unverifiable("assumed-role", described, "the trust policy of the role");
    if (reading === undefined)
        return finding("assumed-role", "unverifiable", "malformed", "the trust policy of the role could not be read");
    if (reading.federation !== undefined) return finding(kind, "none", "no-provider-claim", NO_CLAIM[reading.federation]);
    return finding("assumed-role", "none", "trust-without-mfa", "the trust policy of the role does not require MFA of everybody it admits");
}

const NO_CLAIM = {
    "web-identity": "the role's trust policy does not require the identity provider's MFA claim (amr)",
    saml: "SAML assertions carry no claim of MFA that a trust policy could require, and the identity provider is not listed in trustedIdentityProviders",
} as const;

const unverifiable = (kind: CallerKind, answer: Answer<unknown> & { ok: false }, what: string): Finding =>
    finding(kind, "unverifiable", answer.failure, `${what} could not be found out: ${FAILURES[answer.failure]}`);
