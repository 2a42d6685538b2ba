import assert from "node:assert/strict";
import { parseDocument } from "../../cli/documents/read";
import { run } from "../../cli/main";
import { UsageProblem } from "../../cli/problem";
import { Files } from "./build";

const state = (deployment: object): string => JSON.stringify({ version: 3, deployment });

async function said(...args: readonly string[]): Promise<{ status: number; error: string }> {
    let error = "";
    const status = await run(args, { out: () => undefined, error: (words) => void (error += words), colour: false, env: {} });
    return { status, error };
}

/** Asserts that `check` judges a state of these resources, and finds violations. */
async function assertJudged(resources: readonly object[], ...args: readonly string[]): Promise<void> {
    const files = new Files();
    try {
        const file = files.file("state.json", state({ resources }));
        const { status, error } = await said("check", file, ...args, "--quiet", "--format", "json");
        assert.equal(status, 1, error);
    } finally {
        files.remove();
    }
}

describe("a document", () => {
    it("whose resources are no list is unusable", () => {
        assert.throws(() => parseDocument("state.json", state({ resources: "none" })), UsageProblem);
    });
    it("without resources is read, and says so", () => {
        assert.deepEqual(parseDocument("state.json", state({})).notes, ["the document holds no resources."]);
    });
    it("that lacks an explicit provider is not given one made from the stack's configuration, whatever the provider's name", () => {
        const read = (provider: string): readonly string[] => {
            const urn = `urn:pulumi:t::p::pulumi:providers:aws::${provider}`;
            const group = {
                urn: "urn:pulumi:t::p::aws:cloudwatch/logGroup:LogGroup::g",
                type: "aws:cloudwatch/logGroup:LogGroup",
                inputs: {},
                provider: `${urn}::1`,
            };
            const preview = { config: { "aws:region": "eu-west-1" }, steps: [{ op: "create", urn: group.urn, newState: group }] };
            return parseDocument("preview.json", JSON.stringify(preview)).resources.map(({ name }) => name);
        };
        assert.deepEqual(read("default"), ["g", "default"]);
        assert.deepEqual(read("default_7_48_0"), ["g", "default_7_48_0"]);
        assert.deepEqual(read("default-eu"), ["g"]);
    });
});

describe("resources of one URN and different types", () => {
    it("are judged apart, whichever the stack takes for the one of that URN", async () => {
        const types = ["aws:s3/bucket:Bucket", "aws:lambda/function:Function", "aws:iam/role:Role", "aws:sqs/queue:Queue"];
        for (const resources of [types, [...types].reverse()])
            await assertJudged(
                resources.map((type) => ({ urn: "urn:pulumi:", custom: true, type, inputs: {} })),
                "--preset",
                "strict",
            );
    });
});

describe("a function whose layers are no list", () => {
    it("is judged without an internal error", async () => {
        for (const layers of [5, "none", { a: 1 }, [null, 5]]) {
            const type = "aws:lambda/function:Function";
            const fn = { urn: `urn:pulumi:dev::shop::${type}::f`, custom: true, type, inputs: { name: "f", layers } };
            await assertJudged([fn], "--preset", "strict");
        }
    });
});

describe("a bucket that trusts half a million principals", () => {
    it("is judged without an internal error", async () => {
        const policy = {
            Statement: {
                Effect: "Allow",
                Action: "s3:GetObject",
                Resource: "*",
                Principal: { AWS: Array.from({ length: 500_000 }, () => "*") },
            },
        };
        const resource = {
            urn: "urn:pulumi:dev::shop::aws:s3/bucketPolicy:BucketPolicy::open",
            custom: true,
            type: "aws:s3/bucketPolicy:BucketPolicy",
            inputs: { bucket: "b", policy: JSON.stringify(policy) },
        };
        await assertJudged([resource], "--policy", "access-no-public-resource-policies");
    });
});

describe("the command line", () => {
    it("reads no file of an option without end", async () => {
        if (process.platform !== "linux") return;
        for (const args of [
            ["check", "state.json", "--config", "/dev/zero"],
            ["check", "state.json", "--baseline", "/dev/zero"],
            ["coverage", "--config", "/dev/zero"],
            ["config", "/dev/zero"],
        ]) {
            const { status, error } = await said(...args);
            assert.deepEqual(
                [status, error],
                [2, "lambda-safeguard: /dev/zero: is larger than any file that this option takes\n"],
                args[0],
            );
        }
    }).timeout(60_000);
    it("refuses to check nothing because what --policy names is disabled", async () => {
        const { status, error } = await said("check", "state.json", "--policy", "access-permissions-boundary");
        assert.equal(status, 2);
        assert.match(error, /--policy/);
    });
    it("refuses what list does not take", async () => {
        assert.equal((await said("list", "everything")).status, 2);
    });
});
