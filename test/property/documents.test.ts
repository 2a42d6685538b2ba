import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { check } from "../../cli/check";
import { configure } from "../../cli/configuration/configuration";
import { parseDocument } from "../../cli/documents/read";
import type { StackDocument } from "../../cli/documents/document";
import { FORMATS } from "../../cli/formats";
import { productGiven } from "../../cli/formats/asff/product";
import { UsageProblem } from "../../cli/problem";
import { rules } from "../../policies";
import { anything, keysOf, placesOf, replaced } from "./arbitrary";

const ORDERS = join(__dirname, "..", "fixtures", "recordings", "orders");
/** JSON, or nothing where there is no document. */
const textOf = (document: unknown): string => (document === undefined ? "" : JSON.stringify(document));
const recorded = ["state.json", "first-preview.json", "second-preview.json"].map(
    (file) => JSON.parse(readFileSync(join(ORDERS, file), "utf8")) as object,
);
const KEYS = [
    "deployment",
    "checkpoint",
    "latest",
    "resources",
    "steps",
    "urn",
    "op",
    "newState",
    "oldState",
    "inputs",
    "outputs",
    "config",
    "changeSummary",
];

/** What comes of a text: a document, or a problem in one line. Any other error is one of the program. */
function parsed(content: string): StackDocument | undefined {
    try {
        return parseDocument("document.json", content);
    } catch (error) {
        assert.ok(error instanceof UsageProblem, String(error));
        assert.match(error.message, /^document\.json: [^\n]+$/);
        return undefined;
    }
}

/** What every format needs to be told. */
const HOW = {
    pack: { name: "lambda-safeguard", version: "1.0.0" },
    colour: false,
    product: productGiven(`arn:aws:securityhub:eu-west-1:${"1".repeat(12)}:product/${"1".repeat(12)}/default`, true),
};

describe("a document, whatever it holds", () => {
    it("is read, or refused in one line", () => {
        const value = anything([...KEYS, ...keysOf(recorded)]);
        const documents = fc.oneof(
            value,
            fc.record({ steps: value }),
            fc.record({ deployment: fc.record({ resources: value }) }),
            fc.record({ checkpoint: fc.record({ latest: value }) }),
            fc.record({
                steps: fc.array(fc.record({ urn: fc.string(), op: value, newState: value, oldState: value })),
                config: value,
                changeSummary: value,
            }),
        );
        fc.assert(
            fc.property(documents, (document) => void parsed(textOf(document))),
            { numRuns: 300 },
        );
        fc.assert(
            fc.property(fc.string({ unit: "binary" }), (content) => void parsed(content)),
            { numRuns: 100 },
        );
    });

    it("is judged and reported in every format, with anything at any place of a real one", async () => {
        const enforced = configure(rules, "strict", []);
        const broken = fc
            .constantFrom(...recorded)
            .chain((document) => fc.tuple(fc.constant(document), fc.constantFrom(...placesOf(document)), anything([...keysOf(document)])));
        await fc.assert(
            fc.asyncProperty(broken, async ([document, place, value]) => {
                const read = parsed(textOf(replaced(document, place, value)));
                if (read === undefined) return;
                const report = await check([read], enforced, {
                    now: new Date("2026-11-21"),
                    env: {},
                    identity: false,
                    progress: () => undefined,
                });
                assert.deepEqual(report.failures, []);
                for (const format of Object.values(FORMATS)) assert.match(format(report, HOW), /\n$/);
            }),
            { numRuns: 40 },
        );
    });

    it("is judged where it is nested deeply, and refused in one line where it is nested without end", async () => {
        const urn = "urn:pulumi:dev::shop::aws:cloudwatch/logGroup:LogGroup::orders";
        const nested = (depth: number, open: string, close: string): string => {
            const tags = `${open.repeat(depth)}1${close.repeat(depth)}`;
            return `{"deployment":{"resources":[{"urn":"${urn}","type":"aws:cloudwatch/logGroup:LogGroup","inputs":{"tags":${tags}}}]}}`;
        };
        for (const [open, close] of [
            ['{"a":', "}"],
            ["[", "]"],
        ] as const) {
            const read = parsed(nested(450, open, close));
            assert.ok(read !== undefined);
            const report = await check([read], configure(rules, "strict", []), {
                now: new Date(),
                env: {},
                identity: false,
                progress: () => undefined,
            });
            assert.deepEqual(report.failures, []);
            for (const depth of [600, 100_000])
                assert.throws(
                    () => parseDocument("a.json", nested(depth, open, close)),
                    /^Error: a\.json: holds a value that is nested more than 500 levels deep$/,
                );
        }
    });
});
