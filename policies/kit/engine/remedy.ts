/** Mends the inputs of a resource before the engine creates it. */
import type { ResourceValidationArgs } from "@pulumi/policy";
import { concerns, judgeResource } from "../judge";
import type { Rule } from "../rule";
import type { Configured } from "./configured";
import { holdsCode, rawInputs, unwrapped } from "./inputs";
import { notApplicable } from "./refusal";
import { resourceView } from "./subjects";
import { environmentNow } from "./surroundings";

type Remedied = Extract<Rule, { kind: "resource" }>;

/** The inputs with what the rule's remedy changed; `undefined` where nothing is wrong, nothing changed, or the rule cannot mend it. */
export function remediate(rule: Remedied, configured: Configured, args: ResourceValidationArgs): Record<string, unknown> | undefined {
    if (!concerns(rule, args.type)) return notApplicable(args, "another type");
    const settings = configured.read(args.getConfig());
    const view = resourceView(args, unwrapped(rawInputs(args.props)) as object);
    if (settings.problems.length > 0 || holdsCode(view.raw)) return undefined;
    const judgement = judgeResource(rule, view, settings, environmentNow(view.urn));
    if (judgement instanceof Promise || judgement.failure !== undefined || judgement.violations.length === 0) return undefined;
    try {
        rule.remedy?.(args.props as never, { config: settings.config, resource: view as never });
    } catch {
        // What cannot be mended is left as it is: the violation that Analyze reports next stops the deployment.
        return undefined;
    }
    // What was written on a secret's wrapper is lost on the way back: only what is inside counts as changed.
    return JSON.stringify(unwrapped(rawInputs(args.props))) === JSON.stringify(view.raw) ? undefined : args.props;
}
