/** What the permissions of a function grant to its callers (Lambda API reference, AddPermission; Lambda@Edge, "IAM permissions and roles"). */
import { isUnknown, Undetermined } from "../../values";
import type { Path } from "../../values";

/** In lower case: actions are compared so. */
const CALLS: ReadonlySet<string> = new Set([
    "lambda:invokefunction",
    "lambda:invokefunctionurl",
    "lambda:enablereplication",
    "lambda:enablereplication*",
]);

/**
 * Whether an action is more than the call of a function.
 * @throws Undetermined (at `place`) where it is not known.
 */
export function isExcessive(action: string, allowed: readonly string[], place: Path): boolean {
    if (isUnknown(action)) throw new Undetermined(place, "unknown");
    const lower = action.toLowerCase();
    return !CALLS.has(lower) && !allowed.some((other) => other.toLowerCase() === lower);
}
