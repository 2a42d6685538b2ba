import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readableYamlIn, yamlIn } from "../../rehearsal/yaml";
import { assertProportional } from "../support/steps";

describe("YAML of a project", () => {
    it("is what it holds, in YAML and in JSON", () => {
        assert.deepEqual(yamlIn("a: [1, x]\nb: &b {c: true}\nd: *b\n"), { a: [1, "x"], b: { c: true }, d: { c: true } });
        assert.deepEqual(yamlIn('{"a": {"b": null}}'), { a: { b: null } });
        assert.equal(yamlIn(""), null);
    });

    it("is refused where it is none, holds several documents, or has a key twice", () => {
        for (const text of ["a: [", "a: 1\n---\nb: 2\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}", "a: &a [*b]"])
            assert.throws(() => yamlIn(text), text);
    });

    it("is, where it need not be sound, whatever can be read", () => {
        assert.deepEqual(readableYamlIn("a: 1\n---\nb: 2\n"), { a: 1 });
        assert.deepEqual(readableYamlIn("a: 1\na: 2\nb: [3\n"), { a: 2, b: [3] });
    });

    it("is refused where its aliases stand for more than there is memory", () => {
        const lines = Array.from(
            "bcdefghi",
            (letter, index) =>
                `${letter}: &${letter} [${Array(9)
                    .fill(`*${"abcdefgh"[index] ?? ""}`)
                    .join(", ")}]`,
        );
        assert.throws(() => yamlIn(["a: &a [x]", ...lines].join("\n")));
    });

    it("says nothing of tags and keys that the parser warns of, where it would quote what stands beside them", () => {
        const script = [
            `require(${JSON.stringify(join(__dirname, "../support/register.cjs"))});`,
            `const { yamlIn } = require(${JSON.stringify(join(__dirname, "../../rehearsal/yaml.ts"))});`,
            `console.log(JSON.stringify(yamlIn("a: !Sub value\\n? [value, b]\\n: c\\n")));`,
        ].join("\n");
        const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
        assert.deepEqual([JSON.parse(stdout), stderr], [{ a: "value", "[ value, b ]": "c" }, ""]);
    });

    it("takes steps in proportion to the keys of a map", () => {
        const wide = (size: number): (() => void) => {
            const text = Array.from({ length: size }, (_, index) => `k${index}: 1\n`).join("");
            return () => void yamlIn(text);
        };
        assertProportional("keys", wide, 500);
    });
});
