// @ts-check
"use strict";
/** Runs lambda-safeguard on one checkpoint. */
const { execFile } = require("node:child_process");
const { readFile } = require("node:fs/promises");
const { basename, dirname, join } = require("node:path");

/**
 * @typedef {object} Judged
 * @property {any} report the report as JSON, of the form of docs/report.schema.json
 * @property {any[]} findings in AWS's Security Finding Format
 * @property {string} html
 */

/**
 * Judges a file in a process of its own, which has no credentials and may take only so much time and memory: a checkpoint is whatever its
 * writer made it.
 * @param {import("./settings").Settings} settings
 * @param {string} [command] the command line of lambda-safeguard
 * @returns {(file: string) => Promise<Judged>}
 */
exports.spawnedCheck =
    (settings, command = require.resolve("lambda-safeguard/dist/cli/main.js")) =>
    async (file) => {
        const folder = dirname(file);
        const asked = ["check", basename(file), "--preset", settings.preset, "--fail-on", "never", "--quiet", "--threads", "1"];
        const reports = ["--format", "json", "--output", "report.json", "--report", "asff=findings.json", "--report", "html=report.html"];
        const words = [...asked, ...reports, "--product-arn", settings.productArn];
        await run([`--max-old-space-size=${settings.checkMegabytes}`, command, ...words], {
            cwd: folder,
            env: { PATH: process.env.PATH, TMPDIR: folder },
            timeout: settings.checkMilliseconds,
            killSignal: "SIGKILL",
        });
        const text = (/** @type {string} */ name) => readFile(join(folder, name), "utf8");
        return {
            report: JSON.parse(await text("report.json")),
            findings: JSON.parse(await text("findings.json")),
            html: await text("report.html"),
        };
    };

/** @param {string[]} args @param {import("node:child_process").ExecFileOptions} options @returns {Promise<void>} */
const run = (args, options) =>
    new Promise((resolve, reject) => {
        execFile(process.execPath, args, options, (error, _, said) => {
            if (error === null) return resolve();
            // Its last line says in one sentence why a document is unusable, and repeats no value.
            const line = String(said).trim().split("\n").at(-1) ?? "";
            const why = error.killed ? "took too long" : /^lambda-safeguard: /.test(line) ? line.slice(0, 500) : "ended early";
            reject(new Error(`check ${why} (${error.code ?? error.signal ?? "no status"})`));
        });
    });
