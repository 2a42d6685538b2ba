/** How old the tables about AWS are, by the day that each states. */
import { DAY } from "../policies/model/day";

/** As long as a table may be trusted. */
const MAXIMUM_DAYS = 180;

export interface Outdated {
    readonly file: string;
    readonly day: string;
    readonly days: number;
}

/** The tables whose newest stated day is more than 180 days ago. A table without a day, as the pack's own are, has no age. */
export function outdated(tables: readonly (readonly [file: string, data: unknown])[], now: Date): readonly Outdated[] {
    return tables.flatMap(([file, data]) => {
        const day = daysIn(data).sort().at(-1);
        if (day === undefined) return [];
        const days = Math.floor((now.getTime() - new Date(day).getTime()) / DAY);
        return days > MAXIMUM_DAYS ? [{ file, day, days }] : [];
    });
}

/** `date`, `updated`, `newest` at the top of a table or a level or two below it. */
function daysIn(data: unknown, depth = 3): string[] {
    if (typeof data !== "object" || data === null || Array.isArray(data) || depth === 0) return [];
    return Object.entries(data).flatMap(([key, value]) => {
        if (typeof value !== "string") return daysIn(value, depth - 1);
        return /^(?:date|updated|newest)$/.test(key) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? [value] : [];
    });
}
