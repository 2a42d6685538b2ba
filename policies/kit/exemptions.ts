import { matchesWildcard } from "../model/wildcard";
import type { Option, Schema } from "./options";
import type { ExemptionRegister } from "./rule";
import { literal, plural, text } from "./text";
import type { Text } from "./text";

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

/** The defect in words, to stand after "exemption 1 of …". */
export function defectText(defect: Defect): Text {
    switch (defect.kind) {
        case "shape":
            return text`is not an object`;
        case "missing":
            return text`has no ${literal(defect.field)}`;
        case "unknown-field":
            return text`has a field that is none of resource, reason, owner and expires`;
        case "date":
            return text`has a last day that is no date of the form YYYY-MM-DD`;
        case "expired":
            return text`expired ${plural(defect.days, "day")} ago`;
    }
}

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

/** A usable exemption, and its place among those of its policy. */
export interface Exempting {
    readonly exemption: Exemption;
    readonly index: number;
}

/** The usable entries of each list as of a moment: findings are many, and ask for the same ones. */
const usableEntries = new WeakMap<readonly unknown[], { readonly at: number; readonly usable: readonly Exempting[] }>();

function usableOf(exemptions: readonly unknown[], now: Date): readonly Exempting[] {
    const known = usableEntries.get(exemptions);
    if (known?.at === now.getTime()) return known.usable;
    const usable = exemptions.flatMap((raw, index) => {
        const read = readExemption(raw, now);
        return "exemption" in read ? [{ exemption: read.exemption, index }] : [];
    });
    usableEntries.set(exemptions, { at: now.getTime(), usable });
    return usable;
}

/** The first usable exemption that covers `urn`, if any. */
export const exemptionFor = (urn: string, exemptions: readonly unknown[], now: Date): Exempting | undefined =>
    usableOf(exemptions, now).find(({ exemption }) => covers(exemption.resource, urn));

/** Stands for the `::` between the parts of a URN while one is matched. */
const BETWEEN = "\0";
const PARTS = 4;

/** The parts of a URN, or of a glob of URNs, told apart from what a logical name holds: everything behind the last of them is the name's. */
function parted(text: string): string {
    const pieces = text.replaceAll(BETWEEN, "\uFFFD").split("::");
    return [...pieces.slice(0, PARTS - 1), pieces.slice(PARTS - 1).join("::")].filter((_, index) => index < pieces.length).join(BETWEEN);
}

/**
 * Whether a glob covers a URN. Its `::` stand for those between the URN's parts (stack, project, type, name), never for such as a
 * logical name holds: a log group named `x::aws:lambda/function:Function::orders` is not the function `orders`.
 */
export const covers = (glob: string, urn: string): boolean => matchesWildcard(parted(glob), parted(urn));

/**
 * The option every policy takes. Its schema lets incomplete entries through on purpose: they exempt nothing and are reported
 * as findings of `assets-exemptions-current`, where the engine would otherwise stop with a schema error. It says no more than it
 * must, because every policy of the pack sends it to the engine at each start; editors get {@link EXEMPTION_SCHEMA}.
 */
export const exemptionsOption: Option<readonly unknown[]> = {
    default: [],
    strict: undefined,
    schema: {
        type: "array",
        default: [],
        description:
            "Resources that this policy does not report, each with `resource` (the URN, * and ? allowed), `reason`, `owner` and `expires`.",
        items: { type: "object" },
    },
    read: (raw) => (Array.isArray(raw) ? { value: raw as readonly unknown[] } : { problem: "must be a list of exemptions" }),
};

/** One complete entry. */
export const EXEMPTION_SCHEMA: Schema = {
    type: "object",
    properties: {
        resource: { type: "string", description: "The URN, with * for any characters and ? for one." },
        reason: { type: "string", description: "Why the finding is accepted." },
        owner: { type: "string", description: "Who answers for it." },
        expires: { type: "string", description: "The last day on which it holds, YYYY-MM-DD." },
    },
    required: FIELDS,
    additionalProperties: false,
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
