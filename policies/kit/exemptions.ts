import { startOfDay } from "./dates";
import { matchesWildcard } from "../model/wildcard";
import type { Option, Schema } from "./options";
import { tokensOf } from "./rule";
import type { ExemptionRegister, Rule } from "./rule";
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
    /** Where it was asked for, for whoever keeps the register. */
    readonly ticket?: string;
    /** Who accepted the risk. */
    readonly approver?: string;
}

const FIELDS = ["resource", "reason", "owner", "expires"] as const;
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

const DAY = 86_400_000;

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
    return isList ? { policies: policies as string[], rest: entry } : { kind: "policies" };
}

function lastMoment(date: string): number | undefined {
    const start = startOfDay(date);
    return start === undefined ? undefined : start + DAY - 1;
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

/** Any run of characters within one part of a URN. */
const ANY = Symbol("any");
const PULUMI = [..."urn:pulumi:", ANY, BETWEEN, ANY, BETWEEN];
const TYPE = [ANY, ":", ANY, ":", ANY];
/** Longer globs are not looked into: no URN is as long. */
const LONGEST = 2000;

/** Why a glob covers no resource that there can be: it is of another form than a URN, or names a type that is not among `types`. */
export function matchesNothing(glob: string, types: readonly string[] | undefined): Defect | undefined {
    if (glob.length > LONGEST) return undefined;
    const parts = parted(glob);
    const isMatched = (type: readonly (string | symbol)[]): boolean => meets(parts, [...PULUMI, ...type, BETWEEN, ANY]);
    if (!isMatched(TYPE)) return { kind: "no-urn" };
    if (types === undefined || types.some((type) => isMatched([...type]) || isMatched([ANY, "$", ...type]))) return undefined;
    return { kind: "other-type" };
}

/** Whether some text is matched by the glob and is of the shape: `glob.length × shape.length` steps. */
function meets(glob: string, shape: readonly (string | symbol)[]): boolean {
    let below: boolean[] = [];
    for (let g = glob.length; g >= 0; g--) {
        const row: boolean[] = [];
        for (let s = shape.length; s >= 0; s--) {
            const char = glob[g];
            const atom = shape[s];
            if (char === undefined) row[s] = atom === undefined || (atom === ANY && row[s + 1] === true);
            else if (char === "*") row[s] = below[s] === true || (atom !== undefined && row[s + 1] === true);
            else if (atom === undefined) row[s] = false;
            else if (atom === ANY) row[s] = row[s + 1] === true || (char !== BETWEEN && below[s] === true);
            else row[s] = (char === "?" || char === atom) && below[s + 1] === true;
        }
        below = row;
    }
    return below[0] === true;
}

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
        ticket: { type: "string", description: "Where it was asked for." },
        approver: { type: "string", description: "Who accepted the risk." },
    },
    required: FIELDS,
    additionalProperties: false,
};

/** The name of {@link registerOption}. */
export const REGISTER_OPTION = "register";

/** The option of the policy on exemptions that holds those of several policies. */
export const registerOption: Option<readonly unknown[]> = {
    ...exemptionsOption,
    schema: {
        type: "array",
        default: [],
        description: "Exemptions that hold for several policies: like those of a policy, and with `policies`, the list of their names.",
        items: { type: "object" },
    },
};

/** One complete entry of the register, which names the policies. */
export const sharedSchema = (policies: readonly string[]): Schema => ({
    ...EXEMPTION_SCHEMA,
    properties: {
        policies: { type: "array", items: { type: "string", enum: policies }, description: "The policies that it holds for." },
        ...EXEMPTION_SCHEMA.properties,
    },
    required: ["policies", ...FIELDS],
});

/** Collects the exemptions of each policy as it runs, for the policy that reports on them at the end, and holds those of several. */
export class Register implements ExemptionRegister {
    private readonly byPolicy = new Map<string, readonly unknown[]>();
    readonly policies = new Map<string, readonly string[] | undefined>();
    private shared: readonly unknown[] = [];
    private readonly sharedByPolicy = new Map<string, readonly unknown[]>();

    /** Makes a policy of the pack known. */
    declare(rule: Rule): void {
        this.policies.set(rule.name, tokensOf(rule));
    }

    note(policy: string, exemptions: readonly unknown[]): void {
        this.byPolicy.set(policy, exemptions);
    }

    /** Takes the entries that name several policies. */
    share(entries: readonly unknown[]): void {
        if (entries === this.shared) return;
        this.shared = entries;
        this.sharedByPolicy.clear();
    }

    /** Those of them that name this policy: the same list until others are shared. */
    sharedWith(policy: string): readonly unknown[] {
        const known = this.sharedByPolicy.get(policy);
        if (known !== undefined) return known;
        const named = this.shared.flatMap((raw) => {
            const read = readPolicies(raw);
            return "policies" in read && read.policies.includes(policy) ? [read.rest] : [];
        });
        this.sharedByPolicy.set(policy, named);
        return named;
    }

    *entries(): Iterable<{ readonly policy: string; readonly index: number; readonly raw: unknown }> {
        for (const policy of [...this.byPolicy.keys()].sort()) {
            for (const [index, raw] of (this.byPolicy.get(policy) ?? []).entries()) yield { policy, index, raw };
        }
    }
}

/** What is wrong with an entry of the list of a policy, the form of its resource included; or the exemption. */
export function judgeExemption(raw: unknown, policy: string, register: ExemptionRegister, now: Date): ReturnType<typeof readExemption> {
    const read = readExemption(raw, now);
    if (!("exemption" in read)) return read;
    return matchesNothing(read.exemption.resource, register.policies?.get(policy)) ?? read;
}

/** The same of an entry that names several policies: of each of them it must be able to match something. */
export function judgeShared(raw: unknown, register: ExemptionRegister, now: Date): ReturnType<typeof readExemption> {
    const named = readPolicies(raw);
    if (!("policies" in named)) return named;
    const unknown = named.policies.findIndex((policy) => register.policies?.has(policy) === false);
    if (unknown >= 0) return { kind: "unknown-policy", number: unknown + 1 };
    const judged = named.policies.map((policy) => judgeExemption(named.rest, policy, register, now));
    return judged.find((read) => !("exemption" in read)) ?? judged[0] ?? { kind: "policies" };
}
