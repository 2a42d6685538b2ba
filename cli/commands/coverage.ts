/** The command `coverage`: which controls of other catalogues the enabled policies answer. */
import { rules } from "../../policies";
import { shown } from "../../policies/kit/shown";
import { frameworkName, frameworks } from "../../policies/model/catalogue/controls";
import { coverageOf } from "../../policies/model/catalogue/frameworks";
import type { Answer, Covered } from "../../policies/model/catalogue/frameworks";
import { parse } from "./arguments";
import { configure } from "../configuration/configuration";
import { frameworkGiven } from "../configuration/frameworks";
import { relationText } from "../pages/page";
import { EXIT, UsageProblem } from "../problem";
import type { Streams } from "./streams";
import { append, largest } from "../../policies/model/lists";
import { push } from "../../policies/model/grouping";

const OPTIONS = {
    framework: { type: "string" },
    preset: { type: "string" },
    config: { type: "string", multiple: true },
    format: { type: "string", default: "text" },
} as const;

const ANSWERS: readonly Answer[] = ["answered", "partly", "related", "nobody"];

/** Counts for every catalogue, or the controls of one; of the policies that the configuration enables. */
export function coverageCommand(args: readonly string[], streams: Streams): number {
    const { values, positionals } = parse(args, OPTIONS);
    if (positionals.length > 0) throw new UsageProblem("usage: lambda-safeguard coverage [--framework NAME] [--format text|json]");
    if (values.format !== "text" && values.format !== "json")
        throw new UsageProblem(`unknown format ${JSON.stringify(values.format)}; there are text, json`);
    const framework = frameworkGiven(values.framework);
    const enabled = configure(rules, values.preset, values.config ?? []).filter(({ level }) => level !== "disabled");
    const policies = enabled.map(({ rule }) => rule.name);
    const wanted = framework === undefined ? frameworks().map(({ key }) => key) : [framework];
    const covered = wanted.map((key) => [key, coverageOf(key, policies)] as const);
    streams.out(
        values.format === "json" ? asJson(covered) : framework === undefined ? overview(covered) : one(framework, covered[0]?.[1] ?? []),
    );
    return EXIT.clean;
}

/** How many controls have each answer; 0 for an answer that none has. */
export const countsOf = (covered: readonly Covered[]): Readonly<Record<Answer, number>> =>
    Object.fromEntries(ANSWERS.map((answer) => [answer, covered.filter((one) => one.answer === answer).length])) as Record<Answer, number>;

const EXPLAINED = [
    "answered: a policy asks for the same or for more; partly: for less, or for a part; related: tied together by the project's judgement;",
    "nobody: no enabled policy serves the control.",
];

function overview(all: readonly (readonly [string, readonly Covered[]])[]): string {
    const rows = all.map(([key, covered]) => {
        const counts = countsOf(covered);
        return [key, String(covered.length), ...ANSWERS.map((answer) => String(counts[answer]))];
    });
    const lines = table([["", "controls", ...ANSWERS], ...rows]);
    return [...lines, "", ...EXPLAINED, "--framework NAME lists the controls of one.", ""].join("\n");
}

/** Columns side by side: the first to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
    const widths = (rows[0] ?? []).map((_, column) => largest(rows.map((row) => (row[column] ?? "").length)));
    return rows.map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join("  "));
}

function one(framework: string, covered: readonly Covered[]): string {
    const lines = [frameworkName(framework)];
    for (const answer of ANSWERS) {
        const here = covered.filter((control) => control.answer === answer);
        if (here.length === 0) continue;
        lines.push("", `${HEADS[answer]}: ${here.length} of ${covered.length}`);
        if (answer === "nobody")
            append(
                lines,
                wrapped(
                    here.map(({ control }) => control),
                    "  ",
                ),
            );
        else for (const control of here) append(lines, [`  ${control.control}  ${control.title}`, ...policiesOf(control)]);
    }
    return `${lines.map(shown).join("\n")}\n`;
}

const HEADS: Readonly<Record<Answer, string>> = {
    answered: "Answered",
    partly: "Partly answered",
    related: "Related, in the project's judgement",
    nobody: "Answered by nobody",
};

/** The policies of a control, those of one relation together. */
function policiesOf({ claims }: Covered): readonly string[] {
    const byRelation = new Map<string, string[]>();
    for (const { policy, control } of claims) {
        push(byRelation, relationText(control.relation), policy);
    }
    return [...byRelation].flatMap(([words, policies]) => [`      ${words}:`, ...wrapped(policies, "          ")]);
}

/** Words on lines of a hundred columns. */
function wrapped(words: readonly string[], indent: string): readonly string[] {
    const lines: string[] = [];
    for (const word of words) {
        const last = lines.at(-1);
        if (last !== undefined && last.length + word.length < 98) lines[lines.length - 1] = `${last}, ${word}`;
        else lines.push(`${indent}${word}`);
    }
    return lines;
}

function asJson(all: readonly (readonly [string, readonly Covered[]])[]): string {
    const output = all.map(([framework, covered]) => ({
        framework,
        name: frameworkName(framework),
        counts: countsOf(covered),
        controls: covered.map(({ control, title, answer, claims }) => ({
            control,
            title,
            answer,
            policies: claims.map((claim) => ({ policy: claim.policy, relation: claim.control.relation, source: claim.control.source })),
        })),
    }));
    return `${JSON.stringify(output, null, 2)}\n`;
}
