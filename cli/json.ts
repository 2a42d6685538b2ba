/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value of a JSON text is an object: neither a list nor null. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
