/** Turns rules into policies of the Pulumi policy SDK: this folder and index.ts are the only code that imports it. */
import type { Policy, PolicyConfigSchema, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { displayNameOf, frameworkOf, tagsOf, urlOf } from "../metadata";
import type { Rule } from "../rule";
import { schemaOf } from "../settings";
import { resourcePolicy } from "./resource-policy";
import { stackPolicy } from "./stack-policy";
import { register } from "./surroundings";

/** The Pulumi policy of a rule. */
export function toPolicy(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
    register.declare(rule);
    const policy: Policy = {
        name: rule.name,
        description: rule.description,
        enforcementLevel: rule.level,
        severity: rule.severity,
        configSchema: { properties: schemaOf(rule) as unknown as PolicyConfigSchema["properties"] },
        displayName: displayNameOf(rule),
        framework: frameworkOf(rule),
        tags: tagsOf(rule),
        url: urlOf(rule),
        remediationSteps: rule.fix.join("\n"),
    };
    return rule.kind === "stack" || rule.kind === "register" ? stackPolicy(rule, policy) : resourcePolicy(rule, policy);
}
