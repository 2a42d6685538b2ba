import assert from "node:assert/strict";
import { anyOf, answered, Doubts, orDoubt } from "../../../policies/model/doubts";
import { Undetermined, UNKNOWN, View } from "../../../policies/model/values";

const reading = (raw: unknown, property: string) => () => new View(raw, [property]).asString();

describe("Doubts", () => {
    it("give what a subject answers, and let it pass where there was no doubt", () => {
        const doubts = new Doubts();
        assert.equal(doubts.ask(reading("orders", "name")), "orders");
        assert.doesNotThrow(() => {
            doubts.rethrow();
        });
    });

    it("keep the first subject that cannot be told, and ask the others", () => {
        const doubts = new Doubts();
        const answers = [reading(UNKNOWN, "first"), reading("orders", "name"), reading("[secret]", "last")].map((read) => doubts.ask(read));
        assert.deepEqual(answers, [undefined, "orders", undefined]);
        assert.throws(
            () => {
                doubts.rethrow();
            },
            (error) => error instanceof Undetermined && error.path[0] === "first" && error.reason === "unknown",
        );
    });

    it("hide no other error", () => {
        assert.throws(
            () =>
                new Doubts().ask(() => {
                    throw new RangeError("too deep");
                }),
            RangeError,
        );
    });
});

describe("One of several subjects", () => {
    const isOrders = (raw: unknown): boolean => reading(raw, "name")() === "orders";

    it("is enough, whatever the others say; else the first doubt is told", () => {
        assert.equal(anyOf([UNKNOWN, "orders"], isOrders), true);
        assert.equal(anyOf(["bills"], isOrders), false);
        assert.throws(
            () => anyOf(["bills", "[secret]", UNKNOWN], isOrders),
            (error) => error instanceof Undetermined && error.reason === "secret",
        );
    });
});

describe("A doubt that is kept", () => {
    it("is thrown again, and an answer is given", () => {
        assert.equal(answered(orDoubt(reading("orders", "name"))), "orders");
        assert.throws(() => answered(orDoubt(reading(UNKNOWN, "name"))), Undetermined);
    });
});
