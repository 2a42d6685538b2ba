import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { ROOT } from "../support/pack";

/** Links of a Markdown file outside of its code: their targets as written. */
function linksIn(file: string): readonly string[] {
    const words = readFileSync(file, "utf8")
        .replaceAll(/^ *```[^]*?^ *```/gm, "")
        .replaceAll(/`[^`\n]*`/g, "");
    return [...words.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? "");
}

/** The names that GitHub gives to the headings of a file. */
const anchorsOf = (file: string): readonly string[] =>
    [...readFileSync(file, "utf8").matchAll(/^#{1,6} +(.+)$/gm)].map(([, title]) =>
        (title ?? "")
            .toLowerCase()
            .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
            .replaceAll(" ", "-"),
    );

describe("the package that is published", () => {
    const folder = mkdtempSync(join(tmpdir(), "lambda-safeguard-"));
    const top = join(folder, "package");
    before(() => {
        // Without scripts: what they build and pin is tested elsewhere, and other tests use dist/ meanwhile.
        const packed = spawnSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], {
            cwd: ROOT,
            encoding: "utf8",
        });
        assert.equal(packed.status, 0, packed.stderr);
        const unpacked = spawnSync("tar", ["-xzf", join(folder, packed.stdout.trim()), "-C", folder], { encoding: "utf8" });
        assert.equal(unpacked.status, 0, unpacked.stderr);
    });
    after(() => rmSync(folder, { recursive: true }));

    it("holds whatever its README links to, and what that links to, unless it is on the web", () => {
        const [seen, missing] = [new Set<string>(), [] as string[]];
        const queue = [join(top, "README.md")];
        for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
            if (seen.has(file)) continue;
            seen.add(file);
            for (const link of linksIn(file)) {
                if (/^https:\/\//.test(link)) continue;
                const [path = "", anchor] = link.split("#");
                const target = path === "" ? file : resolve(dirname(file), path);
                const isThere = existsSync(target) && (anchor === undefined || anchorsOf(target).includes(anchor));
                if (!isThere) missing.push(`${relative(top, file)}: ${link}`);
                else if (target.endsWith(".md")) queue.push(target);
            }
        }
        assert.deepEqual(missing, []);
        assert.ok(seen.size > 140, `${seen.size} pages were followed`);
    });

    it("is told in README by the version that it has", () => {
        const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly version: string };
        const named = [...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/lambda-safeguard-(\d+\.\d+\.\d+)\.tgz/g)].map(
            ([, found]) => found,
        );
        assert.deepEqual([...new Set(named)], [version]);
    });

    it("names the repository where the pages are that findings link to", () => {
        const { repository } = JSON.parse(readFileSync(join(top, "package.json"), "utf8")) as {
            readonly repository: { readonly url: string };
        };
        assert.equal(repository.url, "git+https://github.com/lambda-safeguard/lambda-safeguard.git");
    });
});
