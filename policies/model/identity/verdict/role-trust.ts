/** What the trust policy of a role says about whoever holds a session of it. */
import { parseDocument, provesKey } from "../../iam/language";
import type { PolicyDocument, Principal, Statement } from "../../iam/language";
import { holdsForGrant, provesGrantMfa, trustGrants } from "../../iam/trust";
import type { TrustGrant } from "../../iam/trust";
import type { Role } from "../session/session";

/**
 * One way into a role, by what it proves of whoever takes it. `mfa`: AWS has seen a code. `claim`: the identity provider says in a claim
 * that it has. `identity-center`: a role that IAM Identity Center made. `provider`: an identity provider, as written, that says nothing.
 */
export type Way =
    | { readonly proof: "mfa" | "claim" | "identity-center" | "none" }
    | { readonly proof: "provider"; readonly provider: string; readonly protocol: "web-identity" | "saml" };

/** What follows from a role's trust for each of its sessions. */
export interface TrustReading {
    /** Each way in; none where nobody is admitted. */
    readonly ways: readonly Way[];
    /** How its sessions are federated, where federation is the only way in. */
    readonly federation: "web-identity" | "saml" | undefined;
}

/** What an assumed role's trust proves: `provider-mfa` where the identity provider says so on some way in, and AWS on the others. */
export function proofOf({ ways }: TrustReading): "mfa" | "provider-mfa" | "none" {
    if (ways.length === 0 || !ways.every(({ proof }) => proof === "mfa" || proof === "claim")) return "none";
    return ways.every(({ proof }) => proof === "mfa") ? "mfa" : "provider-mfa";
}

const EQUALITY = new Set(["stringequals", "stringequalsignorecase", "stringlike"]);

/**
 * Whether a statement asks for the provider's own word that several factors were used: the value `mfa` of the claim `amr` (RFC 8176,
 * section 2), compared by a condition key `<issuer>:amr`. `ForAllValues` and `IfExists` are satisfied by a token without the claim.
 */
function requiresProviderMfa(statement: Statement): boolean {
    return statement.conditions.some(
        ({ operator, ifExists, set, key, values }) =>
            EQUALITY.has(operator) &&
            !ifExists &&
            set !== "ForAllValues" &&
            key.endsWith(":amr") &&
            !key.startsWith("saml:") &&
            values.length > 0 &&
            values.every((value) => value.toLowerCase() === "mfa"),
    );
}

/**
 * A role that IAM Identity Center made: nobody else can make one under that path (IAM Identity Center User Guide, "Referencing permission
 * sets in resource policies", which recommends such a pattern).
 */
const IDENTITY_CENTER_ROLE = /^arn:aws[a-z-]{0,12}:iam::(?:\d{12}|\*):role\/aws-reserved\/sso\.amazonaws\.com[/*?]/;
/** The same of one account: every organisation has roles of IAM Identity Center. */
const OF_ONE_ACCOUNT = /^[^:]*:[^:]*:[^:]*:[^:]*:\d{12}:/;
/** A session of such a role, whose ARN lacks the path: the name ends in 16 hexadecimal digits that IAM Identity Center draws. */
const IDENTITY_CENTER_SESSION = /^arn:aws[a-z-]{0,12}:sts::\d{12}:assumed-role\/AWSReservedSSO_[^/]+_[0-9a-f]{16}\//;

/** Whether IAM Identity Center made the role. */
export const isIdentityCenterRole = (arn: string): boolean => IDENTITY_CENTER_ROLE.test(arn);

/** Whether only roles of IAM Identity Center come in by this grant: by name, or by a condition on `aws:PrincipalArn`. */
function admitsIdentityCenterOnly(document: PolicyDocument, grant: TrustGrant): boolean {
    const { principal } = grant;
    if (principal.kind === "role") return IDENTITY_CENTER_ROLE.test(principal.written);
    if (principal.kind === "session") return IDENTITY_CENTER_SESSION.test(principal.written);
    const accept = (value: string): boolean =>
        IDENTITY_CENTER_ROLE.test(value) && (principal.kind === "account" || OF_ONE_ACCOUNT.test(value));
    return holdsForGrant(document, grant, (block) => provesKey(block, "aws:principalarn", accept)) === "yes";
}

const protocolOf = ({ kind }: Principal): "web-identity" | "saml" | undefined =>
    kind === "oidc" ? "web-identity" : kind === "saml" ? "saml" : undefined;

function wayOf(document: PolicyDocument, grant: TrustGrant): Way {
    if (provesGrantMfa(document, grant) === "yes") return { proof: "mfa" };
    const protocol = protocolOf(grant.principal);
    if (protocol === "web-identity" && requiresProviderMfa(grant.statement)) return { proof: "claim" };
    if (protocol !== undefined) return { proof: "provider", provider: grant.principal.written, protocol };
    return { proof: admitsIdentityCenterOnly(document, grant) ? "identity-center" : "none" };
}

function federationOf(grants: readonly TrustGrant[]): "web-identity" | "saml" | undefined {
    const protocols = new Set(grants.map(({ principal }) => protocolOf(principal)));
    if (protocols.size === 0 || protocols.has(undefined)) return undefined;
    return protocols.has("web-identity") ? "web-identity" : "saml";
}

/** Reads the trust policy of a role that somebody holds a session of. */
function readTrust(document: PolicyDocument): TrustReading {
    const grants = trustGrants(document);
    return { ways: grants.map((grant) => wayOf(document, grant)), federation: federationOf(grants) };
}

/** Reads the trust policy of a role as AWS describes it; `undefined` where that is no policy. */
export function trustOf({ trust }: Role): TrustReading | undefined {
    try {
        return readTrust(parseDocument(trust));
    } catch {
        return undefined;
    }
}
