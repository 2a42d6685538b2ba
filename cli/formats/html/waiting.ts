/** What could not be judged yet: when it will be known, on which resources, and which policies wait. */
import { hintText, reasonText } from "../../../policies/kit/report";
import type { Report, Undecided } from "../../report/report";
import { resourceOf, stackText } from "../facts";
import { groupedBy } from "../../../policies/model/grouping";
import { breakable, html, sentence } from "./markup";
import type { Markup } from "./markup";
import { more, table } from "./table";

/** So many resources are listed for one reason. */
const MOST = 1000;

/** The section, by reason, the one that holds up most first. */
export function waiting(report: Report): Markup {
    const reasons = groupedBy(report.undetermined, ({ reason }) => reason);
    const stacks = new Map(report.documents.map((judged) => [judged.name, stackText(judged)]));
    return html`<section id="waiting" aria-labelledby="waiting-title">
        <h2 id="waiting-title">Not judged yet</h2>
        ${reasons.size === 0 ? html`<p class="none">Every policy could judge every resource.</p>` : html`<p class="quiet">These are neither violations nor proofs. Each says why it waits and what brings the answer.</p>`}
        ${[...reasons].sort(([, a], [, b]) => b.length - a.length).map(([reason, all]) => reasonOf(reason, all, stacks))}
    </section>`;
}

function reasonOf(reason: Undecided["reason"], all: readonly Undecided[], stacks: ReadonlyMap<string, string>): Markup {
    const places = [...groupedBy(all, ({ document, urn, property }) => JSON.stringify([document, urn, property])).values()];
    const rows = places.slice(0, MOST).map(([first, ...others]) => {
        const { type, name } = resourceOf(first);
        const policies = [...new Set([first, ...others].map(({ policy }) => policy))];
        return html`<tr>
            <td data-label="Resource">${name} <span class="quiet">${breakable(type)}</span></td>
            <td data-label="Property">${first.property === "" ? "–" : html`<code>${breakable(first.property)}</code>`}</td>
            <td data-label="Policies">${policies.join(", ")}</td>
            <td data-label="Stack">${stacks.get(first.document)}</td>
        </tr>`;
    });
    return html`<details class="finding edge-waiting">
        <summary>
            <span class="badge waiting">${all.length}</span> <span class="title">Because ${reasonText(reason)}</span>
            <span class="where">${sentence(`${hintText(reason)}.`)}</span>
        </summary>
        <div class="body">${table(["Resource", "Property", "Policies that wait", "Stack"], rows)} ${more(places.length - rows.length)}</div>
    </details>`;
}
