import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Files, ROOT, exported, safeguard, state } from "./build";

const ONLY = ["--policy", "logging-log-group-retention"] as const;

interface Found {
    readonly documents: readonly { readonly name: string; readonly project: string; readonly stack: string }[];
    readonly violations: readonly { readonly document: string; readonly project: string; readonly stack: string }[];
    readonly unreadable: readonly { readonly name: string; readonly problem: string }[];
    readonly notes: readonly string[];
}

describe("check on many documents", () => {
    let files = new Files();
    beforeEach(() => {
        files = new Files();
    });
    afterEach(() => files.remove());

    const stacked = (stack: string, days: number): string =>
        exported(state("orders", { name: "a", retentionInDays: days })).replaceAll("urn:pulumi:dev", `urn:pulumi:${stack}`);
    const judged = async (...args: readonly string[]): Promise<Found & { status: number; error: string }> => {
        const { status, out, error } = await safeguard("check", ...args, ...ONLY, "--format", "json");
        return { ...(JSON.parse(out) as Found), status, error };
    };

    it("names what cannot be read, reports the rest, and exits 2", async () => {
        const wrong = files.file("wrong.json", stacked("dev", 7));
        const cut = files.file("cut.json", stacked("prod", 7).slice(0, -9));
        const absent = files.path("absent.json");
        const report = await judged(cut, wrong, absent);
        assert.equal(report.status, 2);
        assert.deepEqual(
            report.violations.map(({ document }) => document),
            [wrong],
        );
        assert.deepEqual(
            report.unreadable.map(({ name }) => name),
            [cut, absent],
        );
        assert.match(
            report.error,
            /^lambda-safeguard: \S+cut\.json: is not JSON, or is cut off\nlambda-safeguard: \S+absent\.json: cannot be read: there is no such file or folder \(ENOENT\)\n$/,
        );
    });

    it("reports nothing where nothing can be read, and names each", async () => {
        const { status, out, error } = await safeguard("check", files.path("a.json"), files.path("b.json"));
        assert.deepEqual([status, out], [2, ""]);
        assert.equal(error.split("\n").length, 3);
    });

    it("leaves out of a folder what is JSON and no document, says so, and is not stopped by it", async () => {
        files.file("a.json", stacked("dev", 90));
        files.file("package.json", "{}");
        const report = await judged(files.path("."));
        assert.equal(report.status, 0);
        assert.match(report.notes.join(), /package\.json: is no document of Pulumi and was left out\.$/);
    });

    it("refuses a folder that holds JSON and no document of Pulumi", async () => {
        files.file("package.json", "{}");
        assert.deepEqual((await safeguard("check", files.path("."))).status, 2);
    });

    it("names the stack of a checkpoint that holds no resource, in every form that Pulumi wrote", async () => {
        const empty = [
            { version: 3, checkpoint: { stack: "organization/shop/a", latest: { resources: null } } },
            { version: 3, checkpoint: { stack: "organization/shop/b" } },
            { stack: "c", config: {}, latest: { resources: [] } },
            { stack: "organization/shop/d" },
        ];
        for (const [index, json] of empty.entries()) files.file(`${index}.json`, JSON.stringify(json));
        const report = await judged(files.path("."));
        assert.deepEqual(
            report.documents.map(({ project, stack }) => `${project}/${stack}`),
            ["shop/a", "shop/b", "/c", "shop/d"],
        );
        assert.equal(report.status, 0);
    });

    it("reads the checkpoints of a backend, of the first form too, and says of which stack a finding is", async () => {
        const stacks = files.path(join(".pulumi", "stacks", "shop"));
        mkdirSync(stacks, { recursive: true });
        files.file(".pulumi/meta.yaml", "version: 1\n");
        const resources = [ROOT, state("orders", { name: "a", retentionInDays: 7 })];
        files.file(
            ".pulumi/stacks/shop/dev.json.gz",
            gzipSync(JSON.stringify({ version: 3, checkpoint: { stack: "organization/shop/dev", latest: { resources } } })),
        );
        const old = JSON.stringify({ stack: "old", latest: { resources } }).replaceAll("urn:pulumi:dev", "urn:pulumi:old");
        files.file(".pulumi/stacks/old.json", old);
        const report = await judged(files.path("."));
        assert.deepEqual(
            report.violations.map(({ project, stack }) => `${project}/${stack}`),
            ["shop/dev", "shop/old"],
        );
        assert.equal(report.status, 1);
    });

    it("says which features of a state it does not know, and judges it", async () => {
        const file = files.file("a.json", stacked("dev", 7).replace('"version":3', '"version":4,"features":["taint","antimatter"]'));
        const report = await judged(file);
        assert.equal(report.violations.length, 1);
        assert.match(report.notes.join(), /not known here: antimatter;/);
    });

    it("counts an exemption that one of the documents uses as used", async () => {
        const exemption = (resource: string): object => ({ resource, reason: "moves", owner: "orders", expires: "2099-12-31" });
        const config = files.file(
            "config.txt",
            JSON.stringify({ [ONLY[1]]: { exemptions: [exemption("urn:pulumi:dev*"), exemption("*::nobody")] } }),
        );
        files.file("dev.json", stacked("dev", 7));
        files.file("prod.json", stacked("prod", 90));
        const { out } = await safeguard("check", files.path("."), ...ONLY, "--config", config, "--format", "json");
        const { unusedExemptions } = JSON.parse(out) as { unusedExemptions: readonly { resource: string }[] };
        assert.deepEqual(
            unusedExemptions.map(({ resource }) => resource),
            ["*::nobody"],
        );
    });

    it("calls a finding of the baseline mended only where no document of its stack holds it", async () => {
        const wrong = files.file("wrong.json", stacked("dev", 7));
        const right = files.file("right.json", stacked("dev", 90));
        const baseline = files.path("baseline.json");
        await safeguard("check", wrong, ...ONLY, "--write-baseline", baseline);
        const mended = async (...documents: readonly string[]): Promise<unknown> =>
            (
                JSON.parse((await safeguard("check", ...documents, ...ONLY, "--baseline", baseline, "--format", "json")).out) as {
                    mended: readonly unknown[];
                }
            ).mended.length;
        assert.deepEqual([await mended(right), await mended(wrong, right)], [1, 0]);
    });
});
