import assert from "node:assert/strict";
import { importsOf, sourcesIn } from "./sources";
import type { Import } from "./sources";

type Part = "entry" | "registry" | "rule" | "kit" | "model" | "data" | "cli" | "rehearsal" | "node" | "package" | "other";

function partOf(path: string): Part {
    if (path === "index.ts") return "entry";
    if (/^policies(\/index(\.ts)?)?$/.test(path)) return "registry";
    const [, folder] = /^policies\/([^/]+)(?:\/|$)/.exec(path) ?? [];
    if (folder === "kit" || folder === "model" || folder === "data") return folder;
    if (folder !== undefined) return "rule";
    if (/^cli(\/|$)/.test(path)) return "cli";
    if (/^rehearsal(\/|$)/.test(path)) return "rehearsal";
    if (path.startsWith("node:")) return "node";
    return /^(@[a-z0-9-]+\/)?[a-z0-9]/.test(path) ? "package" : "other";
}

/** What each part may import, so that imports go one way. Packages are looked at apart. */
const MAY: Readonly<Record<string, readonly Part[]>> = {
    entry: ["registry", "kit", "package"],
    registry: ["rule", "kit"],
    rule: ["kit", "model"],
    kit: ["kit", "model", "node", "package"],
    model: ["model", "data", "node", "package"],
    cli: ["cli", "registry", "kit", "model", "rehearsal", "node", "package"],
    rehearsal: ["rehearsal", "model", "node", "package"],
};

const files = ["index.ts", ...sourcesIn("policies"), ...sourcesIn("cli"), ...sourcesIn("rehearsal")];
const all = files.flatMap((file) => importsOf(file).map((imported) => ({ file, ...imported })));
const listed = (imports: readonly (Import & { readonly file: string })[]): string[] =>
    imports.map(({ file, target }) => `${file} → ${target}`);

/** The circles that a walk from each file in turn comes upon. */
function circlesOf(nodes: readonly string[], next: (node: string) => readonly string[]): string[] {
    const done = new Set<string>();
    const found: string[] = [];
    const walk = (node: string, way: readonly string[]): void => {
        const from = way.indexOf(node);
        if (from >= 0) found.push([...way.slice(from), node].join(" → "));
        if (from >= 0 || done.has(node)) return;
        for (const target of next(node)) walk(target, [...way, node]);
        done.add(node);
    };
    for (const node of nodes) walk(node, []);
    return found;
}

describe("the imports of the sources", () => {
    it("are found in every form", () => {
        const content = [
            'import type { A } from "./a";',
            'import { B } from "../b";',
            'import * as c from "node:c";',
            'import "d";',
            'export * from "./e";',
            'import {\n    F,\n    G,\n} from "@f/g";',
            'const h = require("./h") as typeof import("./i");',
            'const j = await import("@j/k");',
        ].join("\n");
        assert.deepEqual(
            importsOf("policies/x/y.ts", content).map(({ target, typeOnly }) => [target, typeOnly]),
            [
                ["policies/x/a", true],
                ["policies/b", false],
                ["node:c", false],
                ["d", false],
                ["policies/x/e", false],
                ["@f/g", false],
                ["policies/x/h", false],
                ["policies/x/i", true],
                ["@j/k", false],
            ],
        );
    });

    it("are there: files and imports are found at all", () => {
        assert.ok(files.length > 100);
        assert.ok(all.length > files.length);
        assert.deepEqual(listed(all.filter(({ target }) => partOf(target) === "other")), []);
    });

    it("go one way: a rule to the kit and the model, the kit to the model, the model to data", () => {
        assert.deepEqual(listed(all.filter(({ file, target }) => !(MAY[partOf(file)] ?? []).includes(partOf(target)))), []);
    });

    it("go in no circle, those for types alone included", () => {
        const circles = circlesOf(files, (file) =>
            importsOf(file).flatMap(({ target }) => {
                const found = [`${target}.ts`, `${target}/index.ts`].find((path) => files.includes(path));
                return found === undefined ? [] : [found];
            }),
        );
        assert.deepEqual(circles, []);
    });

    it("are told when they go in a circle", () => {
        const graph: Readonly<Record<string, readonly string[]>> = { a: ["b"], b: ["c"], c: ["b", "d"], d: [] };
        assert.deepEqual(
            circlesOf(Object.keys(graph), (file) => graph[file] ?? []),
            ["b → c → b"],
        );
    });

    it("reach the SDK of policies from index.ts and kit/engine alone", () => {
        const users = all
            .filter(({ target }) => target === "@pulumi/policy" || target.startsWith("@pulumi/policy/"))
            .map(({ file }) => file);
        assert.deepEqual(
            users.filter((file) => file !== "index.ts" && !file.startsWith("policies/kit/engine/")),
            [],
        );
        assert.ok(users.includes("policies/kit/engine/inputs.ts"));
    });

    it("reach no other package of Pulumi, the providers of AWS for their types apart", () => {
        const others = all.filter(
            ({ file, target }) =>
                target.startsWith("@pulumi/") &&
                !target.startsWith("@pulumi/policy") &&
                !/^rehearsal\/(?:server|run|components)\//.test(file),
        );
        assert.deepEqual(
            listed(others.filter(({ target, typeOnly }) => !["@pulumi/aws", "@pulumi/aws-native"].includes(target) || !typeOnly)),
            [],
        );
        assert.ok(others.length > 0);
    });

    it("reach only packages that are installed with the pack", () => {
        const { dependencies } = require("../../package.json") as { dependencies: Readonly<Record<string, string>> };
        const foreign = all.filter(({ target, typeOnly }) => partOf(target) === "package" && !typeOnly);
        assert.deepEqual(
            listed(
                foreign.filter(({ target }) => !Object.keys(dependencies).some((name) => target === name || target.startsWith(`${name}/`))),
            ),
            [],
        );
    });
});
