/** The packs that this one is compared with: compiled JavaScript with the same packages, and nothing in them. */
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./measure";

const ONE_POLICY = `[{ name: "nothing", description: "Finds nothing.", enforcementLevel: "mandatory", validateResource: () => {} }]`;

/** Writes a pack without policies, or with one that finds nothing, into a new folder. */
export async function writePack(folder: string, kind: "no policies" | "one empty policy"): Promise<string> {
    const policies = kind === "no policies" ? "[]" : ONE_POLICY;
    await mkdir(join(folder, "dist"), { recursive: true });
    await writeFile(join(folder, "package.json"), JSON.stringify({ name: "empty", version: "1.0.0", main: "dist/index.js" }));
    await writeFile(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    await writeFile(
        join(folder, "dist", "index.js"),
        `"use strict";\nconst { PolicyPack } = require("@pulumi/policy");\nnew PolicyPack("empty", { policies: ${policies} });\n`,
    );
    await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
    return folder;
}
