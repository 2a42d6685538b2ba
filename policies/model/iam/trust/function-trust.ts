/**
 * What is wrong with the trust policy of a function's role, one thing at a time, and only what no rule of its own says already: trust
 * for everybody, for a foreign account as a whole, for an identity provider that leaves the subject open; inverted statements.
 */
import type { OwnAccount } from "../../account";
import { Undetermined } from "../../values";
import type { PolicyDocument, Statement } from "../language/statement";
import { crossAccountTrusts } from "./account-trusts";
import { trustGrants, type TrustGrant } from "./trust-grants";
import { webIdentityTrusts } from "./federation";
import { functionRoleTrust, wildcardTrusts } from "./trust-scope";

export type FunctionRoleFault =
    /** Somebody else is admitted; Lambda@Edge is; Lambda gets actions by a wildcard. */
    | { readonly kind: "others" | "edge" | "wide"; readonly statements: readonly Statement[] }
    /** Lambda is not admitted. */
    | { readonly kind: "notLambda" };

/**
 * The worst that is wrong, or `undefined`. Whether Lambda@Edge is right is the caller's question; it is asked last.
 * @param own the account in which the role stands, as far as it is known
 * @throws Undetermined where nothing is certain, but an unknown principal may be somebody else.
 */
export function functionRoleFault(document: PolicyDocument, own: OwnAccount): FunctionRoleFault | undefined {
    const trust = functionRoleTrust(document);
    const told = new Set(toldElsewhere(document, own).map(keyOf));
    const others = trust.others.filter((grant) => !grant.inverted && !told.has(keyOf(grant)));
    const wide = trust.wide.filter(({ actions }) => actions !== undefined);
    if (others.length > 0) return { kind: "others", statements: statementsOf(others) };
    if (trust.others.length === 0 && !trust.lambda && !trust.edge) return { kind: "notLambda" };
    if (wide.length > 0) return { kind: "wide", statements: wide };
    if (trust.edge) return { kind: "edge", statements: statementsOf(trustGrants(document).filter(isEdge)) };
    return undefined;
}

const isEdge = ({ principal }: TrustGrant): boolean => principal.kind === "service" && principal.service === "edgelambda";

/** The grants are made anew by each question: a grant is its principal in its statement. */
const keyOf = ({ statement, principal }: TrustGrant): string => `${statement.index} ${principal.kind} ${principal.written}`;

const statementsOf = (grants: readonly TrustGrant[]): readonly Statement[] => [...new Set(grants.map(({ statement }) => statement))];

function toldElsewhere(document: PolicyDocument, own: OwnAccount): readonly TrustGrant[] {
    return [
        ...settled(() => wildcardTrusts(document)),
        ...settled(() => crossAccountTrusts(document, { own, trusted: new Set() }).grants),
        ...settled(() => webIdentityTrusts(document).map(({ grant }) => grant)),
    ];
}

/** What another rule cannot judge it does not report. */
function settled(judge: () => readonly TrustGrant[]): readonly TrustGrant[] {
    try {
        return judge();
    } catch (error) {
        if (error instanceof Undetermined) return [];
        throw error;
    }
}
