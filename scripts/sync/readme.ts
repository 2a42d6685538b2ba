import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Rule } from "../../policies/kit/rule";
import { groupedBy } from "../../policies/model/grouping";

const ROOT = join(__dirname, "..", "..");
const EXCERPT = "<!-- output: written by npm run sync -->";
const END_OF_EXCERPT = "<!-- end of output -->";
const SHOWN = [
    "check",
    "examples/insecure/recorded/first-preview.json",
    "--policy",
    "access-role-per-function",
    "--policy",
    "transport-no-tls-bypass",
];

/** What the command line really says, with the command. */
function excerpt(): string {
    const register = join(ROOT, "test", "support", "register.cjs");
    const { stdout } = spawnSync(process.execPath, ["-r", register, join(ROOT, "cli", "main.ts"), ...SHOWN], {
        cwd: ROOT,
        encoding: "utf8",
        env: { ...process.env, COLUMNS: "100" },
    });
    return `\`\`\`console\n$ lambda-safeguard ${SHOWN.join(" ")}\n${stdout}\`\`\``;
}

function between(current: string, start: string, end: string, content: string): string {
    const from = current.indexOf(start);
    const to = current.indexOf(end);
    if (from < 0 || to < from) throw new Error(`README.md has no place for ${start}`);
    return `${current.slice(0, from)}${start}\n\n${content}\n\n${current.slice(to)}`;
}

const START = "<!-- policies: written by npm run sync -->";
const END = "<!-- end of policies -->";

/** README.md with its real output and its table of policies brought up to date. */
export function readme(current: string, rules: readonly Rule[]): string {
    const topics = groupedBy(rules, ({ name }) => name.split("-")[0] ?? "");
    const rows = [...topics].flatMap(([topic, members]) => [
        "",
        `**${topic}**`,
        "",
        "| policy | level | what it demands |",
        "| --- | --- | --- |",
        ...members.map((rule) => `| [${rule.name}](docs/policies/${rule.name}.md) | ${rule.level} | ${rule.description} |`),
    ]);
    return between(between(current, EXCERPT, END_OF_EXCERPT, excerpt()), START, END, [`${rules.length} policies.`, ...rows].join("\n"));
}
