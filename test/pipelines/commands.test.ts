import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { ROOT, compiledCommand } from "../support/pack";
import { PIPELINES, dataOf } from "./files";
import type { Pipeline } from "./files";
import { writeStandIns } from "./stand-ins";

interface Ran {
    readonly status: number;
    readonly calls: readonly string[];
    /** What a file of the repository, or of the runner's folders, holds. */
    readonly read: (file: string) => string;
}

describe("the commands of docs/pipelines", function () {
    let folder = "";
    let main = "";
    before(() => {
        main = compiledCommand();
    });
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "lambda-safeguard-"));
        writeStandIns(join(folder, "bin"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    /** Runs a pipeline on a repository whose folder `infra` is one of the examples; stops where its system would stop. */
    function run(pipeline: Pipeline, example: "insecure" | "secure", more: Readonly<Record<string, string>> = {}): Ran {
        const repository = join(folder, "repository");
        cpSync(join(ROOT, "examples", example), join(repository, "infra"), { recursive: true });
        writeFileSync(join(folder, "summary.md"), "");
        const env = {
            ...process.env,
            PATH: [join(folder, "bin"), process.env["PATH"]].join(delimiter),
            HOME: folder,
            NODE: process.execPath,
            MAIN: main,
            RECORDED: join(ROOT, "examples", example, "recorded", "first-preview.json"),
            RUNNER_TEMP: folder,
            GITHUB_WORKSPACE: repository,
            GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
            GITHUB_REPOSITORY: "acme/shop",
            CI_PROJECT_DIR: repository,
            BITBUCKET_CLONE_DIR: repository,
            BITBUCKET_REPO_FULL_NAME: "acme/shop",
            BITBUCKET_COMMIT: "0a1b2c3",
            BUILD_ARTIFACTSTAGINGDIRECTORY: join(folder, "staging"),
            ...more,
        };
        let status = 0;
        for (const piece of pipeline.pieces(dataOf(pipeline))) {
            if (status !== 0 && !piece.runsAlways) continue;
            const cwd = join(repository, piece.folder);
            const ran = spawnSync("bash", ["-e", "-c", piece.shell], { cwd, env: { ...env, ...piece.env }, encoding: "utf8" });
            assert.ok(ran.status === 0 || ran.status === 1, `${piece.name}: ${ran.stderr}`);
            status ||= ran.status;
        }
        const read = (file: string): string =>
            readFileSync(existsSync(join(repository, file)) ? join(repository, file) : join(folder, file), "utf8");
        return { status, calls: read("calls").trimEnd().split("\n"), read };
    }

    for (const [name, pipeline] of Object.entries<Pipeline>(PIPELINES)) {
        it(`${name} fails where the program breaks a policy, and passes where it breaks none`, () => {
            assert.equal(run(pipeline, "insecure").status, 1);
            rmSync(join(folder, "repository"), { recursive: true });
            assert.equal(run(pipeline, "secure").status, 0);
        });
    }

    interface Sarif {
        readonly runs: readonly { readonly results: readonly Result[] }[];
    }
    interface Result {
        readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[];
    }
    const placesOf = (sarif: string): readonly string[] =>
        (JSON.parse(sarif) as Sarif).runs
            .flatMap(({ results }) => results)
            .flatMap(({ locations }) => locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri));

    it("write SARIF for GitHub whose places are those of the repository", () => {
        const places = placesOf(run(PIPELINES.rehearse, "insecure").read("lambda-safeguard.sarif"));
        assert.ok(places.length > 10);
        for (const place of places) assert.match(place, /^infra\//);
    });

    it("judge a preview that failed as far as it went", () => {
        const { status, read } = run(PIPELINES.preview, "insecure", { PULUMI_STATUS: "255" });
        assert.equal(status, 1);
        assert.ok(placesOf(read("lambda-safeguard.sarif")).length > 10);
    });

    it("write the summary, and a comment under a mark of its own, where the pull request has none yet", () => {
        const { calls, read } = run(PIPELINES.rehearse, "insecure");
        assert.match(read("summary.md"), /^### lambda-safeguard: \d+ mandatory/);
        assert.match(read("comment.md"), /^<!-- lambda-safeguard: infra -->\n### lambda-safeguard/);
        assert.match(calls.at(-1) ?? "", /^gh api --method POST repos\/acme\/shop\/issues\/7\/comments --field body=@comment\.md/);
    });

    it("mend the comment where there is one, and do not write another", () => {
        const { calls } = run(PIPELINES.rehearse, "insecure", { KNOWN: "41\n42" });
        const written = calls.filter((call) => call.startsWith("gh") && !call.includes("--paginate"));
        assert.deepEqual(written, ["gh api --method PATCH repos/acme/shop/issues/comments/42 --field body=@comment.md --silent"]);
    });

    it("write for GitLab a Code Quality report and a JUnit report, where its job looks for them", () => {
        const { artifacts } = (dataOf(PIPELINES.gitlab) as Record<string, { artifacts: { reports: Record<string, string> } }>)[
            "lambda-safeguard"
        ] ?? {
            artifacts: { reports: {} },
        };
        const { read } = run(PIPELINES.gitlab, "insecure");
        const quality = JSON.parse(read(artifacts.reports["codequality"] ?? "")) as readonly {
            readonly location: { readonly path: string };
        }[];
        assert.ok(quality.length > 10 && quality.every(({ location }) => location.path.startsWith("infra/")));
        assert.match(read(artifacts.reports["junit"] ?? ""), /<failure /);
    });

    it("write for Bitbucket a JUnit report into the folder that it searches", () => {
        assert.match(run(PIPELINES.bitbucket, "insecure").read("test-results/lambda-safeguard.xml"), /<failure /);
    });

    it("send Bitbucket a report and its annotations by the hundred, through its proxy, and take the verdict all the same", () => {
        const { status, calls, read } = run(PIPELINES.bitbucket, "insecure");
        const url = "http://api.bitbucket.org/2.0/repositories/acme/shop/commit/0a1b2c3/reports/lambda-safeguard-infra";
        const sent = calls.filter((call) => call.includes("--data-binary"));
        for (const call of sent) assert.match(call, / --proxy http:\/\/localhost:29418 /);
        const [report, ...batches] = read("sent")
            .trim()
            .split(/\n+/)
            .map((line) => JSON.parse(line) as unknown);
        assert.equal((report as { result: string }).result, "FAILED");
        const annotations = batches as readonly (readonly { readonly path?: string }[])[];
        assert.ok(annotations.flat().length > 100 && annotations.every(({ length }) => length <= 100));
        for (const { path = "infra/" } of annotations.flat()) assert.match(path, /^infra\//);
        assert.deepEqual(
            sent.map((call) => [/--request (\w+)/.exec(call)?.[1], call.split(" ").at(-1)]),
            [["PUT", url], ...annotations.map(() => ["POST", `${url}/annotations`])],
        );
        assert.equal(status, 1);
    });

    it("say so where Bitbucket does not take the report, and keep the verdict", () => {
        const { status, calls } = run(PIPELINES.bitbucket, "secure", { CURL_STATUS: "22" });
        assert.equal(status, 0);
        assert.equal(calls.filter((call) => call.includes("--data-binary")).length, 1);
    });

    it("write for Azure a JUnit report, and SARIF in a folder of its own", () => {
        const { read } = run(PIPELINES.azure, "insecure");
        assert.match(read("staging/lambda-safeguard.xml"), /<failure /);
        assert.ok(placesOf(read("staging/sarif/lambda-safeguard.sarif")).length > 10);
    });
});
