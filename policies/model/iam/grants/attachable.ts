/**
 * Which policies a condition lets somebody attach, or take for a permissions boundary (AWS IAM User Guide, "IAM and AWS STS condition
 * context keys": `iam:PolicyARN`, `iam:PermissionsBoundary`): whether one of them gives, or leaves, more than the author can have meant.
 */
import { isUnknown } from "../../values";
import { matchesWildcard } from "../../wildcard";
import { escalatingPolicies, managedPolicy, managedPolicyName } from "../knowledge/managed";
import type { Condition } from "../language/statement";
import { hasWildcard } from "../language/fixed";
import { overlaps } from "../language/resource-patterns";
import { allOf, anyOf, not, verdictOf, type Verdict } from "../language/verdict";
import type { Grant } from "./grant";

/** Grants of one action. */
type Ask = (action: string) => readonly Grant[];

const POSITIVE: ReadonlySet<string> = new Set(["stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike"]);

/**
 * Whether a condition on `iam:PolicyARN` or `iam:PermissionsBoundary` admits harmless policies only: none that opens an escalation path
 * itself, and none whose text the same principal may write.
 */
export function admitsHarmless({ operator, values, ifExists, set }: Condition, ask: Ask): Verdict {
    if (isUnknown(operator)) return "unknown";
    if (!POSITIVE.has(operator) || ifExists || set === "ForAllValues" || values.length === 0) return "no";
    const isPattern = operator === "stringlike" || operator.startsWith("arn");
    return allOf(values.map((value) => not(isPattern && hasWildcard(value) ? admitsSome(value, ask) : admits(value, ask))));
}

/** Whether one policy gives more, or can be made to. */
function admits(value: string, ask: Ask): Verdict {
    if (isUnknown(value)) return "unknown";
    const policy = managedPolicy(value);
    if (policy === "unknown") return "unknown";
    if (policy !== undefined) return verdictOf(policy.risks.has("admin") || policy.risks.has("escalation"));
    return anyOf(VERSIONS.map((action) => writes(ask(action), value)));
}

/** Whether some policy that a pattern names does. */
function admitsSome(pattern: string, ask: Ask): Verdict {
    const plain = pattern.replace(/^arn:aws-[a-z-]{1,20}:/, "arn:aws:");
    if (escalatingPolicies().some((arn) => matchesWildcard(plain, arn))) return "yes";
    // Of AWS's own policies the table has all.
    if (managedPolicyName(pattern.replaceAll(/[*?]/g, "x")) !== undefined) return "no";
    return anyOf(["iam:CreatePolicy", ...VERSIONS].map((action) => writes(ask(action), pattern)));
}

const VERSIONS = ["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"];

/** Which policies it may write may not be known yet. */
const writes = (grants: readonly Grant[], policy: string): Verdict =>
    anyOf(
        grants.flatMap(({ resources }) =>
            resources.map((resource) => (isUnknown(resource) ? "unknown" : verdictOf(overlaps(resource, policy)))),
        ),
    );
