/** Which accounts a permission may admit. */
import type { OwnAccount } from "../../account";
import type { Principal } from "../../iam/language";
import { Undetermined } from "../../values";
import type { Path } from "../../values";

export interface Scope {
    readonly own: OwnAccount;
    /** Empty: any. */
    readonly trusted: readonly string[];
}

/**
 * Whether a principal belongs to an account that is neither own nor trusted, where a list of the trusted ones is kept.
 * @throws Undetermined (at `place`) where it may be the own account.
 */
export function isForeign(principal: Principal, { own, trusted }: Scope, place: Path): boolean {
    if (trusted.length === 0 || !("account" in principal) || principal.account === undefined) return false;
    if (trusted.includes(principal.account)) return false;
    const standing = own.standing(principal.account);
    if (standing === "unknown") throw new Undetermined(place, "account");
    return standing === "foreign";
}
