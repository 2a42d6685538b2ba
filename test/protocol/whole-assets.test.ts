import assert from "node:assert/strict";
import { Analyzer } from "../support/analyzer";
import { compiledPack } from "../support/pack";
import { ROOT_STACK, analyze, analyzeStack, remediate } from "../support/requests";
import type { Registered } from "../support/requests";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const ASSET = { [SIGNATURE]: "c44067f5952c0a294b673a41bacd8c17" };
const ARCHIVE = { [SIGNATURE]: "0def7320c3a5731c473e5ecbe6d01bc7" };
const CODE = "content-no-credentials-in-code";
const KEY = "AKIA" + "Q3EGRIXZ7T2MZ5WP";

const lambda = (code: object): Registered => ({
    type: "aws:lambda/function:Function",
    name: "orders",
    inputs: { code, runtime: "python3.13", handler: "app.handler", role: "arn:aws:iam::123456789012:role/orders", memorySize: 128 },
});

/** The engine sends an empty text, and an archive that says nothing, so; the SDK itself refuses both. */
describe("Assets without content, as the engine sends them", () => {
    let analyzer: Analyzer;
    before(async () => {
        analyzer = await Analyzer.start(compiledPack());
        await analyzer.configure({ "encryption-function-environment": { level: "remediate" } });
    });
    after(() => analyzer.stop());

    const found = (answers: Awaited<ReturnType<typeof analyze>>): readonly string[] =>
        answers.filter(({ policyname }) => policyname === CODE).map(({ message }) => message);
    const archive = (files: object): object => ({ ...ARCHIVE, hash: "", assets: files });
    const empty = { ...ASSET, hash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" };

    it("are judged like an empty file, beside the others of the archive", async () => {
        assert.deepEqual(found(await analyze(analyzer, lambda(archive({ "__init__.py": empty })))), []);
        assert.deepEqual(found(await analyze(analyzer, lambda(empty))), []);
        const beside = { "__init__.py": empty, "app.py": { ...ASSET, text: `AWS_ACCESS_KEY_ID = "${KEY}"` } };
        const [message = "", ...more] = found(await analyze(analyzer, lambda(archive(beside))));
        assert.match(message, /app\.py/);
        assert.deepEqual(more, []);
    });
    it("leave an archive that says nothing undetermined", async () => {
        assert.deepEqual(found(await analyze(analyzer, lambda({ ...ARCHIVE, hash: "" }))), []);
    });
    it("are left alone where a policy mends", async () => {
        for (const code of [archive({ "__init__.py": empty }), empty, { ...ARCHIVE, hash: "" }])
            assert.deepEqual(await remediate(analyzer, lambda(code)), []);
    });
    it("do not keep the stack from being judged", async () => {
        const answers = await analyzeStack(analyzer, [ROOT_STACK, lambda(archive({ "__init__.py": empty }))]);
        assert.ok(answers.some(({ urn }) => urn.includes("orders")));
    });
});
