/**
 * The rest of the facts about trust policies: everybody, and services.
 */
import deputies from "../../../data/confused-deputy-services.json";
import { isUnknown } from "../../values";
import type { PolicyDocument, Statement } from "../language/statement";
import { provesAccount, provesOrganisation, provesPrincipal, provesSource } from "../conditions/pins";
import type { Conditioned } from "../language/conditions";
import { certainGrants, holdsForGrant, trustGrants, type TrustGrant } from "./trust-grants";
import { anyOf, certain, not, unlessYes, type Verdict } from "../language/verdict";

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
