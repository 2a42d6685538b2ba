/**
 * Managed runtimes of Lambda and their three dates, from `policies/data/lambda-runtimes.json`.
 *
 * Source: AWS Lambda developer guide, "Lambda runtimes", "Runtime use after deprecation": from the first date AWS neither patches the
 * runtime nor supports it, from the second no function can be created on it, from the third none can be updated.
 */
import table from "../../data/lambda-runtimes.json";
import { own } from "../values";
import { DAY } from "../day";

/** Where a runtime stands on a day. `days` are whole days until, or since, that state began or ends. */
export type RuntimePhase =
    | { readonly kind: "supported"; readonly daysLeft: number }
    | { readonly kind: "deprecated"; readonly days: number }
    /** No function can be created on it any more. */
    | { readonly kind: "blocked"; readonly days: number }
    /** A public preview: no support, no dates. */
    | { readonly kind: "preview" }
    /** A runtime that a customer publishes (`custom`), or an identifier that the table does not have. */
    | { readonly kind: "unknown" };

interface Dates {
    readonly deprecated: string;
    readonly createBlocked?: string;
    readonly updateBlocked?: string;
}

/** The whole days from `now` to the start of `date` (YYYY-MM-DD, UTC); negative where it is past. */
const daysUntil = (date: string, now: Date): number => Math.ceil((Date.parse(`${date}T00:00:00Z`) - now.getTime()) / DAY);

/** The identifiers that the table knows, those of previews included. */
export const RUNTIMES: readonly string[] = [...Object.keys(table.runtimes), ...table.preview];

/** Where the runtime `id` stands at `now`. */
export function runtimePhase(id: string, now: Date): RuntimePhase {
    if (table.preview.includes(id)) return { kind: "preview" };
    const dates = own(table.runtimes, id) as Dates | undefined;
    if (dates === undefined) return { kind: "unknown" };
    const untilBlocked = dates.createBlocked === undefined ? 1 : daysUntil(dates.createBlocked, now);
    if (untilBlocked <= 0) return { kind: "blocked", days: -untilBlocked };
    const left = daysUntil(dates.deprecated, now);
    return left <= 0 ? { kind: "deprecated", days: -left } : { kind: "supported", daysLeft: left };
}
