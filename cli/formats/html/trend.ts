/** The trend: findings by severity over the updates of a stack, or of all of them. */
import { plural } from "../../../policies/kit/text";
import type { History, TrendPoint } from "../../report/history";
import { SEVERITIES } from "../../report/severities";
import { standingText } from "../since";
import { legend } from "./bar";
import { html } from "./markup";
import type { Markup } from "./markup";
import { largest } from "../../../policies/model/lists";

const WIDTH = 600;
const HEIGHT = 160;
/** So many rows the table beside the chart has: from the first to the last. */
const ROWS = 12;

/** The section; `undefined` for a report without a history. */
export function trend(history: History | undefined): Markup | undefined {
    if (history === undefined) return undefined;
    const { trend: points } = history;
    return html`<section id="trend" aria-labelledby="trend-title">
        <h2 id="trend-title">Trend</h2>
        <p>${standingText(history)}</p>
        ${points.length === 0 ? html`<p class="none">There is no update to show.</p>` : chart(points)}
    </section>`;
}

/** Areas one above the other, in steps: between two updates nothing changes. The table says the same to those who do not see it. */
function chart(points: readonly TrendPoint[]): Markup {
    const first = Date.parse(points[0]?.time ?? "");
    const span = Math.max(1, Date.parse(points.at(-1)?.time ?? "") - first);
    const most = largest(
        points.map((point) => SEVERITIES.reduce((sum, severity) => sum + point[severity], 0)),
        1,
    );
    const x = ({ time }: TrendPoint): number => round(((Date.parse(time) - first) / span) * WIDTH);
    const y = (count: number): number => round(HEIGHT - (count / most) * HEIGHT);
    const below = points.map(() => 0);
    const areas = SEVERITIES.map((severity) => {
        const lower = outline(points, [...below], x, y);
        for (const [index, point] of points.entries()) below[index] = (below[index] ?? 0) + point[severity];
        const upper = outline(points, below, x, y);
        return html`<polygon class="${severity}" points="${[...upper, ...lower.reverse()].join(" ")}"></polygon>`;
    });
    const step = Math.max(1, Math.ceil(points.length / ROWS));
    const shown = points.filter((_, index) => index % step === 0 || index === points.length - 1);
    return html`<div class="card">
        <svg
            class="trend"
            role="img"
            aria-label="Findings by severity over time; the table below has the numbers"
            viewBox="0 0 ${WIDTH} ${HEIGHT}"
            preserveAspectRatio="none"
        >
            <rect class="track" x="0" y="0" width="${WIDTH}" height="${HEIGHT}"></rect>
            ${areas}
        </svg>
        <p class="axis">
            <span>${dayOf(points[0])}</span><span>at most ${plural(most, "finding")}</span><span>${dayOf(points.at(-1))}</span>
        </p>
        ${legend(SEVERITIES.map((severity) => ({ label: severity, colour: severity })))}
        <table class="numbers">
            <thead>
                <tr>
                    ${["After", ...SEVERITIES].map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${shown.map(
                    (point) =>
                        html`<tr>
                            <td class="date">${dayOf(point)}</td>
                            ${SEVERITIES.map((severity) => html`<td>${point[severity]}</td>`)}
                        </tr>`,
                )}
            </tbody>
        </table>
        <p class="quiet">A stack counts from its first update that is remembered; one without any counts from today.</p>
    </div>`;
}

const dayOf = (point: TrendPoint | undefined): string => point?.time.slice(0, 10) ?? "";

/** The line of the counts, as steps. */
function outline(
    points: readonly TrendPoint[],
    counts: readonly number[],
    x: (point: TrendPoint) => number,
    y: (count: number) => number,
): string[] {
    return points.flatMap((point, index) => {
        const at = `${x(point)},${y(counts[index] ?? 0)}`;
        return index === 0 ? [at] : [`${x(point)},${y(counts[index - 1] ?? 0)}`, at];
    });
}

const round = (value: number): number => Math.round(value * 10) / 10;
