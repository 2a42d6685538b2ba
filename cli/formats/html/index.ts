/** One page that needs nothing else: for who answers for the stacks, on a screen, a phone and paper. */
import { createHash } from "node:crypto";
import { plural } from "../../../policies/kit/text";
import type { Report } from "../../report/report";
import { ruleNamed, stackText, stacksOf } from "../facts";
import type { FormatOptions } from "../format";
import { askedText, levelsOf, verdictOf } from "../verdict";
import { assets } from "./assets";
import { exemptions } from "./exemptions";
import { findings } from "./findings";
import { html as markup, verbatim } from "./markup";
import type { Markup } from "./markup";
import { posture } from "./posture";
import { SCRIPT } from "./script";
import { STYLE } from "./style";
import { trend } from "./trend";
import { waiting } from "./waiting";

const hash = (source: string): string => `'sha256-${createHash("sha256").update(source).digest("base64")}'`;

/** Nothing is loaded, nothing is sent, and no script runs but the page's own. */
const CONTENT_SECURITY = `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; base-uri 'none'; form-action 'none'`;

/** The report as a self-contained page. */
export function html(report: Report, { pack, sourceRoot, rehearsed, framework, now = new Date() }: FormatOptions): string {
    const verdict = capital(verdictOf(report));
    const register = assets(report);
    const page = markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${verbatim(CONTENT_SECURITY)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${pack.name} ${pack.version}">
<title>${verdict} · ${pack.name}</title>
<style>${verbatim(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
<header>
<p class="eyebrow">AWS Lambda security · ${stacksText(report)} · <time datetime="${now.toISOString()}">${now.toISOString().slice(0, 16).replace("T", " ")} UTC</time></p>
<h1>${verdict}</h1>
<p class="quiet">${askedText(report, rehearsed)}, ${pack.name} ${pack.version}</p>
${tiles(report)}
</header>
<nav aria-label="Parts of the report"><ul>
<li><a href="#posture">Posture</a></li>${report.history === undefined ? undefined : markup`<li><a href="#trend">Trend</a></li>`}<li><a href="#findings">Findings</a></li>${report.baseline === undefined ? undefined : markup`<li><a href="#mended">Mended</a></li>`}<li><a href="#waiting">Not judged yet</a></li><li><a href="#exemptions">Exemptions</a></li>${register === undefined ? undefined : markup`<li><a href="#assets">Assets</a></li>`}<li><a href="#notes">Notes</a></li>
</ul></nav>
<main>
${posture(report, framework)}
${trend(report.history)}
${findings(report, sourceRoot, framework)}
${mended(report)}
${waiting(report)}
${exemptions(report, now, sourceRoot)}
${register}
${notes(report)}
</main>
<footer><p>A static judgement of what the documents hold. It needs no network and shows no value of a program but names, places and the tags of its assets.</p></footer>
<script>${verbatim(SCRIPT)}</script>
</body>
</html>
`;
    return page.source;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function stacksText(report: Report): string {
    const stacks = stacksOf(report);
    const [only] = stacks;
    return stacks.length === 1 && only !== undefined ? stackText(only) : plural(stacks.length, "stack");
}

function tiles(report: Report): Markup {
    const levels = levelsOf(report);
    const entries: readonly (readonly [string, number])[] = [
        ["Mandatory", levels.mandatory],
        ["Advisory", levels.advisory],
        ["Exempted", report.exempted.length],
        ["Not judged yet", report.undetermined.length],
        ...(report.baseline === undefined
            ? []
            : ([
                  ["Known before", report.baseline.known],
                  ["Mended", report.baseline.mended.length],
              ] as const)),
    ];
    return markup`<dl class="tiles">${entries.map(([name, value]) => markup`<div class="tile"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function mended({ baseline }: Report): Markup | undefined {
    if (baseline === undefined) return undefined;
    const items = baseline.mended.map(
        ({ policy, project, stack, name }) =>
            markup`<li>${ruleNamed(policy)?.description ?? policy} <span class="quiet">${policy} · ${name === undefined ? undefined : `${name} · `}${stackText({ project, stack })}</span></li>`,
    );
    return markup`<section id="mended" aria-labelledby="mended-title"><h2 id="mended-title">Mended</h2>
${items.length === 0 ? markup`<p class="none">Nothing that stood before is mended.</p>` : markup`<ul>${items}</ul>`}</section>`;
}

function notes(report: Report): Markup {
    const said = [...report.notes, ...report.failures.map((failure) => `Internal error in policy ${failure}`)];
    return markup`<section id="notes" aria-labelledby="notes-title"><h2 id="notes-title">Notes</h2>
${said.length === 0 ? markup`<p class="none">There is nothing else to know about the documents.</p>` : markup`<ul>${said.map((note) => markup`<li>${note}</li>`)}</ul>`}</section>`;
}
