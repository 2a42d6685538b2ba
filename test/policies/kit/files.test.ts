import assert from "node:assert/strict";
import { codePlace } from "../../../policies/kit/files";

const KEY = "AK" + "IAQYLPMN5HFZ3TDRWX";

const cases: readonly (readonly [file: string, path: readonly string[], words: string])[] = [
    ["index.js", ["code", "index.js"], "line 3"],
    ["src/lib/a-b.js", ["code", "src/lib/a-b.js"], "line 3"],
    ["2024/[id].js", ["code", "2024/[id].js"], "line 3 of 2024/[id].js"],
    ["@scope/a b.js", ["code", "@scope/a b.js"], "line 3 of @scope/a b.js"],
    [`${KEY}.js`, ["code", `${KEY}.js`], "line 3"],
    ["a\nb.js", ["code", "a\nb.js"], "line 3"],
    ["", ["code"], "line 3"],
];

describe("the place of a line of code", () => {
    for (const [file, path, words] of cases)
        it(`is ${words.includes("of") || file === "" ? "said in words" : "left to the path"} (${path.length === 1 ? "no file" : words})`, () =>
            assert.deepEqual(codePlace("code", file, 3), { path, words }));
});
