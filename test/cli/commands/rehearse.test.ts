import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readdirSync, watch } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { run } from "../../../cli/main";
import { Files, created, previewed, type Ran } from "../build";

const ONLY = ["--policy", "logging-log-group-retention"] as const;

/** Stands for the engine: it notes how it was called and writes what the test wants. */
const ENGINE = `#!/usr/bin/env node
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const beside = (name) => join(__dirname, name);
const config = process.argv[process.argv.indexOf("--config-file") + 1];
writeFileSync(beside("call.json"), JSON.stringify({ args: process.argv.slice(2), env: process.env, cwd: process.cwd(), config: readFileSync(config, "utf8") }));
if (existsSync(beside("stderr.txt"))) process.stderr.write(readFileSync(beside("stderr.txt"), "utf8"));
process.stdout.write(readFileSync(beside("stdout.txt"), "utf8"));
process.exitCode = existsSync(beside("stderr.txt")) ? 255 : 0;
`;

/** Starts a program that never ends, as it never does itself, and says so with a file that appears as a whole. */
const ENDLESS = `#!/usr/bin/env node
const { renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { spawn } = require("node:child_process");
const program = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
writeFileSync(join(__dirname, "started.part"), JSON.stringify([process.pid, program.pid]));
renameSync(join(__dirname, "started.part"), join(__dirname, "started.json"));
setInterval(() => {}, 1000);
`;

/** Whether the process ends: a killed one may take a moment to be gone. */
async function isGone(pid: number): Promise<boolean> {
    for (let tries = 0; tries < 100; tries++) {
        try {
            process.kill(pid, 0);
        } catch {
            return true;
        }
        if (isZombie(pid)) return true;
        await new Promise((done) => setTimeout(done, 50));
    }
    return false;
}

/** Where nobody collects orphans, as in many containers, one that has ended keeps its number. */
function isZombie(pid: number): boolean {
    try {
        return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
        return false;
    }
}

interface Call {
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly cwd: string;
    readonly config: string;
}

describe("lambda-safeguard rehearse", () => {
    const files = new Files();
    const temporary = files.path("tmp");
    const project = files.path("program");
    const node = dirname(process.execPath);
    before(() => {
        for (const folder of [temporary, project, files.path("engine"), files.path("broken"), files.path("endless"), files.path("stopped")])
            mkdirSync(folder);
        files.file("program/Pulumi.yaml", "name: shop\nruntime: nodejs\n");
        files.file("program/Pulumi.dev.yaml", "config:\n  shop:size: 3\n");
        for (const engine of ["engine", "broken"]) chmodSync(files.file(`${engine}/pulumi`, ENGINE), 0o755);
        chmodSync(files.file("endless/pulumi", ENDLESS), 0o755);
        files.file("engine/stdout.txt", previewed([created("orders", { name: "a", retentionInDays: 7 })]));
        files.file("broken/stdout.txt", "");
        files.file("broken/stderr.txt", "error: Missing required configuration variable 'shop:\u001b[31mx'\n    at index.ts:1\n");
    });
    after(() => files.remove());

    const rehearse = async (engine: string, ...args: readonly string[]): Promise<Ran> => {
        let [out, error] = ["", ""];
        const before = process.env["TMPDIR"];
        process.env["TMPDIR"] = temporary;
        try {
            const env = { PATH: `${files.path(engine)}:${node}`, AWS_ACCESS_KEY_ID: "x", AWS_PROFILE: "admin", PULUMI_ACCESS_TOKEN: "y" };
            const streams = {
                out: (words: string) => void (out += words),
                error: (words: string) => void (error += words),
                colour: false,
                env,
            };
            const status = await run(["rehearse", ...args], streams);
            return { status, out, error };
        } finally {
            if (before === undefined) delete process.env["TMPDIR"];
            else process.env["TMPDIR"] = before;
        }
    };
    const called = (engine: string): Call => JSON.parse(readFileSync(files.path(`${engine}/call.json`), "utf8")) as Call;

    it("judges what the preview of the program says, and exits as check does", async () => {
        const { status, out } = await rehearse("engine", project, ...ONLY, "--format", "json");
        assert.equal(status, 1);
        assert.match(out, /logging-log-group-retention/);
        assert.equal((await rehearse("engine", project, ...ONLY, "--fail-on=never", "--quiet")).status, 0);
    });

    it("previews only, in the program's folder, with a state, a home and a configuration of its own", async () => {
        await rehearse("engine", project, ...ONLY);
        const { args, cwd, env, config } = called("engine");
        assert.equal(args[0], "preview");
        assert.equal(cwd, project);
        for (const name of ["PULUMI_HOME", "PULUMI_BACKEND_URL"]) assert.ok(env[name]?.includes(join("tmp", "lambda-safeguard-")), name);
        assert.match(config, /shop:size: 3/);
        assert.match(env["PULUMI_DEBUG_PROVIDERS"] ?? "", /^aws:\d+,aws-native:\d+,awsx:\d+,aws-apigateway:\d+(?:,[\w-]+:\d+)*$/);
    });

    it("hands down no credential, and nothing that leads to an account", async () => {
        await rehearse("engine", project, ...ONLY);
        const { env } = called("engine");
        assert.deepEqual([env["AWS_ACCESS_KEY_ID"], env["AWS_PROFILE"], env["PULUMI_ACCESS_TOKEN"]], [undefined, undefined, undefined]);
        assert.equal(env["AWS_EC2_METADATA_DISABLED"], "true");
        assert.deepEqual([env["NO_COLOR"], env["FORCE_COLOR"]], ["1", "0"]);
        assert.equal(env["AWS_ENDPOINT_URL"], "http://127.0.0.1:9");
    });

    it("leaves no file behind, whether the preview succeeds or fails", async () => {
        await rehearse("engine", project, ...ONLY);
        await rehearse("broken", project, ...ONLY);
        assert.deepEqual(readdirSync(temporary), []);
        assert.deepEqual(readdirSync(project).sort(), ["Pulumi.dev.yaml", "Pulumi.yaml"]);
    });

    for (const [signal, expected] of [
        ["SIGINT", 130],
        ["SIGTERM", 143],
    ] as const)
        it(`leaves neither a process nor a file behind on ${signal}`, async function () {
            if (process.platform === "win32") this.skip();
            this.timeout(60_000);
            const pids = await stopped(signal, expected);
            assert.equal(pids.length, 2);
            for (const pid of pids) assert.ok(await isGone(pid), String(pid));
            // The loader of TypeScript keeps a cache in that folder.
            assert.deepEqual(
                readdirSync(files.path("stopped")).filter((name) => name.startsWith("lambda-safeguard")),
                [],
            );
        });

    /** Starts a rehearsal whose engine never ends, stops it, and tells the ids of the engine and of what the engine started. */
    function stopped(signal: NodeJS.Signals, expected: number): Promise<readonly number[]> {
        const register = resolve(__dirname, "../../support/register.cjs");
        const args = ["-r", register, resolve(__dirname, "../../../cli/main.ts"), "rehearse", project];
        const env = { PATH: `${files.path("endless")}:${node}`, TMPDIR: files.path("stopped") };
        const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
        const watching = watch(files.path("endless"), (_event, name) => {
            if (name === "started.json") child.kill(signal);
        });
        return new Promise((done, failed) => {
            child.once("error", failed);
            child.once("close", (status) => {
                watching.close();
                if (status !== expected) failed(new Error(`exit status ${String(status)}`));
                else done(JSON.parse(readFileSync(files.path("endless/started.json"), "utf8")) as readonly number[]);
            });
        });
    }

    it("says of a failed preview what the engine said last and what to do, as lines that nothing can forge", async () => {
        const { status, out, error } = await rehearse("broken", project);
        assert.deepEqual([status, out], [2, ""]);
        assert.match(error, /^ {2}error: Missing required configuration variable [^\n]*\n/);
        assert.match(error, /\nlambda-safeguard: the preview of the program failed: the configuration lacks a value [^\n]+\n$/);
        assert.ok(!error.includes("\u001b"));
    });

    it("says in one line that there is no engine, no project or no such option", async () => {
        const cases: readonly (readonly [readonly string[], RegExp])[] = [
            [[project], /`pulumi` is not on the PATH/],
            [[temporary], /is no Pulumi project/],
            [[files.path("absent")], /: "[^"]*absent": there is no such folder/],
            [[project, "--account", "12"], /--account takes the twelve digits/],
            [[project, "--region", "Paris"], /--region takes a region of AWS/],
            [[project, "other"], /rehearse takes one folder/],
            [["-"], /rehearse takes the folder/],
            [[project, "--format", "xml"], /unknown format/],
            [[project, "--acount", "1"], /did you mean `?--account/],
        ];
        for (const [args, words] of cases) {
            const { status, out, error } = await rehearse("none", ...args);
            assert.deepEqual([status, out], [2, ""], error);
            assert.match(error, /^lambda-safeguard: [^\n]+\n$/);
            assert.match(error, words);
        }
    });
});
