import assert from "node:assert/strict";
import { rootOf } from "../../../../../policies/model/api/openapi/document";
import { MASKED, Undetermined, UNKNOWN, View } from "../../../../../policies/model/values";

const read = (body: unknown): object | undefined => rootOf(new View(body, ["body"]));
const unread = (body: unknown, reason: string): void => {
    assert.throws(
        () => read(body),
        (error) => error instanceof Undetermined && error.reason === reason && error.path.join(".") === "body",
    );
};
const letters = "abcdefghi".split("");
/** Each line holds nine times the line before: nine lines are 9^9 values. */
const bomb = letters
    .map(
        (letter, i) =>
            `${letter}: &${letter} [${Array(9)
                .fill(i === 0 ? "x" : `*${letters[i - 1]}`)
                .join(", ")}]`,
    )
    .join("\n");

describe("the text of an OpenAPI definition", () => {
    it("is an object, JSON or YAML, or nothing", () => {
        const root = { openapi: "3.0.1" };
        for (const body of [root, JSON.stringify(root), "openapi: 3.0.1\n", "# a comment\n---\nopenapi: 3.0.1\n", '{"openapi": "3.0.1",}'])
            assert.deepEqual(read(body), root);
        for (const body of [undefined, null, ""]) assert.equal(read(body), undefined);
    });
    it("keeps anchors, aliases and merged maps of YAML, more of them than a bomb needs", () => {
        const uses = Array.from({ length: 500 }, (_, i) => `  /p${i}: {<<: *p, get: *op}`).join("\n");
        const root = read(`op: &op {security: []}\nbase: &p {summary: x}\npaths:\n${uses}\n`) as { paths: Record<string, unknown> };
        assert.deepEqual(root.paths["/p499"], { summary: "x", get: { security: [] } });
    });
    it("merges as YAML says: what stands in a map wins, and the first that is merged over the next", () => {
        const root = read("a: &a {x: 1, y: 1}\nb: &b {<<: *a, y: 2, z: 2}\nc: {<<: [*b, *a], z: 3}\n") as Record<string, unknown>;
        assert.deepEqual(root["c"], { x: 1, y: 2, z: 3 });
    });
    it("is undetermined where a map merges twice, of which the reader would keep the last; of other keys the last counts", () => {
        const shared = "auth: &auth {security: [{key: []}]}\nint: &int {summary: x}\n";
        unread(`${shared}paths:\n  /a:\n    get:\n      <<: *auth\n      <<: *int\n`, "shape");
        unread(`${shared}paths:\n  <<: *auth\n  <<: *int\n`, "shape");
        assert.deepEqual(read("a: 1\na: 2\n"), { a: 2 });
    });
    it("is undetermined where it writes the sign of a merge with escapes, which some readers take for a key and others for a merge", () => {
        const shared = "auth: &auth {security: [{key: []}]}\nint: &int {summary: x}\n";
        for (const sign of ['"\\x3c<"', '"\\u003c\\u003c"', '"<\\\n    <"'])
            for (const merges of [`? ${sign}\n: *auth\n`, `? ${sign}\n: *auth\n? ${sign}\n: *int\n`]) unread(`${shared}${merges}`, "shape");
    });
    it("is read around values with tags of their own, which nobody knows, and merges of nothing", () => {
        const tags = "a: !Sub x\nb: !GetAtt [x, y]\nc: !!binary eA==\nd: !!timestamp 2026-11-27\ne: !x {f: 1}\ng: !Ref\n";
        const root = read(`${tags}h: {<<: , i: 1}\n`) as Record<string, unknown>;
        for (const key of ["a", "b", "c", "d", "e", "g"]) assert.equal(root[key], UNKNOWN, key);
        assert.deepEqual(root["h"], { i: 1 });
    });
    it("is undetermined where it holds tags and hardly anything else", () => {
        const tagged = (count: number, summary: string): string =>
            `paths:\n${Array.from({ length: count }, (_, i) => `  /${i}: {get: !Sub x, summary: ${summary}}`).join("\n")}\n`;
        assert.equal(
            Object.keys((read(tagged(2_000, "the orders of one customer, newest first")) as { paths: object }).paths).length,
            2_000,
        );
        unread(tagged(2_000, "x"), "shape");
    });
    it("is undetermined where a tag hides a key or what is merged", () => {
        for (const body of ["!x a: 1", "a: &a !x {b: 1}\nc: {<<: *a}", "a: &a {b: 1}\nc: {!!merge <<: *a}", "!x {a: 1}"])
            unread(body, "shape");
    });
    it("is undetermined where aliases stand for more than the text could, or for themselves", () => {
        const keys = Array.from({ length: 4_000 }, (_, i) => `  k${i}: v`).join("\n");
        const merges = Array.from({ length: 4_000 }, (_, i) => `m${i}: {<<: *x}`).join("\n");
        for (const body of [`x: &x\n${keys}\n${merges}\n`, "a: &a [*a]", "a: &a {<<: *a}", "a: {<<: b}"]) unread(body, "shape");
    });
    it("is undetermined where it uses more aliases than an API has operations", () => {
        const uses = (count: number): string =>
            `x: &x {get: {}}\npaths:\n${Array.from({ length: count }, (_, i) => `  /${i}: *x`).join("\n")}\n`;
        assert.equal(Object.keys((read(uses(5_000)) as { paths: object }).paths).length, 5_000);
        unread(uses(5_001), "shape");
    });
    it("is undetermined where it is not known", () => {
        unread(UNKNOWN, "unknown");
        unread(MASKED, "secret");
    });
    it("is undetermined where it is no definition, or more than a definition can be", () => {
        for (const body of ["orders", "a: [", "[]", "{", 7, true, ["x"], bomb]) unread(body, "shape");
    });
    it("is undetermined for its length where API Gateway takes no text as long", () => {
        const big = "x".repeat(6 * 1024 * 1024);
        for (const body of [`{"a": "${big}"}`, `\n {"a": "${big}"}`, `a: ${big}`]) unread(body, "length");
        unread(`{"a": ${"x".repeat(768 * 1024)}`, "shape");
        assert.deepEqual(read(`a: ${"x".repeat(5 * 1024 * 1024)}`), { a: "x".repeat(5 * 1024 * 1024) });
    });
    it("never fails otherwise, however it is nested", () => {
        for (const body of ["[".repeat(50_000), "{a: ".repeat(50_000), "- ".repeat(50_000), '{"a":'.repeat(50_000), "? ".repeat(20_000)])
            unread(body, "shape");
        assert.equal(Error.stackTraceLimit > 0, true);
    });
    it("has no prototype to reach: `__proto__` is a key like any other", () => {
        const root = read('{"__proto__": {"polluted": true}}') as Record<string, unknown>;
        assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
        assert.equal(root["polluted"], undefined);
        read("__proto__:\n  polluted: true\n");
        assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    });
});
