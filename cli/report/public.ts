/** What a configuration lets be public: an organisation wants to see it in every report. */
import { plural } from "../../policies/kit/text";
import type { Judgement } from "../../policies/kit/judgement";
import { compare } from "../../policies/kit/order";
import type { Enforced } from "../configuration/configuration";
import { groupedBy } from "../../policies/model/grouping";
import type { Source } from "../documents/positions";
import type { PublicPattern, Report } from "./report";

/** The options that name what is meant to be public. */
const OPTIONS = ["publicRoutes", "publicFunctions"] as const;
/** So many patterns of an option are named in a note. */
const MOST_PATTERNS = 10;
/** So many operations of a pattern are told. */
const MOST_OPERATIONS = 100;

type Configured = Pick<PublicPattern, "policy" | "option" | "pattern">;

/** The patterns of the enabled policies, in their order. */
const patternsOf = ({ rule, level, settings }: Enforced): readonly Configured[] =>
    level === "disabled"
        ? []
        : OPTIONS.flatMap((option) => {
              const patterns = settings.config[option];
              return Array.isArray(patterns) ? patterns.map((pattern) => ({ policy: rule.name, option, pattern: String(pattern) })) : [];
          });

/** A sentence for each option of an enabled policy that lets something be public, in the order of the policies. */
export function publicNotes(enforced: readonly Enforced[]): readonly string[] {
    return enforced.flatMap((policy) =>
        OPTIONS.flatMap((option) => {
            const patterns = patternsOf(policy).filter((one) => one.option === option);
            if (patterns.length === 0) return [];
            const named = patterns.slice(0, MOST_PATTERNS).map(({ pattern }) => pattern);
            const more = patterns.length > named.length ? ` and ${patterns.length - named.length} more` : "";
            return [
                `Meant to be public by ${plural(patterns.length, "pattern")} in ${option} of ${policy.rule.name}: ${named.join(", ")}${more}.`,
            ];
        }),
    );
}

/** What of one document the patterns of a configuration let through. */
export class LetThrough {
    /** By policy and option, in the order of the list. */
    private readonly patterns: ReadonlyMap<string, readonly (Configured & { readonly operations: Told[] })[]>;
    private readonly waiting = new Set<string>();

    constructor(
        enforced: readonly Enforced[],
        private readonly document: string,
        private readonly sources: ReadonlyMap<string, Source | undefined>,
    ) {
        const patterns = enforced.flatMap(patternsOf).map((pattern) => ({ ...pattern, operations: [] }));
        this.patterns = groupedBy(patterns, ({ policy, option }) => listOf(policy, option));
    }

    take(policy: string, { intended, undetermined }: Judgement): void {
        if (undetermined.length > 0) this.waiting.add(policy);
        for (const { option, index, subject, property, what } of intended) {
            const pattern = this.patterns.get(listOf(policy, option))?.[index];
            if (pattern === undefined) continue;
            const { urn, type, name } = subject;
            const source = this.sources.get(urn);
            pattern.operations.push({ document: this.document, urn, type, name, property, operation: what, source });
        }
    }

    /** Each pattern, with the first of what it lets through by URN. */
    told(): readonly PublicPattern[] {
        return [...this.patterns.values()].flat().map(({ operations, ...pattern }) => ({
            ...pattern,
            count: operations.length,
            operations: operations.toSorted(byUrn).slice(0, MOST_OPERATIONS),
            waits: operations.length === 0 && this.waiting.has(pattern.policy),
        }));
    }
}

type Told = PublicPattern["operations"][number];

const listOf = (policy: string, option: string): string => `${policy}\0${option}`;

const byUrn = (a: Told, b: Told): number => compare(a.urn, b.urn) || compare(a.operation, b.operation);

/** What the patterns of one configuration let through in several documents: a pattern waits where it is used in none and may be in one. */
export function joinedPatterns(reports: readonly Pick<Report, "publicPatterns">[]): readonly PublicPattern[] {
    const [first, ...others] = reports.map(({ publicPatterns }) => publicPatterns);
    return (first ?? []).map((pattern, index) => {
        const all = [pattern, ...others.flatMap((patterns) => patterns[index] ?? [])];
        const count = all.reduce((sum, one) => sum + one.count, 0);
        const operations = all.flatMap((one) => one.operations).slice(0, MOST_OPERATIONS);
        return { ...pattern, count, operations, waits: count === 0 && all.some(({ waits }) => waits) };
    });
}

/** Drops, of the patterns of one report after the other, the operations that {@link joinedPatterns} would: a run may have many documents. */
export function withinLimit(): (patterns: readonly PublicPattern[]) => readonly PublicPattern[] {
    const told: number[] = [];
    return (patterns) =>
        patterns.map((pattern, index) => {
            const before = told[index] ?? 0;
            const operations = pattern.operations.slice(0, MOST_OPERATIONS - before);
            told[index] = before + operations.length;
            return { ...pattern, operations };
        });
}

/** The patterns that let nothing through, and of which no judgement is open that could change that. */
export const unusedPatterns = ({ publicPatterns }: Pick<Report, "publicPatterns">): readonly PublicPattern[] =>
    publicPatterns.filter(({ count, waits }) => count === 0 && !waits);
