/** The pages on controls of other catalogues: what is claimed of each, and how. */
import { countsOf } from "../../cli/commands/coverage";
import { relationText } from "../../cli/pages/page";
import cisCompute from "../../policies/data/cis-compute.json";
import controls from "../../policies/data/controls.json";
import type { Rule } from "../../policies/kit/rule";
import { controlsOf } from "../../policies/model/catalogue/controls";
import type { Control } from "../../policies/model/catalogue/controls";
import { coverageOf } from "../../policies/model/catalogue/frameworks";
import { push } from "../../policies/model/grouping";

interface Claim {
    readonly rule: Rule;
    readonly control: Control;
}

/** What the policies of the registry claim of one framework, by control. */
function claimsOf(rules: readonly Rule[], framework: string): ReadonlyMap<string, readonly Claim[]> {
    const byControl = new Map<string, Claim[]>();
    for (const rule of rules)
        for (const control of controlsOf(rule.name)) {
            if (control.framework !== framework) continue;
            const claims = byControl.get(control.control);
            if (claims === undefined) byControl.set(control.control, [{ rule, control }]);
            else claims.push({ rule, control });
        }
    return byControl;
}

const link = (rule: Rule): string => `[${rule.name}](policies/${rule.name}.md)`;

/** The policies of a control, those of one relation together. */
function policiesText(claims: readonly Claim[]): string {
    const byRelation = new Map<string, string[]>();
    for (const { rule, control } of claims) {
        push(byRelation, relationText(control.relation), link(rule));
    }
    return [...byRelation].map(([words, names]) => `${names.join(", ")} (${words})`).join("; ");
}

/** docs/controls.md: each control of each catalogue, with the policies that serve it. */
export function controlsPage(rules: readonly Rule[]): string {
    const frameworks = Object.entries(controls.frameworks).map(([key, framework]) => {
        const titles: Readonly<Record<string, string>> = framework.controls;
        const claims = claimsOf(rules, key);
        const served = Object.keys(titles).filter((control) => claims.has(control));
        const rows = served.map((control) => {
            const of = claims.get(control) ?? [];
            return `| [${control}](${of[0]?.control.source ?? ""}) | ${titles[control] ?? ""} | ${policiesText(of)} |`;
        });
        return { name: framework.name, policies: policiesOf(claims), rows, counts: countsText(key, rules) };
    });
    return [
        "# Controls of other catalogues",
        "",
        "Which policies serve a control, and how. A control that is not listed is served by no policy. A relation says how far a policy goes:",
        "",
        "- **the same demand**: it asks for what the control asks for.",
        "- **stricter**: what passes the policy passes the control.",
        "- **narrower**: what passes the policy may fail the control.",
        "- **a part of it**: the control asks for more than the policy can see.",
        "- **via a control**: AWS names the requirement on the page of that Security Hub control.",
        "- **related, in the project's judgement**: control and title are verified; that they belong together is the project's view.",
        "",
        "No catalogue is covered as a whole: each also asks for what no stack shows, such as training, contracts and reviews. Titles are in the",
        "project's words.",
        "",
        "What all policies together make of each catalogue (`lambda-safeguard coverage` counts those that a configuration enables). _Answered_: a",
        "policy asks for the same or for more; _partly_: for less or for a part; _related_: by judgement alone.",
        "",
        "| catalogue | controls | answered | partly | related | by nobody | policies |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        ...frameworks.map(({ name, counts, policies }) => `| [${name}](#${anchor(name)}) | ${counts} | ${policies} |`),
        "",
        ...frameworks.flatMap(({ name, rows }) => [
            `## ${name}`,
            "",
            "| control | what it asks for | policies |",
            "| --- | --- | --- |",
            ...rows,
            "",
        ]),
    ].join("\n");
}

function countsText(framework: string, rules: readonly Rule[]): string {
    const covered = coverageOf(
        framework,
        rules.map(({ name }) => name),
    );
    const { answered, partly, related, nobody } = countsOf(covered);
    return [covered.length, answered, partly, related, nobody].join(" | ");
}

const policiesOf = (claims: ReadonlyMap<string, readonly Claim[]>): number =>
    new Set([...claims.values()].flat().map(({ rule }) => rule.name)).size;

/** The anchor that GitHub gives a heading. */
const anchor = (heading: string): string =>
    heading
        .toLowerCase()
        .replace(/[^a-z0-9 _-]/g, "")
        .replaceAll(" ", "-");

const CIS_COMPUTE = "CIS Compute 1.0.0";

/** docs/cis-compute.md: each item of the benchmark's section on Lambda, and what decides it. */
export function cisComputePage(rules: readonly Rule[]): string {
    const claims = claimsOf(rules, CIS_COMPUTE);
    const titles: Readonly<Record<string, string>> = controls.frameworks[CIS_COMPUTE].controls;
    const notes: Readonly<Record<string, string>> = cisCompute.notes;
    const reasons = new Map(cisCompute.undecided.map(([id = "", , why = ""]) => [id, why]));
    const items = new Map([...Object.entries(titles), ...cisCompute.undecided.map(([id = "", title = ""]) => [id, title] as const)]);
    const ordered = [...items].sort(([a], [b]) => Number(a.split(".")[1]) - Number(b.split(".")[1]));
    const sections = ordered.map(([id, title]) => {
        const of = claims.get(id) ?? [];
        const lines = of.map(({ rule, control }) => `- ${link(rule)} (${rule.level}): ${relationText(control.relation)}.`);
        const why = reasons.get(id) ?? (of.length === 0 ? "No policy of this version decides it." : undefined);
        const note = of.length === 0 ? undefined : notes[id];
        return [
            `## ${id}: ${title}`,
            "",
            ...lines,
            ...(why === undefined ? [] : [why]),
            ...(note === undefined ? [] : ["", note]),
            "",
        ].join("\n");
    });
    const decided = ordered.filter(([id]) => claims.has(id)).length;
    return [
        "# CIS AWS Compute Services Benchmark 1.0.0, section 4: AWS Lambda",
        "",
        `Policies decide ${decided} of its ${ordered.length} items; for the others the reason is given. What an item asks for is in the project's words.`,
        "",
        `Source of the items: [section 4 as steampipe implements it](${cisCompute.source}).`,
        "",
        ...sections,
    ].join("\n");
}
