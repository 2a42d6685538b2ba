import assert from "node:assert/strict";
import { outdated } from "../../scripts/data-age";

const NOW = new Date("2026-11-27T00:00:00Z");

describe("the age of the tables about AWS", () => {
    it("is that of the newest day in a table", () => {
        const table = { updated: "2026-01-01", part: { updated: "2026-11-01", source: "x" } };
        assert.deepEqual(outdated([["a.json", table]], NOW), []);
    });
    it("is too old after 180 days, not on the 180th", () => {
        assert.deepEqual(outdated([["a.json", { date: "2026-05-31" }]], NOW), []);
        assert.deepEqual(outdated([["a.json", { date: "2026-05-30" }]], NOW), [{ file: "a.json", day: "2026-05-30", days: 181 }]);
    });
    it("is none of a table that states no day, and days inside lists are data", () => {
        assert.deepEqual(
            outdated(
                [
                    ["a.json", [{ updated: "2001-01-01" }]],
                    ["b.json", { name: "x" }],
                ],
                NOW,
            ),
            [],
        );
    });
});
