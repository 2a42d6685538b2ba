import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
    chmodSync,
    chownSync,
    closeSync,
    linkSync,
    lstatSync,
    mkdirSync,
    openSync,
    readFileSync,
    readdirSync,
    statSync,
    symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { writeOutput } from "../../../cli/files/output";
import { UsageProblem } from "../../../cli/problem";
import { compiledPack } from "../../support/pack";
import { Files } from "../build";

/** A report that fails as a full disk does, after as many pieces as are written at once. */
function* cutOff(): Generator<string> {
    yield "half ".repeat(1 << 18);
    throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
}

const OUTPUT = (): string => join(compiledPack(), "dist", "cli", "files", "output.js");

/** The same in the code of another process. */
const CUT_OFF = `(function* () {
    yield "half ".repeat(1 << 18);
    throw Object.assign(new Error("no space left"), { code: "ENOSPC" });
})()`;

/** Who may not do everything: the super-user becomes nobody. */
const NOBODY = 65534;

/**
 * Writes as a user whom permissions bind, who owns the file and its folder.
 * @param words an expression of JavaScript
 * @returns what the problem says
 */
function written(file: string, words: string, before: () => void = () => undefined): string {
    const isRoot = process.getuid?.() === 0;
    if (isRoot) {
        chmodSync(dirname(dirname(file)), 0o755);
        for (const path of [dirname(file), file]) chownSync(path, NOBODY, NOBODY);
    }
    before();
    const script = `
        const { writeOutput } = require(${JSON.stringify(OUTPUT())});
        if (${isRoot}) for (const set of ["setgroups", "setgid", "setuid"]) process[set](set === "setgroups" ? [] : ${NOBODY});
        try { writeOutput(${JSON.stringify(file)}, ${words}); } catch (error) { process.stdout.write(error.message); }`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return stdout;
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
    it("keeps permissions that the mask of the process takes from new files, and its group", () => {
        if (process.platform === "win32") return;
        const old = files.file("to/old", "old");
        chmodSync(old, 0o664);
        // Only the super-user may give a file to any group.
        const group = process.getuid?.() === 0 ? 4242 : statSync(old).gid;
        chownSync(old, statSync(old).uid, group);
        const mask = process.umask(0o022);
        try {
            writeOutput(old, "new");
        } finally {
            process.umask(mask);
        }
        const { mode, gid } = statSync(old);
        assert.deepEqual([readFileSync(old, "utf8"), mode & 0o777, gid], ["new", 0o664, group]);
    });
    it("is not written where the permission to write was taken from it", () => {
        if (process.platform === "win32") return;
        const old = files.file("to/old", "old");
        chmodSync(old, 0o444);
        assert.match(written(old, '"new"'), /old: cannot be written: permission is denied \(EACCES\)$/);
        assert.deepEqual([readFileSync(old, "utf8"), inFolder()], ["old", ["old"]]);
    });
    it("is left empty, and the first cause told, where it fails in a folder that nobody may write to", () => {
        if (process.platform === "win32") return;
        const old = files.file("to/old", "old");
        chmodSync(old, 0o666);
        try {
            const told = written(old, CUT_OFF, () => chmodSync(files.path("to"), 0o555));
            assert.match(told, /old: cannot be written: the disk is full \(ENOSPC\)$/);
        } finally {
            chmodSync(files.path("to"), 0o755);
        }
        assert.deepEqual([readFileSync(old, "utf8"), inFolder()], ["", ["old"]]);
    });
    it("keeps its names where it fails, with half a report under none of them", () => {
        linkSync(files.file("to/one", "old"), files.path("to/two"));
        symlinkSync("../there", files.path("to/link"));
        for (const name of ["to/one", "to/link"]) assert.throws(() => writeOutput(files.path(name), cutOff()), UsageProblem);
        assert.deepEqual(inFolder(), ["link", "one", "two"]);
        for (const name of ["to/one", "to/two", "there"]) assert.equal(readFileSync(files.path(name), "utf8"), "");
    });
    it("is added to where it is what the process writes to already", () => {
        if (process.platform === "win32") return;
        for (const name of ["/dev/stdout", "/dev/stderr", "/dev/fd/3", "to/log"]) {
            const log = files.file("to/log", "before\n");
            const { ino } = statSync(log);
            const descriptor = openSync(log, "a");
            const file = name === "to/log" ? log : name;
            const script = `
                const { writeOutput } = require(${JSON.stringify(OUTPUT())});
                process.stdout.write("head\\n");
                writeOutput(${JSON.stringify(file)}, "report\\n");
                process.stdout.write("tail\\n");`;
            const { status } = spawnSync(process.execPath, ["-e", script], { stdio: ["ignore", descriptor, descriptor, descriptor] });
            closeSync(descriptor);
            assert.deepEqual([status, readFileSync(log, "utf8")], [0, "before\nhead\nreport\ntail\n"], name);
            assert.equal(statSync(log).ino, ino, name);
            assert.deepEqual(inFolder(), ["log"]);
        }
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
            const { writeOutput } = require(${JSON.stringify(OUTPUT())});
            function* pieces() { yield "a".repeat(3 << 20); process.kill(process.pid, "SIGTERM"); yield "b".repeat(3 << 20); }
            writeOutput(${JSON.stringify(report)}, pieces());
            setTimeout(() => process.exit(0), 20000);`;
        const { status, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
        assert.equal(status, 143, stderr);
        assert.equal(readFileSync(report, "utf8"), "a".repeat(3 << 20) + "b".repeat(3 << 20));
        assert.deepEqual(inFolder(), ["report"]);
    });
});
