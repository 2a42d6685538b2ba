import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finderOf, located } from "../../../rehearsal/places";
import { assertProportional } from "../../support/steps";
import { writeInto } from "../../support/project-files";

const urn = (type: string, name: string): string => `urn:pulumi:dev::shop::${type}::${name}`;
const BUCKET = "aws:s3/bucket:Bucket";

interface Made {
    readonly type?: string;
    readonly name: string;
    readonly parent?: string;
    readonly sourcePosition?: string;
    readonly stackTrace?: readonly object[];
}

describe("The place of a resource of which the engine tells none", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "places-"))));
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (files: Readonly<Record<string, string>>): void => writeInto(folder, files);
    /** What is then said of the place of the first. */
    const place = (runtime: string, ...made: readonly [Made, ...Made[]]): unknown => {
        const steps = made.map(({ type = BUCKET, name, ...more }) => ({ op: "create", newState: { urn: urn(type, name), type, ...more } }));
        const [first] = located({ steps }, folder, runtime)["steps"] as { newState: Record<string, unknown> }[];
        return first?.newState["sourcePosition"];
    };

    it("is where the program calls its type with its name, in a program of ES modules", () => {
        write({ "src/my stores.ts": 'const a = 1;\nconst logs = new aws.s3.Bucket(\n    "logs", {});\n' });
        assert.equal(place("nodejs", { name: "logs" }), "project:///src/my%20stores.ts#2,25");
    });

    it("is not told where two calls fit, where nothing of the name is written, or in a package", () => {
        write({
            "a.ts": 'new Bucket("logs"); new Bucket(y);',
            "b.ts": 'new Bucket("logs"); new Topic("only");',
            "node_modules/p/c.ts": 'new Bucket("packed")',
        });
        for (const name of ["logs", "y", "packed", "only", "absent"]) assert.equal(place("nodejs", { name }), undefined, name);
    });

    it("is the one call that a computed name fits, where every call of the type can be read", () => {
        write({
            "index.ts":
                'new aws.Bucket("logs");\nnew aws.Bucket(`${app}-data-${n}`);\nnew aws.Topic(`${app}-news`);\nnew aws.Topic(name);\n',
            "more.ts": "new aws.Bucket(`${app}-${n}-old`);\nnew aws.Queue(`${name}`);\n",
        });
        const topic = "aws:sns/topic:Topic";
        assert.equal(place("nodejs", { name: "shop-data-1" }), "project:///index.ts#2,9");
        assert.equal(place("nodejs", { name: "shop-1-old" }), "project:///more.ts#1,9");
        for (const name of ["shop-data-old", "shop", "data-"]) assert.equal(place("nodejs", { name }), undefined, name);
        assert.equal(place("nodejs", { type: topic, name: "shop-news" }), undefined);
        assert.equal(place("nodejs", { type: "aws:sqs/queue:Queue", name: "any" }), undefined);
        write({ "__main__.py": 'x = 1\naws.s3.Bucket(f"{app}-data")\n' });
        assert.equal(place("python", { name: "shop-data" }), "project:///__main__.py#2,8");
    });

    it("is not told where another call of the type has a name that nobody can read", () => {
        const sources: readonly (readonly [runtime: string, file: string, text: string])[] = [
            ["nodejs", "index.ts", 'new aws.Bucket("logs-" + env);\nnew aws.Bucket(`${x}-dev`);\n'],
            ["python", "__main__.py", 'aws.Bucket("logs-%s" % env)\naws.Bucket(f"{x}-dev")\n'],
            ["go", "main.go", 's3.NewBucket(ctx, "logs-"+env, nil)\ns3.NewBucket(ctx, fmt.Sprintf("%s-dev", x), nil)\n'],
            ["java", "App.kt", 'Bucket("logs-" + env, a)\nBucket("${x}-dev", a)\n'],
        ];
        for (const [runtime, file, text] of sources) {
            write({ [file]: text });
            assert.equal(place(runtime, { name: "logs-dev" }), undefined, runtime);
        }
        write({ "main.go": 's3.NewBucket(ctx, fmt.Sprintf("logs%03d", i), nil)\ns3.NewBucket(ctx, fmt.Sprintf("%s7", x), nil)\n' });
        assert.equal(place("go", { name: "logs007" }), undefined);
    });

    it("is the call with a computed name in C# and Kotlin too", () => {
        write({ "Program.cs": 'new Bucket($"logs-{env}");\n', "App.kt": 'Bucket("logs-$env", a)\n' });
        assert.equal(place("dotnet", { name: "logs-dev" }), "project:///Program.cs#1,5");
        assert.equal(place("java", { name: "logs-dev" }), "project:///App.kt#1,1");
    });

    it("is the engine's own where it stands in the project", () => {
        write({ "index.ts": 'new Bucket("logs")' });
        const own = "project:///other.ts#7,1";
        assert.equal(place("nodejs", { name: "logs", sourcePosition: own }), own);
        const inPackage = "project:///node_modules/p/index.js#1,1";
        assert.equal(place("nodejs", { name: "logs", sourcePosition: inPackage, stackTrace: [{ sourcePosition: own }] }), inPackage);
        assert.equal(place("nodejs", { name: "logs", sourcePosition: inPackage }), "project:///index.ts#1,5");
    });

    it("is that of the component that it belongs to, however deep", () => {
        write({ "__main__.py": '\napi = apigw.RestAPI("api", routes=[])\n' });
        const api = { type: "aws-apigateway:index:RestAPI", name: "api" };
        const middle = { type: "x:index:Part", name: "part", parent: urn(api.type, api.name) };
        assert.equal(place("python", { name: "made", parent: urn(middle.type, middle.name) }, middle, api), "project:///__main__.py#2,13");
    });

    it("is none where components stand in a circle", () => {
        assert.equal(place("nodejs", { name: "a", parent: urn(BUCKET, "b") }, { name: "b", parent: urn(BUCKET, "a") }), undefined);
    });

    it("is the file that stands behind the module's name, in Go", () => {
        write({ "go.mod": "// remark\nmodule github.com/acme/shop\n\ngo 1.25\n" });
        const trimmed = (path: string): string => `project:///../../../${path}`;
        const sdk = trimmed("github.com/pulumi/pulumi/sdk/v3@v3.225.0/go/pulumi/run.go#104");
        const own = trimmed("github.com/acme/shop/stores/main.go#12");
        assert.equal(place("go", { name: "logs", sourcePosition: own }), "project:///stores/main.go#12");
        assert.equal(
            place("go", { name: "logs", sourcePosition: sdk, stackTrace: [{ sourcePosition: own }] }),
            "project:///stores/main.go#12",
        );
        const other = trimmed("github.com/acme/shopping/main.go#1");
        assert.equal(place("go", { name: "logs", sourcePosition: other }), other);
    });

    it("is none where the module is named on no line of its own, in Go, and where a position leads nowhere", () => {
        const away = "project:///../../shop/main.go#1";
        for (const mod of ["module\nshop\n", "", "\n\n// module shop\n"]) {
            write({ "go.mod": mod });
            assert.equal(place("go", { name: "logs", sourcePosition: away }), away, mod);
        }
        write({ "go.mod": "\n \tmodule shop\n" });
        assert.equal(place("go", { name: "logs", sourcePosition: away }), "project:///main.go#1");
        const nowhere = "project:///../../#1";
        assert.equal(place("go", { name: "logs", sourcePosition: nowhere }), nowhere);
    });

    it("is the call with its name, in Go of an SDK that tells none", () => {
        write({
            "go.mod": "module shop\n",
            "stores/main.go":
                'package stores\n\nlogs, err := s3.NewBucket(ctx, "logs", nil)\n_, err = s3.NewBucket(ctx, fmt.Sprintf("%s-data", app), nil)\n',
        });
        assert.equal(place("go", { name: "logs" }), "project:///stores/main.go#3,17");
        assert.equal(place("go", { name: "shop-data" }), "project:///stores/main.go#4,13");
        assert.equal(place("go", { name: "other" }), undefined);
    });

    it("is left as it is in Go without a module", () => {
        const sourcePosition = "project:///../main.go#1";
        assert.equal(place("go", { name: "logs", sourcePosition }), sourcePosition);
    });

    it("is its key, in YAML", () => {
        write({
            "Pulumi.yaml":
                "name: shop\nruntime: yaml\nresources:\n  logs:\n    type: aws:s3:Bucket\n  other:\n    name: named\n    type: aws:s3/bucket:Bucket\n",
        });
        assert.equal(place("yaml", { name: "logs" }), "project:///Pulumi.yaml#4,3");
        assert.equal(place("yaml", { name: "named" }), "project:///Pulumi.yaml#6,3");
        assert.equal(place("yaml", { name: "other" }), undefined);
    });

    it("is the key of a resource of its type, however the type is written, in YAML", () => {
        write({
            "Pulumi.yaml":
                "name: shop\nresources:\n  b:\n    type: aws:s3:Bucket\n  c:\n    type: eks:Cluster\n  d: &d\n    type: aws:s3:Bucket\n  e: *d\n",
        });
        assert.equal(place("yaml", { name: "b" }), "project:///Pulumi.yaml#3,3");
        assert.equal(place("yaml", { type: "aws:lambda/function:Function", name: "b" }), undefined);
        assert.equal(place("yaml", { type: "eks:index:Cluster", name: "c" }), "project:///Pulumi.yaml#5,3");
        assert.equal(place("yaml", { name: "e" }), "project:///Pulumi.yaml#9,3");
    });

    it("is none in YAML where two of its type have its name", () => {
        write({
            "Main.yaml": "resources:\n  logs:\n    type: aws:s3:Bucket\n",
            "Pulumi.yaml": "name: shop\nresources:\n  other:\n    type: aws:s3/bucket:Bucket\n    name: logs\n",
        });
        assert.equal(place("yaml", { name: "logs" }), undefined);
    });

    it("is not in another project below, and is in the folder that the project's main names", () => {
        const program = "resources:\n\n  logs:\n    type: aws:s3:Bucket\n";
        write({ "Pulumi.yaml": "name: shop\nruntime: yaml\nresources:\n  logs:\n    type: aws:s3:Bucket\n" });
        write({ "nested/Pulumi.yaml": `name: nested\nruntime: yaml\n${program}`, "nested/index.ts": 'new Bucket("logs");' });
        assert.equal(place("yaml", { name: "logs" }), "project:///Pulumi.yaml#4,3");
        assert.equal(place("nodejs", { name: "logs" }), undefined);
        write({ "Pulumi.yaml": "name: shop\nruntime: yaml\nmain: src\n", "src/Pulumi.yaml": program });
        assert.equal(place("yaml", { name: "logs" }), "project:///src/Pulumi.yaml#3,3");
    });

    it("is found in steps that grow with the file", () =>
        assertProportional(
            "places by the text",
            (size) => {
                write({ "index.ts": Array.from({ length: size }, (_, n) => `new aws.s3.Bucket("b${n}");\n`).join("") });
                const find = finderOf(folder, "nodejs");
                return () => assert.equal(find({ type: BUCKET, name: `b${size - 1}`, positions: [] })?.line, size);
            },
            400,
        ));

    it("is none where the program cannot be read as what it is", () => {
        write({ "Pulumi.yaml": "resources: [" });
        assert.equal(place("yaml", { name: "logs" }), undefined);
        rmSync(join(folder, "Pulumi.yaml"));
        assert.equal(place("yaml", { name: "logs" }), undefined);
        assert.equal(place("constructor", { name: "logs" }), undefined);
        assert.deepEqual(located({}, folder, "nodejs"), { steps: [] });
    });
});
