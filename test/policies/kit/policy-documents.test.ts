import assert from "node:assert/strict";
import type { Outcome } from "../../../policies/kit/outcome";
import { eachDocument, statementText, worst } from "../../../policies/kit/policy-documents";
import { text } from "../../../policies/kit/text";
import { ResourceView } from "../../../policies/kit/rule";
import { UNKNOWN } from "../../../policies/model/values";

const finding = (id: string): Outcome => ({
    verdict: "violation",
    id,
    message: text`wrong.`,
    subject: undefined,
    path: [],
    level: undefined,
});
const doubt: Outcome = { verdict: "undetermined", reason: "unknown", subject: undefined, path: [] };
const more = (count: number): Outcome => ({ ...finding("more"), message: text`${count} more.` }) as Outcome;
const ids = (outcomes: Iterable<Outcome>): string[] => [...outcomes].map((one) => (one.verdict === "violation" ? one.id : "?"));

describe("the worst findings of a document", () => {
    it("are all of them, up to three", () => {
        assert.deepEqual(ids(worst([], more)), []);
        assert.deepEqual(ids(worst([finding("a"), finding("b"), finding("c")], more)), ["a", "b", "c"]);
    });
    it("are three, and the others are counted", () => {
        const all = [...worst(["a", "b", "c", "d", "e"].map(finding), more)];
        assert.deepEqual(ids(all), ["a", "b", "c", "more"]);
        assert.equal(all[3]?.verdict === "violation" && all[3].message, "2 more.");
    });
    it("come first by rank, then in their order", () =>
        assert.deepEqual(ids(worst(["low", "low", "high", "mid", "high"].map(finding), more, ["high", "mid", "low"])), [
            "high",
            "high",
            "mid",
            "more",
        ]));
    it("leave out nothing that could not be judged", () =>
        assert.deepEqual(ids(worst([doubt, finding("a"), doubt], more)), ["?", "?", "a"]));
});

describe("each document of a resource", () => {
    const view = (inputs: unknown) =>
        new ResourceView(inputs, "urn:pulumi:a::b::aws:iam/role:Role::c", "aws:iam/role:Role", "c", undefined, { protect: false });
    const statement = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
    it("is judged on its own; what cannot be read is undetermined beside it", () => {
        const judged = [
            ...eachDocument(
                view({
                    inlinePolicies: [UNKNOWN, { policy: { Statement: [statement, UNKNOWN] } }],
                    assumeRolePolicy: { Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: "*" } },
                }),
                ["identity", "trust"],
                function* (document, { kind }) {
                    for (const one of document.statements) yield finding(`${kind} ${statementText(one)}`);
                },
            ),
        ];
        assert.deepEqual(ids(judged), ["?", "identity Statement[0]", "?", "trust Statement[0]"]);
    });
    it("stops at what its judgement cannot know, and goes on with the next", () => {
        const judged = eachDocument(
            view({ inlinePolicies: [{ policy: UNKNOWN }, { policy: { Statement: statement } }] }),
            ["identity"],
            () => [finding("a")],
        );
        assert.deepEqual(ids(judged), ["?", "a"]);
    });
});

describe("a statement in a message", () => {
    const sids: readonly (readonly [sid: string | undefined, isShown: boolean])[] = [
        ["AllowReads", true],
        ["Allow reads of the queue", true],
        ["EnforceTLS12", true],
        ["VisualEditor0", true],
        ["Stmt" + "1573213202123", true],
        ["JaneDoe" + "19800102", false],
        ["Kunde" + "4711", false],
        ["AKIA" + "IOSFODNN7EXAMPLE1234Q5678", false],
        ["4111" + "1111" + "1111" + "1111", false],
        ["Card4111" + "11111111" + "1111", false],
        ["someone@example.com", false],
        ["a\nb", false],
        [UNKNOWN, false],
        ["x".repeat(65), false],
        [undefined, false],
    ];
    for (const [index, [sid, isShown]] of sids.entries())
        it(`is called by ${isShown ? "its Sid, which is a mere name" : "its place, for its Sid is none"} (${index})`, () =>
            assert.equal(statementText({ sid, index: 4 }), isShown ? `statement "${String(sid)}"` : "Statement[4]"));
});
