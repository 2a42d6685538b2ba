"use strict";
// npm runs `prepare` for consumers too: the Pulumi engine unpacks the published tarball and runs `npm install` in it, where
// there is no TypeScript source and no compiler. Build only in a checkout, and say nothing anywhere else.
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { spawnSync } = require("node:child_process");

const root = join(__dirname, "..");
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
if (existsSync(join(root, "index.ts")) && existsSync(compiler)) {
    require("./sweep.cjs");
    const run = (...args) => {
        const { status } = spawnSync(process.execPath, args, { stdio: ["ignore", 2, 2] });
        if (status !== 0) process.exit(status ?? 1);
    };
    run(compiler, "-p", join(root, "tsconfig.build.json"));
    run(join(__dirname, "bundle.cjs"));
}
