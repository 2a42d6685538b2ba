/** What lies at a path that somebody else chose. */
import { statSync } from "node:fs";
import type { Stats } from "node:fs";

/** Nothing where there is nothing, or what there is cannot be looked at: a link to itself, a name that is too long or of no legal form. */
export function statOf(path: string): Stats | undefined {
    try {
        return statSync(path);
    } catch {
        return undefined; // Why it cannot be read is said when it is read.
    }
}
