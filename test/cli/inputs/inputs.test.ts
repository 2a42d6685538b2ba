import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { inputsOf, isLeftOut } from "../../../cli/inputs/inputs";
import type { Input } from "../../../cli/inputs/inputs";
import { UsageProblem } from "../../../cli/problem";
import { compiledPack } from "../../support/pack";
import { writeInto } from "../../support/project-files";
import { exported, safeguard, state } from "../build";

/** The super-user, whom no permission binds, becomes nobody. */
const NOBODY = 65534;

describe("what the command line names", () => {
    let folder = "";
    beforeEach(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "lambda-safeguard-inputs-")));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (...names: readonly string[]): void => writeInto(folder, Object.fromEntries(names.map((name) => [name, "{}"])));
    const named = (...words: readonly string[]): readonly Input[] => inputsOf(words.map((word) => join(folder, word)));
    const found = (...words: readonly string[]): readonly string[] =>
        named(...words).flatMap((input) => (isLeftOut(input) ? [] : [relative(folder, input.path)]));
    const leftOut = (...words: readonly string[]): readonly string[] =>
        named(...words).flatMap((input) => (isLeftOut(input) ? [relative(folder, input.path)] : []));

    it("is a file as it is, though it does not exist: reading it says so", () => {
        assert.deepEqual(found("absent.json"), ["absent.json"]);
    });

    it("is a file as it is, though it leads to itself or has a name that no file can have", () => {
        symlinkSync("self.json", join(folder, "self.json"));
        for (const name of ["self.json", "self.json/x", `${"a".repeat(5000)}.json`, "a\0b.json"]) assert.deepEqual(found(name), [name]);
    });

    it("is every document below a folder, sorted, without hidden folders and packages", () => {
        write("b.json", "a/c.json.gz", "a/d.json.zst", "a/readme.md", ".git/x.json", "node_modules/p/package.json");
        assert.deepEqual(found("."), ["a/c.json.gz", "a/d.json.zst", "b.json"]);
    });

    it("is named once, however often it is named", () => {
        write("a.json", "b.json");
        symlinkSync("a.json", join(folder, "z.json"));
        assert.deepEqual(found("b.json", ".", "b.json"), ["b.json", "a.json"]);
    });

    const patterns: readonly (readonly [pattern: string, matches: readonly string[]])[] = [
        ["*.json", ["a.json", "b.json"]],
        ["?.json", ["a.json", "b.json"]],
        ["**/*.json", ["a.json", "b.json", "x/c.json", "x/y/d.json"]],
        ["x/**", ["x/c.json", "x/y/d.json"]],
        ["*/y/d.json", ["x/y/d.json"]],
    ];
    for (const [pattern, matches] of patterns) {
        it(`is what the pattern ${pattern} matches`, () => {
            write("a.json", "b.json", ".hidden.json", "x/c.json", "x/y/d.json");
            assert.deepEqual(found(pattern), matches);
        });
    }

    it("may be a file whose name looks like a pattern", () => {
        write("a*.json", "ab.json");
        assert.deepEqual(found("a*.json"), ["a*.json"]);
    });

    it("is refused where a folder or a pattern stands for nothing", () => {
        write("readme.md");
        assert.throws(() => found("."), UsageProblem);
        assert.throws(() => found("*.json"), UsageProblem);
    });

    it("never leads out of a folder by a symbolic link, nor round in a circle", () => {
        write("inside/a.json", "outside/secret.json");
        symlinkSync("../outside/secret.json", join(folder, "inside", "stolen.json"));
        symlinkSync("../outside", join(folder, "inside", "stolen"));
        symlinkSync(".", join(folder, "inside", "round"));
        symlinkSync("nowhere", join(folder, "inside", "broken.json"));
        symlinkSync("../outside/readme.md", join(folder, "inside", "readme.md"));
        assert.deepEqual(found("inside"), ["inside/a.json"]);
    });

    it("tells of links that are not followed, and not of those to what is named or found anyway", async () => {
        write("inside/a.json", "inside/b/c.json", "outside/secret.json", "outside/more/x.json");
        const link = (to: string, name: string): void => symlinkSync(to, join(folder, "inside", name));
        for (const [to, name] of [
            ["../outside/secret.json", "stolen.json"],
            ["../outside/more", "more"],
            ["nowhere", "broken.json"],
            ["nowhere", "broken.md"],
            ["../outside/more", ".more"],
            ["../outside/more", "node_modules"],
            [".", "round"],
            ["../../inside", "b/up"],
            ["../a.json", "b/a.json"],
        ] as const)
            link(to, name);
        const told = ["inside/broken.json", "inside/more", "inside/stolen.json"];
        assert.deepEqual(leftOut("inside"), told);
        assert.deepEqual(found("inside"), ["inside/a.json", "inside/b/c.json"]);
        assert.deepEqual(leftOut("inside/*.json"), ["inside/broken.json", "inside/stolen.json"]);
        assert.deepEqual(leftOut("inside", "outside/secret.json", "outside/more"), ["inside/broken.json"]);
        assert.deepEqual(found("inside", "outside/secret.json"), ["inside/a.json", "inside/b/c.json", "outside/secret.json"]);
        writeFileSync(join(folder, "inside/a.json"), exported(state("orders", { name: "right" })));
        rmSync(join(folder, "inside/b"), { recursive: true });
        const { status, out } = await safeguard("check", join(folder, "inside"), "--fail-on", "never");
        assert.equal(status, 0);
        assert.match(
            out,
            /broken\.json and 2 more links lead to what is not judged here, or nowhere, and are not followed; name what they lead to/,
        );
        for (const name of ["a.json", "b"]) rmSync(join(folder, "inside", name), { force: true });
        assert.throws(() => found("inside"), /holds no \.json.*, and links in it are not followed; name what they lead to$/);
        assert.throws(() => found("inside/*.json"), /but links, which are not followed; name what they lead to$/);
    });

    it("is refused where names in a folder can be listed and not reached", () => {
        write("inside/sub/a.json");
        const inside = join(folder, "inside");
        const sub = join(inside, "sub");
        const isRoot = process.getuid?.() === 0;
        if (isRoot) for (const path of [folder, inside, sub, join(sub, "a.json")]) chownSync(path, NOBODY, NOBODY);
        chmodSync(sub, 0o444);
        const script = `
            const { inputsOf } = require(${JSON.stringify(join(__dirname, "../../../dist/cli/inputs/inputs.js"))});
            if (${isRoot}) for (const set of ["setgroups", "setgid", "setuid"]) process[set](set === "setgroups" ? [] : ${NOBODY});
            try { inputsOf([${JSON.stringify(inside)}]); } catch (error) { process.stdout.write(error.message); }`;
        compiledPack();
        const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
        chmodSync(sub, 0o755);
        assert.deepEqual([stdout, stderr], [`${join(sub, "a.json")}: cannot be reached: permission is denied (EACCES)`, ""]);
    });

    describe("where it is the folder of a self-managed backend", () => {
        const STACKS = ".pulumi/stacks";
        it("is the checkpoint of each stack, in both layouts, without copies, tags, locks and history", () => {
            write(
                ".pulumi/meta.yaml",
                ...["shop/dev.json", "shop/prod.json.gz", "web/dev.json.zst", "old.json"].map((name) => `${STACKS}/${name}`),
                ...["shop/dev.json.bak", "shop/dev.json.attrs", "shop/prod.json.gz.bak", "shop/dev.pulumi-tags"].map(
                    (name) => `${STACKS}/${name}`,
                ),
                `${STACKS}/shop/dev.json.1795757986384339023`,
                ".pulumi/locks/organization/shop/dev/1.json",
                ".pulumi/backups/shop/dev/dev.1795757986384339023.json",
                ".pulumi/history/shop/dev/dev-1795757986383836967.checkpoint.json",
            );
            const expected = ["shop/dev.json", "shop/prod.json.gz", "web/dev.json.zst", "old.json"].map((name) => `${STACKS}/${name}`);
            assert.deepEqual(found("."), expected);
            assert.deepEqual(found(".pulumi"), expected);
        });

        it("is a link out of the backend too, which is not followed, so that its stack does not go unjudged unseen", async () => {
            write(".pulumi/meta.yaml", `${STACKS}/shop/dev.json`, "outside.json");
            symlinkSync("../../../outside.json", join(folder, STACKS, "shop/prod.json"));
            const inputs = inputsOf([folder]);
            assert.deepEqual(
                inputs.map(({ path, unfollowed }) => [relative(folder, path), unfollowed]),
                [
                    [`${STACKS}/shop/dev.json`, undefined],
                    [`${STACKS}/shop/prod.json`, "elsewhere"],
                ],
            );
            const { status, error } = await safeguard("check", folder);
            assert.equal(status, 2);
            assert.match(error, /prod\.json: is a link that leads out of the backend, and is not followed/);
        });

        it("is a link in the place of a project, and one that leads nowhere, each told in a line of its own", async () => {
            write(".pulumi/meta.yaml", `${STACKS}/shop/dev.json`, "outside/pay/prod.json");
            symlinkSync("../../outside/pay", join(folder, STACKS, "pay"));
            symlinkSync("../../outside/none", join(folder, STACKS, "gone"));
            symlinkSync("none.json", join(folder, STACKS, "shop/prod.json"));
            assert.deepEqual(
                inputsOf([folder]).map(({ path, unfollowed }) => [relative(join(folder, STACKS), path), unfollowed]),
                [
                    ["shop/dev.json", undefined],
                    ["shop/prod.json", "dead-link"],
                    ["gone", "dead-link"],
                    ["pay", "folder-link"],
                ],
            );
            for (const more of [[], ["--stack-tag", "tier=prod"]]) {
                const { status, error } = await safeguard("check", folder, ...more);
                assert.equal(status, 2);
                assert.match(error, /stacks\/pay: is a link to a folder, and is not followed; name it by itself/);
                assert.match(error, /stacks\/gone: is a link to what is not there or cannot be reached/);
                assert.equal(/prod\.json: is a link to what is not there/.test(error), more.length === 0);
            }
        });

        it("is refused where the folder with all stacks is a link", () => {
            write(".pulumi/meta.yaml", "outside/shop/dev.json", "plan.json");
            symlinkSync("../outside", join(folder, STACKS));
            for (const name of [".", ".pulumi"]) assert.throws(() => found(name), /stacks: is a link to a folder, and is not followed/);
        });

        it("is a link to another file of the backend as any file", () => {
            write(".pulumi/meta.yaml", ".pulumi/objects/x.json", `${STACKS}/shop/other.json.bak`);
            symlinkSync("../../objects/x.json", join(folder, STACKS, "shop/dev.json"));
            assert.deepEqual(
                inputsOf([folder]).map(({ path, unfollowed }) => [relative(folder, path), unfollowed]),
                [[`${STACKS}/shop/dev.json`, undefined]],
            );
        });

        it("takes of two forms of one stack the one that was written last", () => {
            write(".pulumi/meta.yaml", `${STACKS}/shop/dev.json`, `${STACKS}/shop/dev.json.gz`);
            utimesSync(join(folder, STACKS, "shop/dev.json"), 2000, 2000);
            utimesSync(join(folder, STACKS, "shop/dev.json.gz"), 1000, 1000);
            assert.deepEqual(found("."), [`${STACKS}/shop/dev.json`]);
            utimesSync(join(folder, STACKS, "shop/dev.json.gz"), 3000, 3000);
            assert.deepEqual(found("."), [`${STACKS}/shop/dev.json.gz`]);
        });

        it("is refused where it has no stack", () => {
            write(".pulumi/meta.yaml", `${STACKS}/shop/dev.json.bak`);
            assert.throws(() => found("."), /is a backend without any stack/);
        });
    });
});
