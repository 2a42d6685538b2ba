/**
 * Who may assume a role: the facts of its trust policy (AWS IAM User Guide, "Update a role trust policy" and "AWS JSON policy
 * elements: Principal"; AWS STS API Reference for the actions). No function here has an opinion on how bad a fact is.
 */
import { isUnknown } from "../../values";
import type { Path } from "../../values";
import { provesDenyWithoutMfa, provesMfa } from "../conditions/mfa";
import { deniedWhere, holdsAfterDenies, isDenied } from "../grants/denies";
import type { Given } from "../grants/deny-covers";
import { coversAction } from "../language/action-patterns";
import type { Conditioned } from "../language/conditions";
import { principalsIn } from "../language/principals";
import type { Principal } from "../language/principals";
import type { PolicyDocument, Statement } from "../language/statement";
import { allOf, anyOf, certain, not, verdictOf } from "../language/verdict";
import type { Verdict } from "../language/verdict";

/** The actions that admit to a role. `sts:TagSession` and `sts:SetSourceIdentity` go with them but admit nobody by themselves. */
const ASSUME_ACTIONS = ["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"] as const;
export type AssumeAction = (typeof ASSUME_ACTIONS)[number];

/** One principal that one Allow statement admits. */
export interface TrustGrant {
    readonly statement: Statement;
    readonly principal: Principal;
    /** The actions of the statement by which a principal of this kind can assume a role; at least one. */
    readonly actions: readonly AssumeAction[];
    /** Whether the statement names everybody but some (`NotPrincipal`). */
    readonly inverted: boolean;
    /** `unknown` where it takes an unknown action, or a Deny with an unknown element, to tell whether the principal is admitted. */
    readonly admitted: Exclude<Verdict, "no">;
}

/** The principals that a trust policy admits, statement by statement; those that a Deny certainly keeps out are left out. */
export function trustGrants(document: PolicyDocument): readonly TrustGrant[] {
    return document.statements.filter(({ effect }) => effect === "Allow").flatMap((statement) => grantsOf(document, statement));
}

function grantsOf(document: PolicyDocument, statement: Statement): readonly TrustGrant[] {
    const inverted = statement.notPrincipals !== undefined;
    const principals: readonly Principal[] = inverted
        ? [{ kind: "everybody", written: "*" }]
        : principalsIn(statement.principals ?? NOBODY);
    return principals.flatMap((principal) => {
        const usable = ASSUME_ACTIONS.filter((action) => canUse(principal, action));
        const given = usable.filter((action) => givesAction(statement, action) === "yes");
        const open = given.length > 0 ? given : usable.filter((action) => givesAction(statement, action) === "unknown");
        if (open.length === 0) return [];
        const denied = isDenied(document, { principal: principal.written, actions: open, resources: undefined });
        if (denied === "yes") return [];
        return [
            { statement, principal, actions: open, inverted, admitted: given.length > 0 && denied === "no" ? "yes" : "unknown" } as const,
        ];
    });
}

const NOBODY = { everybody: false, aws: [], service: [], federated: [], canonicalUser: [] };

/** Whether STS lets a principal of this kind call the action: a token's issuer is no caller of `AssumeRole`. */
function canUse(principal: Principal, action: AssumeAction): boolean {
    switch (principal.kind) {
        case "everybody":
        case "unknown":
        case "wildcard":
        case "other":
            return true;
        case "oidc":
            return action === "sts:AssumeRoleWithWebIdentity";
        case "saml":
            return action === "sts:AssumeRoleWithSAML";
        default:
            return action === "sts:AssumeRole";
    }
}

function givesAction(statement: Statement, action: AssumeAction): Verdict {
    const covers = (patterns: readonly string[]): Verdict =>
        anyOf(patterns.map((pattern) => (isUnknown(pattern) ? "unknown" : verdictOf(coversAction(pattern, action)))));
    if (statement.actions !== undefined) return covers(statement.actions);
    return not(covers(statement.notActions ?? []));
}

/** The grants of which `judge` says `yes` and whose admission is certain. @throws Undetermined as {@link certain}. */
export const certainGrants = (grants: readonly TrustGrant[], judge: (grant: TrustGrant) => Verdict): readonly TrustGrant[] =>
    certain(grants, (grant) => allOf([grant.admitted, judge(grant)]), pathOf);

const pathOf = ({ statement }: TrustGrant): Path => statement.path;

/** Whether `proves` holds of all that a grant admits after the Deny statements of its document. */
export const holdsForGrant = (document: PolicyDocument, grant: TrustGrant, proves: (block: Conditioned) => Verdict): Verdict =>
    holdsAfterDenies(document, givenBy(grant), grant.statement, proves);

const givenBy = ({ principal, actions }: TrustGrant): Given => ({ principal: principal.written, actions, resources: undefined });

/** Whether MFA is required of a grant: by its statement, or by a Deny that covers it. */
export const provesGrantMfa = (document: PolicyDocument, grant: TrustGrant): Verdict =>
    anyOf([provesMfa(grant.statement), deniedWhere(document, givenBy(grant), provesDenyWithoutMfa)]);
