/**
 * What an element of `Action` or `NotAction` covers by its form alone: everything, a service, a pattern, or one action. `*` and `?`
 * are wildcards and case does not matter (AWS IAM User Guide, "IAM JSON policy elements: Action").
 */
import { isUnknown } from "../../values";
import { matchesWildcard } from "../../wildcard";

/**
 * How widely a statement names an action: `exact` by name, `pattern` (`s3:Get*`), `service` (`s3:*`), `all` (`*`), or `inverted`
 * where it is merely not excluded by `NotAction`.
 */
export type Breadth = "exact" | "pattern" | "service" | "all" | "inverted";

/** No action and no pattern that IAM accepts is longer; longer text matches nothing. The longest names have some 130 characters. */
const LONGEST = 512;

/** The breadth of one element as written; an unknown one reads as `exact` and matches no action. */
export function breadthOf(pattern: string): Exclude<Breadth, "inverted"> {
    if (!/[*?]/.test(pattern)) return "exact";
    const { service, name } = partsOf(pattern);
    if (name === undefined) return isEverything(pattern) ? "all" : "pattern";
    if (!isEverything(name)) return "pattern";
    if (isEverything(service)) return "all";
    return /[*?]/.test(service) ? "pattern" : "service";
}

/** Only wildcards, at least one `*`, and so few `?` that the shortest names have as many letters (`s3`). */
const isEverything = (text: string): boolean => /^[*?]+$/.test(text) && text.includes("*") && text.replaceAll("*", "").length <= 2;

/** Service prefix (lower case) and name of an action or pattern; without a colon there is no name. */
export function partsOf(action: string): { readonly service: string; readonly name: string | undefined } {
    const colon = action.indexOf(":");
    if (colon < 0) return { service: action.toLowerCase(), name: undefined };
    return { service: action.slice(0, colon).toLowerCase(), name: action.slice(colon + 1) };
}

/** Whether the element `pattern` covers `action` (`service:Name`, any case). Unknown text covers nothing. */
export function coversAction(pattern: string, action: string): boolean {
    if (pattern.length > LONGEST || action.length > LONGEST || isUnknown(pattern)) return false;
    return matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}
