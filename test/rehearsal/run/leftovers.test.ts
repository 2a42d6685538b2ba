import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
    existsSync,
    lstatSync,
    lutimesSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    rmSync,
    symlinkSync,
    utimesSync,
    writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { marked, sweep } from "../../../rehearsal/run/leftovers";

const HOUR = 3_600_000;
const LEFTOVERS = join(__dirname, "../../../rehearsal/run/leftovers.ts");
const REGISTER = join(__dirname, "../../support/register.cjs");

describe("What a killed rehearsal left behind", () => {
    let parent: string;
    let ended: number;
    before(() => (ended = spawnSync(process.execPath, ["-e", ""]).pid));
    beforeEach(() => (parent = mkdtempSync(join(tmpdir(), "leftovers-"))));
    afterEach(() => rmSync(parent, { recursive: true }));

    /** A folder with the mark of a process, as old as that; `undefined` for a folder without a mark. */
    const left = (name: string, mark: unknown, age: number): string => {
        const folder = join(parent, name);
        mkdirSync(join(folder, "state"), { recursive: true });
        const then = new Date(Date.now() - age);
        if (mark !== undefined) {
            writeFileSync(join(folder, "rehearsal.json"), typeof mark === "string" ? mark : JSON.stringify(mark));
            utimesSync(join(folder, "rehearsal.json"), then, then);
        }
        utimesSync(folder, then, then);
        return folder;
    };

    it("is removed by the next one, an hour after", () => {
        const old = left("lambda-safeguard-abc123", { pid: ended, host: hostname() }, HOUR + 60_000);
        const young = left("lambda-safeguard-abc124", { pid: ended, host: hostname() }, HOUR - 60_000);
        sweep(parent);
        assert.deepEqual([existsSync(old), existsSync(young)], [false, true]);
    });

    it("stays where its process runs still, or ran on another machine", () => {
        const kept = [
            left("lambda-safeguard-abc123", { pid: process.pid, host: hostname() }, 2 * HOUR),
            left("lambda-safeguard-abc124", { pid: ended, host: `not-${hostname()}` }, 2 * HOUR),
        ];
        sweep(parent);
        assert.deepEqual(kept.map(existsSync), [true, true]);
    });

    it("is told from whatever else has such a name", () => {
        const kept = [
            left("lambda-safeguard-abc123", undefined, 2 * HOUR),
            left("lambda-safeguard-abc124", "no mark", 2 * HOUR),
            left("lambda-safeguard-abc125", { pid: -1, host: hostname() }, 2 * HOUR),
            left("lambda-safeguard-reports", { pid: ended, host: hostname() }, 2 * HOUR),
        ];
        sweep(parent);
        assert.deepEqual(
            kept.map(existsSync),
            kept.map(() => true),
        );
    });

    it("is not followed where it is a link", () => {
        const elsewhere = left("elsewhere", { pid: ended, host: hostname() }, 2 * HOUR);
        const link = join(parent, "lambda-safeguard-abc123");
        symlinkSync(elsewhere, link);
        const old = new Date(Date.now() - 2 * HOUR);
        lutimesSync(link, old, old);
        sweep(parent);
        assert.ok(lstatSync(link).isSymbolicLink());
        assert.ok(existsSync(join(elsewhere, "rehearsal.json")));
    });

    it("is not told by a mark that is a link", () => {
        const elsewhere = left("elsewhere", { pid: ended, host: hostname() }, 2 * HOUR);
        const folder = left("lambda-safeguard-abc123", undefined, 2 * HOUR);
        const mark = join(folder, "rehearsal.json");
        symlinkSync(join(elsewhere, "rehearsal.json"), mark);
        const old = new Date(Date.now() - 2 * HOUR);
        lutimesSync(mark, old, old);
        utimesSync(folder, old, old);
        sweep(parent);
        assert.ok(existsSync(folder));
    });

    it("carries the mark of the process that made it, and is removed once that has ended", () => {
        const age = (folder: string): void => {
            const old = new Date(Date.now() - 2 * HOUR);
            for (const path of [join(folder, "rehearsal.json"), folder]) utimesSync(path, old, old);
        };
        const markOf = (folder: string): unknown => JSON.parse(readFileSync(join(folder, "rehearsal.json"), "utf8"));
        const own = left("lambda-safeguard-abc123", undefined, 0);
        marked(own);
        assert.deepEqual(markOf(own), { pid: process.pid, host: hostname() });
        const childs = left("lambda-safeguard-abc124", undefined, 0);
        const program = `require(${JSON.stringify(LEFTOVERS)}).marked(${JSON.stringify(childs)})`;
        const child = spawnSync(process.execPath, ["-r", REGISTER, "-e", program], { encoding: "utf8" });
        assert.equal(child.status, 0, child.stderr);
        assert.deepEqual(markOf(childs), { pid: child.pid, host: hostname() });
        for (const folder of [own, childs]) age(folder);
        sweep(parent);
        assert.deepEqual([existsSync(own), existsSync(childs)], [true, false]);
    });
});
