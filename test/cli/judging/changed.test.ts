import assert from "node:assert/strict";
import { Files, ROOT, ROOT_URN, exported, previewed, safeguard, state } from "../build";

type Json = Readonly<Record<string, unknown>>;

const RETENTION = "logging-log-group-retention";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

interface Printed {
    readonly status: number;
    readonly summary: { readonly known?: number; readonly mended?: number };
    readonly violations: readonly { readonly name: string }[];
    readonly mended?: readonly { readonly name?: string; readonly property?: string; readonly policy: string }[];
    readonly notes: readonly string[];
}

const group = (name: string, retentionInDays: unknown): Json => state(name, { name, retentionInDays });
const step = (op: string, oldState: Json | undefined, newState: Json | undefined): Json => ({
    op,
    urn: (newState ?? oldState)?.["urn"],
    ...(oldState === undefined ? {} : { oldState }),
    ...(newState === undefined ? {} : { newState }),
});
const ROOT_STEP = { op: "same", urn: ROOT_URN, oldState: ROOT, newState: ROOT };

describe("check --changed", () => {
    const files = new Files();
    after(() => files.remove());
    let number = 0;
    const run = async (steps: readonly Json[], { policy = RETENTION, more = {}, args = [] as string[] } = {}): Promise<Printed> => {
        const document = files.file(`${(number += 1)}.json`, previewed([ROOT_STEP, ...steps], more));
        const { status, out, error } = await safeguard("check", document, "--changed", "--policy", policy, "--format", "json", ...args);
        assert.equal(error, "");
        return { ...(JSON.parse(out) as Printed), status };
    };
    const names = ({ violations }: Printed): readonly string[] => violations.map(({ name }) => name);

    it("reports and fails on what the change brings, and counts what stood before", async () => {
        const created = await run([step("same", group("orders", 7), group("orders", 7)), step("create", undefined, group("mail", 7))]);
        assert.deepEqual([created.status, names(created), created.summary.known], [1, ["mail"], 1]);
        assert.deepEqual(created.notes, ["1 finding stood before this change and is not shown."]);
        const worse = await run([step("update", group("orders", 90), group("orders", 7))]);
        assert.deepEqual([worse.status, names(worse), worse.summary.known], [1, ["orders"], 0]);
        const same = await run([step("update", group("orders", 7), group("orders", 5))]);
        assert.deepEqual([same.status, names(same), same.summary.known], [0, [], 1]);
    });

    it("lists what the change mends, also by deleting it, with its resource", async () => {
        const mended = await run([step("update", group("orders", 7), group("orders", 90)), step("delete", group("mail", 7), undefined)]);
        assert.deepEqual([mended.status, mended.summary.mended], [0, 2]);
        assert.deepEqual(mended.mended?.map(({ name }) => name).sort(), ["mail", "orders"]);
        assert.deepEqual([...new Set(mended.mended.map(({ property }) => property))], ["retentionInDays"]);
        assert.deepEqual(mended.notes, [`Mended by this change: ${RETENTION} (mail and orders).`]);
    });

    it("takes nothing for mended that waits, that is exempted or that a failed preview leaves out; what waits elsewhere is another matter", async () => {
        const waits = await run([step("update", group("orders", 7), group("orders", UNKNOWN))]);
        assert.deepEqual([waits.status, waits.mended], [0, []]);
        const failed = previewed([ROOT_STEP, step("delete", group("orders", 7), undefined)], {
            diagnostics: [{ severity: "error", message: "error: boom" }],
        });
        const { status, out } = await safeguard(
            "check",
            files.file("failed.json", failed),
            "--changed",
            "--policy",
            RETENTION,
            "--format",
            "json",
        );
        assert.deepEqual([status, (JSON.parse(out) as Printed).mended], [2, []]);
        const elsewhere = await run([
            step("update", group("orders", 7), group("orders", 90)),
            step("create", undefined, group("mail", UNKNOWN)),
        ]);
        assert.deepEqual(
            elsewhere.mended?.map(({ name }) => name),
            ["orders"],
        );
        const exemption = { resource: "*::orders", reason: "moves", owner: "orders team", expires: "2099-12-31" };
        const config = files.file("exempting.json", JSON.stringify({ [RETENTION]: { exemptions: [exemption] } }));
        const exempted = await run([step("update", group("orders", 90), group("orders", 7))], { args: ["--config", config] });
        assert.deepEqual([exempted.status, exempted.mended], [0, []]);
    });

    it("knows the old state of what is replaced, and takes no remnant of an earlier update for it", async () => {
        const replaced = await run([
            step("create-replacement", { ...group("orders", 7), delete: true }, group("orders", 7)),
            step("replace", { ...group("orders", 7), delete: true }, group("orders", 7)),
            step("delete-replaced", { ...group("orders", 7), delete: true }, undefined),
        ]);
        assert.deepEqual([replaced.status, replaced.summary.known], [0, 1]);
        const remnant = await run([
            step("update", group("orders", 90), group("orders", 7)),
            step("delete-replaced", { ...group("orders", 7), delete: true }, undefined),
        ]);
        assert.deepEqual([remnant.status, names(remnant)], [1, ["orders"]]);
        const external = await run([
            step("create", undefined, group("mail", 7)),
            step("read", { ...group("mail", 7), external: true }, undefined),
        ]);
        assert.deepEqual(names(external), ["mail"]);
    });

    it("takes the finding in a file that changes for a new one: nobody can see what the old file held", async () => {
        const folder = files.file("handler.js", `exports.key = "${"AKIA" + "QYLPMN5HFIQR7XYA"}";\n`);
        const asset = (hash: string): Json => ({
            "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
            hash,
            path: folder,
        });
        const code = (hash: string): Json => ({
            "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7",
            hash: `of ${hash}`,
            assets: { "handler.js": asset(hash) },
        });
        const lambda = (hash: string): Json =>
            state("orders", { code: code(hash), runtime: "nodejs22.x" }, { type: "aws:lambda/function:Function" });
        const policy = "content-no-credentials-in-code";
        const args = ["--program-outside"];
        const brought = await run([step("update", lambda("a".repeat(64)), lambda("b".repeat(64)))], { policy, args });
        assert.deepEqual([brought.status, names(brought), brought.summary.known], [1, ["orders"], 0]);
        const stood = await run([step("same", lambda("a".repeat(64)), lambda("a".repeat(64)))], { policy, args });
        assert.deepEqual([stood.status, names(stood), stood.summary.known], [0, [], 1]);
    });

    it("is refused for a state, and beside a baseline", async () => {
        for (const [args, words] of [
            [
                [files.file("state.json", exported(group("orders", 7))), "--changed"],
                /is the state of a stack and holds no change; --changed takes/,
            ],
            [
                [files.file("p.json", previewed([])), "--changed", "--baseline", "x.json"],
                /--changed and --baseline both say what is known; choose one\n$/,
            ],
        ] as const) {
            const { status, out, error } = await safeguard("check", ...args);
            assert.deepEqual([status, out], [2, ""]);
            assert.match(error, words);
        }
    });
});
