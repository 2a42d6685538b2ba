/** Allow statements whose `Action` is wider than any list of actions that a person wrote down. */
import { isUnknown, Undetermined } from "../../values";
import { breadthOf, partsOf } from "../language/action-patterns";
import { countActions, isReferenced } from "../knowledge/actions";
import { isDenied } from "./denies";
import type { PolicyDocument, Statement } from "../language/statement";
import { largest } from "../../lists";

/** The widest that a statement names: `all` (`*`), `service` (`s3:*`), `services` (`*:Get*`), `pattern` (`s3:Get*`, of so many actions). */
export interface WideActions {
    readonly width: "all" | "service" | "services" | "pattern";
    /** The elements of that width as written; those of `service` name services of AWS, those of `pattern` cover actions of AWS. */
    readonly patterns: readonly string[];
    /** The most actions that one of them covers: of `pattern` only. */
    readonly count: number;
}

/** The most actions that a pattern may cover unless the configuration says otherwise; beyond it nobody means each of them. */
export const WIDEST_PATTERN = 40;

/**
 * Whether a pattern covers more actions than anybody means each of. What it alone grants is left to the policy on such patterns: one
 * mistake, one finding.
 */
export const isWidePattern = (pattern: string | undefined): boolean =>
    pattern !== undefined && breadthOf(pattern) === "pattern" && countActions(pattern) > WIDEST_PATTERN;

/** The widest first. */
export const WIDTHS = ["all", "service", "services", "pattern"] as const;

/**
 * What of an Allow statement is too wide; `undefined` where nothing is, and for statements that are inverted, which have another fault.
 * What a Deny of the same document takes back as a whole is not granted.
 * @param limit the most actions that a pattern may cover.
 * @throws Undetermined where nothing is, but an element is unknown or of a service that the data does not know.
 */
export function wideActions(document: PolicyDocument, statement: Statement, limit: number): WideActions | undefined {
    if (statement.effect === "Deny" || statement.actions === undefined || statement.notResources !== undefined) return undefined;
    const sized = statement.actions.filter((action) => !isUnknown(action)).map((pattern) => ({ pattern, ...sizeOf(pattern, limit) }));
    for (const width of WIDTHS) {
        const found = sized.filter((one) => one.width === width && !isTakenBack(document, statement, one.pattern));
        if (found.length > 0)
            return { width, patterns: found.map(({ pattern }) => pattern), count: largest(found.map(({ count }) => count)) };
    }
    if (statement.actions.some(isUnknown)) throw new Undetermined(statement.path, "unknown");
    if (sized.some(({ width }) => width === "unknown")) throw new Undetermined(statement.path, "unresolved");
    return undefined;
}

const isTakenBack = (document: PolicyDocument, { resources }: Statement, pattern: string): boolean =>
    isDenied(document, { principal: undefined, actions: [pattern], resources: resources ?? ["*"] }) === "yes";

function sizeOf(pattern: string, limit: number): { readonly width: WideActions["width"] | "narrow" | "unknown"; readonly count: number } {
    const breadth = breadthOf(pattern);
    if (breadth === "exact") return { width: "narrow", count: 1 };
    if (breadth !== "pattern") return { width: breadth, count: 0 };
    const count = countActions(pattern);
    if (count === Number.POSITIVE_INFINITY) return { width: "services", count: 0 };
    if (count > limit) return { width: "pattern", count };
    return { width: count === 0 && !isReferenced(partsOf(pattern).service) ? "unknown" : "narrow", count };
}
