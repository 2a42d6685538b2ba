import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { exported, state } from "../../cli/build";
import { FUNCTION, ROOT, SETTINGS, World, message, spawnedCheck } from "./ports";
import type { Finding, Ports, Settings } from "./ports";

const COMMAND = join(ROOT, "dist", "cli", "main.js");
const KEY = { ...state("k", {}, { type: "aws:iam/accessKey:AccessKey" }), outputs: {} };
const DEV = ".pulumi/stacks/shop/dev.json";

describe("the check that the function of examples/audit runs", function () {
    this.timeout(120_000);
    const folder = mkdtempSync(join(tmpdir(), "audit-test-"));
    after(() => rmSync(folder, { recursive: true }));
    const check = (content: string | Buffer, settings: Partial<Settings> = {}, command = COMMAND) => {
        writeFileSync(join(folder, "checkpoint.json"), content);
        return spawnedCheck({ ...SETTINGS, ...settings }, command)(join(folder, "checkpoint.json"));
    };

    it("is the package's own: findings that Security Hub takes, a report and a page, from a checkpoint to the archive", async () => {
        const ajv = new Ajv({ strict: false });
        addFormats(ajv);
        const validate = ajv.compile(JSON.parse(readFileSync(join(ROOT, "test", "fixtures", "schemas", "asff.json"), "utf8")) as object);
        const world = new World();
        const ports: Partial<Ports> = { check: spawnedCheck(SETTINGS, COMMAND) };
        world.put(DEV, exported(KEY));
        assert.deepEqual(await world.run([message(DEV)], ports), [], world.logs.join("\n"));
        assert.ok(validate(world.told.flat()), JSON.stringify(validate.errors?.slice(0, 3)));
        const first = world.take();
        assert.ok(first.length > 0 && first.every(([, recorded]) => recorded === "ACTIVE"));
        assert.match(world.reports.get("reports/shop/dev/report.html")?.text ?? "", /<h1>\d+ mandatory/);
        world.put(DEV, exported());
        assert.deepEqual(await world.run([message(DEV)], ports), []);
        assert.ok(validate(world.told.flat()), JSON.stringify(validate.errors?.slice(0, 3)));
        const archived = world.take().filter(([, recorded]) => recorded === "ARCHIVED");
        assert.deepEqual(
            archived.map(([id]) => id).sort(),
            first
                .map(([id]) => id)
                .filter((id) => archived.some(([other]) => other === id))
                .sort(),
        );
        assert.ok(archived.length > 0);
    });

    it("says in the words of the command line why a checkpoint cannot be judged", async () => {
        await assert.rejects(check("{"), /^Error: check lambda-safeguard: checkpoint\.json: is not JSON, or is cut off \(2\)$/);
        await assert.rejects(check(Buffer.from([0x1f, 0x8b, 0, 0])), /is compressed, and damaged or cut off/);
        await assert.rejects(check(`${"[".repeat(200_000)}${"]".repeat(200_000)}`), /^Error: check lambda-safeguard: /);
    });

    it("has no credentials, and is ended where it takes too long or too much memory", async () => {
        process.env["AWS_SECRET_ACCESS_KEY"] = "made-up";
        try {
            const spy = join(folder, "spy.js");
            writeFileSync(
                spy,
                'process.stderr.write(`lambda-safeguard: ${Object.keys(process.env).sort().join(" ")}\\n`); process.exit(2);',
            );
            await assert.rejects(check("{}", {}, spy), /^Error: check lambda-safeguard: PATH TMPDIR \(2\)$/);
        } finally {
            delete process.env["AWS_SECRET_ACCESS_KEY"];
        }
        const endless = join(folder, "endless.js");
        writeFileSync(endless, "setInterval(() => undefined, 1000);");
        await assert.rejects(check("{}", { checkMilliseconds: 300 }, endless), /^Error: check took too long \(SIGKILL\)$/);
        const greedy = join(folder, "greedy.js");
        writeFileSync(greedy, "const all = []; for (;;) all.push(new Array(1e5).fill(all.length));");
        await assert.rejects(check("{}", { checkMegabytes: 32 }, greedy), /^Error: check ended early \(/);
    });

    it("leaves nothing behind, whatever becomes of it", async () => {
        const before = readdirSync(tmpdir()).filter((name) => name.startsWith("audit-") && !name.startsWith("audit-test-"));
        const world = new World();
        world.put(DEV, "{");
        assert.deepEqual(await world.run([message(DEV)], { check: spawnedCheck(SETTINGS, COMMAND) }), ["0"]);
        const after = readdirSync(tmpdir()).filter((name) => name.startsWith("audit-") && !name.startsWith("audit-test-"));
        assert.deepEqual(after, before);
    });
});

/** Modules of the AWS SDK: a client notes what it is sent and gives the answers in turn. */
function sdk(...answers: readonly unknown[]): {
    readonly module: Readonly<Record<string, unknown>>;
    readonly sent: (readonly [string, object])[];
} {
    const sent: (readonly [string, object])[] = [];
    const left = [...answers];
    class Client {
        async send(command: { readonly name: string; readonly input: object }): Promise<unknown> {
            sent.push([command.name, command.input]);
            return left.shift() ?? {};
        }
    }
    const module = new Proxy<Record<string, unknown>>(
        {},
        {
            get: (_, name: string) =>
                name.endsWith("Client")
                    ? Client
                    : class {
                          readonly name = name;
                          constructor(readonly input: object) {}
                      },
        },
    );
    return { module, sent };
}

describe("the services that the function of examples/audit calls", () => {
    const { portsOf, queueOf } = require(join(FUNCTION, "aws.js")) as {
        readonly portsOf: (s3: unknown, hub: unknown, settings: Settings) => Omit<Ports, "check" | "settings" | "now" | "log">;
        readonly queueOf: (sqs: unknown, settings: Settings) => (bodies: readonly string[]) => Promise<void>;
    };
    const folder = mkdtempSync(join(tmpdir(), "audit-test-"));
    after(() => rmSync(folder, { recursive: true }));

    it("are asked for all pages of a list, and for an object only where there is one", async () => {
        const modified = new Date("2026-01-01T00:00:00Z");
        const s3 = sdk(
            { Contents: [{ Key: "a", Size: 1, LastModified: modified }], NextContinuationToken: "t" },
            { Contents: [{ Key: "b" }] },
            {},
        );
        const ports = portsOf(s3.module, undefined, SETTINGS);
        const keys = [];
        for await (const object of ports.objects("start")) keys.push(object.key);
        assert.deepEqual(keys, ["a", "b"]);
        assert.equal(await ports.read("known/x.json"), undefined);
        assert.deepEqual(s3.sent, [
            ["ListObjectsV2Command", { Bucket: "states", Prefix: "start", ContinuationToken: undefined }],
            ["ListObjectsV2Command", { Bucket: "states", Prefix: "start", ContinuationToken: "t" }],
            ["ListObjectsV2Command", { Bucket: "reports", Prefix: "known/x.json", ContinuationToken: undefined }],
        ]);
    });

    it("are given an object only over the version that was read", async () => {
        const found = { Contents: [{ Key: "known/x.json" }] };
        const s3 = sdk(found, { Body: { transformToString: () => "[]" }, ETag: '"1"' }, { ETag: '"2"' }, {}, {});
        const ports = portsOf(s3.module, undefined, SETTINGS);
        assert.deepEqual(await ports.read("known/x.json"), { text: "[]", etag: '"1"' });
        assert.equal(await ports.write("k", "t", "y", '"1"'), '"2"');
        await ports.write("k", "t", "y", null);
        await ports.write("k", "t", "y");
        const common = { Bucket: "reports", Key: "k", Body: "t", ContentType: "y" };
        assert.deepEqual(
            s3.sent.slice(2).map(([, input]) => input),
            [{ ...common, IfMatch: '"1"' }, { ...common, IfNoneMatch: "*" }, common],
        );
    });

    it("give a checkpoint as a file that nobody else may read", async () => {
        const s3 = sdk({ Body: Readable.from(["{", "}"]) });
        const file = join(folder, "checkpoint.json");
        await portsOf(s3.module, undefined, SETTINGS).download("k", file);
        assert.equal(readFileSync(file, "utf8"), "{}");
        assert.deepEqual(s3.sent, [["GetObjectCommand", { Bucket: "states", Key: "k" }]]);
    });

    it("are told findings, and say which they refuse", async () => {
        const refused = [{ Id: "a", ErrorCode: "InvalidInput" }];
        const hub = sdk({ FailedFindings: refused }, {});
        const ports = portsOf(sdk().module, hub.module, SETTINGS);
        const findings: readonly Finding[] = [{ Id: "a" }];
        assert.deepEqual([await ports.tell(findings), await ports.tell(findings)], [refused, []]);
        assert.deepEqual(hub.sent[0], ["BatchImportFindingsCommand", { Findings: findings }]);
    });

    it("put every stack on the queue, ten at a time, in the words of S3, and fail where the queue refuses one", async () => {
        const { sweeping } = require(join(FUNCTION, "sweep.js")) as { readonly sweeping: (ports: object) => () => Promise<object> };
        const world = new World();
        for (let index = 0; index < 12; index++) world.put(`.pulumi/stacks/shop/s ${index}+.json`);
        world.put(".pulumi/stacks/shop/s 0+.json.gz");
        world.put(".pulumi/stacks/shop/s 0+.json.bak");
        const sqs = sdk({}, {}, { Failed: [{}] });
        const send = queueOf(sqs.module, SETTINGS);
        const sweep = sweeping({ objects: world.ports().objects, send, settings: SETTINGS });
        assert.deepEqual(await sweep(), { stacks: 12 });
        const entries = sqs.sent.flatMap(
            ([, input]) => (input as { readonly Entries: readonly { readonly MessageBody: string }[] }).Entries,
        );
        assert.deepEqual(
            sqs.sent.map(([, input]) => (input as { readonly Entries: readonly object[] }).Entries.length),
            [10, 2],
        );
        assert.deepEqual(await world.run(entries.map(({ MessageBody }) => MessageBody)), []);
        assert.equal(world.checked.length, 12);
        await assert.rejects(sweep(), /the queue refused 1 of 10 messages/);
    });
});

describe("the package of the function of examples/audit", () => {
    it("asks for this version of lambda-safeguard, whose command line it calls", () => {
        const { dependencies } = JSON.parse(readFileSync(join(FUNCTION, "package.json"), "utf8")) as {
            dependencies: Record<string, string>;
        };
        const own = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
            name: string;
            version: string;
            bin: Record<string, string>;
        };
        assert.equal(dependencies[own.name], own.version);
        assert.equal(own.bin["lambda-safeguard"], "dist/cli/main.js");
    });
});
