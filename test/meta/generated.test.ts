import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { documents } from "../../scripts/sync/documents";
import { registry } from "../../scripts/sync/registry";
import { tokenTable } from "../../scripts/sync/tokens";
import { ROOT } from "../support/pack";

const read = (path: string): string => (existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), "utf8") : "");

/** Named one by one: a difference of 150 kB says nothing. */
describe("what `npm run sync` writes", () => {
    const generated = new Map([...documents(), ["policies/index.ts", registry(ROOT)], ["policies/model/provider-types.ts", tokenTable()]]);

    it("is what stands in the files, byte for byte", () => {
        assert.deepEqual(
            [...generated].filter(([path, content]) => read(path) !== content).map(([path]) => path),
            [],
        );
    });

    it("is all that stands in its folders", () => {
        for (const folder of ["docs/policies", "presets"]) {
            const there = readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);
            assert.deepEqual(
                there.filter((path) => !generated.has(path)),
                [],
            );
        }
    });

    it("ends every file with one line break", () => {
        assert.deepEqual(
            [...generated].filter(([, content]) => !/[^\n]\n$/.test(content)).map(([path]) => path),
            [],
        );
    });
});
