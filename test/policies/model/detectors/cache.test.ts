import assert from "node:assert/strict";
import { BoundedCache } from "../../../../policies/model/detectors/cache";

describe("the bounded cache", () => {
    it("computes once what it keeps", () => {
        const cache = new BoundedCache<number>(4, 1000);
        let computed = 0;
        const get = (text: string): number => cache.get(text, () => ++computed);
        assert.deepEqual([get("a"), get("a"), get("b")], [1, 1, 2]);
    });

    it("keeps no more entries than its bound", () => {
        const cache = new BoundedCache<number>(4, 1000);
        for (let i = 0; i < 100; i++) cache.get(`text ${i}`, () => i);
        assert.equal(cache.size, 4);
    });

    it("keeps no more characters than its bound", () => {
        const cache = new BoundedCache<number>(1000, 160);
        for (let i = 0; i < 100; i++) cache.get(String(i).padStart(10, "0"), () => i);
        assert.equal(cache.size, 16);
    });

    it("keeps of long texts the last one only, and of those beyond its bound none", () => {
        const cache = new BoundedCache<number>(4, 160);
        let computed = 0;
        const get = (text: string): number => cache.get(text, () => ++computed);
        assert.deepEqual([get("x".repeat(11)), get("x".repeat(11)), get("y".repeat(11)), get("x".repeat(11))], [1, 1, 2, 3]);
        assert.deepEqual([get("z".repeat(161)), get("z".repeat(161))], [4, 5]);
        assert.equal(cache.size, 0);
    });
});
