import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { marked, sweep } from "../../../rehearsal/run/leftovers";

const HOUR = 3_600_000;

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
        symlinkSync(elsewhere, join(parent, "lambda-safeguard-abc123"));
        sweep(parent);
        assert.ok(existsSync(join(elsewhere, "rehearsal.json")));
    });

    it("carries the mark of the process that made it", () => {
        const folder = left("lambda-safeguard-abc123", undefined, 0);
        marked(folder);
        const old = new Date(Date.now() - 2 * HOUR);
        for (const path of [join(folder, "rehearsal.json"), folder]) utimesSync(path, old, old);
        sweep(parent);
        assert.ok(existsSync(folder));
    });
});
