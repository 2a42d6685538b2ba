import assert from "node:assert/strict";
import { append, largest } from "../../../policies/model/lists";

const MANY = Array.from({ length: 400_000 }, (_, index) => index);

describe("lists of any length", () => {
    it("take more items than a call takes arguments", () => {
        assert.throws(() => [].push(...(MANY as never[])), RangeError);
        const list = [-1];
        append(list, MANY);
        assert.deepEqual([list.length, list[0], list.at(-1)], [400_001, -1, 399_999]);
    });
    it("have a largest number, and none has the least", () => {
        assert.equal(largest(MANY), 399_999);
        assert.equal(largest([1, 2], 5), 5);
        assert.equal(largest([]), -Infinity);
    });
});
