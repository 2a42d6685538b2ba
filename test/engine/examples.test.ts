import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import * as path from "node:path";
import { ROOT, Workspace, engineVersion, type Outcome } from "../../scripts/engine";

const STRICT = path.join(ROOT, "presets", "strict.json");

/** The findings that the command line prints, by the policy's name: `[mandatory] [severity: high]  content-tags  (…)`. */
function findings(outcome: Outcome, level: "advisory" | "mandatory"): Set<string> {
    const lines = `${outcome.stdout}\n${outcome.stderr}`.split("\n");
    const names = lines.map((line) => /^\s*(?:- )?\[(\w+)\](?: \[severity: \w+\])?\s+([a-z0-9-]+)/.exec(line));
    return new Set(names.flatMap((match) => (match?.[1] === level && match[2] !== undefined ? [match[2]] : [])));
}

function text(outcome: Outcome): string {
    return `exit ${outcome.status}\n${outcome.stdout}\n${outcome.stderr}`;
}

/** What examples/insecure breaks although its ARNs are not known before the deployment. */
const AT_FIRST_PREVIEW = [
    "access-role-per-function",
    "access-function-role-trust",
    "identity-no-static-provider-credentials",
    "transport-api-tls",
    "transport-load-balancer-tls",
    "transport-cloudfront-tls",
    "transport-bucket-tls-only",
    "transport-no-plain-http",
    "transport-no-tls-bypass",
    "content-tags",
    "content-names",
    "logging-log-group-retention",
];

/** Parts of the values in examples/insecure that no output may repeat. */
const VALUES = ["Tr0ub4dor", "jane.doe", "john.roe", "IOSFODNN7", "bPxRfiCY", "39281706", "7946 0958", "5f4dcc3b"];

describe("The pack on the real engine", function () {
    this.timeout(900_000);

    before(function () {
        if (engineVersion() === undefined) {
            process.stdout.write("  skipped: pulumi is not on the PATH\n");
            this.skip();
        }
        assert.ok(existsSync(path.join(ROOT, "dist", "pack.js")), "the pack is not built: npm run build");
    });

    describe("judging examples/insecure", () => {
        let workspace: Workspace;

        before(async () => {
            workspace = await Workspace.open("insecure");
        });
        after(() => workspace.close());

        it("fails the first preview with every policy that the program breaks", async () => {
            const preview = await workspace.pulumi(["preview", "--policy-pack", ROOT]);
            assert.notEqual(preview.status, 0, text(preview));
            const found = findings(preview, "mandatory");
            assert.deepEqual(
                AT_FIRST_PREVIEW.filter((policy) => !found.has(policy)),
                [],
                text(preview),
            );
            for (const value of VALUES) {
                assert.ok(!text(preview).includes(value), "the output repeats a value of the program");
            }
        });

        it("stops an update that skips the preview before the first function stands", async () => {
            const update = await workspace.pulumi(["up", "--yes", "--skip-preview", "--policy-pack", ROOT]);
            assert.notEqual(update.status, 0, text(update));
            const state = await workspace.pulumi(["stack", "export"]);
            assert.ok(!state.stdout.includes("Function::create-order"), "a function with personal data in its tags was created");
        });

        it("finds the same on the deployed state", async () => {
            const update = await workspace.pulumi(["up", "--yes", "--skip-preview"]);
            assert.equal(update.status, 0, text(update));
            const file = path.join(workspace.folder, "state.json");
            await writeFile(file, (await workspace.pulumi(["stack", "export"])).stdout);
            const analysis = await workspace.pulumi(["policy", "analyze", "--file", file, "--policy-pack", ROOT]);
            assert.notEqual(analysis.status, 0, text(analysis));
            const found = findings(analysis, "mandatory");
            assert.deepEqual(
                AT_FIRST_PREVIEW.filter((policy) => !found.has(policy)),
                [],
                text(analysis),
            );
        });
    });

    for (const example of ["secure", "audit"] as const) {
        describe(`judging examples/${example} at the strict preset`, () => {
            let workspace: Workspace;
            const strict = ["--policy-pack", ROOT, "--policy-pack-config", STRICT];

            before(async () => {
                workspace = await Workspace.open(example);
            });
            after(() => workspace.close());

            it("passes the first preview", async () => {
                const preview = await workspace.pulumi(["preview", ...strict]);
                assert.equal(preview.status, 0, text(preview));
                assert.deepEqual([...findings(preview, "mandatory")], [], text(preview));
            });

            it("passes the update, and the state that it leaves", async () => {
                const update = await workspace.pulumi(["up", "--yes", "--skip-preview", ...strict]);
                assert.equal(update.status, 0, text(update));
                const file = path.join(workspace.folder, "state.json");
                await writeFile(file, (await workspace.pulumi(["stack", "export"])).stdout);
                const analysis = await workspace.pulumi(["policy", "analyze", "--file", file, ...strict]);
                assert.equal(analysis.status, 0, text(analysis));
                assert.deepEqual([...findings(analysis, "mandatory")], [], text(analysis));
            });

            it("has nothing to change on a second preview", async () => {
                const preview = await workspace.pulumi(["preview", "--expect-no-changes", ...strict]);
                assert.equal(preview.status, 0, text(preview));
            });
        });
    }
});
