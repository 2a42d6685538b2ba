import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Files, ROOT, exported, safeguard, state } from "../build";

const ONLY = ["--policy", "logging-log-group-retention", "--fail-on", "never", "--format", "json"] as const;

describe("check --stack-tag", () => {
    let files = new Files();
    beforeEach(() => {
        files = new Files();
    });
    afterEach(() => files.remove());

    const stack = (name: string, tags?: object | string): void => {
        const folder = files.path(".pulumi/stacks/shop");
        mkdirSync(folder, { recursive: true });
        const urn = (words: string): string => words.replaceAll("urn:pulumi:dev::", `urn:pulumi:${name}::`);
        const latest = { resources: [ROOT, state("group", { retentionInDays: 7 })] };
        files.file(
            `.pulumi/stacks/shop/${name}.json`,
            urn(JSON.stringify({ version: 3, checkpoint: { stack: `organization/shop/${name}`, latest } })),
        );
        if (tags === undefined) return;
        const written = typeof tags === "string" ? tags : JSON.stringify({ version: 1, tags });
        files.file(`.pulumi/stacks/shop/${name}.pulumi-tags`, written);
    };
    const judged = async (...tags: readonly string[]): Promise<readonly string[]> => {
        const asked = tags.flatMap((tag) => ["--stack-tag", tag]);
        const { out, error, status } = await safeguard("check", files.path("."), ...ONLY, ...asked);
        assert.equal(status, 0, error);
        return (JSON.parse(out) as { documents: { stack: string }[] }).documents.map((document) => document.stack);
    };
    const refused = async (words: RegExp, ...args: readonly string[]): Promise<void> => {
        const { status, out, error } = await safeguard("check", ...args);
        assert.deepEqual([status, out], [2, ""]);
        assert.match(error, words);
        assert.equal(error.trimEnd().split("\n").length, 1);
    };
    const sample = (): void => {
        stack("a", { tier: "prod", team: "orders" });
        stack("b", { tier: "prod-eu", team: "mail" });
        stack("c", { tier: "dev", team: "orders" });
        stack("d");
    };

    it("judges the stacks that have one of the values of each name", async () => {
        sample();
        assert.deepEqual(await judged(), ["a", "b", "c", "d"]);
        assert.deepEqual(await judged("tier=prod"), ["a"]);
        assert.deepEqual(await judged("tier=prod*"), ["a", "b"]);
        assert.deepEqual(await judged("tier=prod", "tier=dev"), ["a", "c"]);
        assert.deepEqual(await judged("tier=prod*", "team=mail"), ["b"]);
        assert.deepEqual(await judged("tier=*"), ["a", "b", "c"]);
    });

    it("takes what is left for no whole backend: a role of another stack is not said to be of none", async () => {
        for (const name of ["a", "b", "c"]) stack(name, { tier: name === "c" ? "dev" : "prod" });
        const inputs = state(
            "fn",
            { name: "fn", role: "arn:aws:iam::123456789012:role/elsewhere" },
            { type: "aws:lambda/function:Function" },
        );
        const arn = "arn:aws:iam::123456789012:role/own";
        const role = state("own", {}, { type: "aws:iam/role:Role", outputs: { arn, name: "own", id: "own" } });
        for (const name of ["a", "b"]) {
            const latest = { resources: [ROOT, role, inputs] };
            const words = JSON.stringify({ version: 3, checkpoint: { stack: `organization/shop/${name}`, latest } });
            files.file(`.pulumi/stacks/shop/${name}.json`, words.replaceAll("urn:pulumi:dev::", `urn:pulumi:${name}::`));
        }
        const notes = async (...args: readonly string[]): Promise<string> => {
            const { out } = await safeguard("check", files.path("."), "--fail-on", "never", "--format", "json", ...args);
            return (JSON.parse(out) as { notes: string[] }).notes.join("\n");
        };
        assert.match(await notes(), /No stack of this backend has the role/);
        assert.doesNotMatch(await notes("--stack-tag", "tier=prod"), /No stack of this backend has the role/);
    });

    it("says what is wrong with it in one line", async () => {
        sample();
        const backend = files.path(".");
        await refused(/"tier": takes NAME=VALUE, such as tier=prod/, backend, "--stack-tag", "tier");
        await refused(/tier=test: no stack of the backend has these tags/, backend, "--stack-tag", "tier=test");
        const single = files.file("state.json", exported(state("a")));
        await refused(/--stack-tag needs the folder of a self-managed backend, and .*state\.json is of none/, single, "--stack-tag", "a=b");
    });

    it("judges nothing where tags cannot be read, because their stack would be left out unseen", async () => {
        sample();
        for (const tags of ["{", '{"version":2,"tags":{"tier":"prod"}}', '{"version":1,"tags":[]}']) {
            stack("c", tags);
            await refused(/c\.pulumi-tags: holds no stack tags of version 1/, files.path("."), "--stack-tag", "tier=prod");
        }
        stack("c", " ".repeat(1_000_001));
        await refused(/c\.pulumi-tags: is too large/, files.path("."), "--stack-tag", "tier=prod");
    });

    it("follows no link out of the folder, and says so", async () => {
        sample();
        files.file("outside", JSON.stringify({ version: 1, tags: { tier: "prod" } }));
        symlinkSync("../../../outside", join(files.path(".pulumi/stacks/shop"), "d.pulumi-tags"));
        await refused(/d\.pulumi-tags: is a link that leads out of its folder/, files.path("."), "--stack-tag", "tier=prod");
        assert.deepEqual(await judged(), ["a", "b", "c", "d"]);
    });
});
