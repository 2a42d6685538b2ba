import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { writeStandIns } from "../pipelines/stand-ins";
import { ROOT, compiledCommand } from "../support/pack";

const PAGES = ["README.md", "docs/pulumi-cloud.md", "docs/management-system.md"];

/** The pieces of shell in a page. */
const shellIn = (page: string): readonly string[] =>
    [...readFileSync(join(ROOT, page), "utf8").matchAll(/^( *)```sh\n([^]*?)^ *```/gm)].map(([, indent = "", block = ""]) =>
        block.replaceAll(new RegExp(`^${indent}`, "gm"), ""),
    );

describe("the commands that the pages tell", () => {
    let folder = "";
    let main = "";
    before(() => {
        main = compiledCommand();
    });
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "lambda-safeguard-"));
        writeStandIns(join(folder, "bin"));
        const direct = `#!/usr/bin/env bash\nexec npx lambda-safeguard "$@"\n`;
        writeFileSync(join(folder, "bin", "lambda-safeguard"), direct, { mode: 0o755 });
        writeFileSync(join(folder, "bin", "jq"), "#!/usr/bin/env bash\n", { mode: 0o755 });
        // `aws s3 sync FROM TO`: the folder of a backend with one stack.
        const synced = `#!/usr/bin/env bash\nmkdir -p "$4/stacks/orders"\ncp "$STATE" "$4/stacks/orders/prod.json"\n`;
        writeFileSync(join(folder, "bin", "aws"), synced, { mode: 0o755 });
        cpSync(join(ROOT, "presets"), join(folder, "presets"), { recursive: true });
        mkdirSync(join(folder, "reports"));
        for (const name of ["policies.json", "safeguard-prod.json", "safeguard.json"])
            cpSync(join(ROOT, "presets", "audit.json"), join(folder, name));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    for (const page of PAGES) {
        for (const shell of shellIn(page)) {
            it(`${page}: ${shell.trim().split("\n")[0] ?? ""}`, () => {
                const recorded = join(ROOT, "examples", "secure", "recorded");
                const env = {
                    ...process.env,
                    PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
                    HOME: folder,
                    NODE: process.execPath,
                    MAIN: main,
                    RECORDED: join(recorded, "second-preview.json"),
                    STATE: join(recorded, "state.json"),
                    STACK: "prod",
                };
                const ran = spawnSync("bash", ["-eu", "-o", "pipefail", "-c", shell], { cwd: folder, env, encoding: "utf8" });
                assert.equal(ran.status, 0, ran.stderr + ran.stdout);
                assert.doesNotMatch(ran.stderr, /not found|unknown option/);
            });
        }
    }

    it("name a group and a version wherever they enable or disable the pack, and never the group of all stacks", () => {
        const calls = PAGES.flatMap(shellIn)
            .flatMap((shell) => shell.split("\n"))
            .filter((line) => /pulumi policy (?:enable|disable)/.test(line));
        assert.ok(calls.length >= 5);
        for (const call of calls) {
            assert.match(call, /--policy-group safeguard-/);
            assert.match(call, /\d+\.\d+\.\d+/);
        }
    });

    it("use each preset for a tier that docs/pulumi-cloud.md names", () => {
        const page = readFileSync(join(ROOT, "docs", "pulumi-cloud.md"), "utf8");
        for (const preset of ["audit", "baseline", "strict"]) assert.match(page, new RegExp(`\`${preset}\\.json\``));
    });
});
