/** The compiled pack in this folder, as the engine boots it. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..");

const COMPILED = join(ROOT, "dist", "index.js");
/** The compiler writes it last, whatever changed. */
const STAMP = join(ROOT, "dist", ".tsbuildinfo");

function newest(path: string): number {
    const stat = statSync(path);
    if (!stat.isDirectory()) return /\.(ts|json)$/.test(path) ? stat.mtimeMs : 0;
    return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isCurrent(): boolean {
    if (!existsSync(COMPILED) || !existsSync(STAMP)) return false;
    const sources = ["index.ts", "tsconfig.build.json", "policies", "cli", "rehearsal"].map((name) => newest(join(ROOT, name)));
    return statSync(STAMP).mtimeMs >= Math.max(...sources);
}

let outcome: { readonly folder: string } | { readonly problem: string } | undefined;

function compile(): typeof outcome {
    const compiler = join(ROOT, "node_modules", "typescript", "bin", "tsc");
    const { status, stdout } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: ROOT, encoding: "utf8" });
    if (status !== 0) return { problem: `the pack does not compile (npm run build):\n${stdout}` };
    const now = new Date();
    utimesSync(STAMP, now, now);
    return { folder: ROOT };
}

/** The folder of the pack, compiled; compiled anew where the sources are newer than what was compiled. Throws what the compiler says. */
export function compiledPack(): string {
    outcome ??= isCurrent() ? { folder: ROOT } : compile();
    if (outcome === undefined || "problem" in outcome) throw new Error(outcome?.problem);
    return outcome.folder;
}

/** The command line, compiled. */
export const compiledCommand = (): string => join(compiledPack(), "dist", "cli", "main.js");
