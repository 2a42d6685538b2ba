import assert from "node:assert/strict";
import { dataClassification } from "../../../../policies/model/assets/classification";
import { tagValue } from "../../../../policies/model/assets/tags";
import { MASKED, Undetermined, UNKNOWN, View } from "../../../../policies/model/values";

const read = (inputs: object, provider?: object): string | undefined =>
    tagValue({ inputs: new View(inputs), provider: provider && new View(provider) }, "team");
const path = (ask: () => unknown): string => {
    try {
        ask();
    } catch (error) {
        assert.ok(error instanceof Undetermined);
        return error.path.join(".");
    }
    return assert.fail("it was told");
};

describe("the tags of a resource", () => {
    it("are its own, in a map or a list", () => {
        assert.equal(read({ tags: { team: "orders" } }), "orders");
        assert.equal(
            read({
                tags: [
                    { key: "a", value: "b" },
                    { key: "team", value: "orders" },
                ],
            }),
            "orders",
        );
        assert.equal(read({ tags: { Team: "orders" } }), undefined);
        assert.equal(read({}), undefined);
        assert.equal(read({ tags: null }), undefined);
    });
    it("are those of its provider too, as JSON text or as a value, and its own win", () => {
        const defaultTags = JSON.stringify({ tags: { team: "platform" } });
        assert.equal(read({}, { defaultTags }), "platform");
        assert.equal(read({}, { defaultTags: { tags: { team: "platform" } } }), "platform");
        assert.equal(read({ tags: { team: "orders" } }, { defaultTags }), "orders");
        assert.equal(read({ tags: { a: "b" }, tagsAll: { a: "b", team: "platform" } }), "platform");
    });
    it("are told at preview, when `tagsAll` is unknown and all that it is made of is known", () => {
        assert.equal(read({ tags: { a: "b" }, tagsAll: UNKNOWN }, { region: "eu-west-1" }), undefined);
        assert.equal(read({ tags: { a: "b" }, tagsAll: UNKNOWN }, { defaultTags: { tags: { team: "platform" } } }), "platform");
    });
    it("cannot be told where what may hold them is hidden", () => {
        assert.equal(
            path(() => read({ tags: UNKNOWN })),
            "tags",
        );
        assert.equal(
            path(() => read({ tags: MASKED })),
            "tags",
        );
        assert.equal(
            path(() => read({ tags: { team: UNKNOWN } })),
            "tags.team",
        );
        assert.equal(
            path(() => read({ tags: [{ key: UNKNOWN, value: "x" }] })),
            "tags.0",
        );
        assert.equal(
            path(() => read({ tagsAll: UNKNOWN })),
            "tagsAll",
        );
        assert.equal(
            path(() => read({}, { defaultTags: UNKNOWN })),
            "tagsAll",
        );
        assert.equal(
            path(() => read({}, { defaultTags: { tags: UNKNOWN } })),
            "tagsAll",
        );
        assert.equal(
            path(() => read({}, { defaultTags: { tags: { team: UNKNOWN } } })),
            "tagsAll.team",
        );
    });
    it("never come from a prototype", () => {
        assert.equal(tagValue({ inputs: new View({ tags: {} }), provider: undefined }, "constructor"), undefined);
    });
    it("say the classification in any case", () => {
        const inputs = new View({ tags: { "data-classification": " Personal" } });
        assert.equal(dataClassification({ inputs, provider: undefined }), "personal");
    });
});
