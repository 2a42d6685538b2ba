/**
 * Whether `text` matches `pattern`, in which `*` stands for any run of characters, `/` and `:` included, and `?` for any one:
 * the wildcards of IAM policy elements (AWS: "IAM JSON policy elements: Resource") and of the URN globs in a configuration.
 * Case matters; IAM's case-insensitive elements are lowered by the caller. At worst `pattern.length × text.length` steps.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
    let p = 0;
    let t = 0;
    let star = -1;
    let mark = 0;
    while (t < text.length) {
        const c = pattern[p];
        if (c === "*") {
            star = p++;
            mark = t;
        } else if (c !== undefined && (c === "?" || c === text[t])) {
            p++;
            t++;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else return false;
    }
    while (pattern[p] === "*") p++;
    return p === pattern.length;
}
