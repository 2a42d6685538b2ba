/** Writes every generated file: `npm run sync`. CI runs it and expects a clean `git status`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { registry } from "./registry";
import { tokenTable } from "./tokens";

const root = join(__dirname, "..", "..");

function write(path: string, content: string): void {
    const file = join(root, path);
    if (existsSync(file) && readFileSync(file, "utf8") === content) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    process.stdout.write(`wrote ${path}\n`);
}

function main(): void {
    write("policies/model/provider-types.ts", tokenTable());
    write("policies/index.ts", registry(root));
    // What is derived from the rules is loaded only now: it imports the registry that has just been written.
    const { documents } = require("./documents") as typeof import("./documents");
    const generated = documents();
    for (const [path, content] of generated) write(path, content);
    for (const folder of ["docs/policies", "presets"]) {
        for (const file of existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []) {
            if (!generated.has(`${folder}/${file}`)) rmSync(join(root, folder, file));
        }
    }
}

main();
