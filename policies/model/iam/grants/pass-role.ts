/** `iam:PassRole` against a path: which conditions leave it open. Source: AWS IAM User Guide, "IAM and AWS STS condition context keys". */
import { isUnknown } from "../../values";
import { matchesWildcard } from "../../wildcard";
import type { Condition } from "../language/statement";
import type { EscalationPath } from "../knowledge/escalation-paths";
import { arnFields } from "../language/arn-patterns";
import { narrows, onlyThroughService } from "./scope";
import { anyOf, not, type Verdict } from "../language/verdict";

/** Whether a condition on `iam:PassRole` leaves a path open. */
export function passes(condition: Condition, path: EscalationPath): Verdict {
    if (isUnknown(condition.key) || isUnknown(condition.operator)) return "unknown";
    if (condition.key === "iam:passedtoservice") return passesTo(condition, path.passedTo ?? []);
    if (condition.key === "iam:associatedresourcearn") return associates(condition, path);
    return not(anyOf([onlyThroughService(condition), narrows(condition, "iam:PassRole")]));
}

/**
 * `iam:PassedToService` against the services of a path. Every service sends the key, so `…IfExists` and set prefixes change nothing;
 * values of the China regions end in `.cn`.
 */
function passesTo(condition: Condition, services: readonly string[]): Verdict {
    if (isUnknown(condition.operator)) return "unknown";
    const like = condition.operator === "stringlike" || condition.operator === "stringnotlike";
    const hits = (value: string, service: string): boolean => (like ? matchesWildcard(value, service) : value === service);
    const hitsIn = (value: string, service: string): boolean =>
        hits(value, service) || ((like || value.endsWith(CHINA)) && hits(value, service + CHINA));
    const values = condition.values.map((value) => value.toLowerCase());
    if (condition.operator.startsWith("stringnot")) {
        const left = services.filter((service) => !values.some((value) => hits(value, service)));
        return left.length === 0 ? "no" : condition.values.some(isUnknown) ? "unknown" : "yes";
    }
    if (!condition.operator.startsWith("string")) return "yes";
    if (values.some((value) => services.some((service) => hitsIn(value, service)))) return "yes";
    return condition.values.some(isUnknown) ? "unknown" : "no";
}

const CHINA = ".cn";

/** The role may be tied only to resources of that ARN: a path stays open where any new resource of its service has such an ARN. */
function associates(condition: Condition, path: EscalationPath): Verdict {
    if (isUnknown(condition.operator)) return "unknown";
    if (!/^(?:arn|string)(?:equals|like)/.test(condition.operator) || condition.ifExists) return "yes";
    const services = path.steps.map((step) => step.action.split(":")[0] ?? "");
    for (const value of condition.values) {
        if (isUnknown(value)) return "unknown";
        const [, , service = "*", , , ...name] = arnFields(value);
        if (services.some((known) => matchesWildcard(service, known)) && /^(?:[a-z-]+[/:])?\**$/.test(name.join(":"))) return "yes";
    }
    return "no";
}
