import assert from "node:assert/strict";

/** `value`, which must be a text: of what a stand-in made, whose values may be of any shape. */
export function mustBeText(value: unknown): string {
    assert.ok(typeof value === "string", `a text was expected, not ${value === null ? "null" : typeof value}`);
    return value;
}
