/** The posture: findings by severity, policies by row of the checklist, controls by framework, findings by stack. */
import { controlsOf, frameworkName } from "../../../policies/model/catalogue/controls";
import { checklistRow } from "../../../policies/model/catalogue/checklist";
import type { Report } from "../../report/report";
import { ruleNamed, stackText, stacksOf } from "../facts";
import { compare } from "../../../policies/kit/order";
import { SEVERITIES } from "../../report/severities";
import { bar, legend, wordsOf } from "./bar";
import type { Part } from "./bar";
import { groupedBy, push } from "../../../policies/model/grouping";
import { html } from "./markup";
import type { Markup } from "./markup";
import { STANDINGS, counted, standingsOf, worst } from "./standing";
import type { Standing } from "./standing";
import { largest } from "../../../policies/model/lists";

/** So many stacks are drawn; the others are counted. */
const MOST_STACKS = 200;

/** With a catalogue, of the catalogues that one alone. */
export const posture = (report: Report, framework?: string): Markup =>
    html`<section id="posture" aria-labelledby="posture-title">
        <h2 id="posture-title">Posture</h2>
        <div class="cards">${bySeverity(report)} ${byStack(report)}</div>
        ${byChecklist(report)} ${byFramework(report, framework)}
    </section>`;

function bySeverity({ violations }: Report): Markup {
    const rows = SEVERITIES.map((severity) => {
        const of = violations.filter((finding) => finding.severity === severity);
        const parts: readonly Part[] = [
            { count: of.filter(({ level }) => level === "mandatory").length, label: "mandatory", colour: severity },
            { count: of.filter(({ level }) => level === "advisory").length, label: "advisory", colour: `${severity} faint` },
        ];
        return { severity, parts, count: of.length };
    });
    const whole = largest(
        rows.map(({ count }) => count),
        1,
    );
    return html`<article class="card">
        <h3>Findings by severity</h3>
        <table class="chart">
            <tbody>
                ${rows.map(
                    ({ severity, parts, count }) =>
                        html`<tr>
                            <th scope="row">${severity}</th>
                            <td class="wide">${bar(severity, parts, whole)}</td>
                            <td class="number">${count}</td>
                        </tr>`,
                )}
            </tbody>
        </table>
        <p class="legend">Full colour is mandatory, faint is advisory.</p>
    </article>`;
}

function byStack(report: Report): Markup {
    const findings = groupedBy(report.violations, ({ document }) => document);
    const stacks = stacksOf(report)
        .map((stack) => ({ name: stackText(stack), of: [...stack.documents].flatMap((document) => findings.get(document) ?? []) }))
        .sort((a, b) => b.of.length - a.of.length || compare(a.name, b.name));
    const whole = largest(
        stacks.map(({ of }) => of.length),
        1,
    );
    const rows = stacks.slice(0, MOST_STACKS).map(({ name, of }) => {
        const parts = SEVERITIES.map((severity) => ({
            count: of.filter((finding) => finding.severity === severity).length,
            label: severity,
            colour: severity,
        }));
        return html`<tr>
            <th scope="row">${name}</th>
            <td class="wide">${bar(name, parts, whole)}</td>
            <td class="number">${of.length}</td>
        </tr>`;
    });
    const more = stacks.length - rows.length;
    return html`<article class="card">
        <h3>Findings by stack</h3>
        <table class="chart">
            <tbody>
                ${rows}
            </tbody>
        </table>
        ${more > 0 ? html`<p class="quiet">and ${more} more stacks with fewer findings</p>` : undefined}
        ${legend(SEVERITIES.map((severity) => ({ label: severity, colour: severity })))}
    </article>`;
}

function byChecklist(report: Report): Markup {
    const rows = new Map<string, Standing[]>();
    for (const [policy, standing] of standingsOf(report)) for (const row of ruleNamed(policy)?.checklist ?? []) push(rows, row, standing);
    const order = (row: string): number => (row.startsWith("A") ? 0 : 1000) + Number(row.slice(1));
    const sorted = [...rows].sort(([a], [b]) => order(a) - order(b));
    return html`<article class="card">
        <h3>Policies by row of the AWS Lambda security checklist</h3>
        <table class="chart rows">
            <tbody>
                ${sorted.map(([row, standings]) => chartRow(row, checklistRow(row) ?? "", standings))}
            </tbody>
        </table>
        ${legend(STANDINGS)}
    </article>`;
}

function byFramework(report: Report, wanted: string | undefined): Markup | undefined {
    const frameworks = new Map<string, Map<string, Standing[]>>();
    for (const [policy, standing] of standingsOf(report))
        for (const { framework, control } of controlsOf(policy)) {
            if (wanted !== undefined && framework !== wanted) continue;
            const controls = frameworks.get(framework) ?? new Map<string, Standing[]>();
            frameworks.set(framework, controls);
            push(controls, control, standing);
        }
    if (frameworks.size === 0) return undefined;
    const rows = [...frameworks].map(([framework, controls]) =>
        chartRow(framework, frameworkName(framework), [...controls.values()].map(worst)),
    );
    return html`<article class="card">
        <h3>Controls by framework</h3>
        <table class="chart rows">
            <tbody>
                ${rows}
            </tbody>
        </table>
        ${legend(STANDINGS)}
        <p class="quiet">
            Counted are the controls that a policy of this run answers at least in part. A control without findings is not thereby met: each
            policy's page says how far it goes. A control is not applicable where none of its policies met anything to judge.
        </p>
    </article>`;
}

function chartRow(name: string, about: string, standings: readonly Standing[]): Markup {
    const parts = counted(standings);
    return html`<tr>
        <th scope="row">${name}</th>
        <td class="about">${about}</td>
        <td class="wide">${bar(name, parts)}</td>
        <td class="says">${wordsOf(parts)}</td>
    </tr>`;
}
