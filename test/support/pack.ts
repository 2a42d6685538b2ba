/** The compiled pack in this folder, as the engine boots it. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(__dirname, "..", "..");

/** What the engine boots, made of the sources after the compiler has seen them. */
const BUNDLE = join(ROOT, "dist", "pack.js");
/** The compiler writes it last, whatever changed. */
const STAMP = join(ROOT, "dist", ".tsbuildinfo");
const SOURCES = ["index.ts", "tsconfig.build.json", "scripts/bundle.cjs", "policies", "cli", "rehearsal"];

function newest(path: string): number {
    const stat = statSync(path);
    if (!stat.isDirectory()) return /\.(ts|cjs|json)$/.test(path) ? stat.mtimeMs : 0;
    return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function isCurrent(): boolean {
    if (!existsSync(BUNDLE) || !existsSync(STAMP)) return false;
    const changed = Math.max(...SOURCES.map((name) => newest(join(ROOT, name))));
    return [BUNDLE, STAMP].every((file) => statSync(file).mtimeMs >= changed);
}

let outcome: { readonly folder: string } | { readonly problem: string } | undefined;

function compile(): typeof outcome {
    const compiler = join(ROOT, "node_modules", "typescript", "bin", "tsc");
    for (const step of [[compiler, "-p", "tsconfig.build.json"], [join(ROOT, "scripts", "bundle.cjs")]]) {
        const { status, stdout, stderr } = spawnSync(process.execPath, step, { cwd: ROOT, encoding: "utf8" });
        if (status !== 0) return { problem: `the pack does not compile (npm run build):\n${stdout}${stderr}` };
    }
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
