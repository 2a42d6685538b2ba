/** A policy as a rule of a SARIF run. Source: GitHub documentation, "SARIF support for code scanning" (reportingDescriptor object). */
import type { ReportingDescriptor } from "sarif";
import { displayNameOf, topicOf, urlOf } from "../../../policies/kit/metadata";
import type { Rule, Severity } from "../../../policies/kit/rule";
import type { Finding } from "../../check";
import { controlsIn } from "../controls";
import { ruleNamed } from "../facts";
import { levelOf } from "./result";

/** GitHub takes a rule's `security-severity` for how bad its alerts are: above 9.0 critical, from 7.0 high, from 4.0 medium. */
const SCORES: Readonly<Record<Severity, string>> = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0" };

/** GitHub refuses a rule with more tags. */
const TAGS = 20;
/** GitHub refuses descriptions that are longer. */
const LONGEST = 1024;

/** @param framework whose controls are among the tags; none where it is left out */
export function descriptor({ policy, severity }: Finding, framework: string | undefined): ReportingDescriptor {
    const rule = ruleNamed(policy);
    const url = urlOf({ name: policy });
    const controls = controlsIn(policy, framework).map(({ control }) => `${framework ?? ""} ${control}`);
    const properties = {
        tags: ["security", topicOf({ name: policy }), ...(rule?.checklist ?? []), ...controls].slice(0, TAGS),
        precision: "very-high",
    };
    const base = { id: policy, name: displayNameOf({ name: policy }), helpUri: url };
    const scored = { ...properties, "security-severity": SCORES[severity] };
    if (rule === undefined) {
        const words = { text: displayNameOf({ name: policy }) };
        return { ...base, shortDescription: words, fullDescription: words, help: { text: url, markdown: url }, properties: scored };
    }
    return {
        ...base,
        shortDescription: { text: cut(rule.description) },
        fullDescription: { text: cut(`${rule.description} ${rule.why}`) },
        defaultConfiguration: rule.level === "disabled" ? { enabled: false, level: "warning" } : { level: levelOf(rule.level) },
        help: help(rule, url),
        properties: scored,
    };
}

const cut = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words);

function help(rule: Rule, url: string): { text: string; markdown: string } {
    const fixes = rule.fix.map((step) => `- ${step}`).join("\n");
    return {
        text: `${rule.description}\n\n${rule.why}\n\nHow to mend it:\n${fixes}\n\n${url}`,
        markdown: `${rule.description}\n\n## Why\n\n${rule.why}\n\n## How to mend it\n\n${fixes}\n\n[Options and examples of ${rule.name}](${url})`,
    };
}
