import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import rule from "../../../policies/content/no-credentials-in-code";
import { toPolicy } from "../../../policies/kit/engine/adapter";
import { AwaitingStack } from "../../../policies/kit/awaiting";
import { judgeResource } from "../../../policies/kit/judge";
import type { Environment, Judgement } from "../../../policies/kit/judgement";
import { ResourceView } from "../../../policies/kit/rule";
import { readSettings } from "../../../policies/kit/settings";
import { Stack } from "../../../policies/model/stack";
import type { StackResource } from "../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { zipOf } from "../model/code/zip-files";
import { GITHUB } from "./planted";

type Props = Readonly<Record<string, unknown>>;
type From = Readonly<Record<string, string | readonly string[]>>;

const FUNCTION = "aws:lambda/function:Function";
const NATIVE = "aws-native:lambda:Function";
const LAYER = "aws:lambda/layerVersion:LayerVersion";
const BUCKET = "aws:s3/bucket:Bucket";
const OBJECTS = ["aws:s3/bucketObject:BucketObject", "aws:s3/bucketObjectv2:BucketObjectv2"] as const;
const [OBJECT, V2] = OBJECTS;
const COPY = "aws:s3/objectCopy:ObjectCopy";

const bad = `// calls GitHub\nconst token = "${GITHUB}";\n`;
const good = "exports.handler = async () => process.env.TABLE;\n";
const packed = (content: string): Buffer => zipOf([{ name: "index.js", content }]);

const root = mkdtempSync(join(tmpdir(), "bucket-code-"));
mkdirSync(join(root, "app"));
writeFileSync(join(root, "app/index.js"), bad);
writeFileSync(join(root, "bad.zip"), packed(bad));
writeFileSync(join(root, "bad.package"), packed(bad));
writeFileSync(join(root, "plain.js"), bad);
writeFileSync(join(root, "good.zip"), packed(good));

const urn = (type: string, name: string): string => `urn:pulumi:dev::test::${type}::${name}`;
const resource = (type: string, name: string, props: Props, from: From = {}): StackResource => ({
    urn: urn(type, name),
    type,
    name,
    props,
    parent: undefined,
    dependencies: [...new Set(Object.values(from).flat())],
    propertyDependencies: Object.fromEntries(Object.entries(from).map(([property, urns]) => [property, [urns].flat()])),
    provider: undefined,
});

const asset = (path: string): object => ({ __pulumiAsset: true, path });
const archive = (path: string): object => ({ __pulumiArchive: true, path });
const text = (content: string): object => ({ __pulumiAsset: true, text: content });
const inline = (content: string): object => ({ __pulumiArchive: true, assets: { "index.js": text(content) } });

const fn = (props: Props, from: From = {}): StackResource => resource(FUNCTION, "orders", { role: "r", ...props }, from);
/** Named as a program that has been deployed does. */
const KNOWN = { s3Bucket: "code", s3Key: "app.zip" };
const known = (props: Props, type: string = V2, name = "app"): StackResource =>
    resource(type, name, { bucket: "code", key: "app.zip", ...props });
/** Named as a first preview does. */
const tied = (type: string, name = "app"): [Props, From] => [
    { s3Bucket: UNKNOWN, s3Key: UNKNOWN },
    { s3Bucket: urn(BUCKET, "code"), s3Key: urn(type, name) },
];
const bucket = (name: string): StackResource => resource(BUCKET, name, { bucket: UNKNOWN });
const unborn = (props: Props, type: string = V2, name = "app", within = "code"): StackResource =>
    resource(type, name, { bucket: UNKNOWN, key: UNKNOWN, ...props }, { bucket: urn(BUCKET, within) });

const words = ({ violations, undetermined, failure }: Judgement): string[] => {
    assert.equal(failure, undefined);
    return [...violations.map(({ id, property }) => `${id}@${property}`), ...undetermined.map(({ property }) => `? ${property}`)];
};

/** What is told of the first resource when the stack is known; before that, nothing is. */
async function judged(...resources: readonly [StackResource, ...StackResource[]]): Promise<Judgement> {
    const [{ urn: about, type, name, props }] = resources;
    const environment: Environment = {
        now: new Date("2026-11-21T12:00:00Z"),
        program: { folder: root },
        deployer: { env: {}, asked: false },
        register: { entries: () => [] },
    };
    const settings = readSettings(rule, {});
    const view = new ResourceView(props, about, type, name, undefined, { protect: false });
    const awaiting = new AwaitingStack(rule, false);
    assert.deepEqual(words(awaiting.note(view, settings, await judgeResource(rule, view, settings, environment))), []);
    return awaiting.settle(Stack.of(resources), environment);
}

const told = async (...resources: readonly [StackResource, ...StackResource[]]): Promise<string[]> => words(await judged(...resources));

describe("content-no-credentials-in-code: code that the stack uploads to S3", () => {
    after(() => rmSync(root, { recursive: true, force: true }));
    const FOUND = ["credential@code.index.js"];
    const OPEN = ["? s3Key"];

    for (const type of OBJECTS) {
        it(`is read by equal bucket and key (${type})`, async () => {
            assert.deepEqual(await told(fn(KNOWN), known({ source: archive("app") }, type)), FOUND);
            assert.deepEqual(await told(fn(KNOWN), known({ source: inline(good) }, type)), []);
        });
        it(`is read by dependency at a first preview (${type})`, async () => {
            assert.deepEqual(await told(fn(...tied(type)), bucket("code"), unborn({ source: archive("app") }, type)), FOUND);
            assert.deepEqual(await told(fn(...tied(type)), bucket("code"), unborn({ source: inline(good) }, type)), []);
        });
    }

    it("stands in the code of the function, with file and line", async () => {
        const { violations } = await judged(fn(KNOWN), known({ source: archive("app") }));
        assert.equal(violations.length, 1);
        assert.equal(violations[0]?.subject.urn, urn(FUNCTION, "orders"));
        assert.match(violations[0].message, /^code\.index\.js: line 2 holds a GitHub token\. Fix: /);
        assert.ok(!JSON.stringify(violations).includes(GITHUB));
    });

    it("is a zip archive, whatever its file is called", async () => {
        assert.deepEqual(await told(fn(KNOWN), known({ source: asset("bad.zip") })), FOUND);
        assert.deepEqual(await told(fn(KNOWN), known({ source: asset("bad.package") })), FOUND);
        assert.deepEqual(await told(fn(KNOWN), known({ source: archive("bad.zip") })), FOUND);
        assert.deepEqual(await told(fn(KNOWN), known({ source: asset("good.zip") })), []);
        assert.deepEqual(await told(fn(KNOWN), known({ source: asset("plain.js") })), OPEN);
        assert.deepEqual(await told(fn(KNOWN), known({ source: asset("app") })), OPEN);
    });

    it("is read as the engine hands it over", async () => {
        assert.deepEqual(await told(fn(KNOWN), known({ source: new pulumi.asset.FileAsset("bad.zip") })), FOUND);
        assert.deepEqual(await told(fn(KNOWN), known({ source: new pulumi.asset.FileArchive("./app") })), FOUND);
        const texts = new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(bad) });
        assert.deepEqual(await told(fn(KNOWN), known({ source: texts })), FOUND);
    });

    it("is read from content and contentBase64", async () => {
        assert.deepEqual(await told(fn(KNOWN), known({ content: bad })), ["credential@code"]);
        assert.deepEqual(await told(fn(KNOWN), known({ source: text(bad) })), ["credential@code"]);
        assert.deepEqual(await told(fn(KNOWN), known({ contentBase64: packed(bad).toString("base64") })), FOUND);
        assert.deepEqual(await told(fn(KNOWN), known({ contentBase64: packed(good).toString("base64") })), []);
        assert.deepEqual(await told(fn(KNOWN), known({ contentBase64: "bm8gemlw" })), OPEN);
    });

    for (const [what, props] of Object.entries({
        "masked content": { content: MASKED },
        "masked contentBase64": { contentBase64: MASKED },
        "content of another type": { contentBase64: [] },
        "an unknown source": { source: UNKNOWN },
        "a source of another type": { source: {} },
        "a remote asset": { source: { __pulumiAsset: true, uri: "https://a.example.net/a.zip" } },
        "a remote archive": { source: { __pulumiArchive: true, uri: "https://a.example.net/a.zip" } },
        "a file outside of the program": { source: asset("../bad.zip") },
        "no content at all": {},
    }))
        it(`is undetermined with ${what}`, async () => {
            assert.deepEqual(await told(fn(KNOWN), known(props)), OPEN);
        });

    it("is undetermined with a key that nothing ties to an object", async () => {
        const stack = [bucket("code"), unborn({ source: archive("app") })] as const;
        const from = { s3Bucket: urn(BUCKET, "code") };
        assert.deepEqual(await told(fn({ s3Bucket: UNKNOWN, s3Key: UNKNOWN }, from), ...stack), OPEN);
        const mixed = { ...from, s3Key: [urn(V2, "app"), urn("random:index/randomId:RandomId", "id")] };
        assert.deepEqual(await told(fn({ s3Bucket: UNKNOWN, s3Key: UNKNOWN }, mixed), ...stack), OPEN);
    });

    it("is undetermined where no object of the stack has the key", async () => {
        assert.deepEqual(await told(fn(KNOWN)), OPEN);
        assert.deepEqual(await told(fn(KNOWN), known({ key: "other.zip", source: archive("app") })), OPEN);
    });

    it("is not that of another bucket with the same key", async () => {
        assert.deepEqual(await told(fn(KNOWN), known({ bucket: "other", source: archive("app") })), OPEN);
        const elsewhere = unborn({ key: "app.zip", source: archive("app") }, V2, "b", "other");
        const mine = unborn({ key: "app.zip", source: inline(good) }, OBJECT, "a");
        const named = fn({ s3Bucket: UNKNOWN, s3Key: "app.zip" }, { s3Bucket: urn(BUCKET, "code") });
        assert.deepEqual(await told(named, bucket("code"), bucket("other"), elsewhere), OPEN);
        assert.deepEqual(await told(named, bucket("code"), bucket("other"), elsewhere, mine), []);
        const across = fn({ s3Bucket: UNKNOWN, s3Key: UNKNOWN }, { s3Bucket: urn(BUCKET, "code"), s3Key: elsewhere.urn });
        assert.deepEqual(await told(across, bucket("code"), bucket("other"), elsewhere), OPEN);
    });

    it("is undetermined where several resources write the key: the last is not known", async () => {
        const first = known({ source: archive("app") }, OBJECT, "a");
        assert.deepEqual(await told(fn(KNOWN), first, known({ source: inline(good) }, V2, "b")), OPEN);
        assert.deepEqual(await told(fn(KNOWN), first, known({ source: "other/app.zip" }, COPY, "c")), OPEN);
        const [props, from] = tied(OBJECT, "a");
        const [one, other] = [OBJECT, V2].map((type, i) => unborn({ key: "app.zip", source: archive("app") }, type, i === 0 ? "a" : "b"));
        assert.ok(one !== undefined && other !== undefined);
        assert.deepEqual(await told(fn(props, from), bucket("code"), one), FOUND);
        assert.deepEqual(await told(fn(props, from), bucket("code"), one, other), OPEN);
    });

    it("is that of the resource's name where the object has no key", async () => {
        assert.deepEqual(await told(fn(KNOWN), known({ key: undefined, source: archive("app") }, V2, "app.zip")), FOUND);
        assert.deepEqual(await told(fn(KNOWN), known({ key: undefined, source: archive("app") }, V2, "else.zip")), OPEN);
    });

    it("is read where bucket and key both come from the object", async () => {
        const from = { s3Bucket: urn(V2, "app"), s3Key: urn(V2, "app") };
        const stack = [bucket("code"), unborn({ source: archive("app") })] as const;
        assert.deepEqual(await told(fn({ s3Bucket: UNKNOWN, s3Key: UNKNOWN }, from), ...stack), FOUND);
    });

    it("is of the version that the object has", async () => {
        const object = known({ source: archive("app"), versionId: "v2" });
        assert.deepEqual(await told(fn({ ...KNOWN, s3ObjectVersion: "v2" }), object), FOUND);
        assert.deepEqual(await told(fn({ ...KNOWN, s3ObjectVersion: "v1" }), object), OPEN);
        assert.deepEqual(await told(fn({ ...KNOWN, s3ObjectVersion: UNKNOWN }), object), OPEN);
        assert.deepEqual(await told(fn({ ...KNOWN, s3ObjectVersion: UNKNOWN }, { s3ObjectVersion: object.urn }), object), FOUND);
    });

    it("is undetermined where the stack only reads the object", async () => {
        assert.deepEqual(await told(fn(KNOWN), { ...known({ source: archive("app") }), external: true }), OPEN);
    });

    it("is read for layers and for functions of aws-native too", async () => {
        assert.deepEqual(await told(resource(LAYER, "l", KNOWN), known({ source: archive("app") })), FOUND);
        const native = (code: Props, from: From = {}): StackResource => resource(NATIVE, "n", { code }, from);
        assert.deepEqual(await told(native(KNOWN), known({ source: archive("app") })), FOUND);
        assert.deepEqual(await told(native(KNOWN), known({ source: inline(good) })), []);
        assert.deepEqual(await told(native(KNOWN), known({ content: MASKED })), ["? code.s3Key"]);
        const both = { code: [urn(BUCKET, "code"), urn(V2, "app")] };
        const unknown = { s3Bucket: UNKNOWN, s3Key: UNKNOWN };
        assert.deepEqual(await told(native(unknown, both), bucket("code"), unborn({ source: archive("app") })), FOUND);
    });
});

describe("content-no-credentials-in-code: code in S3, through the SDK", () => {
    it("is reported with the stack, and the SDK waits for it", async () => {
        const policy = toPolicy(rule) as unknown as Record<
            "validateResource" | "validateStack",
            (args: unknown, report: unknown) => unknown
        >;
        const reports: string[] = [];
        const report = (message: string, about?: string): void => void reports.push(`${about ?? "-"} ${message}`);
        const shared = {
            opts: { protect: false },
            getConfig: () => ({}),
            notApplicable: () => assert.fail("the policy concerns functions"),
        };
        const code = new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(bad) });
        const resources = [fn(KNOWN), known({ source: code })].map((made) => ({
            ...made,
            ...shared,
            dependencies: [],
            propertyDependencies: {},
        }));
        await policy.validateResource({ ...resources[0], ...shared }, report);
        assert.deepEqual([...reports], []);
        await policy.validateStack({ ...shared, resources }, report);
        assert.equal(reports.length, 1);
        assert.match(reports[0] ?? "", /Function::orders code\.index\.js: line 2 holds a GitHub token\./);
    });
});
