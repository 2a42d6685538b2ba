/**
 * Deny statements that name one account's roles, users or policies. IAM's actions reach those of the principal's own account alone, and a
 * role is passed within its account only (AWS IAM User Guide, "Cross account resource access in IAM" and "Grant a user permissions to
 * pass a role to an AWS service"), so that a Deny of `arn:aws:iam::123456789012:role/*` takes back as much as one of every role where
 * that account is the own one, and nothing where it is another's.
 */
import type { OwnAccount, Standing } from "../../account";
import { isUnknown } from "../../values";
import type { PolicyDocument, Statement } from "../language/statement";
import type { Escalation } from "./escalation";

/** A document with what its Deny statements take back in the account that it stands in. */
export interface InAccount<D> {
    /** What is certain. */
    readonly certain: D;
    /** The same where each account that nobody can place is the own one; `certain` itself where there is none. */
    readonly possible: D;
    /** Accounts that Deny statements name and nobody can place. */
    readonly unplaced: readonly string[];
}

/** A document read in the account of `own`: what it says of IAM's resources in that account it says of all that there are. */
export function inAccount<D extends PolicyDocument>(document: D, own: OwnAccount): InAccount<D> {
    const certain = widened(document, (account) => own.standing(account) === "own");
    const unplaced = document.statements.flatMap(accountsDenied).filter((account) => own.standing(account) === "unknown");
    const mayBeOwn = (standing: Standing): boolean => standing !== "foreign";
    return { certain, possible: unplaced.length > 0 ? widened(document, (account) => mayBeOwn(own.standing(account))) : certain, unplaced };
}

/**
 * Whether an Allow names the account whose roles, users and policies it is for, so that it is of use in that account alone, and a Deny of
 * another's takes nothing from it.
 * @param unplaced accounts of Deny statements: where an Allow of several names one of them, it may be that one
 */
export function namesAccount({ resources = [] }: Statement, unplaced: readonly string[]): boolean {
    const accounts = new Set<string>();
    for (const resource of resources) {
        if (isUnknown(resource)) return false;
        const account = OF_ACCOUNT.exec(resource)?.[2];
        if (account !== undefined) accounts.add(account);
        else if (!OF_ANOTHER_SERVICE.test(resource)) return false;
    }
    return accounts.size === 1 || (accounts.size > 1 && !unplaced.some((account) => accounts.has(account)));
}

/** Whether each step of an escalation path that IAM's actions make is of such an Allow: the path is open wherever that is of use. */
export const staysOpen = ({ steps }: Pick<Escalation, "steps">, unplaced: readonly string[]): boolean =>
    steps.every(({ action, grants }) => !/^iam:/i.test(action) || grants.some(({ statement }) => namesAccount(statement, unplaced)));

/** `arn:aws:iam::123456789012:role/*`. */
const OF_ACCOUNT = /^(arn:[^:*?$]{1,32}:iam::)(\d{12})(:.*)$/;

const OF_ANOTHER_SERVICE = /^arn:[^:*?$]{1,32}:(?!iam:)[a-z0-9-]{1,64}:/;

const accountsDenied = ({ effect, resources }: Statement): readonly string[] =>
    effect === "Deny" ? (resources ?? []).flatMap((resource) => (isUnknown(resource) ? [] : (OF_ACCOUNT.exec(resource)?.[2] ?? []))) : [];

/** Adds to each Deny one of its IAM actions for every account, where `isMeant` says so of the account that it names. */
function widened<D extends PolicyDocument>(document: D, isMeant: (account: string) => boolean): D {
    const added = document.statements.flatMap((deny, index): Statement[] => {
        const named = iamActions(deny);
        if (named === undefined || !accountsDenied(deny).some(isMeant)) return [];
        const resources = (deny.resources ?? []).map((resource) =>
            isUnknown(resource)
                ? resource
                : resource.replace(OF_ACCOUNT, (all, head: string, account: string, tail: string) =>
                      isMeant(account) ? `${head}*${tail}` : all,
                  ),
        );
        return [{ ...deny, ...named, resources, index: document.statements.length + index }];
    });
    return added.length === 0 ? document : { ...document, statements: [...document.statements, ...added] };
}

/** The elements of a Deny that name actions of IAM: roles of other accounts are assumed, but by an action of STS. */
function iamActions({ actions, notActions }: Statement): Pick<Statement, "actions" | "notActions"> | undefined {
    if (notActions !== undefined) return { actions, notActions: [...notActions, "sts:*"] };
    const named = (actions ?? []).flatMap((action) => {
        if (/^\*+$/.test(action)) return ["iam:*"];
        return isUnknown(action) || !/^iam:/i.test(action) ? [] : [action];
    });
    return named.length === 0 ? undefined : { actions: named, notActions };
}
