import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/pack";

const FOLDER = join(ROOT, "policies", "data");
/** The pack's own tables: they have no source but the project itself. */
const OWN = new Set(["catalogue.json", "checklist.json"]);

/** The values of these keys, down to a few levels: a file may name a source for each of its parts. */
function valuesOf(data: unknown, keys: RegExp, depth = 3): string[] {
    if (typeof data !== "object" || data === null || depth === 0) return [];
    return Object.entries(data).flatMap(([key, value]) =>
        keys.test(key) && typeof value === "string" ? [value] : valuesOf(value, keys, depth - 1),
    );
}

describe("data about AWS", () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith(".json") && !OWN.has(file));
    const parsed = files.map((file) => [file, JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as unknown] as const);

    it("names its source", () => {
        assert.deepEqual(
            parsed.filter(([, data]) => valuesOf(data, /^(source|url)$/).every((source) => source.length < 10)).map(([file]) => file),
            [],
        );
    });

    it("says of which day it is", () => {
        const isDay = (day: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day) && new Date(day).toISOString().startsWith(day);
        assert.deepEqual(
            parsed.filter(([, data]) => !valuesOf(data, /^(date|updated|newest)$/).some(isDay)).map(([file]) => file),
            [],
        );
    });
});
