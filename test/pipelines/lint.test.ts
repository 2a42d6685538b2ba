import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { ROOT } from "../support/pack";
import { PIPELINES, dataOf, stepsOf, textOf } from "./files";
import type { Pipeline } from "./files";

const SCHEMAS = join(ROOT, "test", "fixtures", "schemas");

/** What its system's own schema has against a pipeline. */
function complaints({ schema }: Pipeline, data: unknown): readonly string[] {
    const ajv = new Ajv({ strict: false, unicodeRegExp: false, allErrors: true, logger: false });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, schema), "utf8")) as object);
    validate(data);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ""}`);
}

describe("the pipelines of docs/pipelines", () => {
    for (const pipeline of Object.values<Pipeline>(PIPELINES)) {
        describe(pipeline.file, () => {
            it("is valid by its system's schema", () => assert.deepEqual(complaints(pipeline, dataOf(pipeline)), []));

            it("would not be with an object for commands, so that the schema is one that judges", () => {
                const spoilt = (key: string, value: unknown): unknown => (/^(?:script|run|bash)$/.test(key) ? { of: "nothing" } : value);
                const data = JSON.parse(JSON.stringify(dataOf(pipeline), spoilt)) as object;
                assert.notDeepEqual(complaints(pipeline, data), []);
            });

            it("holds shell that bash can read", () => {
                for (const { name, shell } of pipeline.pieces(dataOf(pipeline))) {
                    const { status, stderr } = spawnSync("bash", ["-n"], { input: shell, encoding: "utf8" });
                    assert.equal(status, 0, `${name}: ${stderr}`);
                }
            });

            it("hands nothing of an event to the shell but through the environment", () => {
                for (const { name, shell } of pipeline.pieces(dataOf(pipeline)))
                    assert.doesNotMatch(shell, /\$\{\{|\$\(Build|\$\(System/, name);
            });

            it("takes the pack from what the project has installed, never from the registry by name alone", () => {
                for (const { shell } of pipeline.pieces(dataOf(pipeline)))
                    for (const [call] of shell.matchAll(/npx .*/g)) assert.match(call, /^npx --no-install lambda-safeguard /);
            });

            it("uses the version of Pulumi that is named, not the newest", () => {
                assert.match(textOf(pipeline), /\b3\.\d+\.\d+\b/);
                assert.doesNotMatch(textOf(pipeline), /latest/);
            });
        });
    }

    it("are all tested", () => {
        const found = readdirSync(join(ROOT, "docs", "pipelines"), { recursive: true, encoding: "utf8" }).filter((name) =>
            /\.ya?ml$/.test(name),
        );
        assert.deepEqual(
            found.sort(),
            Object.values<Pipeline>(PIPELINES)
                .map(({ file }) => file)
                .sort(),
        );
    });

    describe("for GitHub Actions", () => {
        const both = [PIPELINES.rehearse, PIPELINES.preview];

        it("pin each action to a commit and say which version it is", () => {
            for (const pipeline of both)
                for (const line of textOf(pipeline)
                    .split("\n")
                    .filter((words) => words.includes("uses:")))
                    assert.match(line, /uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
        });

        it("run for pull requests without the rights of the base branch, and may only read unless a job says more", () => {
            for (const pipeline of both) {
                assert.doesNotMatch(textOf(pipeline), /pull_request_target|workflow_run/);
                assert.deepEqual((dataOf(pipeline) as { permissions: unknown }).permissions, { contents: "read" });
            }
        });

        it("leave no token of the checkout behind for what the program runs", () => {
            for (const pipeline of both) assert.match(textOf(pipeline), /persist-credentials: false/);
        });

        it("rehearse without any secret", () => assert.doesNotMatch(textOf(PIPELINES.rehearse), /secrets\./));

        it("write nothing to a fork's pull request, whose token may only read, but judge it", () => {
            const steps = stepsOf(dataOf(PIPELINES.rehearse));
            const ofForks = steps.filter((step) => step.if?.includes("head.repo.fork != true") !== true).map(({ name }) => name);
            assert.ok(ofForks.includes("Rehearse") && ofForks.includes("Summary"));
            assert.ok(!ofForks.includes("Alerts") && !ofForks.includes("Comment"));
        });

        it("show credentials to the program of the own repository alone", () => {
            const { jobs } = dataOf(PIPELINES.preview) as { jobs: Record<string, { if: string }> };
            assert.equal(jobs["preview"]?.if, "${{ github.event.pull_request.head.repo.full_name == github.repository }}");
        });

        it("report also where the judgement failed the job", () => {
            for (const pipeline of both)
                for (const step of stepsOf(dataOf(pipeline)).filter(
                    ({ name }) => name === "Alerts" || name === "Comment" || name === "Summary",
                ))
                    assert.match(step.if ?? "", /^\$\{\{ !cancelled\(\) && hashFiles\(/);
        });
    });
});
