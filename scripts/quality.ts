/**
 * Prints precision and recall of the detectors, kind by kind, on the labelled corpus of the tests; and, where Python can install
 * it, what detect-secrets (PyPI) finds of the same texts. Exits with 1 if a target is missed.
 *
 *     npm run quality
 *     npm run quality -- --offline    without detect-secrets
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CREDENTIAL_KINDS, detect, type DetectorKind } from "../policies/model/detectors";
import { OFF_BY_DEFAULT, PERSONAL_KINDS } from "../policies/model/detectors/personal";
import { corpus, kindsOf, precision, recall, score, type Labelled, type Result } from "../test/support/corpus";
import { findWithSecretlint } from "../test/support/secretlint";

const DETECT_SECRETS = "1.5.0";
const LEAST_RECALL = 0.95;
const MOST_ALARMS = 1 / 1000;

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function main(): void {
    const samples = corpus();
    const off = OFF_BY_DEFAULT as ReadonlySet<DetectorKind>;
    const every: DetectorKind[] = [...CREDENTIAL_KINDS, ...PERSONAL_KINDS];
    const find = (kinds: ReadonlySet<DetectorKind>) => (sample: Labelled) =>
        kindsOf(detect(sample.text, { kinds, ...(sample.name === undefined ? {} : { name: sample.name }) }));
    const all = score(samples, find(new Set(every)));
    const usual = score(samples, find(new Set(every.filter((kind) => !off.has(kind)))));

    console.log(`${"kind".padEnd(26)}${"samples".padStart(8)}${"recall".padStart(10)}${"precision".padStart(11)}`);
    for (const entry of [...all.kinds].sort((a, b) => a.kind.localeCompare(b.kind))) {
        console.log(
            `${entry.kind.padEnd(26)}${String(entry.positives).padStart(8)}${percent(recall(entry)).padStart(10)}${percent(precision(entry)).padStart(11)}`,
        );
    }
    console.log("");
    report("this pack", samples, usual, (sample) => find(new Set(every))(sample).size > 0);
    compare(samples);

    const missed = all.kinds.filter((entry) => recall(entry) < LEAST_RECALL).map(({ kind }) => kind);
    if (missed.length > 0) console.log(`\nBelow a recall of ${LEAST_RECALL}: ${missed.join(", ")}.`);
    if (usual.alarms.length > usual.negatives * MOST_ALARMS) console.log(`\nFalse alarms:\n${usual.alarms.join("\n")}`);
    if (missed.length > 0 || usual.alarms.length > usual.negatives * MOST_ALARMS) process.exitCode = 1;
}

/** One line for a detector: in how many credentials and in how many harmless texts it found anything. */
function report(
    title: string,
    samples: readonly Labelled[],
    result: Pick<Result, "negatives"> & { readonly alarms: { readonly length: number } },
    finds: (sample: Labelled) => boolean,
): void {
    const credentials = samples.filter(({ kinds }) => kinds.some((kind) => (CREDENTIAL_KINDS as readonly string[]).includes(kind)));
    const found = credentials.filter(finds).length;
    console.log(
        `${title}: found anything in ${found} of ${credentials.length} texts with a credential (${percent(found / credentials.length)}), raised ${result.alarms.length} false alarms in ${result.negatives} harmless texts`,
    );
}

/** The same samples before other tools. They see the name as the name of a variable. */
function compare(samples: readonly Labelled[]): void {
    const lines = samples.map(({ text, name }) => (name === undefined ? text : `${name} = "${text}"`));
    const negatives = samples.filter(({ kinds }) => kinds.length === 0);
    const tell = (title: string, hits: readonly boolean[]): void => {
        const by = new Map(samples.map((sample, index) => [sample, hits[index] === true]));
        report(
            title,
            samples,
            { negatives: negatives.length, alarms: negatives.filter((sample) => by.get(sample)) },
            (sample) => by.get(sample) === true,
        );
    };
    tell(
        "secretlint's recommended rules",
        lines.map((line) => findWithSecretlint(line).length > 0),
    );
    if (process.argv.includes("--offline")) return console.log("detect-secrets was not run: --offline.");
    const hits = runDetectSecrets(lines);
    if (typeof hits === "string") console.log(`detect-secrets was not run: ${hits}.`);
    else tell(`detect-secrets ${DETECT_SECRETS}`, hits);
}

/** Whether detect-secrets, with its default plug-ins, finds anything in each text; else why it could not be run. */
function runDetectSecrets(texts: readonly string[]): readonly boolean[] | string {
    const folder = mkdtempSync(join(tmpdir(), "quality-"));
    try {
        const venv = join(folder, "venv");
        if (spawnSync("python3", ["-m", "venv", venv], { timeout: 120_000 }).status !== 0) return "there is no Python 3 with venv";
        const python = [join(venv, "bin", "python"), join(venv, "Scripts", "python.exe")].find((path) => existsSync(path));
        if (python === undefined) return "the virtual environment has no Python";
        const install = spawnSync(python, ["-m", "pip", "install", "--quiet", `detect-secrets==${DETECT_SECRETS}`], { timeout: 300_000 });
        if (install.status !== 0) return "pip could not install it";
        writeFileSync(join(folder, "texts.json"), JSON.stringify(texts.map((text) => Buffer.from(text, "utf8").toString("utf8"))));
        writeFileSync(join(folder, "run.py"), RUN);
        const run = spawnSync(python, [join(folder, "run.py"), join(folder, "texts.json")], {
            timeout: 600_000,
            encoding: "utf8",
            maxBuffer: 1 << 24,
        });
        if (run.status !== 0) return "it failed";
        return JSON.parse(run.stdout) as boolean[];
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

const RUN = `
import json, sys
from detect_secrets.core.scan import scan_line
from detect_secrets.settings import default_settings
with default_settings():
    print(json.dumps([any(True for line in text.splitlines() for _ in scan_line(line)) for text in json.load(open(sys.argv[1], encoding="utf-8"))]))
`;

main();
