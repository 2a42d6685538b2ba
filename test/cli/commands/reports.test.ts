import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { Files, exported, safeguard, state } from "../build";

describe("further reports of one judgement", () => {
    const files = new Files();
    after(() => files.remove());

    const document = (): string => files.file("state.json", exported(state("group", { name: "group" })));

    it("writes each beside the report that is asked for, with the exit status of the judgement", async () => {
        const [sarif, junit] = [files.path("a.sarif"), files.path("b.xml")];
        const ran = await safeguard(
            "check",
            document(),
            "--policy",
            "logging-log-group-retention",
            "--report",
            `sarif=${sarif}`,
            "--report",
            `junit=${junit}`,
        );
        assert.equal(ran.status, 1);
        assert.match(ran.out, /logging-log-group-retention/);
        const { runs } = JSON.parse(readFileSync(sarif, "utf8")) as { readonly runs: readonly { readonly results: readonly unknown[] }[] };
        assert.equal(runs[0]?.results.length, 1);
        assert.match(readFileSync(junit, "utf8"), /<testsuites/);
    });

    it("writes a file whose name holds an equals sign", async () => {
        const file = files.path("a=b.json");
        await safeguard("check", document(), "--report", `json=${file}`);
        assert.ok(existsSync(file));
    });

    const refused = [
        { title: "a format that does not exist", report: "sarfi=x", says: /takes FORMAT=FILE.*did you mean `?sarif/ },
        { title: "a format without a file", report: "sarif", says: /the name of the file is missing; write sarif=FILE/ },
        { title: "a file without a name", report: "sarif=", says: /the name of the file is missing/ },
    ];
    for (const { title, report, says } of refused) {
        it(`refuses ${title}, in one line`, async () => {
            const ran = await safeguard("check", document(), "--report", report);
            assert.equal(ran.status, 2);
            assert.match(ran.error, says);
            assert.equal(ran.error.trimEnd().split("\n").length, 1);
        });
    }

    it("refuses a file that is written twice, and one that is read", async () => {
        const file = files.path("twice.json");
        const twice = await safeguard("check", document(), "--report", `json=${file}`, "--output", file);
        assert.equal(twice.status, 2);
        assert.match(twice.error, /written by another option too/);
        const over = await safeguard("check", document(), "--report", `json=${document()}`);
        assert.equal(over.status, 2);
        assert.match(over.error, /would overwrite/);
        assert.ok(!existsSync(file));
    });
});
