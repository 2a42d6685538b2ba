/** What the package takes on a consumer's disk, beside the Pulumi packages that every pack needs. Needs npm and its registry or cache. */
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inTemporaryFolder, ROOT, run } from "./measure";
import type { Benchmark } from "./measure";

/** The bytes of all files below a folder, and their number. */
async function sizeOf(folder: string): Promise<{ bytes: number; files: number }> {
    let bytes = 0;
    let files = 0;
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile()) continue;
        bytes += (await stat(join(entry.parentPath, entry.name))).size;
        files++;
    }
    return { bytes, files };
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
    const { status, output } = await run("npm", args, { cwd });
    if (status !== 0) throw new Error(`npm ${args.join(" ")}: ${output.slice(0, 2000)}`);
}

async function installed(folder: string, packages: readonly string[]): Promise<{ bytes: number; files: number }> {
    await mkdir(folder);
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
    await npm(["install", "--omit=dev", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", ...packages], folder);
    return sizeOf(join(folder, "node_modules"));
}

export const sizeBenchmark: Benchmark = (tell) =>
    inTemporaryFolder(async (folder) => {
        tell("size: two installations");
        // Scripts would build again, and write into the project while it is measured.
        await npm(["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], ROOT);
        const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
        if (tarball === undefined) throw new Error("npm pack made no tarball");
        const { dependencies } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { dependencies: Record<string, string> };
        const pulumi = ["@pulumi/policy", "@pulumi/pulumi"].map((name) => `${name}@${dependencies[name] ?? ""}`);
        const whole = await installed(join(folder, "pack"), [join(folder, tarball)]);
        const alone = await installed(join(folder, "alone"), pulumi);
        const ratio = whole.bytes / alone.bytes;
        const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
        return [
            {
                what: "installed size ÷ @pulumi/policy and @pulumi/pulumi alone",
                measured: `${ratio.toFixed(2)} (${mb(whole.bytes)} MB ÷ ${mb(alone.bytes)} MB, ${whole.files} ÷ ${alone.files} files)`,
                budget: { limit: 1.35, value: ratio },
            },
            { what: "the package itself, packed", measured: `${((await stat(join(folder, tarball))).size / 1e6).toFixed(2)} MB` },
        ];
    });
