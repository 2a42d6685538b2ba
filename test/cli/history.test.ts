import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import Ajv from "ajv";
import { FORMATS } from "../../cli/formats";
import { blame, statesOf } from "../../cli/history/blame";
import type { State } from "../../cli/history/blame";
import { summaryOf } from "../../cli/history/summary";
import { Files, ROOT, safeguard, state } from "./build";

const ONLY = ["--policy", "logging-log-group-retention"] as const;
const DAY = 86_400;
/** 2026-03-01 00:00 UTC in seconds. */
const START = 1_772_323_200;

interface Found {
    readonly violations: readonly { readonly name: string; readonly since?: Readonly<Record<string, unknown>> }[];
    readonly history: {
        readonly updates: number;
        readonly mended: { readonly count: number; readonly meanDays: number | null; readonly medianDays: number | null };
        readonly open: { readonly count: number };
        readonly findings: readonly { readonly days: number; readonly to: string }[];
        readonly trend: readonly Readonly<Record<string, unknown>>[];
    };
}

describe("check --history", () => {
    let files = new Files();
    beforeEach(() => {
        files = new Files();
    });
    afterEach(() => files.remove());

    const checkpoint = (...groups: readonly (readonly [name: string, days: number])[]): string =>
        JSON.stringify({
            version: 3,
            checkpoint: {
                stack: "organization/shop/dev",
                latest: { resources: [ROOT, ...groups.map(([name, retentionInDays]) => state(name, { name, retentionInDays }))] },
            },
        });
    const write = (path: string, content: string | Buffer): void => {
        mkdirSync(files.path(join(path, "..")), { recursive: true });
        files.file(path, content);
    };
    /** An update of the day with this number, with the state that it left. */
    const update = (day: number, left: string, environment: Readonly<Record<string, string>> = {}, more = ""): void => {
        const name = `.pulumi/history/shop/dev/dev-${START + day * DAY}000000000`;
        const info = JSON.stringify({ kind: "update", startTime: START + day * DAY, environment, result: "succeeded" });
        write(`${name}.checkpoint.json${more}`, more === ".gz" ? gzipSync(left) : left);
        write(`${name}.history.json${more}`, more === ".gz" ? gzipSync(info) : info);
    };
    const current = (left: string): void => write(".pulumi/stacks/shop/dev.json", left);
    const judged = async (...args: readonly string[]): Promise<Found> => {
        const { out } = await safeguard("check", files.path("."), ...ONLY, "--history", "--format", "json", ...args);
        return JSON.parse(out) as Found;
    };
    const sample = (): void => {
        const commit = "0123456789abcdef0123456789abcdef01234567";
        update(0, checkpoint(["a", 90]));
        update(10, checkpoint(["a", 7], ["b", 7]), { "git.head": commit, "git.author": "Jane Doe", "github.pr.number": "17" }, ".gz");
        update(20, checkpoint(["a", 7], ["b", 7]));
        update(30, checkpoint(["a", 7], ["b", 90]), { "ci.pr.number": "18" });
        current(checkpoint(["a", 7], ["b", 90]));
    };

    it("says since which update a finding stands, with commit, author and pull request", async () => {
        sample();
        const { violations } = await judged();
        assert.deepEqual(
            violations.map(({ name, since: { days: _, ...since } = {} }) => [name, since]),
            [
                [
                    "a",
                    {
                        update: 2,
                        time: "2026-03-11T00:00:00.000Z",
                        commit: "0123456789abcdef0123456789abcdef01234567",
                        author: "Jane Doe",
                        pullRequest: "17",
                    },
                ],
            ],
        );
    });

    it("says how long findings stood that were mended, and how many there were when", async () => {
        sample();
        const { history } = await judged();
        assert.deepEqual([history.updates, history.open.count, history.mended], [4, 1, { count: 1, meanDays: 20, medianDays: 20 }]);
        assert.deepEqual(
            history.findings.map(({ days, to }) => [days, to.slice(0, 10)]),
            [[20, "2026-03-31"]],
        );
        assert.deepEqual(
            history.trend.map(({ time, medium, high }) => [String(time).slice(0, 10), Number(medium) + Number(high)]),
            [
                ["2026-03-01", 0],
                ["2026-03-11", 2],
                ["2026-03-31", 1],
            ],
        );
    });

    it("is of the form of its schema, and the same from the cache", async () => {
        sample();
        const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "docs", "report.schema.json"), "utf8")) as object;
        const validate = new Ajv({ allErrors: true }).compile(schema);
        const first = await judged("--cache", files.path("cache"));
        assert.ok(validate(first), JSON.stringify(validate.errors));
        assert.deepEqual(await judged("--cache", files.path("cache")), first);
    });

    it("is shown by every format for people and by SARIF", async () => {
        sample();
        for (const format of Object.keys(FORMATS).filter((name) => !["json", "asff"].includes(name))) {
            const { out } = await safeguard("check", files.path("."), ...ONLY, "--history", "--format", format);
            assert.match(
                out.replaceAll("\\", "").replaceAll("&#8203;", ""),
                /2026-03-11 \(\d+ days\), update 2, commit 0123456, by Jane Doe, pull request 17/,
                format,
            );
        }
        const { out } = await safeguard("check", files.path("."), ...ONLY, "--history", "--format", "html");
        assert.match(out, /<svg\s+class="trend"[^]*<polygon\s+class="critical"/);
    });

    it("says nothing of a finding that no update had, and leaves out what cannot be read", async () => {
        sample();
        update(25, "{");
        current(checkpoint(["a", 7], ["c", 7]));
        const { violations } = await judged();
        assert.deepEqual(
            violations.map(({ name, since }) => [name, since?.["update"]]),
            [
                ["a", 2],
                ["c", undefined],
            ],
        );
    });

    it("takes words of an update for words alone", async () => {
        update(0, checkpoint(["a", 7]), { "git.author": "x\u001b[31m\n::error::y", "git.head": "z".repeat(5000) });
        current(checkpoint(["a", 7]));
        const { out } = await safeguard("check", files.path("."), ...ONLY, "--history");
        assert.doesNotMatch(out, /\u001b|^::error|zzz/m);
        assert.match(out, /by x\\u\{1b\}/);
    });

    it("refuses what has no history, in one line", async () => {
        current(checkpoint(["a", 7]));
        for (const word of [files.path("."), files.path(".pulumi/stacks/shop/dev.json")]) {
            const { status, error } = await safeguard("check", word, "--history");
            assert.deepEqual([status, error.trimEnd().split("\n").length], [2, 1]);
            assert.match(error, /--history needs the folder of a self-managed backend with its history/);
        }
    });
});

describe("the blame of states", () => {
    const made = (...findings: readonly string[]): State =>
        new Map(findings.map((fingerprint) => [fingerprint, { policy: "p", severity: "high" as const }]));

    it("judges few of many updates", async () => {
        const asked: number[] = [];
        const at = (index: number): Promise<State> => {
            asked.push(index);
            return Promise.resolve(index < 700 ? made("a") : made("a", "b"));
        };
        const states = await statesOf(1000, at, made("a", "b"));
        assert.deepEqual(
            states.map(({ size }) => size),
            Array.from({ length: 1001 }, (_, index) => (index < 700 ? 1 : 2)),
        );
        assert.ok(asked.length <= 12, `${asked.length} states were judged`);
    });

    it("begins anew where a finding comes back", () => {
        const updates = [0, 1, 2, 3].map((day) => ({ time: new Date((START + day * DAY) * 1000).toISOString() }));
        const { since, mended } = blame([made("a"), made(), made("a"), made("a"), made("a")], updates, "2026-03-11T00:00:00.000Z");
        assert.deepEqual([since["a"]?.update, since["a"]?.days, mended.map(({ days }) => days)], [3, 8, [1]]);
    });

    it("adds up the trends of several stacks", () => {
        const point = (time: string, high: number) => ({ time, critical: 0, high, medium: 0, low: 0 });
        const past = (trend: ReturnType<typeof point>[]) => ({ updates: 1, mended: [], open: [], trend });
        const summary = summaryOf([past([point("2026-01-01", 2), point("2026-01-03", 0)]), past([point("2026-01-02", 5)])]);
        assert.deepEqual(
            summary?.trend.map(({ time, high }) => [time, high]),
            [
                ["2026-01-01", 2],
                ["2026-01-02", 7],
                ["2026-01-03", 5],
            ],
        );
    });
});
