import { createHash } from "node:crypto";
import type { Properties } from "./wire";

/** What is known of a resource when it is created; every string here is a known one. */
export interface Subject {
    urn: string;
    type: string;
    region: string;
    inputs: Properties;
    /** An input as a string, `""` where there is none. */
    text(key: string): string;
    /** Digits of a hash of the URN: stable, so that a second recording gives the same names. */
    hash(length: number): string;
}

/** The last type of a URN: `…::parent$aws:s3/bucket:Bucket::name` gives `aws:s3/bucket:Bucket`. */
export function typeOf(urn: string): string {
    return (urn.split("::")[2] ?? "").split("$").pop() ?? "";
}

export function subjectOf(urn: string, inputs: Properties, region: string): Subject {
    const digest = createHash("sha256").update(urn).digest("hex");
    return {
        urn,
        type: typeOf(urn),
        region: typeof inputs["region"] === "string" ? inputs["region"] : region,
        inputs,
        text: (key) => (typeof inputs[key] === "string" ? inputs[key] : ""),
        hash: (length) => digest.slice(0, length),
    };
}
