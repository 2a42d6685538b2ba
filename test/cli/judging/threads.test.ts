import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { compiledCommand } from "../../support/pack";
import { Files, exported, safeguard, state } from "../build";

describe("documents judged on several threads", () => {
    const files = new Files();
    after(() => files.remove());

    it("make the report that one thread makes, in the same order, with the configuration and what is unreadable", async function () {
        this.timeout(120_000);
        for (let n = 0; n < 6; n++)
            files.file(
                `${n}.json`,
                exported(state(`orders-${n}`, { name: "a", retentionInDays: 7 })).replaceAll("urn:pulumi:dev", `urn:pulumi:s${n}`),
            );
        files.file("bad.json", "{");
        const expires = new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10);
        const exemptions = [{ resource: "*::orders-3", reason: "moves", owner: "orders team", expires }];
        const config = files.file(
            "config.conf",
            JSON.stringify({ "logging-log-group-retention": { enforcementLevel: "advisory", exemptions } }),
        );
        const args = ["check", files.path("."), "--config", config, "--format", "json"];
        const one = await safeguard(...args);
        assert.equal(one.status, 2);
        assert.match(one.out, /"exempted": 1/);
        const main = compiledCommand();
        const several = spawnSync(process.execPath, [main, ...args, "--threads", "3"], { encoding: "utf8" });
        assert.deepEqual({ status: several.status, out: several.stdout, error: several.stderr }, one);
    });

    it("are refused in a number that is none", async () => {
        const { status, error } = await safeguard("check", "a.json", "--threads", "0");
        assert.deepEqual([status, error], [2, 'lambda-safeguard: --threads takes a number from 1 to 99, not "0"\n']);
    });
});
