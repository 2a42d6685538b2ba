import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { writeOutput } from "../../cli/output";
import { UsageProblem } from "../../cli/problem";
import { compiledPack } from "../support/pack";
import { Files } from "./build";

/** A report that fails as a full disk does, after as many pieces as are written at once. */
function* cutOff(): Generator<string> {
    yield "half ".repeat(1 << 18);
    throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
}

describe("a file that is written", () => {
    let files = new Files();
    beforeEach(() => {
        files = new Files();
        mkdirSync(files.path("to"));
    });
    afterEach(() => files.remove());
    const inFolder = (): readonly string[] => readdirSync(files.path("to"));

    it("holds all of its pieces, with nothing left beside it", () => {
        writeOutput(files.path("to/new"), ["a", "b", "c".repeat(3 << 20)]);
        assert.equal(readFileSync(files.path("to/new"), "utf8"), `ab${"c".repeat(3 << 20)}`);
        assert.deepEqual(inFolder(), ["new"]);
    });
    it("keeps the old report where the new one cannot be written whole", () => {
        const old = files.file("to/old", "old");
        assert.throws(
            () => writeOutput(old, cutOff()),
            (error) => error instanceof UsageProblem && /old: cannot be written: .+ \(ENOSPC\)$/.test(error.message),
        );
        assert.equal(readFileSync(old, "utf8"), "old");
        assert.deepEqual(inFolder(), ["old"]);
    });
    it("is not there at all where it was not there and cannot be written whole", () => {
        assert.throws(() => writeOutput(files.path("to/new"), cutOff()), UsageProblem);
        assert.deepEqual(inFolder(), []);
    });
    it("stays a link, and keeps its permissions", () => {
        const real = files.file("real", "old");
        chmodSync(real, 0o640);
        symlinkSync(real, files.path("to/link"));
        writeOutput(files.path("to/link"), "new");
        assert.ok(lstatSync(files.path("to/link")).isSymbolicLink());
        assert.equal(readFileSync(real, "utf8"), "new");
        assert.equal(statSync(real).mode & 0o777, 0o640);
        assert.deepEqual(inFolder(), ["link"]);
    });
    it("is made where a link leads to nothing yet", () => {
        symlinkSync("../there", files.path("to/link"));
        writeOutput(files.path("to/link"), "new");
        assert.equal(readFileSync(files.path("there"), "utf8"), "new");
        assert.ok(lstatSync(files.path("to/link")).isSymbolicLink());
    });
    it("keeps its other names", () => {
        linkSync(files.file("to/one", "old"), files.path("to/two"));
        writeOutput(files.path("to/one"), "new");
        assert.equal(readFileSync(files.path("to/two"), "utf8"), "new");
    });
    it("is told where it cannot be written", () => {
        for (const [file, code] of [
            ["to", "EISDIR"],
            ["none/new", "ENOENT"],
        ] as const)
            assert.throws(
                () => writeOutput(files.path(file), "new"),
                (error) =>
                    error instanceof UsageProblem && /cannot be written: .+/.test(error.message) && error.message.endsWith(` (${code})`),
            );
        if (process.platform === "linux") assert.throws(() => writeOutput("/dev/full", "new"), /cannot be written: .+ \(ENOSPC\)/);
    });
    it("is written to its end where the process is asked to stop meanwhile, which then ends as of that signal", () => {
        if (process.platform === "win32") return;
        const report = files.file("to/report", "old");
        const script = `
            const { writeOutput } = require(${JSON.stringify(join(compiledPack(), "dist", "cli", "output.js"))});
            function* pieces() { yield "a".repeat(3 << 20); process.kill(process.pid, "SIGTERM"); yield "b".repeat(3 << 20); }
            writeOutput(${JSON.stringify(report)}, pieces());
            setTimeout(() => process.exit(0), 20000);`;
        const { status, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
        assert.equal(status, 143, stderr);
        assert.equal(readFileSync(report, "utf8"), "a".repeat(3 << 20) + "b".repeat(3 << 20));
        assert.deepEqual(inFolder(), ["report"]);
    });
});
