/** What a made-up value is made of. */
import { createHash } from "node:crypto";
import type { Context } from "../context";

export interface Making extends Context {
    /** The ARN of the resource itself; empty where it has none. */
    readonly arn: string;
    /** Its physical name, or its logical one. */
    readonly title: string;
    /** What the digits are drawn from: the URN, or a function with its arguments, and the way to the property. */
    readonly seed: string;
}

/** For the members of an object, so that two properties of one name have two values. */
export const membersIn = (making: Making, name: string): Making => ({ ...making, seed: `${making.seed}.${name}` });

/** Hexadecimal digits, at most 64. */
export const digits = (seed: string, length: number): string => createHash("sha256").update(seed).digest("hex").slice(0, length);

/** A UUID of the fourth kind by its form. */
export function uuid(seed: string): string {
    const hex = digits(seed, 32);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
}

/** A text of the same form with other digits: each `0` is drawn anew. */
export function likewise(form: string, seed: string): string {
    if (/^[0-]+$/.test(form)) return uuid(seed);
    let at = 0;
    const drawn = digits(seed, 64);
    return form.replace(/0/g, () => drawn[at++ % drawn.length] ?? "0");
}
