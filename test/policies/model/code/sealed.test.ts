import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { codeItems, Limits } from "../../../../policies/model/code";
import { zipOf } from "./zip-files";
import type { Reading } from "../../../../policies/model/code/assets";

const limits = (bytes = 1_000_000): Limits => new Limits(bytes, ["*"], []);
async function read(path: string, more: Partial<Reading>): Promise<string[]> {
    const items: string[] = [];
    const reading = { folder: undefined, limits: limits(), ...more };
    const code = { __pulumiArchive: true, assets: { "a.js": { __pulumiAsset: true, path }, z: { __pulumiArchive: true, path } } };
    for await (const item of codeItems(path.endsWith(".js") ? code.assets["a.js"] : code.assets.z, "", reading))
        items.push("unread" in item ? item.unread : item.name);
    return items;
}

describe("the code that a document names", () => {
    const root = mkdtempSync(join(tmpdir(), "jail-"));
    const [program, outside] = [join(root, "program"), join(root, "outside")];
    before(() => {
        for (const folder of [program, outside]) {
            mkdirSync(join(folder, "src"), { recursive: true });
            writeFileSync(join(folder, "src", "index.js"), "1");
        }
        symlinkSync(outside, join(program, "link"));
        symlinkSync(join(outside, "src", "index.js"), join(program, "linked.js"));
        symlinkSync(join(program, "src"), join(outside, "back"));
    });
    after(() => rmSync(root, { recursive: true }));

    const away: readonly (readonly [title: string, path: () => string])[] = [
        ["an absolute path", () => join(outside, "src")],
        ["an absolute path of a file", () => join(outside, "src", "index.js")],
        ["a path that leads up", () => "../outside/src"],
        ["a path that leads up from below", () => "src/../../outside/src/index.js"],
        ["a link of a folder", () => "link/src"],
        ["a link of a file", () => "linked.js"],
        ["a folder whose name begins alike", () => `${program}-other/src`],
        ["what is not there", () => "../nothing/index.js"],
        ["what belongs to the machine", () => "/etc"],
    ];
    for (const [title, path] of away) {
        it(`is not read outside of the program's folder: ${title}`, async () =>
            assert.deepEqual(await read(path(), { folder: program }), ["outside"]));
    }
    it("is not read where nobody knows the program's folder", async () =>
        assert.deepEqual(await read(join(program, "src"), {}), ["outside"]));
    it("is read within it, by every path", async () => {
        for (const path of ["src", join(program, "src"), "./src/../src", relative(program, join(outside, "back"))])
            assert.deepEqual(await read(path, { folder: program }), ["index.js"], path);
    });
    it("is read within the project where the program is a folder of it", async () =>
        assert.deepEqual(await read("../outside/src", { folder: program, root }), ["index.js"]));
    it("is read anywhere where that is allowed", async () => {
        assert.deepEqual(await read("../outside/src", { folder: program, outside: true }), ["index.js"]);
        assert.deepEqual(await read(join(outside, "src"), { outside: true }), ["index.js"]);
    });
});

describe("zip archives that are made to swell", () => {
    const root = mkdtempSync(join(tmpdir(), "zips-"));
    after(() => rmSync(root, { recursive: true }));
    const zip = (bytes: Buffer): string => {
        writeFileSync(join(root, "a.zip"), bytes);
        return "a.zip";
    };

    it("spend what they may on entries that fail, too", async () => {
        const entries = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.js`, content: "x".repeat(100_000), claimed: 200_000 }));
        const left = limits(1_000_000);
        const items = await read(zip(zipOf([...entries, { name: "last.js", content: "x".repeat(500_000) }])), {
            folder: root,
            limits: left,
        });
        assert.deepEqual(new Set(items), new Set(["unresolved"]));
        assert.ok(!left.allows(200_000));
    });
    it("are not read where their entries share bytes", async () => {
        const archive = zipOf([
            { name: "a.js", content: "1".repeat(1000) },
            { name: "b.js", content: "2" },
            { name: "c.js", content: "3" },
        ]);
        const second = archive.indexOf("PK\x01\x02", archive.indexOf("PK\x01\x02") + 4, "latin1");
        archive.writeUInt32LE(0, second + 42); // The second entry begins where the first does.
        assert.deepEqual(await read(zip(archive), { folder: root }), ["unresolved", "unresolved", "c.js"]);
    });
});
