/** The register of assets: what holds data, runs code or takes requests, whose it is, how it is classified, and what was found on it. */
import type { Asset } from "../../report/assets";
import type { Report } from "../../report/report";
import { stackText } from "../facts";
import { breakable, html } from "./markup";
import type { Markup } from "./markup";
import { more, table } from "./table";

/** So many assets are listed. */
const MOST = 3000;

/** The section, with the first {@link MOST} assets; `undefined` for a report without a register. */
export function assets(report: Report): Markup | undefined {
    const all = report.assets ?? [];
    if (all.length === 0) return undefined;
    const stacks = new Map(report.documents.map((judged) => [judged.name, stackText(judged)]));
    const counts = new Map<string, number>();
    for (const { document, urn } of report.violations) {
        const key = JSON.stringify([document, urn]);
        counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const found = ({ document, urn }: Asset): number => counts.get(JSON.stringify([document, urn])) ?? 0;
    const rows = all.slice(0, MOST).map(
        (asset) =>
            html`<tr>
                <td data-label="Asset">${asset.name} <span class="quiet">${breakable(asset.type)}</span></td>
                <td data-label="Category">${value(asset.category)}</td>
                <td data-label="Classification">${value(asset.classification)}</td>
                <td data-label="Owner">${value(asset.owner)}</td>
                <td data-label="Stack">${stacks.get(asset.document)}</td>
                <td data-label="Findings" class="number">${found(asset)}</td>
            </tr>`,
    );
    const classified = all.filter(({ category, classification, owner }) =>
        [category, classification, owner].every((tag) => tag.kind !== "missing"),
    );
    return html`<section id="assets" aria-labelledby="assets-title">
        <h2 id="assets-title">Asset register</h2>
        <p class="quiet">${classified.length} of ${all.length} say category, classification and owner by their tags.</p>
        <details class="finding">
            <summary><span class="title">All ${all.length} assets</span></summary>
            <div class="body">
                ${table(["Asset", "Category", "Classification", "Owner", "Stack", "Findings"], rows)} ${more(all.length - rows.length)}
            </div>
        </details>
    </section>`;
}

function value(tag: Asset["owner"]): Markup {
    switch (tag.kind) {
        case "known":
            return html`${tag.value}`;
        case "missing":
            return html`<span class="missing">missing</span>`;
        case "unknown":
            return html`<span class="quiet">not known yet</span>`;
        case "withheld":
            return html`<span class="quiet">not shown</span>`;
    }
}
