/**
 * Who may assume a role: the facts of its trust policy (AWS IAM User Guide, "Update a role trust policy" and "AWS JSON policy
 * elements: Principal"; AWS STS API Reference for the actions). No function here has an opinion on how bad a fact is.
 */
import type { OwnAccount, Standing } from "../../account";
import { isUnknown, type Path } from "../../values";
import { coversAction } from "../language/action-patterns";
import { deniedWhere, holdsAfterDenies, isDenied, type Given } from "../grants/denies";
import type { Conditioned } from "../language/conditions";
import type { PolicyDocument, Statement } from "../language/statement";
import { provesDenyWithoutMfa, provesMfa } from "../conditions/mfa";
import { provesNarrowed } from "../conditions/pins";
import { provesRoleSession, sparesUsers } from "../conditions/sessions";
import { principalsIn, type Principal } from "../language/principals";
import { allOf, anyOf, certain, not, unlessYes, verdictOf, type Verdict } from "../language/verdict";

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

/** Whether an unknown principal may be one of the AWS kind: an account, a user, everybody. */
const mayBeAws = (principal: Principal): boolean => principal.kind === "unknown" && principal.among === "aws";

/** Whose the accounts are. */
export interface AccountScope {
    /** The account in which the role stands, as far as it is known. */
    readonly own: OwnAccount;
    /** Accounts that need no further proof. */
    readonly trusted: ReadonlySet<string>;
}

/** Grants that a question is about, and those of which only the own account could tell. */
export interface PlacedGrants {
    readonly grants: readonly TrustGrant[];
    readonly unplaced: readonly TrustGrant[];
}

/**
 * Grants to a whole foreign account (`:root`, twelve digits) that neither `sts:ExternalId`, the organisation, MFA nor
 * `aws:PrincipalArn` with a name narrows down (AWS IAM User Guide, "Access to AWS accounts owned by third parties").
 * @throws Undetermined where an unknown element decides.
 */
export function crossAccountTrusts(document: PolicyDocument, scope: AccountScope): PlacedGrants {
    const open = certainGrants(trustGrants(document), (grant) => {
        const account = wholeAccount(grant.principal);
        if (account === undefined) return mayBeAws(grant.principal) ? unlessYes(isNarrowed(document, grant)) : "no";
        if (scope.trusted.has(account) || scope.own.standing(account) === "own") return "no";
        return not(isNarrowed(document, grant));
    });
    return placed(open, ({ principal }) => scope.own.standing(wholeAccount(principal) ?? ""), "foreign");
}

/** Sorts grants by whose account each is about; only those of the account that is `wanted` count. */
const placed = (grants: readonly TrustGrant[], standing: (grant: TrustGrant) => Standing, wanted: Standing): PlacedGrants => ({
    grants: grants.filter((grant) => standing(grant) === wanted),
    unplaced: grants.filter((grant) => standing(grant) === "unknown"),
});

const isNarrowed = (document: PolicyDocument, grant: TrustGrant): Verdict =>
    anyOf([holdsForGrant(document, grant, provesNarrowed), provesGrantMfa(document, grant)]);

/** Whether `proves` holds of all that a grant admits after the Deny statements of its document. */
export const holdsForGrant = (document: PolicyDocument, grant: TrustGrant, proves: (block: Conditioned) => Verdict): Verdict =>
    holdsAfterDenies(document, givenBy(grant), grant.statement, proves);

const givenBy = ({ principal, actions }: TrustGrant): Given => ({ principal: principal.written, actions, resources: undefined });

/** The account that a principal hands the decision to, if it is one. */
const wholeAccount = (principal: Principal): string | undefined =>
    principal.kind === "account" || principal.kind === "wildcard" ? principal.account : undefined;

/**
 * Grants to users and to the own account as a whole that do not require MFA, neither by the statement's conditions nor by a Deny of
 * the document. Role sessions, services and federated principals are left out: they cannot carry the key; foreign accounts too, see
 * {@link crossAccountTrusts}. `scope.trusted`: accounts in which only automation lives.
 * @throws Undetermined where an unknown element decides.
 */
export function humanTrustsWithoutMfa(document: PolicyDocument, scope: AccountScope): PlacedGrants {
    const standing = ({ principal }: TrustGrant): Standing =>
        principal.kind === "account" ? scope.own.standing(principal.account) : "own";
    const isHuman = ({ principal }: TrustGrant): boolean => ["user", "account"].includes(principal.kind) || mayBeAws(principal);
    const grants = trustGrants(document).filter((grant) => isHuman(grant) && !isTrusted(grant, scope) && standing(grant) !== "foreign");
    const lacksMfa = (grant: TrustGrant): Verdict =>
        not(
            anyOf([
                provesGrantMfa(document, grant),
                holdsForGrant(document, grant, (block) => admitsNoUser(block, wholeAccount(grant.principal))),
            ]),
        );
    const open = certainGrants(grants, (grant) => allOf([grant.principal.kind === "unknown" ? "unknown" : "yes", lacksMfa(grant)]));
    return placed(open, standing, "own");
}

/** Whether a block admits role sessions alone, or all but the users of an account. */
const admitsNoUser = (block: Conditioned, account: string | undefined): Verdict =>
    anyOf([provesRoleSession(block), account === undefined ? "no" : sparesUsers(block, account)]);

const isTrusted = ({ principal }: TrustGrant, { trusted }: AccountScope): boolean =>
    "account" in principal && trusted.has(principal.account ?? "");

/** Whether MFA is required of a grant: by its statement, or by a Deny that covers it. */
export const provesGrantMfa = (document: PolicyDocument, grant: TrustGrant): Verdict =>
    anyOf([provesMfa(grant.statement), deniedWhere(document, givenBy(grant), provesDenyWithoutMfa)]);
