/** The style of the page: calm, for light and dark, phone and paper. Every pair of colours has a contrast of 4.5 and more. */
export const STYLE = `
:root { color-scheme: light dark;
  --ground: #f6f6f3; --card: #ffffff; --ink: #1d2127; --quiet: #5a616b; --line: #dcdcd6; --link: #1f5fa8; --track: #ebebe6;
  --critical: #9d1c31; --high: #c2481b; --medium: #c08a10; --low: #3f78b5; --violated: #b3392f; --waiting: #8a7bb8; --exempted: #6f8aa0; --clear: #5d9b72; --idle: #cfcfc8;
  --badge-medium: #7a5600; --badge-low: #2c5f97; --badge-waiting: #63549a; }
@media (prefers-color-scheme: dark) { :root {
  --ground: #14171b; --card: #1c2026; --ink: #e7e8ea; --quiet: #a3abb6; --line: #323841; --link: #86b7f0; --track: #2a2f37;
  --critical: #e0536a; --high: #e5804e; --medium: #d9ab3f; --low: #6ea6e0; --violated: #d9665b; --waiting: #a898dc; --exempted: #8ea9bf; --clear: #6fb588; --idle: #454c56; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 4rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; overflow-wrap: anywhere; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
.eyebrow { margin: 0; color: var(--quiet); font-size: .875rem; letter-spacing: .02em; }
h1 { margin: .25rem 0 .5rem; font-size: clamp(1.6rem, 4vw, 2.4rem); line-height: 1.15; letter-spacing: -.02em; font-weight: 650; text-wrap: balance; }
h2 { margin: 3rem 0 1rem; font-size: 1.35rem; letter-spacing: -.01em; font-weight: 650; }
h3 { margin: 0 0 .75rem; font-size: 1rem; font-weight: 600; }
section > h3 { margin-top: 1.5rem; }
p { margin: .5rem 0; }
a { color: var(--link); text-underline-offset: .15em; }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.quiet, .legend, .where, .says { color: var(--quiet); font-size: .875rem; }
.none { color: var(--quiet); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 3; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; padding: 0; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; }
.tile dt { color: var(--quiet); font-size: .875rem; } .tile dd { margin: 0; font-size: 1.75rem; font-weight: 650; font-variant-numeric: tabular-nums; line-height: 1.2; }
nav { position: sticky; top: 0; z-index: 2; background: var(--ground); border-bottom: 1px solid var(--line); margin-top: 1.5rem; }
nav ul { max-width: 72rem; margin: 0 auto; padding: .7rem 1.25rem; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; font-size: .9rem; }
nav a { color: var(--ink); text-decoration: none; } nav a:hover { text-decoration: underline; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; margin-bottom: 1rem; }
.cards .card { margin: 0 0 1rem; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; } td, th { padding: .35rem .75rem .35rem 0; vertical-align: top; }
.stacked th { color: var(--quiet); font-size: .8125rem; font-weight: 500; border-bottom: 1px solid var(--line); }
.stacked td { border-bottom: 1px solid var(--line); font-size: .9rem; min-width: 7.5rem; } .stacked tr:last-child td { border-bottom: 0; }
.stacked .quiet { display: block; font-size: .8125rem; }
.chart th { font-weight: 500; white-space: nowrap; padding-right: 1rem; } .chart td, .chart th { vertical-align: middle; }
.cards .chart th { width: 7rem; white-space: normal; } .chart th, .stacked th { overflow-wrap: break-word; }
.rows .about { width: 44%; font-size: .9rem; } .rows .wide { width: 24%; } .rows .says { width: 22%; }
th.number, .number { text-align: right; font-variant-numeric: tabular-nums; padding-right: 0; width: 4rem; }
.bar { display: block; width: 100%; height: .7rem; border-radius: 3px; overflow: hidden; } .track { fill: var(--track); }
rect.critical { fill: var(--critical); } rect.high { fill: var(--high); } rect.medium { fill: var(--medium); } rect.low { fill: var(--low); } rect.faint { opacity: .45; }
polygon.critical { fill: var(--critical); } polygon.high { fill: var(--high); } polygon.medium { fill: var(--medium); } polygon.low { fill: var(--low); }
.trend { display: block; width: 100%; height: 10rem; border-radius: 3px; }
.axis { display: flex; justify-content: space-between; gap: 1rem; margin: .25rem 0 0; color: var(--quiet); font-size: .8125rem; white-space: nowrap; }
.numbers { margin-top: 1rem; font-size: .9rem; font-variant-numeric: tabular-nums; } .numbers th { color: var(--quiet); font-size: .8125rem; font-weight: 500; }
.numbers td, .numbers th { border-bottom: 1px solid var(--line); padding-right: .5rem; } .numbers :is(td, th):not(:first-child) { text-align: right; }
rect.violated { fill: var(--violated); } rect.waiting { fill: var(--waiting); } rect.exempted { fill: var(--exempted); } rect.clear { fill: var(--clear); } rect.idle { fill: var(--idle); }
.legend { margin: .75rem 0 0; } .key { display: inline-block; margin-right: 1rem; } .swatch { width: .7rem; height: .7rem; margin-right: .4rem; border-radius: 2px; }
#filters { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; margin-bottom: 1rem; } #filters[hidden] { display: none; }
#filters label { display: grid; gap: .2rem; font-size: .8125rem; color: var(--quiet); } .search { flex: 1 1 14rem; }
input, select, button { font: inherit; font-size: .95rem; color: var(--ink); background: var(--card); border: 1px solid var(--quiet); border-radius: 7px; padding: .4rem .6rem; min-height: 2.5rem; max-width: 100%; }
button { cursor: pointer; } output { font-size: .875rem; color: var(--quiet); padding-bottom: .5rem; }
.finding { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 8px; margin-bottom: .5rem; }
.finding[hidden] { display: none; }
.edge-critical { border-left-color: var(--critical); } .edge-high { border-left-color: var(--high); } .edge-medium { border-left-color: var(--medium); } .edge-low { border-left-color: var(--low); } .edge-waiting { border-left-color: var(--waiting); }
summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; padding: .7rem 1rem; } summary::-webkit-details-marker { display: none; }
summary::after { content: "+"; color: var(--quiet); margin-left: auto; } details[open] > summary::after { content: "–"; }
summary .title { flex: 1 1 20rem; font-weight: 550; } .body { padding: 0 1rem 1rem; } .fix { border-left: 3px solid var(--clear); padding-left: .75rem; }
.badge { display: inline-block; font-size: .75rem; font-weight: 600; border-radius: 99px; padding: .05rem .6rem; color: #fff; background: var(--quiet); min-width: 4.5rem; text-align: center; }
.badge.critical { background: #9d1c31; } .badge.high { background: #b03d13; } .badge.medium { background: var(--badge-medium); } .badge.low { background: var(--badge-low); } .badge.waiting { background: var(--badge-waiting); }
td .badge { min-width: 0; } .date { white-space: nowrap; } .missing { color: var(--ink); border-bottom: 2px dotted var(--high); }
footer { margin-top: 3rem; padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
.stacked td.number { text-align: left; }
@media (max-width: 60rem) { .stacked td { min-width: 5rem; } }
@media (max-width: 44rem) {
  .stacked thead { position: absolute; left: -99rem; } .stacked, .stacked tbody, .stacked tr, .stacked td { display: block; width: 100%; }
  .stacked tr { border-bottom: 1px solid var(--line); padding: .5rem 0; } .stacked tr[hidden] { display: none; } .stacked td { border: 0; min-width: 0; padding: .1rem 0 .1rem 6.5rem; position: relative; min-height: 1.5rem; text-align: left; }
  .stacked td::before { content: attr(data-label); position: absolute; left: 0; color: var(--quiet); font-size: .8125rem; }
  .rows, .rows tbody, .rows tr { display: block; } .rows tr { display: grid; grid-template-columns: auto 1fr; padding: .4rem 0; } .rows td { display: block; padding: .1rem 0; } .rows .wide, .rows .says { grid-column: 1 / -1; width: 100%; } .rows .about { width: auto; }
  nav { position: static; } .tile dd { font-size: 1.4rem; } }
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --quiet: #444; --line: #bbb; color-scheme: light; } body { font-size: 10pt; }
  nav, #filters, .skip { display: none !important; } .finding { break-inside: avoid-page; } .stacked td { min-width: 5.5rem; } details::details-content { content-visibility: visible; block-size: auto; }
  .bar, .swatch, .badge { -webkit-print-color-adjust: exact; print-color-adjust: exact; } h2 { break-after: avoid; } }
`;
