/** What the trust policy of a role proves of whoever holds a session of it, by the identity providers that are trusted. */
import { issuesToWorkloads } from "../../iam/knowledge";
import { federatedPrincipal } from "../../iam/language";
import { matchesWildcard } from "../../wildcard";
import { finding } from "./evidence";
import type { EvidenceOptions, Finding } from "./evidence";
import type { TrustReading, Way } from "./role-trust";

/** What a trust policy proves of every session of its role: the weakest of the ways in names the evidence. */
export function proofByTrust({ ways, federation }: TrustReading, options: EvidenceOptions, inPipeline: boolean): Finding | undefined {
    const isTrusted = (way: Way): boolean => way.proof === "provider" && isTrustedProvider(way.provider, options, inPipeline);
    const isCentral = (way: Way): boolean => way.proof === "identity-center" && options.trustIdentityCenter;
    const isClaimed = (way: Way): boolean => way.proof === "claim";
    const isProven = (way: Way): boolean => way.proof === "mfa";
    const kind = federation ?? "assumed-role";
    if (ways.length === 0 || !ways.every((way) => [isProven, isClaimed, isCentral, isTrusted].some((holds) => holds(way))))
        return undefined;
    if (ways.every(isProven)) return finding(kind, "proven", "trust", "every way into the role requires MFA by its trust policy");
    if (ways.some(isTrusted))
        return finding(
            kind,
            "delegated",
            "trusted-provider",
            `the identity provider is listed in trustedIdentityProviders${beside(ways, isTrusted)}`,
        );
    if (ways.some(isCentral)) {
        const alone = "the role admits roles of IAM Identity Center alone, which enforces MFA itself";
        const also = "the role admits roles of IAM Identity Center, which enforces MFA itself, and others with MFA alone";
        return finding("identity-center", "delegated", "identity-center", ways.every(isCentral) ? alone : also);
    }
    const why =
        federation === undefined
            ? "every way into the role requires MFA, of AWS or of the identity provider"
            : "the role's trust policy requires the identity provider's MFA claim (amr)";
    return finding(kind, "delegated", "provider-claim", why);
}

const beside = (ways: readonly Way[], isMeant: (way: Way) => boolean): string =>
    ways.every(isMeant) ? "" : ", and every other way into the role requires MFA";

/**
 * Whether an entry vouches for a provider. A token that a pipeline or a workload gets is nobody's sign-in, so a pattern that was meant for
 * the organisation's own providers (`*`, `…:oidc-provider/*`) does not stand for its issuer: that has to be named in full.
 */
function isTrustedProvider(provider: string, { trustedIdentityProviders }: EvidenceOptions, inPipeline: boolean): boolean {
    const federated = federatedPrincipal(provider);
    const ofMachines = federated.kind === "oidc" && (inPipeline || issuesToWorkloads(federated.issuer));
    return trustedIdentityProviders.some(
        (glob) => matchesWildcard(glob, provider) && !(ofMachines && /[*?]/.test(glob.slice(glob.indexOf("oidc-provider/") + 1))),
    );
}
