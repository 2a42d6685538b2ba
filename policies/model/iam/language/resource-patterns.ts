/**
 * How the patterns of `Resource` elements relate: whether one holds every resource of another, whether two can name the same
 * resource. `*` and `?` are wildcards, `${…}` a policy variable whose value only the request knows (AWS IAM User Guide, "IAM JSON
 * policy elements: Resource" and "Variables and tags"). Case matters.
 */
import { isUnknown } from "../../values";
import { LONGEST, tokens } from "./resource-pattern-tokens";
import type { Token } from "./resource-pattern-tokens";
import { verdictOf } from "./verdict";
import type { Verdict } from "./verdict";

/** Whether every resource that `narrow` names is named by `wide`. True only where it is certain; false for unknown elements. */
export function coversResource(wide: string, narrow: string): boolean {
    if (wide.length > LONGEST || narrow.length > LONGEST || isUnknown(wide) || isUnknown(narrow)) return false;
    const pattern = tokens(wide);
    const text = tokens(narrow);
    let p = 0;
    let t = 0;
    let star = -1;
    let mark = 0;
    while (t < text.length) {
        const want = pattern[p];
        if (want?.kind === "any") {
            star = p++;
            mark = t;
        } else if (want !== undefined && fits(want, text[t])) {
            p++;
            t++;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else return false;
    }
    while (pattern[p]?.kind === "any") p++;
    return p === pattern.length;
}

/** `?` holds one character of any kind, but not a run of unknown length; a variable holds only itself. */
function fits(want: Token, given: Token | undefined): boolean {
    if (given === undefined) return false;
    if (want.kind === "one") return given.kind === "text" || given.kind === "one";
    return want.kind === given.kind && want.text === given.text;
}

/** Whether some resource may be named by both patterns; true where that is not certain, as for unknown elements. */
export function overlaps(a: string, b: string): boolean {
    if (a.length > LONGEST || b.length > LONGEST || isUnknown(a) || isUnknown(b)) return true;
    const settled = byBeginning(a, b);
    if (settled !== undefined) return settled;
    const left = tokens(a);
    const right = tokens(b);
    // reach[j]: the first i tokens of the left and the first j of the right can stand for the same text.
    let reach: boolean[] = [];
    for (let i = 0; i <= left.length; i++) {
        const row: boolean[] = [];
        for (let j = 0; j <= right.length; j++) {
            const x = left[i - 1];
            const y = right[j - 1];
            row.push(
                (x === undefined && y === undefined) ||
                    (isRun(x) && reach[j] === true) ||
                    (isRun(y) && row[j - 1] === true) ||
                    // A run may also take the other's character and stay.
                    (isRun(x) && y !== undefined && row[j - 1] === true) ||
                    (isRun(y) && x !== undefined && reach[j] === true) ||
                    (x !== undefined && y !== undefined && reach[j - 1] === true && same(x, y)),
            );
        }
        reach = row;
    }
    return reach[right.length] === true;
}

/** Whether two patterns name no resource in common, told by their literal beginnings alone: `no` where these do not settle it. */
export function areApart(a: string, b: string): Verdict {
    if (isUnknown(a) || isUnknown(b)) return "unknown";
    return verdictOf(byBeginning(a, b) === false);
}

/**
 * Whether two patterns overlap, where their literal beginnings say so: they differ, or are the same as far as one goes that may end in
 * anything. Most pairs are settled by them.
 */
function byBeginning(a: string, b: string): boolean | undefined {
    for (let i = 0; i < a.length && i < b.length; i++) {
        const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
        if (OPENING.has(x) || OPENING.has(y)) return endsInRun(a, i) || endsInRun(b, i) ? true : undefined;
        if (x !== y) return false;
    }
    if (a.length === b.length) return true;
    // What is longer by a literal character names something else.
    const next = a.length > b.length ? a.charCodeAt(b.length) : b.charCodeAt(a.length);
    return OPENING.has(next) ? undefined : false;
}

/** Whether nothing but one `*` or one variable stands from `at` on. */
const endsInRun = (pattern: string, at: number): boolean =>
    pattern[at] === "*"
        ? at === pattern.length - 1
        : pattern.startsWith("${", at) && pattern.length - at < 256 && /^\$\{[^}*?$]+\}$/.test(pattern.slice(at));

/** `*`, `?` and `$`. */
const OPENING: ReadonlySet<number> = new Set([42, 63, 36]);

const isRun = (token: Token | undefined): boolean => token?.kind === "any" || token?.kind === "variable";
const same = (x: Token, y: Token): boolean => isRun(x) || isRun(y) || x.kind === "one" || y.kind === "one" || x.text === y.text;
