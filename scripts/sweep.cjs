/**
 * Removes from dist/ what has no source any more, before a build: the compiler leaves it there, a moved module would still be found
 * under its old name, and both would be packed.
 */
const { existsSync, readdirSync, rmSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");
const dist = join(root, "dist");

for (const entry of existsSync(dist) ? readdirSync(dist, { recursive: true, withFileTypes: true }) : []) {
    if (!entry.isFile() || !/\.(?:js|d\.ts)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    // The bundle is made of all sources.
    if (file === join(dist, "pack.js")) continue;
    const source = join(root, file.slice(dist.length)).replace(/\.(?:js|d\.ts)$/, ".ts");
    if (!existsSync(source)) rmSync(file);
}
