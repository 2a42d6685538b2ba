import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import * as path from "node:path";
import { AnalyzeRequest, AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";

const EXAMPLES = path.join(__dirname, "..", "..", "examples");
const DOCUMENTS = ["first-preview.json", "second-preview.json", "state.json"];
const TRACES = ["analyze.trace.jsonl", "first-preview.trace.jsonl", "update.trace.jsonl"];

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

interface Resource {
    readonly urn: string;
    readonly sourcePosition?: string;
}

function read(example: string, file: string): string {
    return readFileSync(path.join(EXAMPLES, example, "recorded", file), "utf8");
}

function calls(example: string, file: string): { method: string; request: Buffer }[] {
    const lines = read(example, file).trim().split("\n");
    return lines.map((line) => {
        const { method, request } = JSON.parse(line) as { method: string; request: string };
        return { method, request: Buffer.from(request, "base64") };
    });
}

function state(example: string): Resource[] {
    return (JSON.parse(read(example, "state.json")) as { deployment: { resources: Resource[] } }).deployment.resources;
}

for (const example of ["insecure", "secure", "audit"]) {
    describe(`The recordings of examples/${example}`, () => {
        it("are complete", () => {
            const reports = example === "secure" ? ["rehearsal.json"] : [];
            assert.deepEqual(readdirSync(path.join(EXAMPLES, example, "recorded")).sort(), [...DOCUMENTS, ...TRACES, ...reports].sort());
        });

        it("hold no path of the machine that recorded them", () => {
            const texts = [
                ...DOCUMENTS.map((file) => read(example, file)),
                ...TRACES.flatMap((file) => calls(example, file).map((call) => call.request.toString("latin1"))),
            ];
            for (const text of texts) {
                assert.doesNotMatch(text, /\/(?:tmp|root|home|Users|work|private)\/|[A-Z]:\\\\/);
            }
        });

        it("name lines of the program, which are there", () => {
            const positions = state(example).flatMap(({ sourcePosition }) => sourcePosition ?? []);
            const own = positions.filter((position) => !position.includes("node_modules"));
            assert.ok(own.length > 30);
            for (const position of own) {
                const [, file, line] = /^project:\/\/\/([a-z.-]+)#(\d+),\d+$/.exec(position) ?? [];
                assert.ok(file !== undefined, position);
                const text = readFileSync(path.join(EXAMPLES, example, file), "utf8").split("\n")[Number(line) - 1];
                assert.match(text ?? "", /new |super\(/, position);
            }
        });

        it("ask about every resource of the state, the root first", () => {
            const deployed = state(example).map(({ urn }) => urn);
            for (const file of TRACES) {
                const all = calls(example, file);
                const judged = all
                    .filter(({ method }) => method === "analyze")
                    .map(({ request }) => AnalyzeRequest.deserializeBinary(request).getUrn());
                assert.deepEqual(judged, deployed, file);
                assert.match(judged[0] ?? "", /::pulumi:pulumi:Stack::/);
                const last = all.at(-1);
                assert.equal(last?.method, "analyzeStack", file);
                const stack = AnalyzeStackRequest.deserializeBinary(last.request);
                assert.deepEqual(
                    stack.getResourcesList().map((resource) => resource.getUrn()),
                    deployed,
                    file,
                );
            }
        });
    });
}

describe("The recordings of examples/secure and examples/audit", () => {
    it("hold a rehearsal of all its resources that finds nothing and leaves nothing open", () => {
        const { summary } = JSON.parse(read("secure", "rehearsal.json")) as { summary: Record<string, number> };
        const { resources, mandatory, advisory, undetermined } = summary;
        const managed = state("secure").filter(({ urn }) => !urn.includes("::pulumi:pulumi:Stack::") && !urn.includes("pulumi:providers:"));
        assert.deepEqual([mandatory, advisory, undetermined], [0, 0, 0]);
        assert.ok((resources ?? 0) >= managed.length, `${resources} of ${managed.length}`);
    });

    it("hold no secret, so that nothing of the deployed state is masked", () => {
        const secret = new RegExp(`${SIGNATURE}"?:? ?"?${SECRET}|\\[secret\\]|ciphertext`);
        for (const example of ["secure", "audit"])
            for (const file of DOCUMENTS) assert.doesNotMatch(read(example, file), secret, `${example} ${file}`);
    });
});
