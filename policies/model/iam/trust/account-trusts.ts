/** Trusts in accounts: foreign ones as a whole, and people of the own account, by what holds them. */
import type { OwnAccount, Standing } from "../../account";
import { provesNarrowed } from "../conditions/pins";
import { provesRoleSession, sparesUsers } from "../conditions/sessions";
import type { Conditioned } from "../language/conditions";
import type { Principal } from "../language/principals";
import type { PolicyDocument } from "../language/statement";
import { allOf, anyOf, not, unlessYes } from "../language/verdict";
import type { Verdict } from "../language/verdict";
import { certainGrants, holdsForGrant, provesGrantMfa, trustGrants } from "./trust-grants";
import type { TrustGrant } from "./trust-grants";

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
                holdsForGrant(document, grant, (block) => admitsNoUser(block, accountOfUsers(grant.principal))),
            ]),
        );
    const open = certainGrants(grants, (grant) => allOf([grant.principal.kind === "unknown" ? "unknown" : "yes", lacksMfa(grant)]));
    return placed(open, standing, "own");
}

/** The account whose users a grant admits: all of them, or one by name. */
const accountOfUsers = (principal: Principal): string | undefined =>
    principal.kind === "user" ? principal.account : wholeAccount(principal);

/** Whether a block admits role sessions alone, or all but the users of an account. */
const admitsNoUser = (block: Conditioned, account: string | undefined): Verdict =>
    anyOf([provesRoleSession(block), account === undefined ? "no" : sparesUsers(block, account)]);

const isTrusted = ({ principal }: TrustGrant, { trusted }: AccountScope): boolean =>
    "account" in principal && trusted.has(principal.account ?? "");
