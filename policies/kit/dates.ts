/** Calendar days as configurations write them. */

/** The start of a day (`YYYY-MM-DD`, UTC) in milliseconds since 1970; `undefined` where the text is none or the calendar lacks it. */
export function startOfDay(date: string): number | undefined {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
    const start = Date.parse(`${date}T00:00:00Z`);
    // Date.parse rolls 2026-02-30 over into March: the calendar must have the day.
    if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== date) return undefined;
    return start;
}
