/**
 * Whether a resource pattern is about a log group: the group's ARN with `:*` or `:log-stream:…` behind it (Service Authorization
 * Reference, Amazon CloudWatch Logs).
 */
import { isUnknown } from "../values";
import { matchesWildcard } from "../wildcard";

/** A log group; where its name is not known, how it begins. */
export interface LogGroup {
    readonly name: string;
    readonly isWhole: boolean;
    readonly region: string | undefined;
    readonly account: string | undefined;
}

export type Answer = "yes" | "no" | "unknown";

/** Stands for the rest of a name that nobody knows yet, and for the name of a stream. */
const SOME = "\u0001some";

/** Whether `pattern`, the resource of a statement about `action`, covers the group; `unknown` where only what nobody knows yet decides. */
export function matchesLogGroup(pattern: string, action: string, group: LogGroup): Answer {
    if (isUnknown(pattern)) return "unknown";
    if (/^\*+$/.test(pattern)) return "yes";
    const fields = pattern.split(":");
    // A pattern of fewer fields goes on with anything, if it ends in a wildcard.
    if (fields.length < 6) return pattern.endsWith("*") && matchesWildcard(pattern, `arn:aws:logs:${SOME}`) ? "yes" : "no";
    const [, , service = "", region = "", account = ""] = fields;
    if (!matchesWildcard(service, "logs") || !isIn(region, group.region) || !isIn(account, group.account)) return "no";
    const name = `log-group:${group.name}${group.isWhole ? "" : SOME}`;
    const resource = fields.slice(5).join(":");
    const hit =
        matchesWildcard(resource, `${name}:log-stream:${SOME}`) ||
        // AWS documents this one on the group: with and without the wildcard at its end.
        (action === "logs:CreateLogStream" && matchesWildcard(resource, name));
    if (hit) return "yes";
    // The beginning of a name does not tell whether a pattern that goes on matches it.
    const beginning = `log-group:${group.name}`;
    return !group.isWhole && resource.slice(0, beginning.length) === beginning ? "unknown" : "no";
}

const isIn = (pattern: string, value: string | undefined): boolean => value === undefined || matchesWildcard(pattern, value);
