import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

const ROOT = join(__dirname, "../../..");
/** Nothing listens there; the process asks the engine only when a component is to be registered. */
const ENGINE = "127.0.0.1:9";

describe("The process that registers components", function () {
    this.timeout(8_000);
    let child: ChildProcess | undefined;
    after(() => child?.kill("SIGKILL"));

    it("ends with the one that started it, even where that one ended without a word", async () => {
        const args = ["-r", join(ROOT, "test/support/register.cjs"), join(ROOT, "rehearsal/components/worker.ts"), ENGINE];
        const worker = spawn(process.execPath, args, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
        child = worker;
        const [said] = (await once(worker.stdout, "data")) as [Buffer];
        assert.match(said.toString("utf8"), /^\d+\n/);
        // The system closes the pipe of a process that is gone, whatever ended it.
        worker.stdin.destroy();
        assert.deepEqual(await once(worker, "exit"), [0, null]);
    });
});
