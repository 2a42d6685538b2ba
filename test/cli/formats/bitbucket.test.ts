import assert from "node:assert/strict";
import { bitbucket } from "../../../cli/formats/bitbucket";
import type { Report } from "../../../cli/check";
import type { FormatOptions } from "../../../cli/formats";
import { HOSTILE, hostileReport, twoStacks } from "./hostile";

const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false };

interface Annotation {
    readonly external_id: string;
    readonly summary: string;
    readonly details: string;
    readonly severity: string;
    readonly result: string;
    readonly path?: string;
    readonly line?: number;
}

interface Head {
    readonly details: string;
    readonly result: string;
    readonly data: readonly { readonly title: string; readonly value: number }[];
}

function written(report: Report, more: Partial<FormatOptions> = {}): { readonly head: Head; readonly batches: readonly Annotation[][] } {
    const [head, ...batches] = bitbucket(report, { ...options, ...more })
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown);
    return { head: head as Head, batches: batches as Annotation[][] };
}

describe("the report for Code Insights of Bitbucket", () => {
    it("is the verdict in one line, and the annotations in another, at their lines where they have one", async () => {
        const { head, batches } = written(await twoStacks(), { sourceRoot: "infra" });
        assert.match(head.details, /^1 mandatory and 1 advisory violations\. 4 resources, 1 policy\./);
        assert.deepEqual([head.result, head.data.map(({ value }) => value)], ["FAILED", [1, 1, 0, 0]]);
        assert.deepEqual(
            batches.map((batch) => batch.map(({ summary, severity, result, path, line }) => ({ summary, severity, result, path, line }))),
            [
                [
                    { summary: "orders: name: the name is wrong.", severity: "HIGH", result: "FAILED", path: "infra/src/a b.ts", line: 5 },
                    { summary: "mail: name: the name is wrong.", severity: "HIGH", result: "IGNORED", path: undefined, line: undefined },
                ],
            ],
        );
    });

    it("passes where nothing mandatory is found and every document was read, and has no annotations then", async () => {
        const clean = { ...(await twoStacks()), violations: [] };
        assert.deepEqual([written(clean).head.result, written(clean).batches], ["PASSED", []]);
        assert.equal(written({ ...clean, unreadable: [{ name: "x.json", problem: "x.json: is no JSON" }] }).head.result, "FAILED");
    });

    it("keeps to what Bitbucket takes: 100 in a line, 1,000 in all, the worst of them, and says how many are left out", async () => {
        const [known] = (await twoStacks()).violations;
        assert.ok(known);
        const violations = Array.from({ length: 1205 }, (_, index) => ({
            ...known,
            severity: index < 1200 ? ("low" as const) : ("critical" as const),
            fingerprint: String(index),
            message: `${"long ".repeat(200)}. Fix: ${"\u{1F512}".repeat(1500)}.`,
        }));
        const { head, batches } = written({ ...(await twoStacks()), violations: [...violations, ...violations.slice(0, 3)] });
        assert.deepEqual(
            batches.map(({ length }) => length),
            Array.from({ length: 10 }, () => 100),
        );
        assert.match(head.details, / Only the worst 1000 have an annotation: Bitbucket takes no more\./);
        assert.equal(batches.flat().filter(({ severity }) => severity === "CRITICAL").length, 5);
        assert.equal(new Set(batches.flat().map(({ external_id }) => external_id)).size, 1000);
        for (const { summary, details } of batches.flat()) {
            assert.ok(summary.length <= 450 && details.length <= 2000);
            assert.ok(!/\p{Cs}/u.test(summary + details));
        }
    });

    it("lets no name forge a line or a path, and has a summary for each", async () => {
        const report = await hostileReport();
        const words = bitbucket(report, options);
        assert.doesNotMatch(words, /^\s*::|##(?:vso)?\[|[\u001b\u202e\u2028\u0007\r]/im);
        const annotations = written(report).batches.flat();
        assert.equal(annotations.length, HOSTILE.length);
        for (const { path = "", summary } of annotations) {
            assert.doesNotMatch(path, /^\/|(?:^|\/)\.\.(?:\/|$)|\n/);
            assert.ok(summary.length > 0);
        }
    });
});
