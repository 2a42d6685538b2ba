/** What a report tells of the past: since when findings stand, and which are no more. */
import type { Severity } from "../../policies/kit/rule";

/** An update of a stack, with how long a finding stands since then. */
export interface Since {
    /** The number of the update, from 1 on, among those that the backend remembers. */
    readonly update: number;
    /** When it began, ISO 8601. */
    readonly time: string;
    readonly days: number;
    readonly commit?: string;
    readonly author?: string;
    readonly pullRequest?: string;
}

/** A finding of the past that is no more. */
export interface MendedBefore {
    readonly policy: string;
    readonly severity: Severity;
    readonly fingerprint: string;
    readonly from: string;
    readonly to: string;
    readonly days: number;
}

/** How many findings of each severity there were from a time on. */
export interface TrendPoint {
    readonly time: string;
    readonly critical: number;
    readonly high: number;
    readonly medium: number;
    readonly low: number;
}

/** What the history of one stack says. */
export interface StackHistory {
    readonly updates: number;
    readonly mended: readonly MendedBefore[];
    readonly trend: readonly TrendPoint[];
}

/** How long findings stood; null of none. */
export interface Standing {
    readonly count: number;
    readonly meanDays: number | null;
    readonly medianDays: number | null;
}

/** What the histories of all stacks say. */
export interface History {
    readonly updates: number;
    readonly open: Standing;
    readonly mended: Standing;
    /** Those that were mended, the last ones first. */
    readonly findings: readonly MendedBefore[];
    readonly trend: readonly TrendPoint[];
}
