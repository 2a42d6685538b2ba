import assert from "node:assert/strict";
import { lazy } from "../../../policies/model/lazy";

describe("a lazy value", () => {
    it("is made when it is first asked for, and once", () => {
        let made = 0;
        const value = lazy(() => ++made);
        assert.equal(made, 0);
        assert.deepEqual([value(), value(), made], [1, 1, 1]);
    });

    it("is kept where it is undefined", () => {
        let made = 0;
        const value = lazy((): number | undefined => {
            made++;
            return undefined;
        });
        assert.deepEqual([value(), value(), made], [undefined, undefined, 1]);
    });
});
