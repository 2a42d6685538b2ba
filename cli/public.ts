/** What a configuration lets be public: an organisation wants to see it in every report. */
import { plural } from "../policies/kit/text";
import type { Enforced } from "./configuration";

/** The options that name what is meant to be public. */
const OPTIONS = ["publicRoutes", "publicFunctions"] as const;
/** So many patterns of an option are named. */
const MOST = 10;

/** A sentence for each option of an enabled policy that lets something be public, in the order of the policies. */
export function publicNotes(enforced: readonly Enforced[]): readonly string[] {
    return enforced
        .filter(({ level }) => level !== "disabled")
        .flatMap(({ rule, settings }) =>
            OPTIONS.flatMap((option) => {
                const patterns = settings.config[option];
                if (!Array.isArray(patterns) || patterns.length === 0) return [];
                const named = patterns.slice(0, MOST).map(String);
                const more = patterns.length > named.length ? ` and ${patterns.length - named.length} more` : "";
                return [
                    `Meant to be public by ${plural(patterns.length, "pattern")} in ${option} of ${rule.name}: ${named.join(", ")}${more}.`,
                ];
            }),
        );
}
