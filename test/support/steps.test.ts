import assert from "node:assert/strict";
import { assertProportional, countSteps } from "./steps";

const numbers = (size: number): number[] => Array.from({ length: size }, (_, index) => index);

/** Ways to take a number of steps in the square of the size. */
const SQUARE: Readonly<Record<string, (size: number) => void>> = {
    "a search of a text that begins again and again": (size) => {
        const text = "a".repeat(size);
        for (let at = 0; at < size; at++) text.indexOf("b", at);
    },
    "an expression that begins again and again": (size) => {
        const text = "a".repeat(size);
        for (const expression = /b/g; expression.lastIndex < size;) {
            const at: number = expression.lastIndex;
            expression.exec(text);
            expression.lastIndex = at + 1;
        }
    },
    "a loop in a loop": (size) => {
        let sum = 0;
        for (const a of numbers(size)) for (const b of numbers(size)) sum += a * b;
        assert.ok(sum > 0);
    },
    "a list looked through for each of its elements": (size) => {
        const list = numbers(size);
        list.filter((one) => list.includes(-1 - one));
    },
    "a list copied for each element": (size) => {
        numbers(size).reduce<readonly number[]>((all, one) => [...all, one], []);
    },
    "an object copied for each element": (size) => {
        numbers(size).reduce<Readonly<Record<string, number>>>((all, one) => Object.fromEntries([...Object.entries(all), [one, one]]), {});
    },
    "a map gone through for each element": (size) => {
        const map = new Map(numbers(size).map((one) => [one, one]));
        for (const one of numbers(size)) for (const [key] of map) if (key === -one - 1) return;
    },
};

describe("the counter of steps", () => {
    for (const [title, run] of Object.entries(SQUARE)) {
        it(`sees ${title}`, () => {
            assert.throws(() => {
                assertProportional("it", (size) => () => run(size), 400);
            }, /^AssertionError.*it: \d+ steps, and \d+ for four times the size/);
        });
    }

    it("accepts work in proportion to the size, and sorting", () =>
        assertProportional(
            "it",
            (size) => () => {
                const list = numbers(size).map((one) => `${one}`);
                assert.equal(new Set(list.sort()).size, size);
                for (const [, text] of list.entries()) text.trim();
            },
            10_000,
        ));

    it("counts the same twice, and leaves everything as it was", () => {
        const before = [String.prototype.indexOf, Array.prototype.map, RegExp.prototype.exec, [].values().next];
        const run = (): void => void numbers(1000).map((one) => `${one}`.replace("1", "2"));
        assert.equal(countSteps(run), countSteps(run));
        assert.throws(() =>
            countSteps(() => {
                throw new Error("it");
            }),
        );
        assert.deepEqual([String.prototype.indexOf, Array.prototype.map, RegExp.prototype.exec, [].values().next], before);
    });
});
