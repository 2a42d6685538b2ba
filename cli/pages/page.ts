/** The page of a rule, as Markdown: what `explain` prints and docs/policies holds. */
import type { ExampleResource } from "../../policies/kit/example";
import { tokensOf } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { optionsOf } from "../../policies/kit/settings";
import { controlsOf, frameworkName } from "../../policies/model/catalogue/controls";
import type { Relation } from "../../policies/model/catalogue/controls";
import { program } from "./example-source";

/** Renders the page of a rule. */
export function page(rule: Rule): string {
    const sections = [
        `# ${rule.name}`,
        rule.description,
        facts(rule),
        `## Why\n\n${rule.why}`,
        `## How to mend it\n\n${rule.fix.map((step) => `- ${capital(step)}`).join("\n")}`,
        ...(rule.notes === undefined ? [] : [`## Good to know\n\n${rule.notes.map((note) => `- ${note}`).join("\n")}`]),
        ...examples(rule),
        `## Options\n\n${optionTable(rule)}`,
        `## Configuration\n\n\`\`\`json\n${JSON.stringify({ [rule.name]: sample(rule) }, null, 2)}\n\`\`\``,
        ...controls(rule),
    ];
    return `${sections.join("\n\n")}\n`;
}

const capital = (sentence: string): string => {
    const upper = sentence.charAt(0).toUpperCase() + sentence.slice(1);
    return /[.!?]$/.test(upper) ? upper : `${upper}.`;
};

const WHEN: Readonly<Record<Rule["kind"], string>> = {
    resource: "on each resource, before it is created or changed",
    stack: "on the whole stack, after all resources are registered",
    deployer: "on the root stack resource, before anything is created; asks AWS who is signed in",
    register: "at the end, on the configuration of all policies",
};

function facts(rule: Rule): string {
    const tokens = tokensOf(rule);
    const rows: (readonly [string, string])[] = [
        ["Level", rule.level + (rule.strict === undefined ? "" : ` (strict preset: ${rule.strict})`)],
        ["Severity", rule.severity],
        ["Runs", WHEN[rule.kind]],
        ["Checklist", rule.checklist.join(", ")],
    ];
    if (rule.kind === "resource") rows.push(["Resources", tokens === undefined ? "all" : tokens.map((token) => `\`${token}\``).join(", ")]);
    if (rule.kind === "resource" && rule.remedy !== undefined) rows.push(["Fix", "with the level `remediate`"]);
    return ["| | |", "| --- | --- |", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join("\n");
}

/** What a relation means, for who reads the page. */
const RELATIONS: Readonly<Record<string, string>> = {
    same: "the same demand",
    stricter: "stricter: what passes here passes there",
    narrower: "narrower: what passes here may fail there",
    partial: "a part of it",
    judgement: "related, in the project's judgement",
};

/** How a policy stands to a control, in words. */
export const relationText = (relation: Relation): string => RELATIONS[relation] ?? `${relation}, whose page names it`;

function controls(rule: Rule): string[] {
    const rows = controlsOf(rule.name).map(
        ({ framework, control, title, relation, source }) =>
            `| ${frameworkName(framework)} | [${control}](${source}) | ${title} | ${relationText(relation)} |`,
    );
    if (rows.length === 0) return [];
    return [
        ["## Controls\n", "| catalogue | control | what it asks for | this policy is |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    ];
}

function optionTable(rule: Rule): string {
    const rows = Object.entries(optionsOf(rule)).map(([name, option]) => {
        const strict = option.strict === undefined ? "" : code(option.strict);
        return `| \`${name}\` | ${option.default === undefined ? "" : code(option.default)} | ${strict} | ${option.schema.description ?? ""} |`;
    });
    return ["| option | default | strict preset | |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

const code = (value: unknown): string => `\`${JSON.stringify(value)}\``;

function sample(rule: Rule): Record<string, unknown> {
    const own = Object.entries(rule.config ?? {}).filter(([, option]) => option.default !== undefined);
    return {
        enforcementLevel: rule.level === "disabled" ? "advisory" : rule.level,
        ...Object.fromEntries(own.map(([name, option]) => [name, option.default])),
    };
}

function examples(rule: Rule): string[] {
    if (rule.kind === "resource") {
        const one = (example: { readonly type?: string; readonly inputs: object }): string =>
            program([
                {
                    type: example.type ?? tokensOf(rule)?.[0] ?? "aws:lambda/function:Function",
                    name: "example",
                    inputs: example.inputs as ExampleResource["inputs"],
                },
            ]);
        return [`## Wrong\n\n${one(rule.example.bad)}`, `## Right\n\n${one(rule.example.good)}`];
    }
    if (rule.kind === "stack") return [`## Wrong\n\n${program(rule.example.bad)}`, `## Right\n\n${program(rule.example.good)}`];
    return [];
}
