/** The Pulumi policy of a rule on resources, or on who deploys. */
import type { Policy, ResourceValidationArgs, ResourceValidationPolicy, StackValidationArgs } from "@pulumi/policy";
import { asksForStack, AwaitingStack } from "../awaiting";
import { concerns, judgeResource } from "../judge";
import type { Judgement } from "../judgement";
import { tokensOf } from "../rule";
import type { Rule } from "../rule";
import { forTypes, keptInCall } from "./call-in-hand";
import { Configured } from "./configured";
import { rawInputs } from "./inputs";
import { notApplicable } from "./refusal";
import { remediate } from "./remedy";
import { resourceView, wholeStack } from "./subjects";
import { environmentNow, waiting } from "./surroundings";
import { report } from "./telling";
import type { ReportViolation } from "./telling";

/** Judges each resource as the engine shows it; a finding that waits for the stack is told by the policy's check of the stack. */
export function resourcePolicy(rule: Rule, policy: Policy): ResourceValidationPolicy {
    const configured = new Configured(rule);
    const awaiting = new AwaitingStack(rule, false);
    const validate = (args: ResourceValidationArgs, emit: ReportViolation): void | Promise<void> => {
        if (!concerns(rule, args.type)) return notApplicable(args, "another type");
        const settings = configured.read(args.getConfig());
        const view = keptInCall(() => resourceView(args, rawInputs(args.props)));
        const finish = (judgement: Judgement): void => {
            report(rule, awaiting.note(view, settings, judgement), settings, configured, view, emit);
            waiting.note(rule, judgement);
            if (!judgement.applicable) notApplicable(args, "nothing to judge");
        };
        const judgement = judgeResource(rule, view, settings, environmentNow(view.urn));
        return judgement instanceof Promise ? judgement.then(finish) : finish(judgement);
    };
    const tokens = tokensOf(rule);
    const result: ResourceValidationPolicy = { ...policy, validateResource: forTypes(tokens, validate) as never };
    if (rule.kind === "resource" && rule.remedy !== undefined)
        result.remediateResource = forTypes(tokens, (args: ResourceValidationArgs) => remediate(rule, configured, args));
    return asksForStack(rule) ? Object.assign(result, { validateStack: stackValidation(rule, configured, awaiting) }) : result;
}

/**
 * The second half of a policy that asks for the account, or for what else the whole stack settles: the SDK takes a policy with both functions for a resource policy and calls
 * the other one too. It judges what the first half could not, and repeats nothing.
 */
const stackValidation =
    (rule: Rule, configured: Configured, awaiting: AwaitingStack) =>
    (args: StackValidationArgs, emit: ReportViolation): void | Promise<void> => {
        if (awaiting.isEmpty) return notApplicable(args, "nothing to judge");
        const settings = configured.read(args.getConfig());
        const { stack, root } = wholeStack(args);
        if (root === undefined) return;
        const finish = (judgement: Judgement): void => report(rule, judgement, settings, configured, root, emit);
        const judgement = awaiting.settle(stack, environmentNow(root.urn));
        return judgement instanceof Promise ? judgement.then(finish) : finish(judgement);
    };
