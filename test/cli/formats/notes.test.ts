import assert from "node:assert/strict";
import { stacksOf } from "../../../cli/formats/facts";
import { junit } from "../../../cli/formats/junit";
import { notesByStack } from "../../../cli/formats/notes";
import { oscal } from "../../../cli/formats/oscal";
import { sarif } from "../../../cli/formats/sarif";
import type { Report } from "../../../cli/check";
import { twoStacks } from "./hostile";

const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false };
const OWN = "dev.json: the provider of one resource cannot be read.";
const ACROSS = "Across stacks: Role x of shop/dev may assume Role y of shop/prod.";

const report = async (): Promise<Report> => ({ ...(await twoStacks()), notes: [OWN, ACROSS] });

describe("what is worth knowing of a stack", () => {
    it("is the notes on its documents, and those on no document", async () => {
        const of = notesByStack(await report());
        assert.deepEqual(stacksOf(await report()).map(of), [[OWN, ACROSS], [ACROSS]]);
    });

    it("is told by the longest name of a document, which may hold colons", () => {
        const documents = ["a", "a: b"].map((name) => ({ name, project: "p", stack: name, applied: "" }));
        const of = notesByStack({ documents, notes: ["a: b: c", "a: c"] } as unknown as Report);
        assert.deepEqual(
            ["a", "a: b"].map((name) => of({ project: "p", stack: name, documents: new Set([name]) })),
            [["a: c"], ["a: b: c"]],
        );
    });

    it("stands in JUnit, OSCAL and SARIF with each stack that it is of", async () => {
        const suites = junit(await report(), options)
            .split("<testsuite ")
            .slice(1);
        assert.deepEqual(
            suites.map((suite) => /<system-out>([^<]*)<\/system-out>/.exec(suite)?.[1]),
            [`${OWN}\n${ACROSS}`, ACROSS],
        );
        assert.doesNotMatch(junit(await twoStacks(), options), /system-out/);
        const { "assessment-results": assessed } = JSON.parse(oscal(await report(), options)) as {
            "assessment-results": { results: { remarks: string }[] };
        };
        assert.deepEqual(
            assessed.results.map(({ remarks }) => remarks),
            [`${OWN}\n\n${ACROSS}`, ACROSS],
        );
        const { runs } = JSON.parse(sarif(await report(), options)) as {
            runs: { invocations: { toolExecutionNotifications: { message: { text: string } }[] }[] }[];
        };
        assert.deepEqual(
            runs.map(({ invocations }) => invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text)),
            [[OWN, ACROSS], [ACROSS]],
        );
    });
});
