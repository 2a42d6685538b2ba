import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rehearse } from "../../../rehearsal/run/rehearse";

describe("A program whose sources do not say that it reads another stack", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "rehearse-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    /** Rehearses with an engine that notes which backend it is given, and refuses a backend of files where it is told to. */
    async function run(refusal: string): Promise<{ outcome: unknown; backends: string[] }> {
        writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: go\n");
        writeFileSync(join(folder, "Pulumi.dev.yaml"), "config:\n  aws:region: eu-west-1\n");
        mkdirSync(join(folder, "bin"));
        const met = join(folder, "met");
        const script = [
            "#!/bin/sh",
            `echo "$PULUMI_BACKEND_URL" >> '${met}'`,
            `case "$PULUMI_BACKEND_URL" in file:*) echo "error: ${refusal}" >&2; exit 255;; esac`,
            `echo '{"steps":[]}'`,
        ];
        writeFileSync(join(folder, "bin", "pulumi"), script.join("\n"), { mode: 0o755 });
        const env = { ...process.env, PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}` };
        const outcome = await rehearse({ folder, stack: undefined, account: undefined, region: undefined, env }).catch(
            (error: unknown) => error,
        );
        return { outcome, backends: readFileSync(met, "utf8").trim().split("\n") };
    }

    it("is rehearsed with a backend that has every stack", async () => {
        const { outcome, backends } = await run("organization name must be 'organization'");
        assert.deepEqual(
            backends.map((backend) => backend.split(":")[0]),
            ["file", "http"],
        );
        assert.ok(!(outcome instanceof Error), String(outcome));
    });

    it("is not tried again where it fails for another reason", async () => {
        const { outcome, backends } = await run("something else");
        assert.equal(backends.length, 1);
        assert.ok(outcome instanceof Error);
    });
});
