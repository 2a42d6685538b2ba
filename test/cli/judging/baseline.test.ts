import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rules } from "../../../policies";
import { Files, SECRET_SIGNATURE, created, exported, previewed, safeguard, state } from "../build";

const RETENTION = "logging-log-group-retention";
const ONLY = ["--policy", RETENTION] as const;
const group = (name: string, retentionInDays: unknown): Readonly<Record<string, unknown>> => state(name, { name, retentionInDays });

interface Printed {
    readonly summary: { readonly known?: number; readonly mended?: number; readonly mandatory: number };
    readonly violations: readonly { readonly name: string }[];
    readonly mended?: readonly object[];
    readonly notes: readonly string[];
}

describe("check with a baseline", () => {
    const files = new Files();
    after(() => files.remove());
    const baseline = files.path("baseline.json");
    const old = files.file("before.json", exported(group("orders", 7), group("mail", 7)));
    const run = async (document: string, ...more: readonly string[]): Promise<Printed & { status: number }> => {
        const { status, out, error } = await safeguard("check", document, ...ONLY, "--baseline", baseline, "--format", "json", ...more);
        assert.equal(error, "");
        return { ...(JSON.parse(out) as Printed), status };
    };
    before(async () => {
        const { status } = await safeguard("check", old, ...ONLY, "--write-baseline", baseline);
        assert.equal(status, 1);
    });

    it("writes fingerprints and policies in order, the same for the same findings, and names no resource", async () => {
        const words = readFileSync(baseline, "utf8");
        const { version, stacks } = JSON.parse(words) as { version: number; stacks: Record<string, Record<string, string>> };
        const fingerprints = Object.keys(stacks["shop/dev"] ?? {});
        assert.deepEqual([version, Object.keys(stacks), fingerprints.length], [1, ["shop/dev"], 2]);
        assert.deepEqual(fingerprints, [...fingerprints].sort());
        assert.deepEqual([...new Set(Object.values(stacks["shop/dev"] ?? {}))], [RETENTION]);
        assert.doesNotMatch(words, /orders|mail/);
        const turned = files.file("turned.json", exported(group("mail", 7), group("orders", 7)));
        const again = files.path("again.json");
        await safeguard("check", turned, ...ONLY, "--write-baseline", again);
        assert.equal(readFileSync(again, "utf8"), words);
    });

    it("reports and fails on what is new only, and says how many it does not show", async () => {
        const same = await run(old);
        assert.deepEqual([same.status, same.violations, same.summary.known, same.summary.mended], [0, [], 2, 0]);
        assert.deepEqual(same.notes, ["2 findings stand in the baseline and are not shown."]);
        const more = await run(files.file("more.json", exported(group("orders", 7), group("mail", 7), group("new", 7))));
        assert.deepEqual([more.status, more.violations.map(({ name }) => name), more.summary.known], [1, ["new"], 2]);
    });

    it("lists what is mended", async () => {
        const mended = await run(files.file("mended.json", exported(group("orders", 7), group("mail", 90))));
        assert.deepEqual([mended.status, mended.mended?.length, mended.summary.mended], [0, 1, 1]);
        assert.deepEqual({ ...mended.mended?.[0], fingerprint: "" }, { project: "shop", stack: "dev", policy: RETENTION, fingerprint: "" });
        assert.match(mended.notes[1] ?? "", /^Mended since the baseline: 1 of logging-log-group-retention\./);
    });

    it("takes nothing for mended that waits, is exempted, is not asked or of which the document does not hold the whole", async () => {
        const secret = { ...SECRET_SIGNATURE, ciphertext: "v1:abc" };
        const entry = { resource: "*::mail", reason: "moves", owner: "orders team", expires: "2099-12-31" };
        const config = files.file("exempting.json", JSON.stringify({ [RETENTION]: { exemptions: [entry] } }));
        const failed = previewed([created("orders", { name: "orders", retentionInDays: 7 })], {
            diagnostics: [{ severity: "error", message: "error: boom" }],
        });
        assert.deepEqual((await run(files.file("waits.json", exported(group("orders", 7), group("mail", secret))))).mended, []);
        assert.deepEqual((await run(old, "--config", config)).mended, []);
        const { out } = await safeguard("check", files.file("failed.json", failed), ...ONLY, "--baseline", baseline, "--format", "json");
        assert.deepEqual((JSON.parse(out) as Printed).mended, []);
        const clean = files.file("clean.json", exported(group("orders", 90), group("mail", 90)));
        const other = await safeguard("check", clean, "--policy", "transport-api-tls", "--baseline", baseline, "--format", "json");
        assert.deepEqual((JSON.parse(other.out) as Printed).mended, []);
    });

    it("holds for the stack it was written for, and for no other", async () => {
        const prod = exported(group("orders", 7)).replaceAll("urn:pulumi:dev::", "urn:pulumi:prod::");
        const other = await run(files.file("prod.json", prod));
        assert.deepEqual([other.status, other.summary.known, other.mended], [1, 0, []]);
    });

    it("is refused in one line where it is none", async () => {
        for (const [content, words] of [
            ["{", /is not JSON\n$/],
            ["[]", /is no baseline; write one with --write-baseline\n$/],
            ['{"version":2,"stacks":{}}', /is no baseline/],
            ['{"version":1,"stacks":{"shop/dev":{"x":"y"}}}', /holds what is no finding/],
            ['{"version":1,"stacks":{"shop/dev":[]}}', /holds what is no finding/],
        ] as const) {
            const { status, out, error } = await safeguard("check", old, "--baseline", files.file("bad.json", content));
            assert.deepEqual([status, out], [2, ""]);
            assert.match(error, words);
        }
        const missing = await safeguard("check", old, "--baseline", files.path("nowhere.json"));
        assert.match(missing.error, /cannot be read: there is no such file or folder \(ENOENT\)\n$/);
    });
});

describe("check with a choice of policies", () => {
    const files = new Files();
    after(() => files.remove());
    const document = files.file("state.json", exported(group("orders", 7)));
    const asked = async (...args: readonly string[]): Promise<number> => {
        const { out } = await safeguard("check", document, "--format", "json", ...args);
        return (JSON.parse(out) as { summary: { policies: number } }).summary.policies;
    };
    const enabled = rules.filter(({ level, kind }) => level !== "disabled" && kind !== "deployer");

    it("asks those of the severity and worse ones", async () => {
        const worst = enabled.filter(({ severity }) => severity === "critical");
        const high = enabled.filter(({ severity }) => severity === "high" || severity === "critical");
        assert.ok(worst.length < high.length && high.length < enabled.length);
        assert.deepEqual(
            [await asked("--severity", "critical"), await asked("--severity", "high"), await asked("--severity", "low")],
            [worst.length, high.length, enabled.length],
        );
    });

    it("leaves out those that --exclude names", async () => {
        const left = enabled.filter(({ name }) => !name.startsWith("transport-") && name !== RETENTION);
        assert.equal(await asked("--exclude", "transport-*", "--exclude", RETENTION), left.length);
    });

    it("is refused where it leaves nothing, or names what is not there", async () => {
        for (const [args, words] of [
            [[...ONLY, "--exclude", "logging-*"], /leave no policy to run/],
            [["--exclude", "loging-*"], /no policy matches --exclude "loging-\*"/],
            [["--severity", "hihg"], /--severity takes critical, high, medium, low, not "hihg"\n$/],
            [["--source-root", "/srv"], /--source-root "\/srv": must be the project's folder/],
            [["--source-root", "a/../../b"], /--source-root/],
            [["--write-baseline", ""], /--write-baseline: the name of the file is empty/],
        ] as const) {
            const { status, out, error } = await safeguard("check", document, ...args);
            assert.deepEqual([status, out], [2, ""]);
            assert.match(error, words);
        }
    });

    it("says nothing with --quiet where nothing fails, and all where something does", async () => {
        const clean = files.file("clean.json", exported(group("orders", 90)));
        assert.deepEqual(await safeguard("check", clean, ...ONLY, "--quiet"), { status: 0, out: "", error: "" });
        const wrong = await safeguard("check", document, ...ONLY, "--quiet");
        assert.equal(wrong.status, 1);
        assert.equal(wrong.out, (await safeguard("check", document, ...ONLY)).out);
        assert.ok((await safeguard("check", clean, ...ONLY, "--quiet", "--format", "sarif")).out.startsWith("{"));
    });
});
