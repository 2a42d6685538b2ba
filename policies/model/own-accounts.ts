/** The accounts that a resource may live in. */
import { decodeProvider } from "./provider";
import { providerAccount } from "./region";
import { isRecord, type View } from "./values";

/**
 * What is known of the account of a provider's resources: those it may work in (`allowedAccountIds`), the one of the role it assumes
 * last, and what the configuration says. Empty where nothing is known.
 * @param provider the provider's inputs, as they arrive
 */
export function ownAccounts(provider: View<unknown> | undefined, configured: string | undefined): ReadonlySet<string> {
    const accounts = new Set<string>(configured === undefined || configured === "" ? [] : [configured]);
    if (provider === undefined || !isRecord(provider.raw)) return accounts;
    const bound = providerAccount(provider.raw);
    if (bound !== undefined) accounts.add(bound);
    const allowed = decodeProvider(provider).child("allowedAccountIds").raw;
    for (const id of Array.isArray(allowed) ? (allowed as readonly unknown[]) : []) {
        // A JSON number has lost its leading zeros.
        const text = typeof id === "number" || typeof id === "string" ? String(id).padStart(12, "0") : "";
        if (/^\d{12}$/.test(text)) accounts.add(text);
    }
    return accounts;
}
