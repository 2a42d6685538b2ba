import assert from "node:assert/strict";
import { SETTINGS, World, finding, message, messageOf } from "./ports";

const DEV = ".pulumi/stacks/shop/dev.json";

describe("the function of examples/audit", () => {
    it("judges the checkpoint that a message speaks of, tells Security Hub and writes the report", async () => {
        const world = new World();
        world.put(DEV);
        world.findings = [finding("a"), finding("b")];
        assert.deepEqual(await world.run([message(DEV)]), []);
        assert.deepEqual(world.take(), [
            ["a", "ACTIVE"],
            ["b", "ACTIVE"],
        ]);
        assert.deepEqual([...world.reports.keys()].sort(), [
            "known/shop/dev.json",
            "reports/shop/dev/report.html",
            "reports/shop/dev/report.json",
        ]);
        assert.deepEqual(JSON.parse(world.logs[0] ?? ""), { stack: "shop/dev", told: 2, mended: 0, gone: false });
    });

    it("archives what is mended, once, and keeps the moment when a finding was first told", async () => {
        const world = new World();
        world.put(DEV);
        world.findings = [finding("a"), finding("b")];
        await world.run([message(DEV)]);
        world.take();
        world.findings = [finding("b", undefined, { CreatedAt: "2026-11-21T12:00:00.000Z" })];
        await world.run([message(DEV)]);
        assert.deepEqual(
            world.told
                .flat()
                .map(({ Id, RecordState, CreatedAt, UpdatedAt, Compliance }) => ({ Id, RecordState, CreatedAt, UpdatedAt, Compliance })),
            [
                {
                    Id: "lambda-safeguard/b",
                    RecordState: "ACTIVE",
                    CreatedAt: "2026-11-01T00:00:00.000Z",
                    UpdatedAt: undefined,
                    Compliance: { Status: "FAILED" },
                },
                {
                    Id: "lambda-safeguard/a",
                    RecordState: "ARCHIVED",
                    CreatedAt: "2026-11-01T00:00:00.000Z",
                    UpdatedAt: "2026-11-21T12:00:00.000Z",
                    Compliance: { Status: "PASSED" },
                },
            ],
        );
        world.take();
        await world.run([message(DEV)]);
        assert.deepEqual(world.take(), [["b", "ACTIVE"]]);
    });

    it("does not call mended what waits for a value, and tells an exempted finding once", async () => {
        const world = new World();
        world.put(DEV);
        world.findings = [finding("a"), finding("b")];
        await world.run([message(DEV)]);
        world.take();
        world.findings = [finding("b", undefined, { RecordState: "ARCHIVED" })];
        world.undetermined = [{ policy: "test-names", urn: "urn:pulumi:dev::shop::t::a" }];
        await world.run([message(DEV)]);
        assert.deepEqual(world.take(), [["b", "ARCHIVED"]]);
        await world.run([message(DEV)]);
        assert.deepEqual(world.take(), []);
        world.undetermined = [];
        await world.run([message(DEV)]);
        assert.deepEqual(world.take(), [["a", "ARCHIVED"]]);
    });

    it("judges a stack once for many messages, as it is now: the form that was written last", async () => {
        const world = new World();
        world.put(DEV, "{}", 5);
        world.put(`${DEV}.gz`, "{}", 9);
        world.put(`${DEV}.1700000000`, "{}", 99);
        world.put(".pulumi/stacks/shop/dev.json.bak", "{}", 99);
        assert.deepEqual(await world.run([message(DEV, `${DEV}.gz`), message(DEV), message(`${DEV}.gz`)]), []);
        assert.deepEqual(
            world.checked.map((file) => file.replace(/^.*\//, "")),
            ["checkpoint.json.gz"],
        );
    });

    it("archives all findings of a stack that is no more", async () => {
        const world = new World();
        world.put(DEV);
        world.findings = [finding("a")];
        await world.run([message(DEV)]);
        world.take();
        world.states.clear();
        assert.deepEqual(await world.run([message(DEV)]), []);
        assert.deepEqual(world.take(), [["a", "ARCHIVED"]]);
        assert.equal(world.reports.get("known/shop/dev.json")?.text, "[]");
    });

    it("takes no notice of whatever else Pulumi keeps in the bucket, nor of the test event of S3", async () => {
        const world = new World();
        const others = [
            ".pulumi/locks/a.json",
            ".pulumi/history/shop/dev/dev-1.checkpoint.json",
            "shop/dev.json",
            ".pulumi/meta.yaml",
            `${DEV}.bak`,
        ];
        assert.deepEqual(await world.run([message(...others), JSON.stringify({ Event: "s3:TestEvent" })]), []);
        assert.deepEqual([world.checked, world.told], [[], []]);
    });

    it("gives back only the messages of stacks that failed", async () => {
        const world = new World();
        for (const stack of ["a", "b", "c"]) world.put(`.pulumi/stacks/shop/${stack}.json`);
        let count = 0;
        const check = async () => {
            if (++count === 2) throw new Error("damaged");
            return { report: { undetermined: [] }, findings: [], html: "" };
        };
        const keys = ["a", "b", "c"].map((stack) => `.pulumi/stacks/shop/${stack}.json`);
        assert.deepEqual(await world.run([...keys.map((key) => message(key)), message(...keys)], { check }), ["1", "3"]);
        assert.ok(world.logs.some((line) => line.includes('"stack":"shop/b","failed":"Error: damaged"')));
    });

    it("fails where Security Hub refuses a finding, keeps what it told, and archives it although the next check does not find it", async () => {
        const world = new World();
        world.put(DEV);
        world.findings = [finding("a"), finding("b")];
        world.refused.add("lambda-safeguard/b");
        assert.deepEqual(await world.run([message(DEV)]), ["0"]);
        assert.match(world.logs[0] ?? "", /Security Hub refused 1 of 2 findings \(InvalidInput\)/);
        world.refused.clear();
        world.findings = [];
        world.take();
        assert.deepEqual(await world.run([message(DEV)]), []);
        assert.deepEqual(world.take(), [
            ["a", "ARCHIVED"],
            ["b", "ARCHIVED"],
        ]);
    });

    it("gives way to another run on the same stack", async () => {
        const world = new World();
        world.put(DEV);
        world.findings = [finding("a")];
        const { write } = world.ports();
        let isFirst = true;
        const raced: typeof write = async (key, text, type, etag) => {
            if (isFirst && key.startsWith("known/")) await write(key, "[]", type);
            isFirst = false;
            return write(key, text, type, etag);
        };
        assert.deepEqual(await world.run([message(DEV)], { write: raced }), ["0"]);
    });

    it("sends no more than a hundred findings and six megabytes at once", async () => {
        const world = new World();
        world.put(DEV);
        world.findings = Array.from({ length: 250 }, (_, index) => finding(String(index)));
        await world.run([message(DEV)]);
        assert.deepEqual(
            world.told.map(({ length }) => length),
            [100, 100, 50],
        );
        world.told.splice(0);
        world.findings = Array.from({ length: 60 }, (_, index) =>
            finding(`large${index}`, undefined, { Description: "x".repeat(200_000) }),
        );
        await world.run([message(DEV)]);
        assert.ok(world.told.length > 2);
        for (const batch of world.told) assert.ok(JSON.stringify(batch).length < 6_000_000);
    });

    it("refuses a checkpoint that speaks of another stack, that is too large, or for which no time is left", async () => {
        for (const key of [DEV, ".pulumi/stacks/dev.json", ".pulumi/stacks/shop/prod.json"]) {
            const world = new World();
            world.put(key);
            world.findings = [
                finding("a", "urn:pulumi:dev::shop"),
                finding("b", key === DEV ? "urn:pulumi:prod::shop" : "urn:pulumi:production::shop"),
            ];
            assert.deepEqual(await world.run([message(key)]), ["0"]);
            assert.match(world.logs[0] ?? "", /of another stack than its key says/);
            assert.deepEqual([world.told, [...world.reports]], [[], []]);
        }
        const world = new World();
        world.put(DEV, "x".repeat(SETTINGS.maximumBytes + 1));
        assert.deepEqual(await world.run([message(DEV)]), ["0"]);
        world.put(DEV, "{}");
        assert.deepEqual(await world.run([message(DEV)], {}, { getRemainingTimeInMillis: () => 1000 }), ["0"]);
        assert.deepEqual(world.checked, []);
    });

    it("refuses messages that are none of S3's or of another bucket, and judges the others", async () => {
        const world = new World();
        world.put(DEV);
        const bad = [
            "",
            "{",
            "null",
            "[]",
            "{}",
            '{"Records":[{}]}',
            '{"Records":[{"s3":{"bucket":{"name":"states"},"object":{"key":"%"}}}]}',
        ];
        const bodies = [...bad, messageOf("other", DEV), message(DEV)];
        assert.deepEqual(await world.run(bodies), Object.keys(bodies).slice(0, -1));
        assert.equal(world.checked.length, 1);
    });

    it("lets no name of a stack lead out of its folder or forge a line of the log", async () => {
        const world = new World();
        const names = ["..", "a b+c", "\u001b[31m\n::error::", "x/../../known", "%2e%2e", "\u2028"];
        const keys = names.map((name) => `.pulumi/stacks/${name}/..json`);
        for (const key of keys) world.put(key);
        await world.run(keys.map((key) => message(key)));
        for (const key of world.reports.keys()) assert.match(key, /^(?:known|reports)(?:\/(?!\.)[A-Za-z0-9_.!~*'()%-]+)+$/);
        for (const line of world.logs) assert.match(line, /^\{[\x20-\x7e]*\}$/);
    });
});
