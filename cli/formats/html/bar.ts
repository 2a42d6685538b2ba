/** Bars as inline SVG: drawn by classes alone, because the page allows no inline style. */
import { html } from "./markup";
import type { Markup } from "./markup";

/** A part of a bar: how much, what of, and the class that colours it. */
export interface Part {
    readonly count: number;
    readonly label: string;
    readonly colour: string;
}

const WIDTH = 300;
const HEIGHT = 10;

/**
 * One bar of parts that lie side by side. The words of its label say the numbers, so that nobody needs the colours.
 * @param whole what the full width stands for; by default the sum of the parts
 */
export function bar(name: string, parts: readonly Part[], whole = total(parts)): Markup {
    const seen = parts.filter(({ count }) => count > 0);
    let at = 0;
    const pieces = seen.map(({ count, colour }) => {
        const width = whole === 0 ? 0 : (count / whole) * WIDTH;
        const piece = html`<rect
            class="${colour}"
            x="${round(at)}"
            y="0"
            width="${round(Math.max(width - 1, 1))}"
            height="${HEIGHT}"
        ></rect>`;
        at += width;
        return piece;
    });
    return html`<svg
        class="bar"
        role="img"
        aria-label="${name}: ${wordsOf(parts)}"
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
    >
        <rect class="track" x="0" y="0" width="${WIDTH}" height="${HEIGHT}"></rect>
        ${pieces}
    </svg>`;
}

const total = (parts: readonly Part[]): number => parts.reduce((sum, { count }) => sum + count, 0);

const round = (value: number): number => Math.round(value * 100) / 100;

/** The numbers in words: `2 violated, 1 waits`. */
export function wordsOf(parts: readonly Part[]): string {
    const said = parts.filter(({ count }) => count > 0).map(({ count, label }) => `${count} ${label}`);
    return said.length === 0 ? "nothing" : said.join(", ");
}

/** What the colours mean, for those who see them. */
export const legend = (parts: readonly Omit<Part, "count">[]): Markup =>
    html`<p class="legend">
        ${parts.map(
            ({ label, colour }) =>
                html`<span class="key"
                    ><svg class="swatch" aria-hidden="true" viewBox="0 0 10 10"><rect class="${colour}" width="10" height="10"></rect></svg
                    >${label}</span
                > `,
        )}
    </p>`;
