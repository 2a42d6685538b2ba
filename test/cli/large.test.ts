import assert from "node:assert/strict";
import { FORMATS } from "../../cli/formats";
import type { FormatOptions } from "../../cli/formats";
import { LARGE_FORMATS } from "../../cli/formats/large";
import { judgeAll, wholeOf } from "../../cli/judging/judge-all";
import type { AllOptions, Judged } from "../../cli/judging/judge-all";
import { Spool } from "../../cli/kept/spool";
import { productGiven } from "../../cli/formats/asff/product";
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

    const product = productGiven("arn:aws:securityhub:eu-west-1:123456789012:product/123456789012/default", true);
    const inPieces = (large: Judged, name: string, more: Partial<FormatOptions> = {}): string =>
        [...(LARGE_FORMATS[name]?.(large, { pack, colour: false, now: options.now, ...more }) ?? [])].join("");
    const inOne = (small: Judged, name: string, more: Partial<FormatOptions> = {}): string =>
        FORMATS[name]?.(wholeOf(small), { pack, colour: false, now: options.now, ...more }) ?? "";

    for (const name of ["json", "sarif", "gitlab", "oscal", "asff"]) {
        it(`are written as ${name} in pieces, and are the same as in one`, async () => {
            const [large, small] = [await judge(0), await judge(1e9)];
            assert.deepEqual([large.isLarge, small.isLarge], [true, false]);
            assert.deepEqual(JSON.parse(inPieces(large, name, { product })), JSON.parse(inOne(small, name, { product })));
            large.close();
        });
    }

    for (const name of ["junit", "markdown", "bitbucket", "html"]) {
        it(`are written as ${name}, letter for letter as in one`, async () => {
            const [large, small] = [await judge(0, { assets: true }), await judge(1e9, { assets: true })];
            assert.equal(inPieces(large, name), inOne(small, name));
            large.close();
        });
    }

    it("can be written in every format", () => assert.deepEqual(Object.keys(LARGE_FORMATS).sort(), Object.keys(FORMATS).sort()));

    it("are one suite, one run and one result for a stack of several documents", async () => {
        const twice = [files.file("again.json", stacked("a", "wrong", "other")), ...inputs.map(({ path }) => path)].map((path) => ({
            path,
            isFound: false,
        }));
        const large = await judgeAll(twice, [enforced()], { ...options, inMemory: 0 }, () => undefined);
        const { runs } = JSON.parse(inPieces(large, "sarif")) as {
            readonly runs: readonly { readonly automationDetails: { readonly id: string }; readonly results: readonly unknown[] }[];
        };
        assert.deepEqual(
            runs.map(({ automationDetails: { id }, results }) => [id, results.length]),
            [
                ["lambda-safeguard/shop/a/", 2],
                ["lambda-safeguard/shop/b/", 0],
                ["lambda-safeguard/shop/c/", 1],
            ],
        );
        assert.equal(inPieces(large, "junit").match(/<testsuite /g)?.length, 3);
        assert.match(inPieces(large, "text"), /shop\/a \([^)]*again\.json and 1 more\): 2 mandatory and 1 advisory violations\n/);
        large.close();
    });

    it("stand under each control once, with what every stack has of it", async () => {
        const large = await judge(0);
        const text = inPieces(large, "text", { framework: "FSBP" });
        assert.equal(text.match(/No control of/g)?.length, 1);
        assert.match(text, /No control of [^\n]*\n\n== shop\/a [^]*\n== shop\/c /);
        large.close();
    });

    it("are told as text by stack, the one with most violations first, with the counts of all", async () => {
        const large = await judge(0);
        const text = [...(LARGE_FORMATS["text"]?.(large, { pack, colour: false }) ?? [])].join("");
        assert.match(
            text,
            /^lambda-safeguard 1\.2\.3: 2 mandatory and 1 advisory violations; 1 document could not be read\n3 documents: 7 resources, 1 policy\n\nshop\/a \(/,
        );
        assert.match(text, /\n== shop\/a [^]*\n== shop\/c /);
        assert.doesNotMatch(text, /== shop\/b /);
        assert.match(
            text,
            /Unused exemption of test-names: \*::exempt\*\n[^\n]*d\.json: is not JSON[^\n]*\n2 mandatory and 1 advisory violations; 1 document could not be read\n$/,
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
        for (const spilled of [0, 2, 9]) {
            const spool = new Spool();
            for (const [count, index] of [2, 0, 3, 1].entries()) {
                if (count === spilled) spool.spill();
                spool.put(index, texts[index] ?? "");
            }
            assert.deepEqual(spool.indexes(), [0, 1, 2, 3]);
            for (const index of [3, 0, 1, 2, 0]) assert.equal(spool.get(index), texts[index]);
            assert.throws(() => spool.get(4), RangeError);
            spool.close();
        }
    });
});
