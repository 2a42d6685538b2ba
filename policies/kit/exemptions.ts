import { matchesWildcard } from "../model/wildcard";
import type { Option } from "./options";
import type { ExemptionRegister } from "./rule";

/**
 * One exemption: the resource by URN (with `*` and `?`), why, who answers for it and until when. It lives in the policy
 * configuration, which the organisation controls, not in the stack, which its author controls.
 */
export interface Exemption {
    readonly resource: string;
    readonly reason: string;
    readonly owner: string;
    /** The last day on which it holds, `YYYY-MM-DD`, UTC. */
    readonly expires: string;
}

const FIELDS = ["resource", "reason", "owner", "expires"] as const;

/** Why an entry exempts nothing. */
export type Defect =
    | { readonly kind: "shape" }
    | { readonly kind: "missing"; readonly field: (typeof FIELDS)[number] }
    | { readonly kind: "unknown-field" }
    | { readonly kind: "date" }
    | { readonly kind: "expired"; readonly days: number };

const DAY = 86_400_000;

/** Reads one entry as of `now`: a usable exemption with the days it still holds, or its first defect. */
export function readExemption(raw: unknown, now: Date): { readonly exemption: Exemption; readonly daysLeft: number } | Defect {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return { kind: "shape" };
    const entry = raw as Record<string, unknown>;
    for (const field of FIELDS) {
        const value = Object.hasOwn(entry, field) ? entry[field] : undefined;
        if (typeof value !== "string" || value.trim() === "") return { kind: "missing", field };
    }
    if (Object.keys(entry).some((key) => !(FIELDS as readonly string[]).includes(key))) return { kind: "unknown-field" };
    const exemption = entry as unknown as Exemption;
    const end = lastMoment(exemption.expires);
    if (end === undefined) return { kind: "date" };
    const daysLeft = Math.floor((end - now.getTime()) / DAY);
    return end < now.getTime() ? { kind: "expired", days: Math.ceil((now.getTime() - end) / DAY) } : { exemption, daysLeft };
}

function lastMoment(date: string): number | undefined {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
    const start = Date.parse(`${date}T00:00:00Z`);
    // Date.parse rolls 2026-02-30 over into March: the calendar must have the day.
    if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== date) return undefined;
    return start + DAY - 1;
}

/** The usable exemption that covers `urn`, if any. */
export function exemptionFor(
    urn: string,
    exemptions: readonly unknown[],
    now: Date,
): { readonly exemption: Exemption; readonly index: number } | undefined {
    for (const [index, raw] of exemptions.entries()) {
        const read = readExemption(raw, now);
        if ("exemption" in read && matchesWildcard(read.exemption.resource, urn)) return { exemption: read.exemption, index };
    }
    return undefined;
}

/**
 * The option every policy takes. Its schema lets incomplete entries through on purpose: they exempt nothing and are reported
 * as findings of `assets-exemptions-current`, where the engine would otherwise stop with a schema error.
 */
export const exemptionsOption: Option<readonly unknown[]> = {
    default: [],
    strict: undefined,
    schema: {
        type: "array",
        default: [],
        description: "Resources that this policy does not report, each with a reason, an owner and a last day.",
        items: {
            type: "object",
            properties: {
                resource: { type: "string", description: "The URN, with * for any characters and ? for one." },
                reason: { type: "string", description: "Why the finding is accepted." },
                owner: { type: "string", description: "Who answers for it." },
                expires: { type: "string", description: "The last day on which it holds, YYYY-MM-DD." },
            },
        },
    },
    read: (raw) => (Array.isArray(raw) ? { value: raw as readonly unknown[] } : { problem: "must be a list of exemptions" }),
};

/** Collects the exemptions of each policy as it runs, for the policy that reports on them at the end. */
export class Register implements ExemptionRegister {
    private readonly byPolicy = new Map<string, readonly unknown[]>();

    note(policy: string, exemptions: readonly unknown[]): void {
        this.byPolicy.set(policy, exemptions);
    }

    *entries(): Iterable<{ readonly policy: string; readonly index: number; readonly raw: unknown }> {
        for (const policy of [...this.byPolicy.keys()].sort()) {
            for (const [index, raw] of (this.byPolicy.get(policy) ?? []).entries()) yield { policy, index, raw };
        }
    }
}
