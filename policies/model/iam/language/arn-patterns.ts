/** What the pattern of an ARN leaves open by its fields. */

/** The fields of an ARN pattern. Colons in `${…}` do not count: the account of `arn:aws:iam::${aws:PrincipalAccount}:role/*` is one field. */
export function arnFields(pattern: string): readonly string[] {
    if (!pattern.includes("${")) return pattern.split(":");
    const fields: string[] = [];
    let from = 0;
    let inside = false;
    for (let i = 0; i < pattern.length; i++) {
        if (pattern[i] === "$" && pattern[i + 1] === "{") inside = true;
        else if (pattern[i] === "}") inside = false;
        else if (pattern[i] === ":" && !inside) {
            fields.push(pattern.slice(from, i));
            from = i + 1;
        }
    }
    return [...fields, pattern.slice(from)];
}

/**
 * Whether a pattern names every resource, at least of one service, Region or account: `*`, an ARN whose resource part is nothing but
 * wildcards (`arn:aws:s3:::*`, `arn:aws:s3:::*\/*`), or an ARN cut short by one (`arn:aws:sqs:*`).
 */
export function isEveryResource(pattern: string): boolean {
    if (/^\*+$/.test(pattern)) return true;
    const parts = arnFields(pattern.slice(0, 256));
    const head = parts[0] ?? "";
    if (pattern.length > 256 || parts.length < 2 || !(head === "arn" || /^\*+$/.test(head))) return false;
    if (parts.length < 6) return /^[^/${]*\*$/.test(parts.at(-1) ?? "");
    // `?*` is as good as `*`: no name is empty.
    const resource = parts.slice(5).join(":").replaceAll(/\?+\*/g, "*");
    return /^[*/:]+$/.test(resource) && resource.includes("*");
}

/** Whether an ARN pattern leaves open whose resources it names: Region and account are wildcards, or not there where a service has none. */
export const leavesOwnerOpen = (pattern: string): boolean =>
    /^[^:]{1,16}:[^:]{1,32}:[^:]{1,64}:(?:\*+:\**|:\*+):[^:]/.test(pattern.slice(0, 512));
