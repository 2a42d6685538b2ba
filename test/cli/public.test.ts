import assert from "node:assert/strict";
import { Files, exported, safeguard, state } from "./build";

describe("what a configuration lets be public", () => {
    const files = new Files();
    after(() => files.remove());
    const document = files.file("state.json", exported(state("orders", { retentionInDays: 365 })));
    const note = async (options: object, ...more: readonly string[]): Promise<string> => {
        const config = files.file(
            "config.json",
            JSON.stringify({ "authorization-http-route": { enforcementLevel: "mandatory", ...options } }),
        );
        const { out, error } = await safeguard(
            "check",
            document,
            "--config",
            config,
            "--policy",
            "authorization-*",
            "--fail-on",
            "never",
            ...more,
        );
        assert.equal(error, "");
        return out.split("\n").find((line) => line.includes("Meant to be public")) ?? "";
    };

    it("is told in every report that has notes, in one line", async () => {
        assert.equal(
            await note({ publicRoutes: ["GET /health"] }),
            "Meant to be public by 1 pattern in publicRoutes of authorization-http-route: GET /health.",
        );
        for (const format of ["json", "html", "markdown", "sarif"])
            assert.match(await note({ publicRoutes: ["GET /health"] }, "--format", format), /GET .{0,2}health/, format);
    });

    it("is cut where it is long, and nothing is told where nothing is public or the policy is disabled", async () => {
        const routes = Array.from({ length: 12 }, (_, index) => `GET /r${index}`);
        assert.match(await note({ publicRoutes: routes }), /by 12 patterns .* GET \/r9 and 2 more\.$/);
        assert.deepEqual([await note({}), await note({ publicRoutes: routes, enforcementLevel: "disabled" })], ["", ""]);
    });
});
