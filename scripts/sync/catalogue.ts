import type { Rule } from "../../policies/kit/rule";

/**
 * policies/data/catalogue.json: the names that users write in their configuration, with what is fixed for each. A new rule is added.
 * What stands there is not changed, so that a rule which is renamed, or says something else of itself than before, fails its test.
 */
export function catalogue(current: string, rules: readonly Rule[]): string {
    const known = new Set((JSON.parse(current) as { name: string }[]).map(({ name }) => name));
    const added = rules.filter(({ name }) => !known.has(name)).map((rule) => `,\n  ${line(rule)}`);
    return current.replace(/\n\]\s*$/, () => `${added.join("")}\n]\n`);
}

function line(rule: Rule): string {
    const { name, kind, level } = rule;
    const fix = rule.kind === "resource" && rule.remedy !== undefined;
    const rows = `[${rule.checklist.map((row) => `"${row}"`).join(", ")}]`;
    return `{"name": "${name}", "kind": "${kind}", "fix": ${fix}, "level": "${level}", "checklist": ${rows}}`;
}
