/** One exemption as it stands in a policy's configuration, and what is wrong with an unusable one. */
import { startOfDay } from "../dates";
import { literal, plural, text } from "../text";
import type { Text } from "../text";
import { DAY } from "../../model/day";

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
    /** Where it was asked for, for whoever keeps the register. */
    readonly ticket?: string;
    /** Who accepted the risk. */
    readonly approver?: string;
}

/** What every entry must have. */
export const FIELDS = ["resource", "reason", "owner", "expires"] as const;
const OPTIONAL = ["ticket", "approver"] as const;

const KNOWN: ReadonlySet<string> = new Set([...FIELDS, ...OPTIONAL]);

/** Why an entry exempts nothing. */
export type Defect =
    | { readonly kind: "shape" }
    | { readonly kind: "missing"; readonly field: (typeof FIELDS)[number] }
    | { readonly kind: "empty"; readonly field: (typeof OPTIONAL)[number] }
    | { readonly kind: "unknown-field" }
    | { readonly kind: "date" }
    | { readonly kind: "expired"; readonly days: number }
    | { readonly kind: "policies" }
    | { readonly kind: "unknown-policy"; readonly number: number }
    | { readonly kind: "no-urn" }
    | { readonly kind: "other-type" };

/** The defect in words, to stand after "exemption 1 of …". */
export function defectText(defect: Defect): Text {
    switch (defect.kind) {
        case "shape":
            return text`is not an object`;
        case "missing":
            return text`has no ${literal(defect.field)}`;
        case "unknown-field":
            return text`has a field that is none of resource, reason, owner, expires, ticket and approver`;
        case "empty":
            return text`has ${defect.field === "ticket" ? literal("a ticket") : literal("an approver")} that is no text`;
        case "date":
            return text`has a last day that is no date of the form YYYY-MM-DD`;
        case "expired":
            return text`expired ${plural(defect.days, "day")} ago`;
        case "policies":
            return text`has no list of policies that it holds for`;
        case "unknown-policy":
            return text`names as policy ${defect.number} one that the pack does not have`;
        case "no-urn":
            return text`matches nothing: no URN (urn:pulumi:STACK::PROJECT::TYPE::NAME) can be of the form of its resource`;
        case "other-type":
            return text`matches nothing: the policy judges no resource of the type that it names`;
    }
}

/** Reads one entry as of `now`: a usable exemption with the days it still holds, or its first defect. */
export function readExemption(raw: unknown, now: Date): { readonly exemption: Exemption; readonly daysLeft: number } | Defect {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return { kind: "shape" };
    const entry = raw as Record<string, unknown>;
    for (const field of FIELDS) {
        const value = Object.hasOwn(entry, field) ? entry[field] : undefined;
        if (typeof value !== "string" || value.trim() === "") return { kind: "missing", field };
    }
    if (Object.keys(entry).some((key) => !KNOWN.has(key))) return { kind: "unknown-field" };
    for (const field of OPTIONAL) {
        const value = Object.hasOwn(entry, field) ? entry[field] : "-";
        if (typeof value !== "string" || value.trim() === "") return { kind: "empty", field };
    }
    const exemption = entry as unknown as Exemption;
    const end = lastMoment(exemption.expires);
    if (end === undefined) return { kind: "date" };
    const daysLeft = Math.floor((end - now.getTime()) / DAY);
    return end < now.getTime() ? { kind: "expired", days: Math.ceil((now.getTime() - end) / DAY) } : { exemption, daysLeft };
}

/** One exemption for several policies, as the register of `assets-exemptions-current` holds it: its policies, and the rest of it. */
export function readPolicies(raw: unknown): { readonly policies: readonly string[]; readonly rest: unknown } | Defect {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return { kind: "shape" };
    const entry: Record<string, unknown> = { ...raw };
    const policies: unknown = entry["policies"];
    delete entry["policies"];
    const isList = Array.isArray(policies) && policies.length > 0 && policies.every((name) => typeof name === "string");
    return isList ? { policies: policies, rest: entry } : { kind: "policies" };
}

function lastMoment(date: string): number | undefined {
    const start = startOfDay(date);
    return start === undefined ? undefined : start + DAY - 1;
}
