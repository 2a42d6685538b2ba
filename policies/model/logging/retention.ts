/** The retention settings that CloudWatch Logs accepts, in days (AWS: PutRetentionPolicy). Zero or absent means for ever. */
export const RETENTION_DAYS: readonly number[] = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The smallest legal retention of at least `days`; the longest there is where none is. */
export const retentionAtLeast = (days: number): number => RETENTION_DAYS.find((legal) => legal >= days) ?? 3653;
