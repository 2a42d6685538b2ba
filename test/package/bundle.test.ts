import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { contentOf, sourcesIn } from "../meta/sources";
import { ROOT, compiledPack } from "../support/pack";

/** The modules that a source loads when they are first needed. */
const deferred = sourcesIn("policies").flatMap((file) =>
    [...contentOf(file).matchAll(/lazy\(\(\) => require\("(\.[^"]+)"\)/g)].map(([, target = ""]) => {
        const path = join(dirname(file), target);
        return existsSync(join(ROOT, `${path}.ts`)) ? `${path}.ts` : `${path}/index.ts`;
    }),
);

describe("The bundle that the engine boots", () => {
    let bundle: string;
    let evaluated: ReadonlyMap<string, number>;

    before(() => {
        const pack = compiledPack();
        bundle = readFileSync(join(pack, "dist", "pack.js"), "utf8");
        const written = execFileSync(process.execPath, [join(__dirname, "evaluated-modules.cjs"), pack], {
            encoding: "utf8",
            timeout: 120_000,
        });
        evaluated = new Map(JSON.parse(written) as [string, number][]);
    });

    it("is what package.json names, whole: no module of the pack's own stays outside", () => {
        assert.equal(createRequire(join(ROOT, "index.ts")).resolve(ROOT), join(ROOT, "dist", "pack.js"));
        const outside = [...bundle.matchAll(/\brequire\("(\.[^"]+)"\)/g)].map(([, target = ""]) => target);
        assert.deepEqual(
            outside.filter((target) => !/^\.\/policies\/data\/[\w-]+\.json$/.test(target)),
            [],
        );
        assert.ok(outside.every((target) => existsSync(join(ROOT, "dist", target))));
    });

    it("evaluates at boot none of the modules that a source loads when they are first needed", () => {
        assert.ok(deferred.length >= 7, String(deferred.length));
        assert.deepEqual(
            deferred.map((file) => [file, evaluated.get(file)]),
            deferred.map((file) => [file, 0]),
        );
        assert.ok([...evaluated.values()].some((times) => times === 1));
    });

    it("keeps the names of functions, for stack traces, and says where each module begins", () => {
        assert.match(bundle, /\nfunction servingCalls\(/);
        assert.match(bundle, /\n\/\/ policies\/kit\/engine\/call-in-hand\.ts\n/);
    });
});
