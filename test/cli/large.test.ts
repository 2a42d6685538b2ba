import assert from "node:assert/strict";
import { FORMATS } from "../../cli/formats";
import { LARGE_FORMATS } from "../../cli/formats/large";
import { judgeAll, wholeOf } from "../../cli/judge-all";
import type { AllOptions, Judged } from "../../cli/judge-all";
import { Spool } from "../../cli/spool";
import { Files, enforced, exported, state } from "./build";

const pack = { name: "lambda-safeguard", version: "1.2.3" };
const options: AllOptions = { now: new Date("2026-11-21T12:00:00Z"), env: {}, identity: false, progress: () => undefined };

describe("more findings than memory shall hold", () => {
    const files = new Files();
    after(() => files.remove());
    const stacked = (stack: string, ...names: readonly string[]): string =>
        exported(...names.map((name) => state(name, { name }))).replaceAll("urn:pulumi:dev", `urn:pulumi:${stack}`);
    const exemption = { resource: "*::exempt*", reason: "moves", owner: "orders team", expires: "2026-12-31" };
    const inputs = [
        files.file("a.json", stacked("a", "wrong", "doubtful")),
        files.file("b.json", stacked("b", "right")),
        files.file("c.json", stacked("c", "wrong")),
        files.file("d.json", "{"),
    ].map((path) => ({ path, isFound: false }));
    const judge = (inMemory: number, more: Partial<AllOptions> = {}): Promise<Judged> =>
        judgeAll(inputs, [enforced("mandatory", { exemptions: [exemption] })], { ...options, ...more, inMemory }, () => undefined);

    const machine = ["json", "sarif", "gitlab"];
    for (const name of machine) {
        it(`are written as ${name} in pieces, and are the same as in one`, async () => {
            const [large, small] = [await judge(0), await judge(1e9)];
            assert.deepEqual([large.isLarge, small.isLarge], [true, false]);
            const inPieces = [...(LARGE_FORMATS[name]?.(large, { pack, colour: false }) ?? [])].join("");
            const whole = FORMATS[name]?.(wholeOf(small), { pack, colour: false }) ?? "";
            assert.deepEqual(JSON.parse(inPieces), JSON.parse(whole));
            large.close();
        });
    }

    it("are told as text by stack, the one with most violations first, with the counts of all", async () => {
        const large = await judge(0);
        const text = [...(LARGE_FORMATS["text"]?.(large, { pack, colour: false }) ?? [])].join("");
        assert.match(
            text,
            /^lambda-safeguard 1\.2\.3: 2 mandatory and 1 advisory violations\n3 documents: 7 resources, 1 policies\n\nshop\/a \(/,
        );
        assert.match(text, /\n== shop\/a [^]*\n== shop\/c /);
        assert.doesNotMatch(text, /== shop\/b /);
        assert.match(
            text,
            /Unused exemption of test-names: \*::exempt\*\n[^\n]*d\.json: is not JSON[^\n]*\n2 mandatory and 1 advisory violations\n$/,
        );
        large.close();
    });

    it("are counted without what a baseline holds", async () => {
        const first = await judge(1e9);
        const [violation] = [...first.judged()].flatMap(({ violations }) => violations);
        const baseline = new Map([["shop/a", new Map([[violation?.fingerprint ?? "", "test-names"]])]]);
        const { counts, total } = await judge(0, { baseline });
        assert.deepEqual([counts.mandatory + counts.advisory, total.baseline?.known], [2, 1]);
    });
});

describe("texts that are kept", () => {
    it("come back in their order, whole, whatever their letters and wherever they lie", () => {
        const texts = ["a".repeat(3000), "é\u2028😀", "", "z"];
        for (const limit of [0, 3000, 1e6]) {
            const spool = new Spool(limit);
            for (const index of [2, 0, 3, 1]) spool.put(index, texts[index] ?? "");
            assert.deepEqual([...spool.texts()], texts);
            assert.deepEqual([...spool.texts()], texts, "a second time");
            assert.equal(spool.isLarge, limit < 1e6);
            spool.close();
        }
    });
});
