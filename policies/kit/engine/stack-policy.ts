/** The Pulumi policy of a rule on the stack, or on the pack's own configuration. */
import type { Policy, ResourceValidationArgs, StackValidationArgs, StackValidationPolicy } from "@pulumi/policy";
import { REGISTER_OPTION } from "../exemptions/option";
import { judgeStack } from "../judge";
import type { Rule } from "../rule";
import { Configured } from "./configured";
import { notApplicable } from "./refusal";
import { wholeStack } from "./subjects";
import { environmentNow, register, surroundings, waiting } from "./surroundings";
import { report } from "./telling";
import type { ReportViolation } from "./telling";

/** Judges once all resources are registered. Findings stand on resources, what concerns the whole on the root stack resource. */
export function stackPolicy(rule: Rule, policy: Policy): StackValidationPolicy {
    const configured = new Configured(rule);
    const validate = (args: StackValidationArgs, emit: ReportViolation): void => {
        const settings = configured.read(args.getConfig());
        const { stack, root } = wholeStack(args);
        if (root === undefined) return;
        const judgement = judgeStack(rule, stack, root, settings, environmentNow(root.urn));
        report(rule, judgement, settings, configured, root, emit);
        const told = waiting.told(rule, surroundings.env["PULUMI_NODEJS_DRY_RUN"] === "true");
        if (told !== undefined) emit({ message: told, urn: root.urn, enforcementLevel: "advisory" });
        if (!judgement.applicable) notApplicable(args, "nothing to judge");
    };
    if (rule.kind === "register") return { ...policy, validateStack: validate as never, ...sharing(configured) };
    if (rule.kind === "stack" && rule.anchor !== undefined) Object.defineProperty(validate, "__pulumiType", { value: rule.anchor });
    return { ...policy, validateStack: validate as never };
}

/**
 * The engine sends each policy its own configuration alone. The root stack resource comes before every other resource, so what the
 * policy on exemptions holds for several policies is taken then, and they have it when they run.
 */
function sharing(configured: Configured): object {
    const validateResource = (args: ResourceValidationArgs): void => {
        if (args.type !== STACK_TYPE) return notApplicable(args, "another type");
        register.share(configured.read(args.getConfig()).config[REGISTER_OPTION] as readonly unknown[]);
        notApplicable(args, "nothing to judge");
    };
    return { validateResource: Object.defineProperty(validateResource, "__pulumiType", { value: STACK_TYPE }) };
}

const STACK_TYPE = "pulumi:pulumi:Stack";
