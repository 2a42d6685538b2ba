/**
 * `npm run demo`: the compiled pack judges the recorded first previews of the examples, once as the engine runs it (a process of its
 * own, over the analyzer protocol) and once with `lambda-safeguard check`. Where `pulumi` is on the PATH, the
 * real engine runs too, and the secure one is rehearsed.
 * Exits 0 if the insecure example has violations and the secure one, at the strict preset, has none.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseDocument } from "../cli/documents/read";
import { place } from "../cli/formats/text/place";
import { Analyzer, levelName, readTrace } from "../test/support/analyzer";
import type { Diagnostic, LevelName } from "../test/support/analyzer";
import { withARehearsal, withTheEngine } from "./demo-engine";
import { EXAMPLES, engineVersion, ROOT, Workspace } from "./engine";

const say = (words: string): void => void process.stdout.write(`${words}\n`);
const title = (words: string): void => say(`\n${words}\n${"=".repeat(words.length)}\n`);
const file = (...parts: string[]): string => join(ROOT, ...parts);

type Example = (typeof EXAMPLES)[number];

/** The insecure example at the levels every user has; the secure one at the strictest the pack ships. */
const PRESET: Readonly<Record<Example, "baseline" | "strict">> = { insecure: "baseline", secure: "strict" };

type Overrides = Readonly<Record<string, { readonly level: LevelName; readonly properties: object }>>;

function overrides(preset: string): Overrides {
    const entries = JSON.parse(readFileSync(file("presets", `${preset}.json`), "utf8")) as Record<string, { enforcementLevel: LevelName }>;
    return Object.fromEntries(
        Object.entries(entries).map(([policy, { enforcementLevel: level, ...properties }]) => [policy, { level, properties }]),
    );
}

/** Boots the compiled pack and feeds it what the engine sent; returns the number of mandatory findings. */
async function overTheProtocol(example: Example): Promise<number> {
    const folder = file("examples", example, "recorded");
    const document = parseDocument("first-preview.json", readFileSync(join(folder, "first-preview.json"), "utf8"));
    const sources = new Map(document.resources.map((resource) => [resource.urn, resource.source]));
    const analyzer = await Analyzer.start(ROOT);
    const found: Diagnostic[] = [];
    try {
        await analyzer.configure(overrides(PRESET[example]));
        for (const call of readTrace(join(folder, "first-preview.trace.jsonl"))) {
            for (const diagnostic of (await analyzer.replay(call))?.diagnostics ?? []) {
                // A diagnostic about a single resource may leave the URN to the engine.
                found.push(diagnostic.urn === "" ? { ...diagnostic, urn: call.urn ?? "" } : diagnostic);
            }
        }
    } finally {
        await analyzer.stop();
    }
    const shownFirst = found
        .filter(({ enforcementlevel }) => levelName(enforcementlevel) !== "advisory")
        .sort((a, b) => (a.urn + a.policyname < b.urn + b.policyname ? -1 : 1))
        .slice(0, SHOWN);
    for (const { policyname, message, urn, enforcementlevel } of shownFirst) {
        say(`${place(sources.get(urn))}  [${levelName(enforcementlevel)}] ${policyname}  (${urn.split("::").slice(2).join("::")})`);
        for (const line of message.split("\n")) say(`    ${line}`);
    }
    const mandatory = found.filter((diagnostic) => levelName(diagnostic.enforcementlevel) !== "advisory").length;
    say(`${shownFirst.length === 0 ? "" : "… "}${mandatory} mandatory, ${found.length - mandatory} advisory findings`);
    return mandatory;
}

/** How many findings of the protocol are shown: the demonstration fits two screens. */
const SHOWN = 2;
/** Of the report on the insecure example its head, so many lines, and its counts are shown. */
const HEAD = 20;
const COUNTS = /^violations {2}/m;

/** Runs the command line on the document and shows the report in short; returns its exit status. */
function withTheCommandLine(example: Example): number {
    const document = relative(ROOT, file("examples", example, "recorded", "first-preview.json"));
    const args = ["check", document, "--preset", PRESET[example]];
    say(`$ lambda-safeguard ${args.join(" ")}\n`);
    const columns = String(process.stdout.isTTY ? process.stdout.columns : 100);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file("dist", "cli", "main.js"), ...args], {
        cwd: ROOT,
        encoding: "utf8",
        maxBuffer: 1 << 26,
        env: { ...process.env, COLUMNS: columns },
    });
    const lines = stdout.trimEnd().split("\n");
    const counts = stdout.search(COUNTS);
    const rest = lines.length - HEAD;
    say(
        stderr +
            (counts < 0
                ? lines.join("\n")
                : `${lines.slice(0, HEAD).join("\n")}\n    … ${rest} more lines …\n\n${stdout.slice(counts).trimEnd()}`),
    );
    return status ?? 3;
}

async function main(): Promise<number> {
    if (!existsSync(file("dist", "pack.js"))) {
        process.stderr.write("the pack is not built: run `npm ci` or `npm run build` first\n");
        return 2;
    }
    const engine = engineVersion();
    const wrong: string[] = [];
    for (const example of EXAMPLES) {
        const expectsViolations = example === "insecure";
        const judge = (how: string, violations: boolean): void => {
            if (violations !== expectsViolations) wrong.push(`examples/${example}, ${how}: ${violations ? "violations" : "no violations"}`);
        };
        title(`examples/${example}: as the engine runs the pack`);
        judge("over the analyzer protocol", (await overTheProtocol(example)) > 0);
        title(`examples/${example}: with lambda-safeguard check`);
        const status = withTheCommandLine(example);
        if (status > 1) wrong.push(`examples/${example}, with check: exit status ${status}`);
        judge("with check", status === 1);
        const workspace = engine === undefined ? undefined : await Workspace.open(example);
        try {
            if (workspace !== undefined) {
                title(`examples/${example}: pulumi preview (${engine ?? ""})`);
                judge("with the engine", (await withTheEngine(workspace, PRESET[example])) !== 0);
            }
            if (expectsViolations) continue;
            title(`examples/${example}: with lambda-safeguard rehearse`);
            const surprise = withARehearsal(workspace, PRESET[example]);
            if (surprise !== undefined) wrong.push(`examples/${example}, rehearsed: ${surprise}`);
        } finally {
            await workspace?.close();
        }
    }
    say("\nThe engine counts more than `check`: it sees the secrets that a document masks, and is advised of what waits.");
    if (engine === undefined) say("There is no `pulumi` on the PATH: the real preview was not run.");
    for (const surprise of wrong) say(`Not as expected: ${surprise}`);
    if (wrong.length === 0) say("As expected: the insecure example has violations, the secure one has none.");
    return wrong.length === 0 ? 0 : 1;
}

void main().then((status) => {
    process.exitCode = status;
});
