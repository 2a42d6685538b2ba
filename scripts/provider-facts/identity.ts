/** What the id of a resource is made of, as the documentation of its import says. */
import type { ResourceFacts } from "./declarations";

/**
 * `=a/b` the values of properties with what stands between them, `~text` a text like this one with its hexadecimal digits made anew,
 * empty where the documentation does not say.
 */
export function identityOf({ sample, identity, inputs, outputs }: ResourceFacts): string {
    const known = new Set([...inputs, ...outputs.map((member) => member.split(/[?:]/)[0] ?? "")]);
    const names = identity
        .map((name) => name.replace(/Id$/, ""))
        .map((short, index) => {
            const full = identity[index] ?? "";
            return known.has(full) ? full : known.has(short) ? short : undefined;
        });
    if (sample.startsWith("arn:") && known.has("arn")) return "=arn";
    if (names.length > 0 && names.every((name) => name !== undefined) && !identity.includes("id")) {
        const separator = names.length === 1 ? "" : (/[,|/:#;]/.exec(sample.replace(/arn:[^,|#;]*/g, ""))?.[0] ?? "_");
        return `=${names.join(separator)}`;
    }
    if (/^[a-z]+(?:-[a-z]+)*-[0-9a-f]{6,17}$/.test(sample)) return `~${sample.replace(/-[0-9a-f]+$/, `-${"0".repeat(17)}`)}`;
    if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(sample)) return "~00000000-0000-0000-0000-000000000000";
    return "";
}
