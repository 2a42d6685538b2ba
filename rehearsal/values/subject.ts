import { createHash } from "node:crypto";
import type { Context } from "../context";
import { containsUnknown, type Properties } from "../wire";

/** What is known of a resource when it is created; every string here is a known one. */
export interface Subject extends Context {
    readonly type: string;
    readonly inputs: Properties;
    /** An input as a string, `""` where there is none or where it is not known. */
    text(key: string): string;
    /** Digits of a hash of the URN: stable, so that a second run gives the same names. */
    hash(length: number): string;
}

/** `type` is the token; `inputs` are plain (no secrets) and may hold unknown values. `hash` gives 64 digits at most. */
export function subjectOf(type: string, inputs: Properties, context: Context): Subject {
    const digest = createHash("sha256").update(context.urn).digest("hex");
    return {
        ...context,
        type,
        inputs,
        text: (key) => {
            const value = inputs[key];
            return typeof value === "string" && !containsUnknown(value) ? value : "";
        },
        hash: (length) => digest.slice(0, length),
    };
}
