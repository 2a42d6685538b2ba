import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { toPolicy } from "../../../policies/kit/engine/adapter";
import rule from "../../../policies/content/no-credentials-in-code";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { judgeAsync, testAsyncResourceRule } from "../../support/async-rule-tests";
import { behindProxy } from "../../support/proxy";
import { zipOf } from "../model/code/zip-files";
import type { ZipEntry } from "../model/code/zip-files";
import { DATABASE, GITHUB, KEY_ID, PASSWORD, PRIVATE_KEY, SECRET_KEY } from "./planted";

const LAYER = "aws:lambda/layerVersion:LayerVersion";
const NATIVE = "aws-native:lambda:Function";
const bad = `// calls GitHub\nconst token = "${GITHUB}";\n`;
const good = "exports.handler = async () => process.env.TABLE;\n";

const root = mkdtempSync(join(tmpdir(), "code-"));
const folder = (): string => root;
const write = (name: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
};
const zip = (name: string, ...entries: readonly ZipEntry[]): void => write(name, zipOf(entries));

write("app/index.js", good);
write("app/lib/github.js", bad);
write("app/node_modules/github/index.js", bad);
write("app/logo.png", bad);
write("app/native", Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]), Buffer.from(bad)]));
write("clean/index.js", good);
write("clean/__init__.py", "");
write("tests/app.test.js", `const db = "${DATABASE}";\n`);
write("tests/.env", `DB_PASSWORD=${PASSWORD.replace("&", "x")}\n`);
write("outside/github.js", bad);
write("linked/index.js", good);
symlinkSync(join(root, "outside"), join(root, "linked/lib"));
symlinkSync("index.js", join(root, "linked/same.js"));
write(
    "python/app.py",
    `import boto3\r\n\r\nc = boto3.client("s3", aws_access_key_id="${KEY_ID}", aws_secret_access_key="${SECRET_KEY}")\r\n`,
);
write("min/index.js", `var a=1;`.repeat(200) + `t={password:"${PASSWORD}"},k="${KEY_ID}";`);
write("names/[id].js", bad);
write("long/index.js", `${good.repeat(100)}${bad}`);
write("broken.zip", "PK\x03\x04 and no more");
write("app.tar.gz", Buffer.from("1f8b0800", "hex"));
zip("app.zip", { name: "index.js", content: good }, { name: "lib/github.js", content: bad }, { name: "node_modules/x.js", content: bad });
zip("layer.jar", { name: "config/application.properties", content: `db.password=${PASSWORD}\n` });
zip("escape.zip", { name: "../../etc/passwd.js", content: bad });
zip("encrypted.zip", { name: "a.js", content: bad, encrypted: true }, { name: "b.js", content: bad });
zip("bomb.zip", { name: "a.js", content: "\n".repeat(30_000_000) }, { name: "b.js", content: bad });
zip("lying.zip", { name: "a.js", content: "\n".repeat(30_000_000), claimed: 10 });

/** As a document decodes them, and as the engine's SDK does. */
const archive = (path: string): object => ({ __pulumiArchive: true, path, uri: undefined, assets: undefined });
const assets = (entries: Record<string, object>): object => ({ __pulumiArchive: true, assets: entries });
const text = (content: string): object => ({ __pulumiAsset: true, text: content });
const code = (value: unknown) => (): Record<string, unknown> => ({ code: value });
const wired = (value: unknown) => (): Record<string, unknown> => ({ code: value, role: "arn:aws:iam::123456789012:role/a" });

testAsyncResourceRule(
    rule,
    {
        compliant: [
            { title: "a text without one", inputs: code(assets({ "index.js": text(good) })) },
            { title: "a folder without one", inputs: code(archive("./clean")), folder },
            {
                title: "node_modules, by default",
                inputs: code(assets({ "node_modules/a": archive("./nothing"), "node_modules/b/i.js": text(bad) })),
                folder,
            },
            { title: "examples in tests", inputs: code(archive("tests")), folder, config: { exclude: ["*.env"] } },
            {
                title: "what is not to be read",
                inputs: code(archive("app")),
                folder,
                config: { exclude: ["*/node_modules/*", "node_modules/*", "lib/*"] },
            },
            { title: "only what is to be read", inputs: code(archive("app")), folder, config: { include: ["*.py"] } },
            { title: "an empty text", inputs: code(assets({ "index.js": text("") })), config: { include: ["nothing"] } },
            {
                title: "names, references and what is not a literal",
                inputs: code(
                    assets({
                        "index.js": text(
                            [
                                "const password = process.env.DB_PASSWORD;",
                                "const token = await getSecret('prod/orders/token');",
                                'const secret = "secretName";',
                                'const passwordField = "password-input-1";',
                                'headers["x-api-key"] = apiKey;',
                                'throw new Error("password: is required");',
                                'const url = "postgres://user:password@localhost/db";',
                                'const id = "AKIAIOSFODNN7' + 'EXAMPLE";',
                            ].join("\n"),
                        ),
                    }),
                ),
            },
            { title: "no code", inputs: () => ({ role: "r" }) },
        ],
        violating: [
            { title: "a text in the program", inputs: wired(assets({ "index.js": text(bad) })), found: ["credential@code.index.js"] },
            {
                title: "a serialised callback, as the engine hands it over",
                inputs: () => ({ code: new pulumi.asset.AssetArchive({ "__index.js": new pulumi.asset.StringAsset(bad) }) }),
                found: ["credential@code.__index.js"],
            },
            { title: "a folder", inputs: code(archive("./app")), folder, found: ["credential@code.lib/github.js"] },
            {
                title: "a folder, as the engine hands it over",
                inputs: () => ({ code: new pulumi.asset.FileArchive("./app") }),
                folder,
                found: ["credential@code.lib/github.js"],
            },
            {
                title: "a file in an archive, under the name it has there",
                inputs: () => ({ code: new pulumi.asset.AssetArchive({ "a/b.js": new pulumi.asset.FileAsset("app/lib/github.js") }) }),
                folder,
                found: ["credential@code.a/b.js"],
            },
            {
                title: "a folder in an archive",
                inputs: code(assets({ nodejs: archive("app") })),
                folder,
                found: ["credential@code.nodejs/lib/github.js"],
            },
            {
                title: "an absolute path, which needs no folder",
                inputs: () => ({ code: archive(join(root, "app")) }),
                found: ["credential@code.lib/github.js"],
            },
            { title: "a zip archive", inputs: code(archive("app.zip")), folder, found: ["credential@code.lib/github.js"] },
            {
                title: "a layer's jar, with a file of settings",
                type: LAYER,
                inputs: code(archive("layer.jar")),
                folder,
                found: ["credential@code.config/application.properties"],
            },
            {
                title: "a file of settings among tests is none",
                inputs: code(archive("tests")),
                folder,
                config: { exclude: ["*.js"] },
                found: ["credential@code.(a file)"],
            },
            { title: "a key and its secret on one line, once", inputs: code(archive("python")), folder, found: ["credential@code.app.py"] },
            {
                title: "a key in minified code, but not a password there",
                inputs: code(archive("min")),
                folder,
                found: ["credential@code.index.js"],
            },
            {
                title: "several lines of a file",
                inputs: code(assets({ "a.js": text(`${bad}${good}const db = "${DATABASE}";\n${PRIVATE_KEY}`) })),
                found: ["credential@code.a.js", "credential@code.a.js", "credential@code.a.js"],
            },
            {
                title: "the text of aws-native's function",
                type: NATIVE,
                inputs: () => ({ code: { zipFile: bad } }),
                found: ["credential@code.zipFile"],
            },
            {
                title: "what can be read beside what cannot",
                inputs: code(assets({ "a.js": text(bad), "b.js": { __pulumiAsset: true, uri: "https://a.example.net/b.js" } })),
                found: ["credential@code.a.js"],
                ...{ undetermined: ["code"] },
            },
        ],
        unknown: [
            { title: "the code", inputs: code(UNKNOWN), undetermined: ["code"] },
            {
                title: "a text",
                inputs: code(assets({ "a.js": text(UNKNOWN), "b.js": text(bad) })),
                undetermined: ["code"],
                found: ["credential@code.b.js"],
            },
            { title: "a relative path in a document", inputs: code(archive("./app")), undetermined: ["code"] },
            { title: "a path that is not there", inputs: code(archive("./nothing")), folder, undetermined: ["code"] },
            {
                title: "what is no file",
                inputs: code(assets({ "a.js": { __pulumiAsset: true, path: "/dev/null" } })),
                undetermined: ["code"],
            },
            {
                title: "a remote archive",
                inputs: code({ __pulumiArchive: true, uri: "https://a.example.net/a.zip" }),
                undetermined: ["code"],
            },
            { title: "a tar archive", inputs: code(archive("app.tar.gz")), folder, undetermined: ["code"] },
            { title: "a broken zip archive", inputs: code(archive("broken.zip")), folder, undetermined: ["code"] },
            { title: "an archive whose names lead out of it", inputs: code(archive("escape.zip")), folder, undetermined: ["code"] },
            {
                title: "an encrypted file",
                inputs: code(archive("encrypted.zip")),
                folder,
                undetermined: ["code"],
                found: ["credential@code.b.js"],
            },
            {
                title: "a file that is too large unpacked",
                inputs: code(archive("bomb.zip")),
                folder,
                undetermined: ["code"],
                found: ["credential@code.b.js"],
            },
            { title: "a file that is larger than its archive says", inputs: code(archive("lying.zip")), folder, undetermined: ["code"] },
            { title: "a link out of the folder", inputs: code(archive("linked")), folder, undetermined: ["code"] },
            { title: "more than is to be read", inputs: code(archive("long")), folder, config: { maxBytes: 1000 }, undetermined: ["code"] },
            { title: "code in S3", inputs: () => ({ s3Bucket: "b", s3Key: "k" }), undetermined: ["s3Key"] },
            { title: "an image", type: NATIVE, inputs: () => ({ code: { imageUri: "i" } }), undetermined: ["code.imageUri"] },
        ],
        secret: [{ title: "a masked text", inputs: code(assets({ "a.js": text(MASKED) })), undetermined: ["code"] }],
    },
    { secrets: [GITHUB, KEY_ID, SECRET_KEY, PASSWORD, DATABASE, root] },
);

describe("content-no-credentials-in-code: through the SDK", () => {
    it("reads the code behind the proxy that throws on unknown values", async () => {
        const policy = toPolicy(rule) as { validateResource: (args: unknown, report: (message: string) => void) => unknown };
        const reports: string[] = [];
        const props = behindProxy({
            code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(bad) }),
            role: UNKNOWN,
        });
        await policy.validateResource(
            {
                type: "aws:lambda/function:Function",
                props,
                urn: "urn:pulumi:test::example::aws:lambda/function:Function::f",
                name: "f",
                opts: { protect: false },
                getConfig: () => ({}),
                notApplicable: () => assert.fail("the policy concerns functions"),
            },
            (message) => void reports.push(message),
        );
        assert.equal(reports.length, 1);
        assert.match(reports[0] ?? "", /^code\.index\.js: line 2 holds a GitHub token\./);
    });
});

describe("content-no-credentials-in-code: its messages", () => {
    after(() => rmSync(root, { recursive: true, force: true }));
    const message = async (path: string): Promise<string> =>
        (await judgeAsync(rule, { inputs: code(archive(path)), folder })).violations.map((violation) => violation.message).join("\n");

    it("say file and line", async () => {
        assert.match(await message("app"), /^code\.lib\/github\.js: line 2 holds a GitHub token\. Fix: /);
        assert.match(await message("python"), /^code\.app\.py: line 3 holds an AWS secret access key\./);
        assert.match(await message("long"), /: line 102 holds/);
    });
    it("say the file where a path cannot show its name", async () => {
        assert.match(await message("names"), /line 2 of \[id\]\.js holds/);
    });
});
