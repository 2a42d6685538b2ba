import { reasonText } from "../../policies/kit/report";
import { shown } from "../../policies/kit/shown";
import type { Finding, Report } from "../check";
import { idlePolicies } from "./applied";
import { controlsPrefix } from "./controls";
import { distinct, exemptionText, parts, placeOf, resourceOf, stacksOf, stackText } from "./facts";
import type { StackOf } from "./facts";
import { notesByStack } from "./notes";
import { sinceSentence } from "./since";
import type { FormatOptions } from "./format";

interface Case {
    readonly name: string;
    readonly policy: string;
    readonly file?: string;
    readonly outcome?: {
        readonly element: "failure" | "skipped";
        readonly message: string;
        readonly type?: string;
        readonly text?: string;
    };
}

/**
 * JUnit's XML as GitLab, Jenkins and Azure read it: a suite a stack; each finding is a test case that failed, what is exempted or cannot
 * be judged and a policy that met nothing to judge one that was skipped, and a policy that found nothing one that passed.
 * GitLab drops the second of two test cases of one name: a name is the policy, the resource's URN and the property.
 */
export function junit(report: Report, options: FormatOptions): string {
    const suites = suitesOf(report, options);
    const counts = countsOf(suites.flatMap(({ cases }) => cases));
    return `${[...headOf(options, counts), ...suites.flatMap((suite) => suiteLines(suite, options)), "</testsuites>"].join("\n")}\n`;
}

/** What stands before the suites. The schema of Jenkins knows no count of skipped tests there. */
export const headOf = ({ pack }: FormatOptions, { tests, failures, errors }: CaseCounts): readonly string[] => [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: pack.name, tests, failures, errors })}>`,
];

interface Suite {
    readonly stack: StackOf;
    readonly cases: readonly Case[];
    readonly notes: readonly string[];
}

/** The suites of a report, one a stack. */
export function suitesOf(report: Report, { sourceRoot }: FormatOptions): readonly Suite[] {
    const notesOf = notesByStack(report);
    return stacksOf(report).map((stack) => ({ stack, cases: unlike(casesOf(report, stack, sourceRoot)), notes: notesOf(stack) }));
}

/** A suite in lines of XML. */
export function suiteLines({ stack, cases, notes }: Suite, { pack, framework, rehearsed = false }: FormatOptions): readonly string[] {
    const made = rehearsed ? { rehearsed: "true" } : {};
    const properties = { version: pack.version, project: stack.project, stack: stack.stack, ...made };
    return [
        `  <testsuite${attributes({ name: `${pack.name}: ${stackText(stack)}`, ...countsOf(cases), time: 0 })}>`,
        "    <properties>",
        ...Object.entries(properties).map(([name, value]) => `      <property${attributes({ name, value })}/>`),
        "    </properties>",
        ...cases.map((one) => element(one, framework)),
        ...(notes.length === 0 ? [] : [`    <system-out>${notes.map(escaped).join("\n")}</system-out>`]),
        "  </testsuite>",
    ];
}

export type CaseCounts = Record<"tests" | "failures" | "errors" | "skipped", number>;

/** Numbers of cases by their outcome, as a `<testsuite>` states them; `errors` is always 0. */
export function countsOf(cases: readonly Case[]): CaseCounts {
    const count = (element: string): number => cases.filter(({ outcome }) => outcome?.element === element).length;
    return { tests: cases.length, failures: count("failure"), errors: 0, skipped: count("skipped") };
}

const NOTHING_TO_JUDGE = { element: "skipped", message: "not applicable: the stack has nothing that this policy judges" } as const;

function casesOf(report: Report, stack: StackOf, root: string | undefined): readonly Case[] {
    const { documents } = stack;
    const here = <T extends { readonly document: string }>(items: readonly T[]): readonly T[] =>
        items.filter(({ document }) => documents.has(document));
    const cases: Case[] = distinct(here(report.violations)).map((finding) => {
        const [wrong, fix] = parts(finding.message);
        const place = finding.source === undefined ? [] : [`at ${shown(located(finding, root))}`];
        const text = [
            ...(fix === undefined ? [] : [fix]),
            ...sinceSentence(finding),
            `on ${shown(finding.name)} (${shown(finding.type)})`,
            ...place,
        ];
        const outcome = {
            element: "failure",
            message: wrong,
            type: `${finding.level} ${finding.severity}`,
            text: text.join("\n"),
        } as const;
        return { ...caseOf(finding, root), outcome };
    });
    for (const finding of distinct(here(report.exempted))) {
        cases.push({
            ...caseOf(finding, root),
            outcome: { element: "skipped", message: `exempted: ${exemptionText(finding.exemption)}` },
        });
    }
    for (const unknown of here(report.undetermined))
        cases.push({ ...caseOf(unknown, root), outcome: { element: "skipped", message: `not judged: ${reasonText(unknown.reason)}` } });
    const told = new Set(cases.map(({ policy }) => policy));
    const idle = new Set(idlePolicies(report, stack));
    const silent = report.checked.filter((policy) => !told.has(policy));
    return [...cases, ...silent.map((policy) => ({ name: policy, policy, ...(idle.has(policy) ? { outcome: NOTHING_TO_JUDGE } : {}) }))];
}

const located = ({ source }: Finding, root: string | undefined): string => {
    const { path, line, column } = placeOf(source, root);
    return `${path}:${line}:${column}`;
};

function caseOf(item: Pick<Finding, "policy" | "urn" | "property" | "source">, root: string | undefined): Case {
    const { type, name } = resourceOf(item);
    const what = `${item.policy}: ${name} (${type}) ${item.urn}${item.property === "" ? "" : ` ${item.property}`}`;
    return { name: what, policy: item.policy, ...(item.source === undefined ? {} : { file: placeOf(item.source, root).path }) };
}

/** The same name a second time gets a number: paths that are not shown may make two alike. */
function unlike(cases: readonly Case[]): readonly Case[] {
    const seen = new Map<string, number>();
    return cases.map((one) => {
        const count = (seen.get(one.name) ?? 0) + 1;
        seen.set(one.name, count);
        return count === 1 ? one : { ...one, name: `${one.name} (${count})` };
    });
}

/** The class of a test is what viewers group by: the policy, or the controls that it serves. */
function element({ name, policy, file, outcome }: Case, framework: string | undefined): string {
    const classname = controlsPrefix(policy, framework)[0] ?? policy;
    const start = `    <testcase${attributes({ name, classname, ...(file === undefined ? {} : { file }), time: 0 })}`;
    if (outcome === undefined) return `${start}/>`;
    const { message, type, text } = outcome;
    const inner = `<${outcome.element}${attributes({ message, ...(type === undefined ? {} : { type }) })}`;
    return `${start}>${inner}${text === undefined ? "/>" : `>${text.split("\n").map(escaped).join("\n")}</${outcome.element}>`}</testcase>`;
}

const attributes = (values: Readonly<Record<string, string | number>>): string =>
    Object.entries(values)
        .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
        .join("");

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text for XML: what XML 1.0 knows no form of (section 2.2: controls, halves of pairs, U+FFFE, U+FFFF) is shown as its escape. */
const escaped = (words: string): string =>
    shown(words)
        .replace(/[\uFFFE\uFFFF]/g, (letter) => `\\u{${letter.charCodeAt(0).toString(16)}}`)
        .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
