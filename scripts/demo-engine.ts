/** What the demonstration does with the real engine. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, ROOT } from "./engine";
import type { Workspace } from "./engine";

const say = (words: string): void => void process.stdout.write(`${words}\n`);

/** How many of the engine's lines on policies are shown. */
const ENGINE = 8;
/** How a preview ends: that it failed, or what it would create. */
const ENDING = /^ +(?:error: preview failed$|[+] \d+ to create$)/;
/**
 * What the first preview of the secure example leaves open, and what its rehearsal does: a real one in the workspace, or where there is no
 * engine the one that was recorded.
 * @returns what is not as expected, if anything
 */
export function withARehearsal(workspace: Workspace | undefined, preset: string): string | undefined {
    const recorded = join(ROOT, "examples", "secure", "recorded");
    say(`$ lambda-safeguard rehearse examples/secure --preset ${preset}\n`);
    const before = inJson(["check", join(recorded, "first-preview.json")], preset);
    const after =
        workspace === undefined
            ? { status: 0, stdout: readFileSync(join(recorded, "rehearsal.json"), "utf8"), stderr: "" }
            : inJson(["rehearse", workspace.program], preset, environment(workspace.folder));
    if (after.status !== 0) return `exit status ${String(after.status)}: ${after.stderr.trim()}`;
    const [waited, waits] = [before.stdout, after.stdout].map(
        (report) => (JSON.parse(report) as { summary: { undetermined: number } }).summary.undetermined,
    );
    const how = workspace === undefined ? "in the recorded rehearsal: a real one needs `pulumi` on the PATH" : "in the rehearsal";
    say(`Judgements that wait for a deployment: ${String(waited)} at the first preview, ${String(waits)} ${how}.`);
    return waits === 0 ? undefined : "judgements still wait";
}

/** Runs the command line for a report in JSON. */
const inJson = (args: readonly string[], preset: string, env = process.env): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [join(ROOT, "dist", "cli", "main.js"), ...args, "--preset", preset, "--format", "json"], {
        encoding: "utf8",
        maxBuffer: 1 << 26,
        env,
    });

/** Runs the real `pulumi preview`, and says what it says of the policies and how it ends; returns its exit status. */
export async function withTheEngine(workspace: Workspace, preset: string): Promise<number> {
    const args = ["preview", "--policy-pack", ROOT, "--policy-pack-config", join(ROOT, "presets", `${preset}.json`)];
    say(`$ pulumi preview --policy-pack . --policy-pack-config presets/${preset}.json\n`);
    const { status, stdout, stderr } = await workspace.pulumi(args);
    const lines = (stdout + stderr).trimEnd().split("\n");
    const from = Math.max(lines.indexOf("Policies:"), 0);
    const told = lines.slice(from, from + ENGINE);
    const end = lines.filter((line, at) => at >= from + ENGINE && ENDING.test(line));
    say([...told, `    … ${lines.length - from - told.length} more lines …`, ...end].join("\n"));
    return status;
}
