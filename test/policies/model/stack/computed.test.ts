import assert from "node:assert/strict";
import { withoutComputed } from "../../../../policies/model/stack/computed";
import { UNKNOWN } from "../../../../policies/model/values";

describe("what the provider computes at a preview", () => {
    it("is absent where nobody wrote it, at any depth", () => {
        assert.deepEqual(
            withoutComputed(
                {
                    arn: UNKNOWN,
                    name: "a",
                    versioning: { enabled: true, mfaDelete: UNKNOWN },
                    rules: [{ id: UNKNOWN, on: true }],
                    zones: [UNKNOWN],
                },
                { name: "a", versioning: { enabled: true }, rules: [{ on: true }] },
            ),
            { name: "a", versioning: { enabled: true }, rules: [{ on: true }] },
        );
    });
    it("stays unknown where the program set it to a value that is not known yet", () => {
        const outputs = { role: UNKNOWN, vpc: { ids: ["a", UNKNOWN] }, policy: UNKNOWN, tags: { owner: UNKNOWN } };
        assert.equal(withoutComputed(outputs, outputs), outputs);
        assert.equal(
            withoutComputed(outputs, { role: true, vpc: { ids: [true, true] }, policy: { Statement: [] }, tags: { owner: true } }),
            outputs,
        );
    });
    it("leaves alone what is known, and what may have been written as a whole", () => {
        const outputs = { arn: "known", policy: { Statement: UNKNOWN }, nothing: undefined, none: null };
        assert.equal(withoutComputed(outputs, { policy: UNKNOWN }), outputs);
        assert.equal(withoutComputed(outputs, { policy: "{}" }), outputs);
    });
    it("takes each element of a set for any that was written", () => {
        const outputs = {
            rules: [
                { port: 1, id: UNKNOWN },
                { port: 2, id: UNKNOWN },
            ],
        };
        assert.equal(withoutComputed(outputs, { rules: [{ port: 2 }, { port: 1, id: UNKNOWN }] }), outputs);
        assert.deepEqual(withoutComputed(outputs, { rules: [{ port: 2 }, { port: 1 }] }), { rules: [{ port: 1 }, { port: 2 }] });
    });
    it("takes a list of one for its element, as versions of a provider do", () => {
        const outputs = { settings: [{ mode: UNKNOWN, size: UNKNOWN }] };
        assert.deepEqual(withoutComputed(outputs, { settings: { mode: UNKNOWN } }), { settings: [{ mode: UNKNOWN }] });
        assert.deepEqual(withoutComputed({ settings: { mode: UNKNOWN, size: UNKNOWN } }, { settings: [{ mode: UNKNOWN }] }), {
            settings: { mode: UNKNOWN },
        });
    });
    it("takes what is written as null for not written", () => {
        assert.deepEqual(withoutComputed({ a: UNKNOWN }, { a: null }), {});
        assert.deepEqual(withoutComputed(UNKNOWN, undefined), {});
    });
});
