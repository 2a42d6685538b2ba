import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { previewed } from "../../../rehearsal/run/preview";
import { RehearsalProblem } from "../../../rehearsal/run/problem";
import { Echo } from "../../../rehearsal/server/echo";
import { StandIn } from "../../../rehearsal/server/stand-in";

/** A stand-in whose answers are settled after so many previews. */
class Slow extends Echo {
    readonly begun: boolean[] = [];

    constructor(private readonly unsettled: number) {
        super();
    }

    override begin(isRepeated: boolean): void {
        this.begun.push(isRepeated);
    }

    isUnsettled(): boolean {
        return this.begun.length <= this.unsettled;
    }
}

describe("The preview of a rehearsal", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "preview-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    /** Runs with an engine that prints the number of its run, and fails at the first where it is told to. */
    async function run(provider: Slow, first = ""): Promise<{ document: unknown; runs: number }> {
        mkdirSync(join(folder, "bin"));
        const count = join(folder, "count");
        writeFileSync(count, "");
        const script = `#!/bin/sh\nprintf x >> '${count}'\nn=$(wc -c < '${count}' | tr -d ' ')\n${first}\necho "{\\"steps\\":[],\\"run\\":$n}"\n`;
        writeFileSync(join(folder, "bin", "pulumi"), script, { mode: 0o755 });
        // More may join.
        const standIns = [await StandIn.serve(["shop"], provider)];
        try {
            const document = await previewed({
                folder,
                stack: "dev",
                workspace: { folder, settings: join(folder, "Pulumi.dev.yaml"), local: new Set(), close: () => undefined },
                env: { ...process.env, PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}` },
                backend: {},
                standIns,
            }).catch((error: unknown) => error);
            return { document, runs: readFileSync(count).length };
        } finally {
            for (const standIn of standIns) standIn.stop();
        }
    }

    it("is made once where every answer holds", async () => {
        const provider = new Slow(0);
        assert.deepEqual(await run(provider), { document: { steps: [], run: 1 }, runs: 1 });
        assert.deepEqual(provider.begun, [false]);
    });

    it("is made once more, and no oftener, where an answer came too early", async () => {
        const provider = new Slow(9);
        assert.deepEqual(await run(provider), { document: { steps: [], run: 2 }, runs: 2 });
        assert.deepEqual(provider.begun, [false, true]);
    });

    it("forgets a round that failed for want of a plug-in", async () => {
        const provider = new Slow(0);
        const missing = "no resource plugin 'pulumi-resource-other' found in the workspace or on your $PATH";
        const { runs } = await run(provider, `[ $n = 1 ] && { echo "error: ${missing}" >&2; exit 255; }`);
        assert.equal(runs, 2);
        assert.deepEqual(provider.begun, [false, false]);
    });

    it("is a problem where the engine fails", async () => {
        const { document, runs } = await run(new Slow(9), "exit 255");
        assert.ok(document instanceof RehearsalProblem);
        assert.equal(runs, 1);
    });
});
