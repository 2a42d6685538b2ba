/** The findings: one head for what one mistake causes, below it every place in the program; a form that filters them. */
import { urlOf } from "../../../policies/kit/metadata";
import type { Finding, Report } from "../../report/report";
import { parts, placeOf, ruleNamed, stackText, stacksOf } from "../facts";
import { controlsIn } from "../controls";
import { SEVERITIES } from "../../report/severities";
import { grouped, sizeOf } from "../groups";
import type { Group } from "../groups";
import { sinceText } from "../since";
import { breakable, html, sentence } from "./markup";
import type { Markup } from "./markup";

/** So many places a page holds before a browser grows slow. */
const MOST = 5000;

/** The section, {@link MOST} findings at most and the number of the others. `framework` names the catalogue whose controls are shown. */
export function findings(report: Report, sourceRoot: string | undefined, framework?: string): Markup {
    const stacks = new Map(report.documents.map((judged) => [judged.name, stackText(judged)]));
    const groups: Markup[] = [];
    let told = 0;
    for (const group of grouped(report.violations)) {
        if (told >= MOST) break;
        const all = [group.head, ...group.others].slice(0, MOST - told);
        told += all.length;
        groups.push(groupOf(group, all, stacks, sourceRoot, framework));
    }
    const more = report.violations.length - told;
    return html`<section id="findings" aria-labelledby="findings-title">
        <h2 id="findings-title">Findings</h2>
        ${report.violations.length === 0 ? html`<p class="none">No violations.</p>` : filters(report)}
        <div id="groups">${groups}</div>
        ${more > 0 ? html`<p class="quiet">and ${more} more; <code>--format json</code> has all of them</p>` : undefined}
    </section>`;
}

function filters(report: Report): Markup {
    const rows = [...new Set(report.violations.flatMap(({ checklist }) => checklist))].sort();
    const stacks = [...new Set(stacksOf(report).map(stackText))].sort();
    const found = SEVERITIES.filter((severity) => report.violations.some((finding) => finding.severity === severity));
    return html`<form id="filters" hidden aria-label="Filter the findings">
        <label class="search">Search <input id="filter-text" type="search" autocomplete="off" spellcheck="false" /></label>
        ${choice("severity", "Severity", found)}${choice("level", "Level", ["mandatory", "advisory"])}${choice("row", "Checklist", rows)}${stacks.length > 1 ? choice("stack", "Stack", stacks) : undefined}
        <button type="button" id="expand" aria-pressed="false">Open all</button>
        <output id="shown" aria-live="polite"></output>
    </form>`;
}

const choice = (name: string, label: string, options: readonly string[]): Markup =>
    html`<label
        >${label}
        <select id="filter-${name}">
            <option value="">all</option>
            ${options.map((option) => html`<option value="${option}">${option}</option>`)}
        </select></label
    >`;

function groupOf(
    group: Group,
    all: readonly Finding[],
    stacks: ReadonlyMap<string, string>,
    root: string | undefined,
    framework: string | undefined,
): Markup {
    const controls = controlsIn(group.head.policy, framework);
    const { head } = group;
    const rule = ruleNamed(head.policy);
    const isDated = all.some(({ since }) => since !== undefined);
    return html`<details
        class="finding edge-${head.severity}"
        data-severity="${head.severity}"
        data-level="${head.level}"
        data-rows="${head.checklist.join(" ")}"
    >
        <summary>
            <span class="badge ${head.severity}">${head.severity}</span>
            <span class="title">${sentence(rule?.description ?? head.policy)}</span>
            <span class="where">${whereText(group, root)}</span>
        </summary>
        <div class="body">
            ${saidOf(group)}
            <p class="quiet">
                ${rule === undefined ? head.policy : html`<a href="${urlOf(rule)}" rel="noreferrer">${head.policy}</a>`} · ${head.level} ·
                checklist
                ${head.checklist.join(", ")}${controls.map(({ control, title, source }) => html` · <a href="${source}" rel="noreferrer" title="${title}">${framework} ${control}</a>`)}
            </p>
            <table class="stacked">
                <thead>
                    <tr>
                        <th scope="col">Place</th>
                        <th scope="col">Resource</th>
                        <th scope="col">Property</th>
                        <th scope="col">Stack</th>
                        ${isDated ? html`<th scope="col">Since</th>` : undefined}
                    </tr>
                </thead>
                <tbody>
                    ${all.map((finding) => placeRow(finding, stacks.get(finding.document) ?? "", root, isDated))}
                </tbody>
            </table>
        </div>
    </details>`;
}

function whereText(group: Group, root: string | undefined): string {
    const size = sizeOf(group);
    if (size === 1) return placeText(group.head, root);
    return group.by === "line" ? `${placeText(group.head, root)}, ${size} findings` : `${size} places`;
}

/** So many findings of one line are told in words; the table has all of them. */
const TOLD = 20;

/** What is wrong and what to do: of findings on one line each is told, of those of one mistake the head. */
function saidOf({ head, others, by }: Group): Markup {
    const said = (by === "line" ? [head, ...others] : [head]).map(({ message }) => parts(message));
    const wrongs = [...new Set(said.map(([wrong]) => capital(wrong)))];
    const fixes = [...new Set(said.flatMap(([, fix]) => (fix === undefined ? [] : [fix])))];
    const [only, ...more] = wrongs;
    return html`${more.length === 0 ? html`<p>${sentence(only ?? "")}</p>` : list(wrongs)}${fixes.slice(0, TOLD).map((fix) => html`<p class="fix">${sentence(fix)}</p>`)}`;
}

const list = (sentences: readonly string[]): Markup =>
    html`<ul>
        ${sentences.slice(0, TOLD).map((words) => html`<li>${sentence(words)}</li>`)}${sentences.length > TOLD ? html`<li>and ${sentences.length - TOLD} more</li>` : undefined}
    </ul>`;

function placeRow(finding: Finding, stack: string, root: string | undefined, isDated: boolean): Markup {
    return html`<tr data-stack="${stack}">
        <td data-label="Place"><code>${breakable(placeText(finding, root))}</code></td>
        <td data-label="Resource">${finding.name} <span class="quiet">${breakable(finding.type)}</span></td>
        <td data-label="Property">${finding.property === "" ? "–" : html`<code>${breakable(finding.property)}</code>`}</td>
        <td data-label="Stack">${stack}</td>
        ${isDated ? html`<td data-label="Since">${finding.since === undefined ? "–" : sinceText(finding.since).replace(/^since /, "")}</td>` : undefined}
    </tr>`;
}

/** The program's line, or that the document does not say it. */
export function placeText({ source }: Pick<Finding, "source">, root: string | undefined): string {
    if (source === undefined) return "no source";
    const { path, line, column } = placeOf(source, root);
    return `${path}:${line}:${column}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
