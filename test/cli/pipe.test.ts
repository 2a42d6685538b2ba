import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { compiledPack } from "../support/pack";

describe("lambda-safeguard in a pipe", () => {
    it("keeps its verdict where the reader stops early", async () => {
        const folder = compiledPack();
        // Many findings, so that the reader is gone before all is written.
        const resources = Array.from({ length: 4000 }, (_, index) => ({
            urn: `urn:pulumi:dev::p::aws:cloudwatch/logGroup:LogGroup::group-${index}`,
            type: "aws:cloudwatch/logGroup:LogGroup",
            custom: true,
            inputs: { name: `group-${index}` },
        }));
        const child = spawn(process.execPath, [join(folder, "dist", "cli", "main.js"), "check", "-"], { stdio: ["pipe", "pipe", "pipe"] });
        child.stdout.once("data", () => child.stdout.destroy());
        child.stdin.end(JSON.stringify({ version: 3, deployment: { resources } }));
        const status = await new Promise((resolve) => child.once("exit", resolve));
        assert.equal(status, 1);
    });
});
