import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { FLAG } from "../../../cli/judging/frugal";

describe("a run over many documents", () => {
    it("asks V8 for a flag that it knows", () => {
        const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8", maxBuffer: 1 << 24 });
        assert.match(known, new RegExp(`^ +${FLAG} `, "m"));
    });
});
