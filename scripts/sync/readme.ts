import type { Rule } from "../../policies/kit/rule";

const START = "<!-- policies: written by npm run sync -->";
const END = "<!-- end of policies -->";

/** README.md with its table of policies brought up to date. */
export function readme(current: string, rules: readonly Rule[]): string {
    const start = current.indexOf(START);
    const end = current.indexOf(END);
    if (start < 0 || end < start) throw new Error("README.md has no place for the table of policies");
    const topics = new Map<string, Rule[]>();
    for (const rule of rules) {
        const topic = rule.name.split("-")[0] ?? "";
        topics.set(topic, [...(topics.get(topic) ?? []), rule]);
    }
    const rows = [...topics].flatMap(([topic, members]) => [
        `**${topic}**`,
        "",
        "| policy | level | what it demands |",
        "| --- | --- | --- |",
        ...members.map((rule) => `| [${rule.name}](docs/policies/${rule.name}.md) | ${rule.level} | ${rule.description} |`),
        "",
    ]);
    return `${current.slice(0, start)}${START}\n\n${rules.length} policies.\n\n${rows.join("\n")}\n${current.slice(end)}`;
}
