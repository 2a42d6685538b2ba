import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { bytesOf, TooLong, textOf } from "../../../cli/files/content";
import { parseDocument, readDocument } from "../../../cli/documents/read";
import type { DocumentResource, StackDocument } from "../../../cli/documents/document";
import { UsageProblem } from "../../../cli/problem";
import { MASKED } from "../../../policies/model/values";
import { assertProportional, countSteps } from "../../support/steps";
import { Files, ROOT, ROOT_URN, SECRET_SIGNATURE, created, exported, previewed, state, urnOf } from "../build";

/** A document of a stack and one log group, with Zstandard: Node of the oldest supported version cannot write it. */
const ZSTANDARD = [
    "KLUv/QRYRQYAIswmJaAn6f+DQ4qXr+rZbRONyE2CLff+hZptcleW30aJcGJzTELVAwKtGbQ1i7X+SvuCQkMyilkvhfzKe1kmNBgae8ABXK17OFAUkDjMKI5W",
    "dJAV5kr7D59rwX4lGRnE4ZMy7vMrT/IAQDiGEeDSBCMmeSCSGvVCtf3Dq+0zCg7PebaVc3+lcSIQZdIZh2cq00LRyuNXBA6vFOHN5IwPAJrZA7QWNn7W1/7G",
    "yLaIBA784MYfDo9FjDk0OV2l53Mozxxek4rhmmQZdXq7",
].join("");

const parse = (content: string): StackDocument => parseDocument("document.json", content);
const names = (document: StackDocument): string[] => document.resources.map((resource) => resource.name);
function resource(document: StackDocument, name: string): DocumentResource {
    const found = document.resources.find((candidate) => candidate.name === name);
    assert.ok(found !== undefined, name);
    return found;
}

describe("documents of a stack's state", () => {
    it("are read from an export", () => {
        const document = parse(
            exported(
                state(
                    "orders",
                    { retentionInDays: 30 },
                    { dependencies: [urnOf("a")], propertyDependencies: { name: [urnOf("a")] }, protect: true },
                ),
            ),
        );
        assert.equal(document.kind, "state");
        assert.deepEqual(names(document), ["shop-dev", "orders"]);
        const { source: _, provider: __, ...orders } = resource(document, "orders");
        assert.deepEqual(orders, {
            urn: urnOf("orders"),
            type: "aws:cloudwatch/logGroup:LogGroup",
            name: "orders",
            inputs: { retentionInDays: 30 },
            props: { retentionInDays: 30, id: "orders" },
            parent: ROOT_URN,
            dependencies: [urnOf("a")],
            propertyDependencies: { name: [urnOf("a")] },
            protect: true,
            external: false,
        });
    });

    it("are read from the checkpoint of a local backend", () => {
        const checkpoint = JSON.stringify({ version: 3, checkpoint: { stack: "dev", latest: { resources: [ROOT, state("orders")] } } });
        assert.deepEqual(names(parse(checkpoint)), ["shop-dev", "orders"]);
    });

    it("show inputs to resource rules and outputs to stack rules", () => {
        const { inputs, props } = resource(parse(exported(state("orders", { name: "a" }, { outputs: { name: "a", arn: "b" } }))), "orders");
        assert.deepEqual([inputs, props], [{ name: "a" }, { name: "a", arn: "b" }]);
    });

    it("show the id where the provider does not repeat it among the outputs, and never in place of one that it does", () => {
        for (const outputs of [{ arn: "b" }, { id: "orders" }]) {
            const { props } = resource(parse(exported(state("orders", {}, { outputs, id: outputs.id ?? "b" }))), "orders");
            assert.deepEqual(props, { id: "b", ...outputs });
        }
    });

    it("lose what waits for its deletion, and keep its successor", () => {
        const document = parse(exported(state("orders", { name: "old" }, { delete: true }), state("orders", { name: "new" })));
        assert.deepEqual(names(document), ["shop-dev", "orders"]);
        assert.deepEqual(resource(document, "orders").inputs, { name: "new" });
    });

    it("keep what was only read, as the engine's own analysis of a state does", () => {
        assert.deepEqual(names(parse(exported(state("orders", {}, { external: true })))), ["shop-dev", "orders"]);
    });

    it("are empty for a stack that has nothing", () => {
        assert.deepEqual(parse(JSON.stringify({ version: 3, deployment: { manifest: {} } })).resources, []);
    });

    it("lose the engine's bookkeeping", () => {
        const { inputs } = resource(parse(exported(state("orders", { name: "a", __defaults: [], __internal: {} }))), "orders");
        assert.deepEqual(inputs, { name: "a" });
    });

    it("name the provider that made a resource, with its inputs", () => {
        const provider = state("static", { region: "eu-west-1", version: "7.48.0" }, { type: "pulumi:providers:aws" });
        const urn = urnOf("static", "pulumi:providers:aws");
        const { provider: found } = resource(parse(exported(provider, state("orders", {}, { provider: `${urn}::1234-5678` }))), "orders");
        assert.deepEqual(found, { urn, type: "pulumi:providers:aws", name: "static", props: { region: "eu-west-1", version: "7.48.0" } });
    });

    it("keep keys that mean something to JavaScript as ordinary keys", () => {
        const content = exported(state("orders", { tags: JSON.parse('{"__proto__": "a", "constructor": "b"}') as object }));
        const { inputs } = resource(parse(content), "orders");
        assert.deepEqual(Object.keys(inputs["tags"] as object).sort(), ["__proto__", "constructor"]);
        assert.equal(({} as Record<string, unknown>)["a"], undefined);
    });
});

describe("secrets in documents", () => {
    const read = (value: unknown): unknown => resource(parse(exported(state("orders", { name: value }))), "orders").inputs["name"];

    it("are masked where only the ciphertext is there", () => {
        assert.equal(read({ ...SECRET_SIGNATURE, ciphertext: "v1:abc" }), MASKED);
    });
    it("are masked in a preview, as Pulumi writes them", () => {
        const document = parse(previewed([created("orders", { name: "[secret]" })]));
        assert.equal(resource(document, "orders").inputs["name"], MASKED);
    });
    it("are read where the plaintext was asked for, whatever their type", () => {
        assert.equal(read({ ...SECRET_SIGNATURE, plaintext: '"orders"' }), "orders");
        assert.deepEqual(read({ ...SECRET_SIGNATURE, plaintext: '{"a":[1]}' }), { a: [1] });
        assert.equal(read({ ...SECRET_SIGNATURE, value: "orders" }), "orders");
    });
    it("are masked where the plaintext is not what it should be", () => {
        assert.equal(read({ ...SECRET_SIGNATURE, plaintext: "{" }), MASKED);
    });
    it("are masked inside lists and maps, and hide nothing beside them", () => {
        const secret = { ...SECRET_SIGNATURE, ciphertext: "v1:abc" };
        assert.deepEqual(read({ a: [secret, "b"], c: { d: secret } }), { a: [MASKED, "b"], c: { d: MASKED } });
    });
});

describe("documents of a preview", () => {
    it("hold what would be there afterwards", () => {
        const steps = [
            created("new", { name: "a" }),
            {
                op: "update",
                urn: urnOf("changed"),
                oldState: state("changed", { name: "old" }),
                newState: state("changed", { name: "new" }),
            },
            { op: "delete", urn: urnOf("gone"), oldState: state("gone") },
            { op: "create-replacement", urn: urnOf("replaced"), newState: state("replaced", { name: "new" }) },
            {
                op: "replace",
                urn: urnOf("replaced"),
                oldState: state("replaced", { name: "old" }),
                newState: state("replaced", { name: "new" }),
            },
            { op: "delete-replaced", urn: urnOf("replaced"), oldState: state("replaced", { name: "old" }), newState: null },
        ];
        const document = parse(previewed(steps));
        assert.equal(document.kind, "preview");
        assert.deepEqual(names(document), ["new", "changed", "replaced"]);
        assert.deepEqual(resource(document, "changed").inputs, { name: "new" });
        assert.deepEqual(resource(document, "replaced").inputs, { name: "new" });
    });

    it("lose what is only read, which the engine shows no policy at a preview", () => {
        const read = { op: "read", urn: urnOf("looked-up"), newState: state("looked-up", {}, { external: true }) };
        const kept = { op: "same", urn: urnOf("known"), oldState: null, newState: state("known", {}, { external: true }) };
        assert.deepEqual(names(parse(previewed([created("new"), read, kept]))), ["new"]);
    });

    it("show the inputs as outputs at a first preview, and the old outputs of what stays the same", () => {
        const { outputs: _, ...newState } = state("orders", { name: "a" });
        const steps = [
            created("new", { name: "b" }),
            { op: "same", urn: urnOf("orders"), oldState: state("orders", {}, { outputs: { arn: "c" } }), newState },
        ];
        const document = parse(previewed(steps));
        assert.deepEqual(resource(document, "new").props, { name: "b" });
        assert.deepEqual(resource(document, "orders").props, { arn: "c" });
        assert.deepEqual(resource(document, "orders").inputs, { name: "a" });
    });

    it("get the default provider, which Pulumi leaves out, from the configuration of the stack", () => {
        const urn = urnOf("default_7_48_0", "pulumi:providers:aws");
        const provider = `${urn}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`;
        const document = parse(
            previewed([created("a", {}, { provider }), created("b", {}, { provider })], {
                config: { "aws:region": "eu-west-1", "shop:size": "2" },
            }),
        );
        assert.deepEqual(names(document), ["a", "b", "default_7_48_0"]);
        for (const name of ["a", "b"]) assert.deepEqual(resource(document, name).provider?.props, { region: "eu-west-1" });
        assert.deepEqual(resource(document, "default_7_48_0").inputs, { region: "eu-west-1" });
    });

    it("say that what does not change is missing", () => {
        const [note, ...more] = parse(previewed([created("a")], { changeSummary: { create: 1, same: 7 } })).notes;
        assert.match(note ?? "", /^7 unchanged resources are not in the document; .*--show-sames/);
        assert.deepEqual(more, []);
        assert.deepEqual(parse(previewed([created("a")], { changeSummary: { create: 1 } })).notes, []);
    });
});

describe("a preview that ended with errors", () => {
    const failed = (...severities: readonly string[]): StackDocument =>
        parse(previewed([created("a")], { diagnostics: severities.map((severity) => ({ severity, message: "error: Tr0ub4" + "dor" })) }));

    it("is read as far as it goes, and says so without the words of the errors", () => {
        assert.deepEqual(names(failed("error")), ["a"]);
        assert.match(failed("error", "warning").incomplete ?? "", /^the preview ended with an error: [^4]*$/);
        assert.match(failed("error", "info", "error").incomplete ?? "", /^the preview ended with 2 errors: /);
    });

    it("is no other", () => {
        assert.equal(failed("warning", "info#err", "info").incomplete, undefined);
        assert.equal(parse(previewed([created("a")], { diagnostics: "none" })).incomplete, undefined);
        assert.equal(parse(exported(state("a"))).incomplete, undefined);
    });
});

describe("what is no document", () => {
    const event = (sequence: number): string => JSON.stringify({ sequence, timestamp: 1795316005, preludeEvent: { config: {} } });
    const CASES: Readonly<Record<string, readonly [string, RegExp]>> = {
        "a stream of events": [[0, 1, 2].map((sequence) => `${event(sequence)}\n`).join(""), /stream of engine events; .*--json/],
        "one event of a stream": [event(0), /stream of engine events/],
        "several lines of JSON that are no events": ['{"a":1}\n{"b":2}\n', /is not JSON, or is cut off/],
        "a state of a format yet to come": [JSON.stringify({ version: 5, deployment: { resources: [] } }), /version 5; the last .* is 4/],
    };
    for (const [title, [content, words]] of Object.entries(CASES)) {
        it(`is refused in one line: ${title}`, () => {
            assert.throws(
                () => parse(content),
                (error: Error) => error instanceof UsageProblem && words.test(error.message) && !error.message.includes("\n"),
            );
        });
    }

    it("are not the formats in use", () => {
        for (const version of [3, 4])
            assert.deepEqual(names(parse(JSON.stringify({ version, deployment: { resources: [ROOT] } }))), ["shop-dev"]);
    });
});

describe("places in the program", () => {
    it("come from the parent where a resource was made inside a package, at any depth", () => {
        const inside = "project:///node_modules/@pulumi/awsx/cloudtrail.js#1,1";
        const document = parse(
            exported(
                state("trail", {}, { type: "awsx:cloudtrail:Trail", sourcePosition: "project:///index.ts#5,9" }),
                state("middle", {}, { parent: urnOf("trail", "awsx:cloudtrail:Trail"), sourcePosition: inside }),
                state("logs", {}, { parent: urnOf("middle"), sourcePosition: inside }),
                state("orphan", {}, { parent: urnOf("nobody"), sourcePosition: inside }),
            ),
        );
        assert.deepEqual(resource(document, "logs").source, { file: "index.ts", line: 5, column: 9 });
        assert.equal(resource(document, "orphan").source, undefined);
    });

    it("come from the call of the package before they come from the parent", () => {
        const inside = "project:///node_modules/@pulumi/lambda/lambdaMixins.ts#338,20";
        const document = parse(
            exported(
                state("parent", {}, { sourcePosition: "project:///index.ts#1,1" }),
                state(
                    "child",
                    {},
                    {
                        parent: urnOf("parent"),
                        sourcePosition: inside,
                        stackTrace: [{ sourcePosition: inside }, { sourcePosition: "project:///api.ts#9,1" }],
                    },
                ),
                state("later", {}, { parent: urnOf("parent"), sourcePosition: inside, stackTrace: [{ sourcePosition: inside }] }),
            ),
        );
        assert.deepEqual(
            ["child", "later"].map((name) => resource(document, name).source?.file),
            ["api.ts", "index.ts"],
        );
    });

    it("are not searched for ever where parents are each other's", () => {
        const document = parse(exported(state("a", {}, { parent: urnOf("b") }), state("b", {}, { parent: urnOf("a") })));
        assert.equal(resource(document, "a").source, undefined);
    });
});

describe("unusable documents", () => {
    const password = "Tr0ub4dor" + "-3";
    const cases: Readonly<Record<string, readonly [content: string, words: RegExp]>> = {
        "an empty file": ["", /is empty$/],
        "a file of spaces": [" \n", /is empty$/],
        "a document that is cut off": [exported(state("a", { password })).slice(0, -3), /is not JSON, or is cut off$/],
        "a text that is no JSON": [`password: ${password}`, /is not JSON, or is cut off$/],
        "another kind of document": [JSON.stringify({ password }), /is neither .* nor .* document$/],
        "a list": [JSON.stringify([password]), /is neither/],
        null: ["null", /is neither/],
        "a state with a resource that has no URN": [
            JSON.stringify({ deployment: { resources: [{ type: password }] } }),
            /resource 0 has no URN$/,
        ],
        "a state with a resource that is no object": [JSON.stringify({ deployment: { resources: [password] } }), /resource 0 has no URN$/],
        "a list of another tool's steps": [
            JSON.stringify({ steps: [{ action: "copy", files: [password] }] }),
            /is neither .* nor .* document$/,
        ],
        "a preview with a step that has no URN": [JSON.stringify({ steps: [{ op: password }] }), /step 0 has no URN$/],
    };
    for (const [title, [content, words]] of Object.entries(cases)) {
        it(`are refused in one line that quotes nothing: ${title}`, () => {
            assert.throws(
                () => parse(content),
                (error: unknown) => {
                    assert.ok(error instanceof UsageProblem);
                    assert.match(error.message, /^document\.json: [^\n]+$/);
                    assert.match(error.message, words);
                    assert.ok(!error.message.includes(password));
                    return true;
                },
            );
        });
    }

    it("are not those that begin with a byte order mark", () => {
        assert.deepEqual(names(parse(`\uFEFF${exported(state("orders"))}`)), ["shop-dev", "orders"]);
    });

    it("are refused where the file is not there, or is a folder", () => {
        assert.throws(() => readDocument("/nowhere/state.json"), {
            message: "/nowhere/state.json: cannot be read: there is no such file or folder (ENOENT)",
        });
        assert.throws(() => readDocument(tmpdir()), { message: `${tmpdir()}: cannot be read: it is a folder (EISDIR)` });
        assert.throws(() => bytesOf("/dev/zero", 1 << 20), TooLong);
    });

    it("are no steps whose operation or summary is of another form", () => {
        const odd = { toString: "x" };
        const document = parse(previewed([{ ...created("a"), op: odd }], { changeSummary: { same: odd } }));
        assert.deepEqual([names(document), document.notes], [["a"], []]);
    });
});

describe("documents as they lie on disk", () => {
    const files = new Files();
    after(() => files.remove());
    const document = exported(state("Größe", { name: "大" }));
    const swapped = Buffer.from(`\uFEFF${document}`, "utf16le").swap16();
    const cases: Readonly<Record<string, Buffer>> = {
        "UTF-8": Buffer.from(document),
        "UTF-8 with a byte order mark": Buffer.from(`\uFEFF${document}`),
        "UTF-16 of Windows": Buffer.from(`\uFEFF${document}`, "utf16le"),
        "UTF-16 of Windows, without a byte order mark": Buffer.from(document, "utf16le"),
        "UTF-16 with the high byte first": swapped,
        "UTF-16 with the high byte first, without a byte order mark": swapped.subarray(2),
        "a checkpoint with gzip": gzipSync(
            JSON.stringify({ version: 3, checkpoint: { latest: { resources: [ROOT, state("Größe", { name: "大" })] } } }),
        ),
        Zstandard: Buffer.from(ZSTANDARD, "base64"),
    };
    for (const [title, bytes] of Object.entries(cases)) {
        it(`are read: ${title}`, () => {
            const read = readDocument(files.file("document.json", bytes));
            assert.deepEqual(names(read), ["shop-dev", "Größe"]);
            assert.equal(resource(read, "Größe").inputs["name"], "大");
        });
    }
    it("are refused in one line where what is compressed is cut off", () => {
        for (const title of ["a checkpoint with gzip", "Zstandard"]) {
            const file = files.file("cut.json.gz", cases[title]?.subarray(0, 60) ?? "");
            assert.throws(() => readDocument(file), { message: `${file}: is compressed, and damaged or cut off` });
        }
    });
    it("are never unpacked beyond what can be read", () => {
        assert.throws(() => textOf(gzipSync(Buffer.alloc(3000)), 2000), TooLong);
        assert.equal(textOf(gzipSync(Buffer.from("x".repeat(2000))), 2000).length, 2000);
        assert.throws(() => textOf(Buffer.from(ZSTANDARD, "base64"), 100), TooLong);
    });
    it("of a stack that was never deployed hold nothing", () => {
        for (const content of ['{"version":3,"deployment":null}', '{"version":3,"checkpoint":{"stack":"o/p/dev"}}'])
            assert.deepEqual(parse(content).notes, ["the document holds no resources."]);
    });
    it("hold strings that are no UTF-8 in Base64", () => {
        const bytes = { "4dabf18193072939515e22adb298388d": "803fd3297a5875dc03ca845dda5d2a98", value: "QUtJQf/+" };
        assert.equal(resource(parse(exported(state("a", { name: bytes }))), "a").inputs["name"], "AKIA\uFFFD\uFFFD");
    });
});

describe("the work on a document", () => {
    const run = (content: string) => () => void parse(content);
    it("grows with a long chain of parents as its length does", () =>
        assertProportional(
            "parents",
            (size) => {
                const parent = (index: number): string => (index === 0 ? ROOT_URN : urnOf(`a${index - 1}`));
                return run(exported(...Array.from({ length: size }, (_, index) => state(`a${index}`, {}, { parent: parent(index) }))));
            },
            1000,
        ));
    it("ends where parents lead round in a circle", () => {
        const circle = [state("a", {}, { parent: urnOf("b") }), state("b", {}, { parent: urnOf("a") })];
        assert.deepEqual(names(parse(exported(...circle))), ["shop-dev", "a", "b"]);
    });
    it("grows with many default providers as their number does", () =>
        assertProportional(
            "providers",
            (size) => {
                const steps = Array.from({ length: size }, (_, index) =>
                    created(`a${index}`, {}, { provider: `urn:pulumi:dev::shop::pulumi:providers:p${index}::default_1::id` }),
                );
                const config = Object.fromEntries(Array.from({ length: size }, (_, index) => [`p${index}:region`, "x"]));
                return run(previewed(steps, { config }));
            },
            1000,
        ));
    it("grows with deep places in the program as their length does", () =>
        assertProportional(
            "places",
            (size) => {
                const deep = (index: number): string => `project:///file:/a${index}${"/a".repeat(1500)}/x.ts#1,1`;
                return run(
                    exported(...Array.from({ length: size }, (_, index) => state(`a${index}`, {}, { sourcePosition: deep(index) }))),
                );
            },
            20,
        ));
    it("spends nothing on a place that no file can have", () => {
        const place = `project:///file:${"/a".repeat(15_000)}/x.ts#1,1`;
        assert.equal(resource(parse(exported(state("a", {}, { sourcePosition: place }))), "a").source, undefined);
        assert.ok(countSteps(run(exported(state("a", {}, { sourcePosition: place })))) < 200_000);
    });
});
