/**
 * The rest of the facts about trust policies: everybody, identity providers, and services.
 */
import deputies from "../../../data/confused-deputy-services.json";
import { isUnknown } from "../../values";
import type { PolicyDocument, Statement } from "../language/statement";
import { fixedPrefix } from "../language/fixed";
import { isCognito, issuerInfo, provesFederation, type Issuer } from "../knowledge/oidc-issuers";
import { provesAccount, provesOrganisation, provesPrincipal, provesSource } from "../conditions/pins";
import { provesKey, type Conditioned } from "../language/conditions";
import { certainGrants, holdsForGrant, trustGrants, type TrustGrant } from "./trust";
import { allOf, anyOf, certain, not, unlessYes, verdictOf, type Verdict } from "../language/verdict";

/**
 * Grants to everybody, in any spelling (`"*"`, `{"AWS": "*"}`, a list, `NotPrincipal`, a pattern that leaves the account open), that
 * nothing binds to an organisation, account, principal or source: neither a condition nor a Deny of all others.
 * @throws Undetermined where an unknown element decides.
 */
export const wildcardTrusts = (document: PolicyDocument): readonly TrustGrant[] =>
    certainGrants(trustGrants(document), (grant) => {
        const { principal } = grant;
        const open = principal.kind === "everybody" || (principal.kind === "wildcard" && principal.account === undefined);
        // `*` is everybody under whatever kind it stands.
        if (!open && principal.kind !== "unknown") return "no";
        const bound = holdsForGrant(document, open ? { ...grant, principal: EVERYBODY } : grant, provesBound);
        return open ? not(bound) : unlessYes(bound);
    });

const EVERYBODY: TrustGrant["principal"] = { kind: "everybody", written: "*" };

const provesBound = (block: Conditioned): Verdict =>
    anyOf([provesOrganisation(block), provesAccount(block), provesPrincipal(block), provesSource(block)]);

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
    principal.kind === "unknown" && principal.among === "federated" && actions.some((action) => FEDERATED.has(action));

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
    const holds = (proves: (block: Conditioned) => Verdict): Verdict => holdsForGrant(document, grant, proves);
    if (principal.kind === "saml") return { audience: holds(provesSamlAudience), subject: "yes" };
    if (principal.kind !== "oidc" || isCognito(principal.issuer)) return undefined;
    return {
        audience: holds((block) => provesFederation(block, principal.issuer).audience),
        subject: holds((block) => provesFederation(block, principal.issuer).subject),
    };
}

const provesSamlAudience = (block: Conditioned): Verdict => provesKey(block, "saml:aud", (value) => fixedPrefix(value) !== "");

/** Whom the trust policy of a function's role admits. */
export interface FunctionRoleTrust {
    /** Whether Lambda may assume the role. */
    readonly lambda: boolean;
    /** Whether Lambda@Edge may. */
    readonly edge: boolean;
    /** Grants to anybody else. */
    readonly others: readonly TrustGrant[];
    /** Statements that give Lambda actions by a wildcard or `NotAction` rather than by name. */
    readonly wide: readonly Statement[];
}

/**
 * Whom the trust policy of a function's role admits.
 * @throws Undetermined where nobody else is certainly admitted, but an unknown principal may be somebody else.
 */
export function functionRoleTrust(document: PolicyDocument): FunctionRoleTrust {
    const grants = trustGrants(document);
    const ofService = (name: string): readonly TrustGrant[] =>
        grants.filter(({ principal }) => principal.kind === "service" && principal.service === name);
    const lambda = ofService("lambda");
    const edge = ofService("edgelambda");
    const own = new Set([...lambda, ...edge]);
    const others = certainGrants(
        grants.filter((grant) => !own.has(grant)),
        ({ principal }) => (principal.kind === "unknown" ? "unknown" : "yes"),
    );
    const admitted = [...lambda, ...edge];
    const wide = [...new Set(admitted.map(({ statement }) => statement))].filter(isWide);
    // Whether an unknown action or Deny leaves Lambda in decides nothing where something else is wrong for certain.
    if (others.length === 0 && wide.length === 0 && !lambda.some(isCertain))
        certain(
            admitted.filter((grant) => !isCertain(grant)),
            () => "unknown",
            ({ statement }) => statement.path,
        );
    return { lambda: lambda.length > 0, edge: edge.length > 0, others, wide };
}

const isCertain = ({ admitted, statement }: TrustGrant): boolean => admitted === "yes" && !(statement.actions ?? []).some(isUnknown);

const isWide = ({ actions }: Statement): boolean => actions === undefined || actions.some((action) => /[*?]/.test(action));

/** Services of which AWS documents that they send `aws:SourceArn` or `aws:SourceAccount` when they assume a role. */
const DEPUTIES: ReadonlySet<string> = new Set(Object.keys(deputies.services));

/**
 * Grants to services that send `aws:SourceArn` and `aws:SourceAccount` when they assume a role, without a condition on the source.
 * Services of which AWS does not document that (Lambda, EC2, API Gateway, Backup, Glue among them) are not judged.
 * @throws Undetermined where an unknown element decides.
 */
export const confusedDeputies = (document: PolicyDocument): readonly TrustGrant[] => trustsWithoutSource(document, DEPUTIES);

/**
 * Grants to some services (`lambda`, by the first part of the principal) without a condition on the source.
 * @throws Undetermined where an unknown element decides.
 */
export const trustsWithoutSource = (document: PolicyDocument, services: ReadonlySet<string>): readonly TrustGrant[] =>
    certainGrants(trustGrants(document), (grant) => {
        const { principal } = grant;
        const bound = (): Verdict => holdsForGrant(document, grant, provesSource);
        if (principal.kind === "unknown") return principal.among === "service" ? unlessYes(bound()) : "no";
        return principal.kind === "service" && services.has(principal.service) ? not(bound()) : "no";
    });
