import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FLAG } from "../../../../policies/kit/engine/small-start";
import { compiledPack, ROOT } from "../../../support/pack";

describe("a small start", () => {
    it("asks V8 for a flag that it knows, and gives back what V8 takes by itself", () => {
        const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8", maxBuffer: 1 << 24 });
        assert.match(known, new RegExp(`^ +${FLAG} .*\\n +type: int +default: ${FLAG}=2$`, "m"));
    });

    it("comes before everything else that the pack loads", () => {
        const [first] = readFileSync(join(ROOT, "index.ts"), "utf8").split("\n");
        assert.equal(first, 'import "./policies/kit/engine/start";');
    });

    it("is over once, and only where there was one", () => {
        const script = `
            const v8 = require("node:v8"), set = v8.setFlagsFromString;
            v8.setFlagsFromString = (flag) => { console.log(flag); set(flag); };
            const { staySmall, grow } = require("./dist/policies/kit/engine/small-start.js");
            grow(); staySmall(); grow(); grow();`;
        const told = execFileSync(process.execPath, ["-e", script], { cwd: compiledPack(), encoding: "utf8" }).trim().split("\n");
        assert.deepEqual(told, [`${FLAG}=1`, `${FLAG}=2`]);
    });
});
