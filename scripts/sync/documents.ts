/** What is derived from the rules: their pages, the checklist, the presets and the schema of a configuration file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { page } from "../../cli/pages/page";
import { rules } from "../../policies";
import checklist from "../../policies/data/checklist.json";
import catalogue from "../../policies/data/catalogue.json";
import controls from "../../policies/data/controls.json";
import { EXEMPTION_SCHEMA, REGISTER_OPTION, sharedSchema } from "../../policies/kit/exemptions/option";
import type { Schema } from "../../policies/kit/options";
import { optionsOf, schemaOf } from "../../policies/kit/settings";
import type { Level, Rule } from "../../policies/kit/rule";
import { catalogue as catalogueFile } from "./catalogue";
import { cisComputePage, controlsPage } from "./controls-pages";
import { controlTags } from "./control-tags";
import { readme } from "./readme";

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const current = (path: string): string => readFileSync(join(__dirname, "..", "..", path), "utf8");

/** Generated files by path. */
export function documents(): Map<string, string> {
    const files = new Map<string, string>();
    for (const rule of rules) files.set(`docs/policies/${rule.name}.md`, page(rule));
    files.set("docs/policies/README.md", index());
    files.set("docs/checklist.md", checklistPage());
    files.set("docs/controls.md", controlsPage(rules));
    files.set("docs/cis-compute.md", cisComputePage(rules));
    files.set("policies/data/catalogue.json", catalogueFile(current("policies/data/catalogue.json"), rules));
    files.set("policies/data/control-tags.json", controlTags(controls.updated));
    files.set("README.md", readme(current("README.md"), rules));
    files.set("presets/baseline.json", json(preset((rule) => rule.level, false)));
    files.set("presets/strict.json", json(preset((rule) => (rule.level === "disabled" ? (rule.strict ?? "disabled") : "mandatory"), true)));
    files.set("presets/audit.json", json(preset((rule) => (rule.level === "disabled" ? "disabled" : "advisory"), false)));
    files.set("presets/policy-config.schema.json", json(configurationSchema()));
    return files;
}

/** Always the object form: Pulumi Cloud refuses bare strings. */
function preset(levelOf: (rule: Rule) => Level, strict: boolean): object {
    const entry = (rule: Rule): object => {
        const options = Object.entries(rule.config ?? {}).filter(([, option]) => strict && option.strict !== undefined);
        return { enforcementLevel: levelOf(rule), ...Object.fromEntries(options.map(([name, option]) => [name, option.strict])) };
    };
    return Object.fromEntries(rules.map((rule) => [rule.name, entry(rule)]));
}

function configurationSchema(): object {
    const enforcementLevel = { enum: ["disabled", "advisory", "mandatory", "remediate"] };
    const entries: Readonly<Record<string, Schema>> = {
        exemptions: EXEMPTION_SCHEMA,
        [REGISTER_OPTION]: sharedSchema(rules.map(({ name }) => name)),
    };
    const complete = (name: string, schema: object): object => ({ ...schema, ...(entries[name] && { items: entries[name] }) });
    const policy = (rule: Rule): object => ({
        description: rule.description,
        anyOf: [
            enforcementLevel,
            {
                type: "object",
                properties: {
                    enforcementLevel,
                    ...Object.fromEntries(Object.entries(schemaOf(rule)).map(([name, schema]) => [name, complete(name, schema)])),
                },
                additionalProperties: false,
            },
        ],
    });
    return {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Configuration of the policies of lambda-safeguard",
        type: "object",
        properties: {
            $schema: { description: "This schema, for editors; the engine takes no file that has it.", type: "string" },
            all: { description: "The level of every policy, before the named ones.", ...enforcementLevel },
            environments: { description: "Pulumi ESC environments.", type: "array", items: { type: "string" } },
            ...Object.fromEntries(rules.map((rule) => [rule.name, policy(rule)])),
        },
        additionalProperties: false,
    };
}

function index(): string {
    const rows = rules.map(
        (rule) =>
            `| [${rule.name}](${rule.name}.md) | ${rule.level} | ${rule.severity} | ${rule.checklist.join(", ")} | ${rule.description} |`,
    );
    const options = rules.reduce((sum, rule) => sum + Object.keys(optionsOf(rule)).length, 0);
    return [
        "# Policies",
        "",
        `${rules.length} policies, ${options} options. The programs on the pages are excerpts: arguments that a policy does not look at are left out.`,
        "",
        "| policy | level | severity | checklist | what it demands |",
        "| --- | --- | --- | --- | --- |",
        ...rows,
        "",
    ].join("\n");
}

function checklistPage(): string {
    const written = new Set(rules.map((rule) => rule.name));
    const parts = checklist.rows.map(([row = "", line = ""]) => {
        const covering = rules
            .filter((rule) => rule.checklist.includes(row))
            .map((rule) => `- [${rule.name}](policies/${rule.name}.md) (${rule.level}): ${rule.description}`);
        const open = catalogue
            .filter((entry) => entry.checklist.includes(row) && !written.has(entry.name))
            .map((entry) => `\`${entry.name}\``);
        return [
            `## ${row}: ${line}`,
            "",
            ...(covering.length === 0 ? ["**No policy yet.**"] : covering),
            ...(open.length === 0 ? [] : ["", `Not covered yet: ${open.join(", ")}.`]),
            "",
        ].join("\n");
    });
    return [
        "# The checklist and its policies",
        "",
        "Which policies serve each line of the AWS Lambda security checklist, and what no policy covers yet.",
        "",
        ...parts,
    ].join("\n");
}
