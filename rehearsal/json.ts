/** Objects of JSON and YAML, as documents and configurations hold them. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is an object: not null, not a list. */
export const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
