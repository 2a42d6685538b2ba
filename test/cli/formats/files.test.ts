import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Log } from "sarif";
import { partsOf } from "../../../cli/formats/files";
import { Files, exported, safeguard, state } from "../build";
import { twoStacks } from "./hostile";

describe("a report on more stacks than one file may hold", () => {
    const files = new Files();
    after(() => files.remove());
    const inputs = Array.from({ length: 41 }, (_, index) =>
        files.file(`s${index}.json`, exported(state("orders", {})).replaceAll("urn:pulumi:dev", `urn:pulumi:s${index}`)),
    );
    const logOf = (name: string): Log => JSON.parse(readFileSync(files.path(name), "utf8")) as Log;
    const categories = (names: readonly string[]) =>
        names.map((name) => logOf(name).runs.map(({ automationDetails }) => automationDetails?.id));

    it("becomes several files of SARIF, each stack in one of them", async () => {
        for (const option of [
            ["--format", "sarif", "--output", files.path("a.sarif")],
            ["--report", `sarif=${files.path("b.sarif")}`],
        ]) {
            const { status, error } = await safeguard(
                "check",
                ...inputs,
                "--policy",
                "logging-log-group-retention",
                "--fail-on",
                "never",
                ...option,
            );
            assert.equal(status, 0, error);
        }
        for (const letter of ["a", "b"]) {
            const runs = categories([`${letter}.sarif`, `${letter}-2.sarif`, `${letter}-3.sarif`]);
            assert.deepEqual(
                runs.map(({ length }) => length),
                [20, 20, 1],
            );
            assert.equal(new Set(runs.flat()).size, 41);
        }
    });

    it("overwrites nothing that is read", async () => {
        const input = files.file("c-2.sarif", readFileSync(inputs[0] ?? "", "utf8"));
        const { status, error } = await safeguard(
            "check",
            ...inputs.slice(1),
            input,
            "--format",
            "sarif",
            "--output",
            files.path("c.sarif"),
        );
        assert.equal(status, 2);
        assert.match(error, /^lambda-safeguard: --output ".*c-2\.sarif" would overwrite /);
    });

    it("is one file where it holds few, and in every other format", async () => {
        const report = await twoStacks();
        const documents = Array.from({ length: 50 }, (_, index) => ({ name: `${index}`, project: "p", stack: `${index}`, applied: "" }));
        assert.deepEqual(partsOf("sarif", "x/a.sarif", report), [{ file: "x/a.sarif", stacks: undefined }]);
        assert.deepEqual(partsOf("json", "a.json", { ...report, documents }), [{ file: "a.json", stacks: undefined }]);
        assert.deepEqual(
            partsOf("sarif", "x/a", { ...report, documents }).map(({ file }) => file),
            ["x/a", "x/a-2", "x/a-3"],
        );
    });
});
