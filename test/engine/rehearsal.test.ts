import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import * as path from "node:path";
import { ROOT, Workspace, engineVersion, type Example } from "../../scripts/engine";
import { run } from "../../cli/main";

interface Judgement {
    readonly policy: string;
    readonly urn: string;
    readonly property: string;
}

interface Judged {
    readonly status: number;
    readonly findings: readonly string[];
    readonly undetermined: readonly string[];
}

/** What an example of this project is called in a judgement: without the stack, which is another one. */
const line = ({ policy, urn, property }: Judgement): string => [policy, urn.split("::").slice(2).join("::"), property].join("  ");

async function judged(...args: readonly string[]): Promise<Judged> {
    let [out, error] = ["", ""];
    const streams = { out: (words: string) => void (out += words), error: (words: string) => void (error += words), colour: false };
    const status = await run([...args, "--format", "json"], { ...streams, env: process.env });
    assert.ok(status < 2, error);
    const report = JSON.parse(out) as { violations: readonly Judgement[]; undetermined: readonly Judgement[] };
    return { status, findings: report.violations.map(line).sort(), undetermined: report.undetermined.map(line).sort() };
}

describe("A rehearsal on the real engine", function () {
    this.timeout(900_000);

    before(function () {
        if (engineVersion() === undefined) {
            process.stdout.write("  skipped: pulumi is not on the PATH\n");
            this.skip();
        }
    });

    it("leaves nothing of examples/secure undetermined and finds nothing, at the strict preset", async () => {
        const rehearsed = await judged("rehearse", path.join(ROOT, "examples", "secure"), "--preset", "strict");
        assert.deepEqual(rehearsed, { status: 0, findings: [], undetermined: [] });
    });

    for (const example of ["secure", "insecure"] satisfies Example[]) {
        it(`gives the verdicts on examples/${example} that check gives on the state after an update with the same stand-in`, async () => {
            const workspace = await Workspace.open(example);
            try {
                const rehearsed = await judged("rehearse", workspace.program, "--account", "123456789012");
                const update = await workspace.pulumi(["up", "--yes", "--skip-preview"]);
                assert.equal(update.status, 0, update.stderr);
                const file = path.join(workspace.program, "state.json");
                await writeFile(file, (await workspace.pulumi(["stack", "export", "--show-secrets"])).stdout);
                const deployed = await judged("check", file);
                assert.deepEqual(rehearsed.findings, deployed.findings);
                assert.deepEqual(rehearsed.undetermined, deployed.undetermined);
            } finally {
                await workspace.close();
            }
        });
    }
});
