/** A day of Coordinated Universal Time, in milliseconds. */
export const DAY = 86_400_000;
