/** Trust in identity providers: whose tokens and assertions a role accepts. */
import type { PolicyDocument } from "../language/statement";
import { fixedPrefix } from "../language/fixed";
import { isCognito, issuerInfo, provesFederation, type Issuer } from "../knowledge/oidc-issuers";
import { provesKey, provesSomeKey, type Conditioned } from "../language/conditions";
import { principalsIn } from "../language/principals";
import { certainGrants, holdsForGrant, trustGrants, type TrustGrant } from "./trust-grants";
import { allOf, anyOf, not, verdictOf, type Verdict } from "../language/verdict";

/** A grant to an identity provider that does not say enough about its tokens or assertions. */
export interface FederationFinding {
    readonly grant: TrustGrant;
    /** What is known of the OpenID Connect issuer; `undefined` for SAML. */
    readonly issuer: Issuer | undefined;
    /** What no condition pins. */
    readonly missing: readonly ("audience" | "subject")[];
}

/**
 * Grants to identity providers whose conditions leave open whom they admit: for shared issuers the audience and the customer, for
 * other OpenID Connect issuers (`issuer.shared` false) any claim, for SAML `saml:aud`; without any condition whichever provider it is.
 * Cognito identity pools are left out.
 * (AWS IAM User Guide, "Identity-provider controls for shared OIDC providers" and "Create a role for SAML 2.0 federation".)
 * @throws Undetermined where an unknown element decides.
 */
export function webIdentityTrusts(document: PolicyDocument): readonly FederationFinding[] {
    const grants = trustGrants(document);
    return certainGrants(grants, (grant) => {
        if (isUnknownProvider(grant)) return holdsForGrant(document, grant, hasCondition) === "no" ? "yes" : "unknown";
        const pinned = pinnedBy(document, grant);
        return pinned === undefined ? "no" : not(allOf([pinned.audience, pinned.subject]));
    }).map((grant) => {
        const pinned = pinnedBy(document, grant);
        return {
            grant,
            issuer: issuerOf(grant),
            missing: pinned === undefined ? ["subject"] : (["audience", "subject"] as const).filter((part) => pinned[part] === "no"),
        };
    });
}

/**
 * A provider that the stack makes is known by its ARN only once it exists. Cognito's identity pools have none: they are never among them.
 * Where `sts:AssumeRole` alone is granted, whoever is not known is no provider.
 */
const isUnknownProvider = ({ principal, actions }: TrustGrant): boolean =>
    isUnknownFederated(principal) && actions.some((action) => FEDERATED.has(action));

const FEDERATED: ReadonlySet<string> = new Set(["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"]);

/** What is known of the issuer: of an unknown provider that it has one, unless the action says that it speaks SAML. */
function issuerOf(grant: TrustGrant): Issuer | undefined {
    const { principal, actions } = grant;
    if (principal.kind === "oidc") return issuerInfo(principal.issuer);
    return isUnknownProvider(grant) && actions.includes("sts:AssumeRoleWithWebIdentity") ? issuerInfo("") : undefined;
}

/** Whether any condition says something of the tokens. */
const hasCondition = ({ conditions }: Conditioned): Verdict => verdictOf(conditions.length > 0);

interface Pinned {
    readonly audience: Verdict;
    readonly subject: Verdict;
}

/** What the conditions of a grant to a provider pin, and those of Deny statements of all others; `undefined` for other principals. */
function pinnedBy(document: PolicyDocument, grant: TrustGrant): Pinned | undefined {
    const { principal } = grant;
    // Who cannot meet the conditions of the statement is not let in, whatever they pin.
    const isShut = wantsOtherProvider(grant);
    const holds = (proves: (block: Conditioned) => Verdict): Verdict => anyOf([isShut, holdsForGrant(document, grant, proves)]);
    if (principal.kind === "saml") return { audience: holds(provesSamlAudience), subject: "yes" };
    if (principal.kind !== "oidc" || isCognito(principal.issuer)) return undefined;
    return {
        audience: holds((block) => provesFederation(block, principal.issuer).audience),
        subject: holds((block) => provesFederation(block, principal.issuer).subject),
    };
}

/**
 * Whether a statement with several providers wants a claim of another one than that of the grant: a key is in the requests with tokens of
 * its own provider alone (IAM User Guide, "IAM and AWS STS condition context keys": "Available keys for AWS OIDC federation").
 */
function wantsOtherProvider({ statement, principal }: TrustGrant): Verdict {
    const others = principalsIn(statement.principals ?? NOBODY).filter(({ written }) => written !== principal.written);
    const own = keysOf(principal);
    const prefixes = others.flatMap(keysOf).filter((prefix) => !own.includes(prefix));
    const begins = (some: readonly string[]) => (key: string) => some.some((prefix) => key.startsWith(prefix));
    const wants = (isMeant: (key: string) => boolean): Verdict => provesSomeKey(statement, isMeant, () => true);
    const known = prefixes.length === 0 ? "no" : wants(begins(prefixes));
    // Any claim may be one of a provider that is not known yet.
    const mayBe = others.some(isUnknownFederated) && known === "no" && wants((key) => !begins(own)(key) && !isGlobal(key)) !== "no";
    return mayBe ? "unknown" : known;
}

const NOBODY = { everybody: false, aws: [], service: [], federated: [], canonicalUser: [] };

/** Of those that are not known yet a provider alone has claims. */
const isUnknownFederated = (principal: TrustGrant["principal"]): boolean => principal.kind === "unknown" && principal.among === "federated";

/** Keys that are no claims. */
const isGlobal = (key: string): boolean => /^(?:aws|sts):/.test(key);

/** What the condition keys of a provider's claims begin with. */
function keysOf(principal: TrustGrant["principal"]): readonly string[] {
    if (principal.kind === "saml") return ["saml:"];
    return principal.kind === "oidc" ? [`${principal.issuer}:`, `${principal.issuer}/:`] : [];
}

const provesSamlAudience = (block: Conditioned): Verdict => provesKey(block, "saml:aud", (value) => fixedPrefix(value) !== "");
