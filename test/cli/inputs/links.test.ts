import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { inputsOf, isLeftOut } from "../../../cli/inputs/inputs";
import { linkNotes, strangerNotes } from "../../../cli/inputs/left-out";
import { UsageProblem } from "../../../cli/problem";
import { writeInto } from "../../support/project-files";
import { exported, safeguard, state } from "../build";

describe("links that are not followed", () => {
    let folder = "";
    beforeEach(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "lambda-safeguard-links-")));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const write = (...names: readonly string[]): void => writeInto(folder, Object.fromEntries(names.map((name) => [name, "{}"])));
    const link = (name: string, to: string): void => {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        symlinkSync(to, join(folder, name));
    };
    const leftOut = (...words: readonly string[]): readonly string[] =>
        inputsOf(words.map((word) => join(folder, word))).flatMap((input) => (isLeftOut(input) ? [relative(folder, input.path)] : []));

    it("are told where they lead to what is left out within the same folder", () => {
        write("k/x.json", "k/.data/y.json", "k/node_modules/z.json", "k/notes.txt");
        link("k/latest", ".data");
        link("k/packages", "node_modules");
        link("k/b/y.json", "../.data/y.json");
        link("k/b/notes.json", "../notes.txt");
        link("k/b/x.json", "../x.json");
        assert.deepEqual(leftOut("k"), ["k/b/notes.json", "k/b/y.json", "k/latest", "k/packages"]);
        assert.deepEqual(leftOut("k", "k/.data"), ["k/b/notes.json", "k/packages"]);
    });

    it("are told where they lead up to a folder of which only a part is judged", () => {
        write("k/x.json", "y.json");
        link("k/up", "..");
        assert.deepEqual(leftOut("k"), ["k/up"]);
        assert.deepEqual(leftOut("k", "."), []);
    });

    it("are told where a part of a pattern matches them", () => {
        write("pat/s1/x.json", "outside/s2/y.json");
        link("pat/s2", "../outside/s2");
        link("pat/.hidden", "../outside/s2");
        link("pat/node_modules", "../outside");
        link("pat/s3", "s1");
        for (const pattern of ["pat/s*", "pat/s*/*.json", "pat/**/*.json", "pat/**"]) {
            assert.deepEqual(leftOut(pattern), ["pat/s2"], pattern);
            assert.deepEqual(leftOut(pattern, "outside"), [], pattern);
        }
        assert.deepEqual(leftOut("pat/s*/*.json", "outside/s2/*.json"), []);
        assert.deepEqual(leftOut("pat/s1/*.json"), []);
    });

    it("are told where a pattern matches only some of what lies in their target", () => {
        write("a/x.json", "b/y.json", "b/deep/z.json");
        link("a/blink", "../b");
        assert.deepEqual(leftOut("a", "b/*.json"), ["a/blink"]);
    });

    it("are told where they are all that a pattern matches, and not where they lead round", () => {
        write("outside/y.json");
        link("pat/s2", "../outside");
        link("round/r", "../round");
        assert.throws(() => leftOut("pat/*/*.json"), /but links, which are not followed; name what they lead to$/);
        assert.throws(
            () => leftOut("round/**/*.json"),
            (error) => error instanceof UsageProblem && /^nothing matches "[^"]+"$/.test(error.message),
        );
        assert.throws(
            () => leftOut("round"),
            (error) => error instanceof UsageProblem && /holds no .* file$/.test(error.message),
        );
    });

    it("are not told where the folder that they lead to is judged in the same run", () => {
        write("a/x.json", "b/y.json", "b/deep/z.json", "n/s1/x.json", "n/s2/y.json");
        link("a/blink", "../b");
        link("a/deep", "../b/deep");
        link("n/s1/other", "../s2");
        assert.deepEqual(leftOut("a"), ["a/blink", "a/deep"]);
        assert.deepEqual(leftOut("a", "b"), []);
        assert.deepEqual(leftOut("b", "a"), []);
        assert.deepEqual(leftOut("n/s1"), ["n/s1/other"]);
        assert.deepEqual(leftOut("n/*"), []);
    });

    it("are not told where they lead to a backend that is judged", () => {
        write("a/x.json", "state/.pulumi/meta.yaml", "state/.pulumi/stacks/shop/dev.json");
        link("a/backend", "../state");
        link("a/shop", "../state/.pulumi/stacks/shop");
        assert.deepEqual(leftOut("a", "state"), []);
    });

    it("keep no file from being written: what they lead to is not read", async () => {
        write("out/report.json", "st/x.json");
        writeFileSync(join(folder, "st/x.json"), exported(state("orders", { name: "right" })));
        link("st/report.json", "../out/report.json");
        const output = join(folder, "out/report.json");
        const how = ["--fail-on", "never", "--format", "json", "--output", output];
        const { status, error } = await safeguard("check", join(folder, "st"), ...how);
        assert.deepEqual([status, error], [0, ""]);
        assert.notEqual(readFileSync(output, "utf8"), "{}");
        const both = await safeguard("check", join(folder, "st"), output, ...how);
        assert.match(both.error, /would overwrite/);
    });

    it("are counted in plain words, as files that are no documents are", () => {
        const links = (...paths: readonly string[]): readonly string[] =>
            linkNotes(paths.map((path) => ({ path, isFound: true, unfollowed: "elsewhere" })));
        assert.match(links("a")[0] ?? "", /^a: is a link to what is not judged here/);
        assert.match(links("a", "b")[0] ?? "", /^a and 1 more link lead to/);
        assert.match(links("a", "b", "c")[0] ?? "", /^a and 2 more links lead to/);
        assert.match(strangerNotes(["a", "b"])[0] ?? "", /^a and 1 more file are no documents/);
    });
});
