import assert from "node:assert/strict";
import { readFileSync, readdirSync, renameSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Cache } from "../../../cli/judging/cache";
import { Judge } from "../../../cli/judging/judge";
import type { CheckOptions } from "../../../cli/judging/judge";
import { planOf } from "../../../cli/judging/plan";
import { verdictOf } from "../../../cli/judging/verdict-of";
import { Files, enforced, exported, safeguard, state } from "../build";

const DAY = 86_400_000;

describe("the cache", () => {
    let files = new Files();
    beforeEach(() => {
        files = new Files();
    });
    afterEach(() => files.remove());

    const kept = (): readonly string[] =>
        readdirSync(files.path("cache"), { recursive: true, encoding: "utf8" })
            .filter((name) => /[0-9a-f]{64}$/.test(name))
            .map((name) => join(files.path("cache"), name));

    it("gives back what was put, to the same setting alone", () => {
        new Cache(files.path("cache"), "one").put("document", "report");
        assert.equal(new Cache(files.path("cache"), "one").get("document"), "report");
        assert.equal(new Cache(files.path("cache"), "two").get("document"), undefined);
        assert.equal(new Cache(files.path("cache"), "one").get("another"), undefined);
    });

    it("is refused in words where its folder cannot be made", () => {
        for (const [folder, words] of [
            [files.file("file", ""), "something else has that name (EEXIST)"],
            [files.path("file/x"), "a part of its path is no folder (ENOTDIR)"],
        ] as const)
            assert.throws(() => new Cache(folder, "one"), { message: `--cache ${JSON.stringify(folder)}: cannot be made: ${words}` });
    });

    it("takes a file that is damaged for none", () => {
        const cache = new Cache(files.path("cache"), "one");
        cache.put("document", "report");
        const [file = ""] = kept();
        writeFileSync(file, readFileSync(file, "utf8").replace("report", "nothing"));
        assert.equal(cache.get("document"), undefined);
    });

    it("follows no link that somebody else laid", () => {
        const cache = new Cache(files.path("cache"), "one");
        cache.put("document", "report");
        const [file = ""] = kept();
        renameSync(file, files.path("elsewhere"));
        symlinkSync(files.path("elsewhere"), file);
        assert.equal(cache.get("document"), undefined);
        cache.put("document", "another");
        assert.equal(cache.get("document"), "another");
        assert.match(readFileSync(files.path("elsewhere"), "utf8"), /report$/);
    });

    it("loses what nobody asked for in a month, and nothing that is not its own", () => {
        const cache = new Cache(files.path("cache"), "one");
        cache.put("old", "report");
        const [old = ""] = kept();
        const [then, now] = [new Date("2026-10-01T00:00:00Z"), new Date("2026-11-21T00:00:00Z")];
        utimesSync(old, then, then);
        const foreign = files.file(join("cache", "notes.txt"), "mine");
        utimesSync(foreign, then, then);
        cache.put("new", "report");
        for (const file of kept().filter((name) => name !== old)) utimesSync(file, now, now);
        cache.prune(now);
        assert.equal(kept().length, 1);
        assert.equal(readFileSync(foreign, "utf8"), "mine");
    });

    it("is asked by the check: the second report is the first, and is not judged anew", async () => {
        const options: CheckOptions = { now: new Date("2026-11-21T12:00:00Z"), env: {}, identity: false, progress: () => undefined };
        const judge = new Judge([enforced()], options);
        let judged = 0;
        const counting = Object.assign(Object.create(judge) as Judge, {
            judge: (document: Parameters<Judge["judge"]>[0]) => (judged++, judge.judge(document)),
        });
        const input = { path: files.file("a.json", exported(state("orders", { name: "wrong" }))), isFound: false };
        const cache = new Cache(files.path("cache"), "one");
        const first = await verdictOf(input, { judge: counting }, options, cache);
        assert.deepEqual(await verdictOf(input, { judge: counting }, options, cache), first);
        assert.equal(judged, 1);
        files.file("a.json", exported(state("orders", { name: "right" })));
        assert.notDeepEqual(await verdictOf(input, { judge: counting }, options, cache), first);
        files.file("Pulumi.yaml", "name: shop\n");
        await verdictOf(input, { judge: counting }, options, cache);
        assert.equal(judged, 3, "what lies in a project is judged with the project's files, and not kept");
    });

    it("tells apart what a report depends on: the policies, their settings and the day", () => {
        const at = (day: number, ...given: Parameters<typeof enforced>): string | undefined =>
            planOf([enforced(...given)], { now: new Date(day * DAY), env: {}, identity: false, progress: () => undefined }, "cache").cache
                ?.setting;
        const settings = [at(1), at(2), at(1, "advisory"), at(1, "mandatory", { onUnknown: "violate" })];
        assert.equal(new Set(settings).size, settings.length);
        assert.equal(at(1.1), at(1.9));
    });

    it("leaves the report as it is without", async () => {
        const file = files.file("a.json", exported(state("orders", { name: "a", retentionInDays: 7 })));
        const check = (...more: readonly string[]): ReturnType<typeof safeguard> => safeguard("check", file, "--format", "json", ...more);
        const without = await check();
        assert.deepEqual(await check("--cache", files.path("cache")), without);
        assert.deepEqual(await check("--cache", files.path("cache")), without);
        assert.equal(kept().length, 1);
    });

    it("is refused where it cannot be a folder", async () => {
        const file = files.file("a.json", exported());
        const { status, error } = await safeguard("check", file, "--cache", file);
        assert.equal(status, 2);
        assert.match(error, /--cache .* cannot be made: something else has that name \(EEXIST\)$/m);
    });
});
