import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { documentOf } from "../../../cli/documents/read";
import { placesFor } from "../../../cli/judging/places";
import { assertProportional, countSteps } from "../../support/steps";
import { writeInto } from "../../support/project-files";

const BUCKET = "aws:s3/bucket:Bucket";

interface Made {
    readonly name: string;
    readonly type?: string;
    readonly project?: string;
    readonly parent?: string;
    readonly sourcePosition?: string;
}

const urnOf = ({ name, type = BUCKET, project = "shop" }: Made): string => `urn:pulumi:dev::${project}::${type}::${name}`;
const stateOf = (made: Made): object => ({
    urn: urnOf(made),
    type: made.type ?? BUCKET,
    custom: true,
    inputs: {},
    outputs: {},
    ...(made.parent === undefined ? {} : { parent: made.parent }),
    ...(made.sourcePosition === undefined ? {} : { sourcePosition: made.sourcePosition }),
});
const previewOf = (...made: readonly Made[]): object => ({
    steps: made.map((one) => ({ op: "create", urn: urnOf(one), newState: stateOf(one) })),
});
const exportOf = (...made: readonly Made[]): object => ({ version: 3, deployment: { resources: made.map(stateOf) } });

describe("Places of a document whose engine told none", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "places-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (files: Readonly<Record<string, string>>): void => writeInto(folder, files);
    const project = (runtime: string, name = "shop"): Readonly<Record<string, string>> => ({
        "Pulumi.yaml": `name: ${name}\nruntime: ${runtime}\n`,
    });
    /** What is said of each resource. */
    const placesOf = (document: object, given?: string, file = "preview.json"): (string | undefined)[] => {
        const path = join(folder, file);
        const read = documentOf(path, Buffer.from(JSON.stringify(document)), { places: placesFor(path, given) });
        return read.resources.map(({ source }) => source && `${source.file}:${source.line}:${source.column}`);
    };

    it("are the keys of a program in YAML, for a preview and for a state", () => {
        write({
            "Pulumi.yaml": `name: shop\nruntime: yaml\nresources:\n  logs:\n    type: aws:s3:Bucket\n  other:\n    type: aws:s3:Bucket\n    name: data\n`,
        });
        const sourcePosition = "project:///../../pulumi/yaml/pkg/pulumiyaml/run.go#1026";
        for (const document of [previewOf, exportOf])
            assert.deepEqual(placesOf(document({ name: "logs" }, { name: "data", sourcePosition }, { name: "absent" })), [
                "Pulumi.yaml:4:3",
                "Pulumi.yaml:6:3",
                undefined,
            ]);
    });

    it("are those of a Go program, whose module stands where its folder should", () => {
        write({ ...project("go"), "go.mod": "module example.com/shop\n", "main.go": 'x\ns3.NewBucket(ctx, "data", nil)\n' });
        const told = { name: "logs", sourcePosition: "project:///../../example.com/shop/stores/logs.go#7,3" };
        const foreign = { name: "made", sourcePosition: "project:///../../github.com/acme/library/made.go#9" };
        assert.deepEqual(placesOf(previewOf(told, { name: "data" }, foreign)), ["stores/logs.go:7:3", "main.go:2:4", undefined]);
    });

    it("are found by the text of a program for a state from before the engine told any", () => {
        write({ ...project("python"), "__main__.py": 'import x\nlogs = aws.s3.Bucket("logs")\n' });
        assert.deepEqual(placesOf(exportOf({ name: "logs" })), ["__main__.py:2:15"]);
    });

    it("are those of the component that the program made, for what a package made in it", () => {
        write({ ...project("nodejs"), "index.ts": '\nnew Site("www");\nnew aws.s3.Bucket("www-logs");\n' });
        const site = { name: "www", type: "acme:web:Site" };
        const inside = {
            name: "www-logs",
            parent: urnOf(site),
            sourcePosition: "project:///node_modules/@acme/web/index.js#3,4",
        };
        assert.deepEqual(placesOf(previewOf(site, inside)), ["index.ts:2:5", "index.ts:2:5"]);
    });

    it("stand in the folder that --program names, wherever the document lies", () => {
        const program = { "app/Pulumi.yaml": "name: shop\nruntime: yaml\nresources:\n  logs:\n    type: aws:s3:Bucket\n" };
        write(program);
        assert.deepEqual(placesOf(previewOf({ name: "logs" }), join(folder, "app"), "out/preview.json"), ["Pulumi.yaml:4:3"]);
        assert.deepEqual(placesOf(previewOf({ name: "logs" }), undefined, "out/preview.json"), [undefined]);
    });

    it("are not told of another project's resources, nor where the project's file cannot be read", () => {
        const source = { "index.ts": 'new aws.s3.Bucket("logs");\n' };
        write({ ...project("nodejs", "other"), ...source });
        assert.deepEqual(placesOf(previewOf({ name: "logs" })), [undefined]);
        assert.deepEqual(placesOf(previewOf({ name: "logs", project: "other" })), ["index.ts:1:12"]);
        rmSync(join(folder, "Pulumi.yaml"));
        write({ "nested/Pulumi.yaml": "- no project\n", "nested/index.ts": 'new aws.s3.Bucket("logs");\n' });
        assert.deepEqual(placesOf(previewOf({ name: "logs" }), join(folder, "nested")), [undefined]);
    });

    it("are looked up in steps that grow with the program", () =>
        assertProportional(
            "places in YAML",
            (size) => {
                const own = `program-${size}`;
                const keys = Array.from({ length: size }, (_, n) => `  b${n}:\n    type: aws:s3:Bucket\n`).join("");
                write({ [`${own}/Pulumi.yaml`]: `name: shop\nruntime: yaml\nresources:\n${keys}` });
                const places = placesFor(join(folder, own, "preview.json"), undefined);
                return () => {
                    for (let n = 0; n < size; n++)
                        assert.equal(places({ project: "shop", type: BUCKET, name: `b${n}`, positions: [] })?.line, 4 + 2 * n);
                };
            },
            100,
        ));

    it("are looked for around the document once, where it lies in no project", () => {
        const places = placesFor(join(folder, "preview.json"), undefined);
        const ask = (): unknown => places({ project: "shop", type: BUCKET, name: "logs", positions: [] });
        assert.equal(ask(), undefined);
        const steps = countSteps(() => {
            for (let n = 0; n < 1000; n++) ask();
        });
        assert.ok(steps < 1000, String(steps));
    });

    it("that the engine told go before what the text says", () => {
        write({ ...project("nodejs"), "index.ts": 'new aws.s3.Bucket("logs");\n' });
        assert.deepEqual(placesOf(previewOf({ name: "logs", sourcePosition: "project:///stores.ts#8,9" })), ["stores.ts:8:9"]);
    });
});
