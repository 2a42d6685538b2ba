import assert from "node:assert/strict";
import type { Report } from "../../../cli/check";
import { FORMATS } from "../../../cli/formats";
import { askedText, verdictOf, verdictText } from "../../../cli/formats/verdict";
import { twoStacks } from "./hostile";

const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false };

describe("the verdict of a report", () => {
    const whole = { unreadable: [], incomplete: [] };
    const unread = { name: "a.json", problem: "a.json: is empty" };

    it("counts the levels, and says that there is nothing where there is nothing", () => {
        const texts = [
            [0, 0],
            [1, 0],
            [0, 2],
            [3, 1],
        ].map(([mandatory = 0, advisory = 0]) => verdictText({ mandatory, advisory }, whole));
        assert.deepEqual(texts, [
            "no violations",
            "1 mandatory violation",
            "2 advisory violations",
            "3 mandatory and 1 advisory violations",
        ]);
    });

    it("takes nothing that was not seen for clean", () => {
        const none = { mandatory: 0, advisory: 0 };
        assert.equal(verdictText(none, { unreadable: [unread], incomplete: [] }), "no violations so far; 1 document could not be read");
        assert.equal(verdictText(none, { unreadable: [], incomplete: ["b.json: …"] }), "no violations so far; 1 document is not whole");
        assert.equal(
            verdictText({ mandatory: 1, advisory: 0 }, { unreadable: [unread, unread], incomplete: ["b", "c"] }),
            "1 mandatory violation; 2 documents could not be read; 2 documents are not whole",
        );
    });

    it("is said in the same words in every format for people", async () => {
        const report: Report = { ...(await twoStacks()), violations: [], unreadable: [unread] };
        for (const name of ["text", "markdown", "html"])
            assert.ok(FORMATS[name]?.(report, options).toLowerCase().includes(verdictOf(report)), name);
    });
});

describe("a report on a rehearsal", () => {
    it("says that values are made up, in every format that has a place for it", async () => {
        const report = await twoStacks();
        assert.equal(askedText({ ...report, resources: 1, policies: 2 }), "1 resource, 2 policies");
        const places: readonly (readonly [string, RegExp])[] = [
            ["text", /4 resources, 1 policy, rehearsed with made-up values\n/],
            ["markdown", /4 resources, 1 policy, rehearsed with made-up values, 0 exempted/],
            ["html", /4 resources, 1 policy, rehearsed with made-up values, lambda-safeguard/],
            ["json", /"rehearsed": true/],
            ["junit", /<property name="rehearsed" value="true"\/>/],
            ["sarif", /"rehearsed": true/],
        ];
        for (const [name, place] of places) {
            assert.match(FORMATS[name]?.(report, { ...options, rehearsed: true }) ?? "", place, name);
            assert.doesNotMatch(FORMATS[name]?.(report, options) ?? "", /rehearsed/, name);
        }
    });
});
