/** The exemptions: what each covers, until when, who asked and who accepted the risk; those that have ended or cover nothing. */
import { plural } from "../../../policies/kit/text";
import { startOfDay } from "../../../policies/kit/dates";
import type { Report } from "../../report/report";
import { unusedPatterns } from "../../report/public";
import { placeText } from "./findings";
import { html } from "./markup";
import type { Markup } from "./markup";
import { more, table } from "./table";
import { compare } from "../../../policies/kit/order";
import { DAY } from "../../../policies/model/day";

/** An exemption that ends within so many days stands out. */
const SOON = 30;
/** So many are listed. */
const MOST = 2000;

/** The section, those that end first at the top, {@link MOST} rows of a table at most. `now` tells how long each still holds. */
export function exemptions(report: Report, now: Date, sourceRoot: string | undefined): Markup {
    const { exempted, expiredExemptions, unusedExemptions } = report;
    const isEmpty = exempted.length + expiredExemptions.length + unusedExemptions.length === 0;
    const sorted = exempted.toSorted((a, b) => compare(a.exemption.expires, b.exemption.expires));
    const rows = sorted.slice(0, MOST).map(({ exemption, policy, name, source }) => {
        const { expires, reason, owner, approver, ticket } = exemption;
        return html`<tr>
            <td data-label="Ends">${ending(expires, now)}</td>
            <td data-label="Policy">${policy}</td>
            <td data-label="Resource">${name} <code class="quiet">${placeText({ source }, sourceRoot)}</code></td>
            <td data-label="Reason">${reason}</td>
            <td data-label="Owner">${owner}</td>
            <td data-label="Approver">${approver ?? "–"}</td>
            <td data-label="Ticket">${ticket ?? "–"}</td>
        </tr>`;
    });
    return html`<section id="exemptions" aria-labelledby="exemptions-title">
        <h2 id="exemptions-title">Exemptions</h2>
        ${isEmpty ? html`<p class="none">Nothing is exempted.</p>` : undefined}
        ${
            rows.length === 0
                ? undefined
                : html`<div class="card">${table(["Ends", "Policy", "Resource", "Reason", "Owner", "Approver", "Ticket"], rows)}</div>`
        }
        ${more(exempted.length - rows.length)}
        ${list(
            "Ended: these cover nothing any more",
            expiredExemptions.map(({ policy, resource, days }) => `${policy}: ${resource} (${plural(days, "day")} ago)`),
        )}
        ${list(
            "Unused: these match no finding",
            unusedExemptions.map(({ policy, resource }) => `${policy}: ${resource}`),
        )}
        ${meantToBePublic(report, sourceRoot)}
        ${list(
            "Unused patterns: these let nothing be public",
            unusedPatterns(report).map(({ policy, option, pattern }) => `${policy}, ${option}: ${pattern}`),
        )}
    </section>`;
}

/** What the configuration lets be public, with the pattern that does. */
function meantToBePublic({ publicPatterns }: Report, sourceRoot: string | undefined): Markup | undefined {
    const all = publicPatterns.flatMap(({ policy, pattern, operations }) => operations.map((one) => ({ ...one, policy, pattern })));
    const count = publicPatterns.reduce((sum, one) => sum + one.count, 0);
    if (count === 0) return undefined;
    const rows = all.slice(0, MOST).map(
        ({ operation, name, policy, pattern, source }) =>
            html`<tr>
                <td data-label="Operation">${operation}</td>
                <td data-label="Resource">${name} <code class="quiet">${placeText({ source }, sourceRoot)}</code></td>
                <td data-label="Policy">${policy}</td>
                <td data-label="Pattern"><code>${pattern}</code></td>
            </tr>`,
    );
    return html`<h3>Meant to be public</h3>
        <div class="card">${table(["Operation", "Resource", "Policy", "Pattern"], rows)}</div>
        ${more(count - rows.length)}`;
}

const list = (title: string, items: readonly string[]): Markup | undefined =>
    items.length === 0
        ? undefined
        : html`<h3>${title}</h3>
              <ul>
                  ${items.map((item) => html`<li>${item}</li>`)}
              </ul>`;

function ending(expires: string, now: Date): Markup {
    const start = startOfDay(expires);
    const days = start === undefined ? undefined : Math.floor((start + DAY - 1 - now.getTime()) / DAY);
    if (days === undefined || days < 0) return html`${expires}`;
    return html`<span class="date">${expires}</span>
        <span class="${days <= SOON ? "badge high" : "quiet"}">${days === 0 ? "today" : `in ${plural(days, "day")}`}</span>`;
}
