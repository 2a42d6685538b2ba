import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programFolder } from "../../../policies/kit/project";

describe("the folder of the program", () => {
    const root = mkdtempSync(join(tmpdir(), "program-"));
    const project = (folder: string, file: string, text: string): string => {
        mkdirSync(join(root, folder, "src"), { recursive: true });
        writeFileSync(join(root, folder, file), text);
        return join(root, folder);
    };
    const yaml = project("yaml", "Pulumi.yaml", "# of the shop\nname: shop\nruntime:\n  name: nodejs\n");
    const json = project("json", "Pulumi.json", '{\n  "name": "shop",\n  "runtime": "nodejs"\n}\n');
    const quoted = project("quoted", "Pulumi.yml", 'runtime: nodejs\nname: "shop"\n');
    const other = project("yaml/other", "Pulumi.yaml", "name: tools\n");
    after(() => rmSync(root, { recursive: true }));

    it("is the project's that the working folder lies in", () => {
        for (const folder of [yaml, json, quoted]) {
            assert.equal(programFolder(folder, "shop"), folder);
            assert.equal(programFolder(join(folder, "src"), "shop"), folder);
        }
    });

    it("is none where the working folder is no project's, another's or unknown", () => {
        assert.equal(programFolder(other, "shop"), undefined);
        assert.equal(programFolder(root, "shop"), undefined);
        assert.equal(programFolder(undefined, "shop"), undefined);
        assert.equal(programFolder(yaml, undefined), undefined);
        assert.equal(programFolder(yaml, "shops"), undefined);
    });
});
