import assert from "node:assert/strict";
import { DETECTORS, kindsOf, USUAL_DETECTORS, worst } from "../../../../policies/model/content/kinds";
import { compile, matchesAny } from "../../../../policies/model/content/patterns";
import { defaultTagsOf, isAwsType, isWrapper, tagsOf, textsOf } from "../../../../policies/model/content/resources";
import { isInUrl, mayHoldUrl } from "../../../../policies/model/content/urls";
import { CREDENTIAL_KINDS, detect } from "../../../../policies/model/detectors";
import type { DetectorKind } from "../../../../policies/model/detectors";
import { OFF_BY_DEFAULT, PERSONAL_KINDS } from "../../../../policies/model/detectors/personal";
import { UNKNOWN, View } from "../../../../policies/model/values";
import { BASIC, GITHUB, KEY_ID } from "../../content/planted";

const detection = (kind: DetectorKind): { readonly kind: DetectorKind } => ({ kind });

describe("the words of the option detectors", () => {
    it("stand for every kind between them, each for kinds of its own", () => {
        const kinds = DETECTORS.flatMap((word) => [...kindsOf([word])]);
        assert.deepEqual([...kinds].sort(), [...CREDENTIAL_KINDS, ...PERSONAL_KINDS].sort());
    });
    it("are by default what the detectors look for by themselves", () => {
        const usual = kindsOf(USUAL_DETECTORS);
        for (const kind of PERSONAL_KINDS) assert.equal(usual.has(kind), !OFF_BY_DEFAULT.has(kind), kind);
    });
    it("give one set a list, which the detectors remember", () => {
        const words = ["email"] as const;
        assert.equal(kindsOf(words), kindsOf(words));
    });
});

describe("the worst of several detections", () => {
    const cases: readonly (readonly [readonly DetectorKind[], DetectorKind])[] = [
        [["aws-access-key-id", "aws-secret-access-key"], "aws-secret-access-key"],
        [["named-secret", "connection-string", "github-token"], "github-token"],
        [["named-secret", "url-password"], "url-password"],
        [["stripe-key", "github-token"], "stripe-key"],
    ];
    for (const [kinds, expected] of cases)
        it(`is ${expected} of ${kinds.join(", ")}`, () => assert.equal(worst(kinds.map(detection))?.kind, expected));
    it("is none of none", () => assert.equal(worst<ReturnType<typeof detection>>([]), undefined));
});

describe("the patterns of an organisation", () => {
    it("match a part of the text, as far as it is looked at", () => {
        const compiled = compile(["^a", "\\p{Lu}9"]);
        assert.ok("patterns" in compiled);
        assert.deepEqual(
            ["abc", "xÄ9", "b", `${" ".repeat(1024)}Ä9`].map((text) => matchesAny(compiled.patterns, text)),
            [true, true, false, false],
        );
    });
    it("are refused by position", () => assert.deepEqual(compile(["a", "["]), { bad: 2 }));
});

describe("the resources of AWS", () => {
    it("are told by their types", () => {
        const types = ["aws:sqs/queue:Queue", "aws-native:sqs:Queue", "pulumi:providers:aws", "pulumi:providers:aws-native"];
        assert.deepEqual(types.map(isAwsType), [true, true, true, true]);
        const others = [
            "awsx:ec2:Vpc",
            "pulumi:providers:gcp",
            "pulumi:pulumi:Stack",
            "aws-apigateway:index:RestAPI",
            "random:index:Id",
            "aws",
        ];
        assert.deepEqual(others.map(isAwsType), [false, false, false, false, false, true]);
        assert.deepEqual(["awsx:ec2:Vpc", "pulumi:pulumi:Stack", "aws:sqs/queue:Queue"].map(isWrapper), [true, true, false]);
    });
    it("have one list of texts for all who ask in turn", () => {
        const resource = Object.assign(new View({ description: "a" }), { type: "aws:sqs/queue:Queue" });
        const again = Object.assign(new View(resource.raw), { type: resource.type });
        assert.equal(textsOf(resource), textsOf(again));
        const other = Object.assign(new View({ description: "b" }), { type: resource.type });
        assert.deepEqual(
            [...textsOf(other), ...textsOf(resource)].map((entry) => ("text" in entry ? entry.text : undefined)),
            ["b", "a"],
        );
    });
});

describe("the tags of a provider", () => {
    const provider = (defaultTags: unknown): { type: string } & View =>
        Object.assign(new View({ defaultTags }), { type: "pulumi:providers:aws" });
    it("are known or not, as a whole and one by one", () => {
        const entries = (defaultTags: unknown): string[] =>
            tagsOf(provider(defaultTags)).map(({ key, path }) => `${key}@${path.join(".")}`);
        assert.deepEqual(entries('{"tags":{"a":"b"}}'), ["a@defaultTags.tags.a"]);
        assert.deepEqual(entries(UNKNOWN), ["@defaultTags"]);
        assert.deepEqual(entries(undefined), []);
    });
    it("are what its resources need not answer for", () => {
        const inputs = (defaultTags: unknown): { inputs: View } => ({ inputs: new View({ defaultTags }) });
        assert.deepEqual([...defaultTagsOf(inputs('{"tags":{"a":"b"}}'))], [["a", "b"]]);
        assert.deepEqual([...defaultTagsOf(inputs({ tags: { a: UNKNOWN, b: "c" } }))], [["b", "c"]]);
        for (const odd of [UNKNOWN, "{", [], { tags: "x" }, undefined]) assert.equal(defaultTagsOf(inputs(odd)).size, 0);
        assert.equal(defaultTagsOf(undefined).size, 0);
    });
});

describe("a credential of a URL", () => {
    const inUrl = (text: string): boolean[] => detect(text).map((found) => isInUrl(text, found));
    const cases: readonly (readonly [title: string, text: string, expected: readonly boolean[]])[] = [
        ["is its password", `see ${BASIC}`, [true]],
        ["is a token that stands for a user", `https://${GITHUB}@github.com/a`, [true]],
        ["is a key id in its query", `https://b.s3.amazonaws.com/k?id=${KEY_ID}`, [true]],
        ["is none after a space", `https://github.com/a ${GITHUB}`, [false]],
        ["is none in another value", `{"url":"https://github.com/a","token":"${GITHUB}"}`, [false]],
        ["is none where there is no URL", GITHUB, [false]],
    ];
    for (const [title, text, expected] of cases) it(title, () => assert.deepEqual(inUrl(text), expected));
    it("may stand where a property or document says so", () => {
        const keys = ["url", "integrationUri", "endpoint", "webhookUrl", "roleArn", "targetArn", "name"];
        assert.deepEqual(
            keys.map((key) => mayHoldUrl({ key, place: "value", path: [key] }, new View({}))),
            [true, true, true, true, false, false, false],
        );
        assert.ok(mayHoldUrl({ key: "definition", place: "free-text", path: ["definition"] }, new View({})));
    });
});
