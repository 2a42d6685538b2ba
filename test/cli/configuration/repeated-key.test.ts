import assert from "node:assert/strict";
import { lineOfRepeatedKey } from "../../../cli/configuration/repeated-key";
import { assertProportional } from "../../support/steps";

describe("a key that its object has twice", () => {
    const cases: readonly (readonly [title: string, json: string, line: number | undefined])[] = [
        ["on one line", '{"a": 1, "a": 2}', 1],
        ["on a later line", '{\n"a": 1,\n"b": {"c": 1},\n"a": 2\n}', 4],
        ["of an object in a list", '[{"a": 1},\n{"a": 1, "a": 1}]', 2],
        ["written with an escape", '{"a": 1,\n"\\u0061": 2}', 2],
        ["with a blank before its colon", '{"a" : 1, "a"\n: 2}', 1],
        ["of JavaScript's own names", '{"__proto__": 1, "__proto__": 2}', 1],
        ["of another object", '{"a": {"a": 1}, "b": {"a": 1}}', undefined],
        ["of an object that has ended", '{"a": {"b": 1}, "b": 2}', undefined],
        ["that is a value", '{"a": "b", "b": "a", "c": ["a", "a"]}', undefined],
        ["in a text", '{"a": "{\\"b\\": 1, \\"b\\": 2}", "c": "\\\\"}', undefined],
    ];
    for (const [title, json, line] of cases) {
        it(`is ${line === undefined ? "not one" : "found"}: ${title}`, () => {
            JSON.parse(json);
            assert.equal(lineOfRepeatedKey(json), line);
        });
    }

    it("is looked for in steps in proportion to the text", () => {
        const prepare = (size: number) => {
            const json = JSON.stringify(Object.fromEntries(Array.from({ length: size / 16 }, (_, at) => [`key${at}`, "value"])));
            return () => assert.equal(lineOfRepeatedKey(json), undefined);
        };
        assertProportional("an object", prepare, 20_000);
    });
});
