import assert from "node:assert/strict";
import { rules } from "../../policies";
import { Analyzer } from "../support/analyzer";
import { compiledPack } from "../support/pack";
import { TRACES, replayAll } from "./trace";

describe("The pack, asked by the recorded engine", () => {
    let analyzer: Analyzer;

    before(async () => {
        analyzer = await Analyzer.start(compiledPack());
        await analyzer.configure();
    });
    after(() => analyzer.stop());

    for (const [title, file] of TRACES) {
        it(`answers every call without an error or an internal failure: ${title}`, async () => {
            const answers = await replayAll(analyzer, file);
            const diagnostics = answers.flatMap((answer) => answer.diagnostics);
            assert.ok(answers.some(({ call }) => call.method === "analyzeStack"));
            assert.deepEqual(
                diagnostics.filter(({ message }) => message.includes("internal error") || message.includes("can't run policy")),
                [],
            );
            assert.deepEqual(
                diagnostics.filter(({ policyname }) => !rules.some((rule) => rule.name === policyname)),
                [],
            );
        });
    }

    it("asks nobody who deploys where no deployment is under way", async () => {
        const deployers = rules.filter((rule) => rule.kind === "deployer").map((rule) => rule.name);
        const answers = await replayAll(analyzer, TRACES[0]?.[1] ?? "");
        assert.deepEqual(
            answers.flatMap(({ diagnostics }) => diagnostics).filter(({ policyname }) => deployers.includes(policyname)),
            [],
        );
    });

    it("says the same, in the same order, of the same calls", async () => {
        const [, file = ""] = TRACES[1] ?? [];
        const said = async (): Promise<unknown> => (await replayAll(analyzer, file)).map(({ diagnostics }) => diagnostics);
        assert.deepEqual(await said(), await said());
    });

    it("wrote nothing to standard output, and nothing to standard error", () => {
        assert.equal(analyzer.output.text, "");
        assert.equal(analyzer.errors.text, "");
    });
});
