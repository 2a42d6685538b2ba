/**
 * Trust in IAM Roles Anywhere, which assumes a role for whoever has a certificate of a trust anchor of the account. "It is recommended to
 * have condition statements in the Assume Role Policy Document to restrict authorization based on attributes that are extracted from an
 * end-entity X.509 certificate" (IAM Roles Anywhere User Guide, "Attribute mapping and trust policy"; its examples name the trust anchor
 * too). Anchor, profile and role are of one account, so that no other customer is let in, but each certificate of each anchor is.
 */
import { parseArn } from "../../arn";
import { provesKey, provesSomeKey, type Conditioned } from "../language/conditions";
import { provesSource } from "../conditions/pins";
import { fixedPrefix } from "../language/fixed";
import type { PolicyDocument } from "../language/statement";
import { anyOf, not, unlessYes, type Verdict } from "../language/verdict";
import { certainGrants, holdsForGrant, trustGrants, type TrustGrant } from "./trust-grants";

const SERVICE = "rolesanywhere";

/**
 * Grants to IAM Roles Anywhere that hold neither the trust anchor nor the certificate.
 * @throws Undetermined where an unknown element decides.
 */
export const openToCertificates = (document: PolicyDocument): readonly TrustGrant[] =>
    certainGrants(trustGrants(document), (grant) => {
        const { principal } = grant;
        const bound = (): Verdict => holdsForGrant(document, grant, provesCertificate);
        if (principal.kind === "service") return principal.service === SERVICE ? not(bound()) : "no";
        if (principal.kind !== "unknown" || principal.among !== "service") return "no";
        // It may be this service. Without a source it is in doubt as any other is: see `confusedDeputies`.
        return holdsForGrant(document, grant, provesSource) === "yes" ? unlessYes(bound()) : "no";
    });

/** What stands before the first wildcard has to name something. */
const isNamed = (value: string): boolean => fixedPrefix(value) !== "";

/** `CN=`: the field alone names nobody. */
const isNamedIdentity = (value: string): boolean => isNamed(value.replace(/^[A-Za-z]{1,32}=/, ""));

function isAnchor(value: string): boolean {
    const anchor = /^trust-anchor\/(.+)$/.exec(parseArn(value)?.resource ?? "")?.[1];
    return anchor !== undefined && isNamed(anchor);
}

const provesCertificate = (block: Conditioned): Verdict =>
    anyOf([
        provesKey(block, "aws:sourcearn", isAnchor, undefined, EXACT),
        provesSomeKey(block, (key) => /^aws:(?:principal|request)tag\/x509/.test(key), isNamed),
        provesKey(block, "sts:sourceidentity", isNamedIdentity),
    ]);

/** Whatever this wants, it is one anchor: its ARN is known only once it exists. */
const EXACT: ReadonlySet<string> = new Set(["stringequals"]);
