import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
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

    it("is not waited for where a pipe bears the name of a project file", function () {
        mkdirSync(join(root, "pipe"));
        try {
            execFileSync("mkfifo", [join(root, "pipe", "Pulumi.yaml")]);
        } catch {
            return this.skip(); // There are no pipes with names on this system.
        }
        assert.equal(programFolder(join(root, "pipe"), "shop"), undefined);
    });

    it("is that of `main`, a folder or a file's, where the project file has one", () => {
        const at = (name: string, text: string, file = "Pulumi.yaml"): string | undefined => {
            const folder = project(name, file, text);
            const found = programFolder(folder, "shop");
            return found === undefined ? undefined : found.slice(folder.length);
        };
        assert.equal(at("folder", "name: shop\nmain: src\n"), "/src");
        assert.equal(at("slash", "name: shop\nmain: ./src/ # the program\n"), "/src/");
        assert.equal(at("file", 'name: shop\nmain: "src/index.js"\n'), "/src");
        assert.equal(at("json-main", '{\n  "name": "shop",\n  "main": "src/app.js"\n}\n', "Pulumi.json"), "/src");
        assert.equal(at("empty", 'name: shop\nmain: ""\n'), "");
        assert.equal(at("nested", "name: shop\nruntime:\n  name: nodejs\n  options:\n    main: src\n"), "");
        assert.equal(at("outside", "name: shop\nmain: ../other\n"), undefined);
        assert.equal(at("absolute", "name: shop\nmain: /etc\n"), undefined);
    });

    it("is none where the working folder is no project's, another's or unknown", () => {
        assert.equal(programFolder(other, "shop"), undefined);
        assert.equal(programFolder(root, "shop"), undefined);
        assert.equal(programFolder(undefined, "shop"), undefined);
        assert.equal(programFolder(yaml, undefined), undefined);
        assert.equal(programFolder(yaml, "shops"), undefined);
    });
});
