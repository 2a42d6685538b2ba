/** Tables of the page: stacked into cards on a phone, where each cell says its column by `data-label`. */
import { html } from "./markup";
import type { Markup } from "./markup";

/** Each row is a `<tr>`, whose cells repeat the name of their column in `data-label`. */
export const table = (columns: readonly string[], rows: readonly (Markup | undefined)[]): Markup =>
    html`<table class="stacked">
        <thead>
            <tr>
                ${columns.map((column) => html`<th scope="col">${column}</th>`)}
            </tr>
        </thead>
        <tbody>
            ${rows}
        </tbody>
    </table>`;

/** How many of a list are not shown; nothing where all are. */
export const more = (count: number): Markup | undefined => (count > 0 ? html`<p class="quiet">and ${count} more</p>` : undefined);
