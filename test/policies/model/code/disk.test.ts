import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileItems } from "../../../../policies/model/code/disk";
import { Limits } from "../../../../policies/model/code/limits";
import type { CodeItem } from "../../../../policies/model/code/limits";

async function read(path: string): Promise<readonly CodeItem[]> {
    const items: CodeItem[] = [];
    for await (const item of fileItems(path, "index.js", new Limits(1_000_000, ["*"], []))) items.push(item);
    return items;
}

describe("a file of the code", () => {
    let folder = "";
    before(() => void (folder = mkdtempSync(join(tmpdir(), "code-"))));
    after(() => rmSync(folder, { recursive: true }));

    for (const text of ["", "exports.handler = 1;"])
        it(`is read to its end: ${text.length} characters`, async () => {
            const path = join(folder, "index.js");
            writeFileSync(path, text);
            assert.deepEqual(await read(path), [{ name: "index.js", text }]);
        });

    it("is said not to have been read where its size is told as 0 and it is not empty", async function () {
        const path = "/proc/self/status";
        // Only Linux has such files.
        if (process.platform !== "linux") this.skip();
        assert.equal(statSync(path).size, 0);
        assert.deepEqual((await read(path))[0], { unread: "unresolved" });
    });
});
