import assert from "node:assert/strict";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { writtenIn } from "../../../../policies/kit/engine/written";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const writtenOf = (inputs: object): unknown => writtenIn(Struct.fromJavaScript(inputs as never));

describe("what is noted of a resource's inputs", () => {
    it("is their names, at any depth, and no value", () => {
        assert.deepEqual(writtenOf({ name: "s", on: false, size: 1, nested: { list: [{ a: "s" }, "s", [1]] }, none: null, empty: {} }), {
            name: true,
            on: true,
            size: true,
            nested: { list: [{ a: true }, true, [true]] },
            empty: {},
        });
    });
    it("looks into a secret, and not into an asset", () => {
        const secret = (value: unknown): object => ({ [SIGNATURE]: SECRET, value });
        assert.deepEqual(writtenOf({ map: secret({ a: "s" }), text: secret("s"), code: { [SIGNATURE]: ASSET, path: "x" } }), {
            map: { a: true },
            text: true,
            code: true,
        });
    });
});
