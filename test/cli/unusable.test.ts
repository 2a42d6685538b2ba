import assert from "node:assert/strict";
import { parseDocument } from "../../cli/documents";
import { run } from "../../cli/main";
import { UsageProblem } from "../../cli/problem";

const state = (deployment: object): string => JSON.stringify({ version: 3, deployment });

async function said(...args: readonly string[]): Promise<{ status: number; error: string }> {
    let error = "";
    const status = await run(args, { out: () => undefined, error: (words) => void (error += words), colour: false, env: {} });
    return { status, error };
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

describe("the command line", () => {
    it("refuses to check nothing because what --policy names is disabled", async () => {
        const { status, error } = await said("check", "state.json", "--policy", "access-permissions-boundary");
        assert.equal(status, 2);
        assert.match(error, /--policy/);
    });
    it("refuses what list does not take", async () => {
        assert.equal((await said("list", "everything")).status, 2);
    });
});
