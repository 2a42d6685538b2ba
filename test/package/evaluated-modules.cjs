"use strict";
// Loads the pack's bundle without serving it, and writes to standard output which of the modules that it defers were evaluated, as JSON:
// [["policies/model/…/file.ts", times], …]. esbuild makes of each such module a function by its name.
const { Session } = require("node:inspector");
const { join } = require("node:path");

const [folder] = process.argv.slice(2);
const sdk = require.resolve("@pulumi/policy", { paths: [folder] });
require.cache[sdk] = { ...module, id: sdk, filename: sdk, loaded: true, exports: { ...require(sdk), PolicyPack: class {} } };

const session = new Session();
session.connect();
session.post("Profiler.enable");
session.post("Profiler.startPreciseCoverage", { callCount: true });
const bundle = join(folder, "dist", "pack.js");
require(bundle);
session.post("Profiler.takePreciseCoverage", (error, taken) => {
    if (error !== null) throw error;
    const { functions } = taken.result.find(({ url }) => url.endsWith("/dist/pack.js"));
    const modules = functions.filter(({ functionName }) => /^policies\/.*\.ts$/.test(functionName));
    process.stdout.write(JSON.stringify(modules.map(({ functionName, ranges: [range] }) => [functionName, range.count])));
});
