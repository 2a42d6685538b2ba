/** Makes a judgement of the outcomes of a rule: said in sentences, told apart by their place, less what is exempted. */
import type { Environment, Intended, Judgement, Unknown, Violation } from "./judgement";
import { byPlace } from "./judgement";
import { exemptionFor } from "./exemptions/matching";
import type { Exempting } from "./exemptions/matching";
import type { Exemption } from "./exemptions/entry";
import type { Outcome, Subject } from "./outcome";
import { pathText } from "./paths";
import type { Rule } from "./rule";
import { sentence } from "./sentences";
import type { Settings } from "./settings";

/**
 * The exemption that covers a finding: one of the policy's own, else one of those for several policies. The engine sends the latter
 * with the root stack resource, so they do not cover what is found before its children on that resource itself.
 */
function exemptingOf(rule: Rule, about: Subject, { exemptions, shared }: Settings, now: Date): Exempting | undefined {
    const own = exemptionFor(about.urn, exemptions, now);
    if (own !== undefined || shared.length === 0) return own;
    if (about.type === "pulumi:pulumi:Stack" && (rule.kind === "resource" || rule.kind === "deployer")) return undefined;
    const found = exemptionFor(about.urn, shared, now);
    return found && { exemption: found.exemption, index: exemptions.length + found.index };
}

/** The judgement of all outcomes of one call of a rule; `failure` is what the rule itself failed of, if it did. */
export function conclude(
    rule: Rule,
    subject: Subject,
    settings: Settings,
    environment: Environment,
    outcomes: readonly Outcome[],
    failure: string | undefined,
): Judgement {
    const violations: Violation[] = [];
    const exempted: (Violation & { exemption: Exemption; exemptionIndex: number })[] = [];
    const intended: Intended[] = [];
    const unknowns = new Map<string, Unknown>();
    const seen = new Set<string>();
    for (const outcome of outcomes) {
        const about = outcome.subject ?? subject;
        // In the words of the provider that the program uses.
        const path = about.written?.(outcome.path) ?? outcome.path;
        const property = pathText(path);
        const exempting = exemptingOf(rule, about, settings, environment.now);
        // Two keys that are not shown read alike: what tells places apart is the real path.
        const place = JSON.stringify([about.urn, path]);
        if (outcome.verdict === "undetermined") {
            unknowns.set(place, { policy: rule.name, subject: about, property, path, reason: outcome.reason, exempting });
            continue;
        }
        if (outcome.verdict === "intended") {
            intended.push({ option: outcome.option, index: outcome.index, subject: about, property, what: outcome.what });
            continue;
        }
        const message = sentence(property, outcome.message, rule.fixes?.[outcome.id] ?? rule.fix[0]);
        const identity = JSON.stringify([place, outcome.id, message]);
        if (seen.has(identity)) continue;
        seen.add(identity);
        const violation = {
            policy: rule.name,
            id: outcome.id,
            subject: about,
            property,
            path,
            message,
            level: outcome.level,
            cause: outcome.cause,
        };
        if (exempting === undefined) violations.push(violation);
        else exempted.push({ ...violation, exemption: exempting.exemption, exemptionIndex: exempting.index });
    }
    exempted.sort(byPlace);
    return {
        violations: violations.sort(byPlace),
        exempted,
        undetermined: [...unknowns.values()].sort(byPlace),
        intended,
        applicable: true,
        failure,
    };
}
