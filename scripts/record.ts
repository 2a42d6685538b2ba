/**
 * Records examples/: documents of the real engine, and what it asks a policy pack. Needs `pulumi` on the PATH; writes only
 * examples/<name>/recorded. See scripts/engine.ts for where it runs and scripts/recorded.ts for what is made the same each time.
 */
import { spawnSync } from "node:child_process";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import * as path from "node:path";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";
import { PROGRAMS, ROOT, Workspace, engineVersion, type Example, type Outcome } from "./engine";
import { normaliseDocument, serialise } from "./recorded";
import { normaliseTrace } from "./recorded-trace";
import { recordingOrder, type Json } from "./recording-order";

/** Puts the recording pack where the engine can boot it; gives its folder. */
async function recordingPack(workspace: Workspace): Promise<string> {
    const folder = path.join(workspace.folder, "recording");
    await mkdir(folder);
    const source = await readFile(path.join(__dirname, "recording-pack.ts"), "utf8");
    const { outputText } = transpileModule(source, {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
    });
    await writeFile(path.join(folder, "index.js"), outputText);
    await writeFile(
        path.join(folder, "package.json"),
        JSON.stringify({ name: "recording", version: "1.0.0", private: true, main: "index.js" }),
    );
    await writeFile(path.join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    await symlink(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"), "dir");
    return folder;
}

async function record(example: Example): Promise<void> {
    const workspace = await Workspace.open(example);
    try {
        const pack = await recordingPack(workspace);
        const run = async (what: string, args: readonly string[], trace?: string): Promise<Outcome> => {
            const env = trace === undefined ? {} : { RECORD_TRACE: path.join(workspace.folder, trace) };
            const outcome = await workspace.pulumi([...args, ...(trace === undefined ? [] : ["--policy-pack", pack])], env);
            if (outcome.status !== 0) {
                throw new Error(`${what} of ${example} failed:\n${outcome.stdout}\n${outcome.stderr}`);
            }
            process.stderr.write(`${example}: ${what}\n`);
            return outcome;
        };
        const trace = (name: string): Promise<string> => readFile(path.join(workspace.folder, name), "utf8");

        const first = await run("first preview", ["preview", "--json"], "first-preview.trace.jsonl");
        await run("update", ["up", "--yes", "--skip-preview"], "update.trace.jsonl");
        const second = await run("second preview", ["preview", "--json", "--show-sames"]);
        const exported = await run("state", ["stack", "export"]);

        const order = recordingOrder(JSON.parse(exported.stdout) as Json);
        const state = serialise(normaliseDocument(JSON.parse(exported.stdout) as Json, order, workspace.folder));
        // Analysed as recorded, so that the trace belongs to the document.
        const stateFile = path.join(workspace.folder, "state.json");
        await writeFile(stateFile, state);
        await run("analysis", ["policy", "analyze", "--file", stateFile], "analyze.trace.jsonl");

        const folder = path.join(workspace.folder, "recorded");
        await mkdir(folder);
        await writeFile(path.join(folder, "state.json"), state);
        await writeFile(
            path.join(folder, "first-preview.json"),
            serialise(normaliseDocument(JSON.parse(first.stdout) as Json, order, workspace.folder)),
        );
        await writeFile(
            path.join(folder, "second-preview.json"),
            serialise(normaliseDocument(JSON.parse(second.stdout) as Json, order, workspace.folder)),
        );
        for (const name of ["first-preview", "update", "analyze"]) {
            await writeFile(
                path.join(folder, `${name}.trace.jsonl`),
                normaliseTrace(await trace(`${name}.trace.jsonl`), order, workspace.folder),
            );
        }
        if (example === REHEARSED) {
            await writeFile(path.join(folder, "rehearsal.json"), rehearsal(example));
            process.stderr.write(`${example}: rehearsal\n`);
        }
        // Only a complete recording replaces the one that is there.
        const target = path.join(ROOT, "examples", example, "recorded");
        await rm(target, { recursive: true, force: true });
        await cp(folder, target, { recursive: true });
    } finally {
        await workspace.close();
    }
}

/** The example of which the demonstration tells what a rehearsal adds to its first preview. */
const REHEARSED: Example = "secure";

/** The report of `lambda-safeguard rehearse` on an example, at the strict preset; 1 says that there are violations. */
function rehearsal(example: Example): string {
    const args = ["dist/cli/main.js", "rehearse", `examples/${example}`, "--preset", "strict", "--format", "json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 });
    if (status !== 0 && status !== 1) throw new Error(`the rehearsal of ${example} failed:\n${stderr}`);
    return stdout;
}

async function main(): Promise<void> {
    const version = engineVersion();
    if (version === undefined) {
        process.stdout.write("pulumi is not on the PATH: nothing was recorded, and the recordings of examples/ are unchanged\n");
        return;
    }
    process.stderr.write(`recording with pulumi ${version}\n`);
    for (const example of PROGRAMS) {
        if (process.argv.length <= 2 || process.argv.includes(example)) {
            await record(example);
        }
    }
}

main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
});
