import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { gitlab } from "../../../cli/formats/gitlab";
import { json } from "../../../cli/formats/json";
import { junit } from "../../../cli/formats/junit";
import { markdown } from "../../../cli/formats/markdown";
import type { Finding, Report } from "../../../cli/check";
import { HOSTILE, hostileReport, twoStacks } from "./hostile";

const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false };
const ORDERS = /^\s*::|^(?:--- |\+\+\+ |section_)|##(?:vso)?\[|[\u001b\u202e\u2028\u0007\r\u00ad\u3164]/im;

describe("the report as JSON", () => {
    const schema = JSON.parse(readFileSync(join(__dirname, "..", "..", "..", "docs", "report.schema.json"), "utf8")) as object;
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    const valid = (report: Report): void => {
        assert.ok(validate(JSON.parse(json(report, options))), JSON.stringify(validate.errors?.slice(0, 3)));
    };

    it("is of the published form, also where names are hostile", async () => {
        valid(await twoStacks());
        valid(await hostileReport());
        const mended = [{ project: "shop", stack: "dev", policy: "test-names", fingerprint: "0" }];
        valid({ ...(await twoStacks()), baseline: { known: 1, mended } });
    });

    it("is refused by the published form where a field is missing or is none of it", async () => {
        const report = JSON.parse(json(await twoStacks(), options)) as Record<string, unknown>;
        const { version: _, ...without } = report;
        for (const other of [without, { ...report, version: 2 }, { ...report, more: 1 }]) assert.ok(!validate(other));
    });

    it("names the document and the stack of each finding", async () => {
        const { violations } = JSON.parse(json(await twoStacks(), options)) as { violations: Record<string, unknown>[] };
        const place = { document: "dev.json", project: "shop", stack: "dev" };
        for (const finding of violations) assert.deepEqual({ ...finding, ...place }, finding);
    });
});

describe("the report as Code Quality of GitLab", () => {
    interface Issue {
        readonly fingerprint: string;
        readonly severity: string;
        readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
    }
    const issues = (report: Report, more: object = {}): Issue[] => JSON.parse(gitlab(report, { ...options, ...more })) as Issue[];

    it("has the fields that GitLab reads, one issue a fingerprint", async () => {
        const report = await twoStacks();
        const again = { ...report, violations: [...report.violations, ...report.violations] };
        const found = issues(again, { sourceRoot: "services/shop" });
        assert.deepEqual(
            found.map(({ fingerprint: _, ...issue }) => issue),
            [
                {
                    description: "mail: name: the name is wrong. Fix: choose a good name.",
                    check_name: "test-names",
                    severity: "critical",
                    location: { path: "services/shop/Pulumi.yaml", lines: { begin: 1 } },
                },
                {
                    description: "orders: name: the name is wrong. Fix: choose a good name.",
                    check_name: "test-names",
                    severity: "critical",
                    location: { path: "services/shop/src/a b.ts", lines: { begin: 5 } },
                },
            ],
        );
        assert.equal(new Set(found.map(({ fingerprint }) => fingerprint)).size, 2);
    });

    it("lets no name forge a line or leave the repository", async () => {
        const words = gitlab(await hostileReport(), options);
        assert.doesNotMatch(words, ORDERS);
        assert.equal((JSON.parse(words) as Issue[]).length, HOSTILE.length);
        for (const { location } of JSON.parse(words) as Issue[]) assert.doesNotMatch(location.path, /^\/|(?:^|\/)\.\.(?:\/|$)|\n/);
    });
});

/** What a strict parser of XML sees; undefined where there is none on this machine. */
function elements(xml: string): readonly (readonly [string, Record<string, string>])[] | undefined {
    const script = [
        "import sys, json, xml.etree.ElementTree as e",
        "print(json.dumps([[n.tag, n.attrib] for n in e.fromstring(sys.stdin.buffer.read()).iter()]))",
    ].join("\n");
    const { status, stdout, error, stderr } = spawnSync("python3", ["-c", script], { input: xml, encoding: "utf8" });
    if (error !== undefined) return undefined;
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as [string, Record<string, string>][];
}

describe("the report as JUnit", () => {
    it("is a suite a stack, with a failure for each finding and a test that passed for a policy of which nothing is said", async () => {
        const xml = junit(await twoStacks(), options);
        assert.match(
            xml,
            /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="lambda-safeguard" tests="3" failures="2" errors="0">\n/,
        );
        assert.match(xml, /<testsuite name="lambda-safeguard: shop\/dev" tests="2" failures="2" errors="0" skipped="0" time="0">/);
        assert.match(xml, /<property name="stack" value="prod"\/>/);
        assert.match(xml, /<testcase name="test-names" classname="test-names" time="0"\/>/);
        assert.match(
            xml,
            /file="src\/a b\.ts" time="0"><failure message="name: the name is wrong\." type="mandatory high">Fix: choose a good name\.\n/,
        );
    });

    it("gives no two tests one name: GitLab drops the second", async () => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const xml = junit({ ...report, violations: [first, { ...first, fingerprint: "1" }] }, options);
        const names = Array.from(xml.matchAll(/<testcase name="([^"]*)"/g), ([, name]) => name);
        assert.equal(new Set(names).size, names.length);
        assert.match(names[1] ?? "", / \(2\)$/);
    });

    it("is well formed whatever the names are, and holds no element that a name made", async function () {
        const xml = junit(await hostileReport(), options);
        assert.doesNotMatch(xml, ORDERS);
        // XML 1.0, section 2.2: the letters that a document may hold.
        assert.match(xml, /^[\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
        const count = (tag: string): number => xml.split(`<${tag} `).length - 1;
        assert.deepEqual([count("testcase"), count("failure"), count("skipped")], [3 * HOSTILE.length, HOSTILE.length, 2 * HOSTILE.length]);
        // Outside of tags and references there is no letter that begins one.
        assert.doesNotMatch(xml.replace(/<[^<>]*>/g, ""), /[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
        const seen = elements(xml);
        if (seen === undefined) return this.skip();
        const tags = new Set(seen.map(([tag]) => tag));
        assert.deepEqual([...tags].sort(), [
            "failure",
            "properties",
            "property",
            "skipped",
            "system-out",
            "testcase",
            "testsuite",
            "testsuites",
        ]);
        assert.equal(seen.filter(([tag]) => tag === "testcase").length, 3 * HOSTILE.length);
    });
});

describe("the report as a comment", () => {
    it("says the verdict first, then the findings by policy, worst first, with their places", async () => {
        assert.equal(
            markdown(await twoStacks(), options),
            [
                "### lambda-safeguard: 1 mandatory and 1 advisory violations",
                "",
                "`shop/dev`, `shop/prod`: 4 resources, 1 policy, 0 exempted, 0 not judged yet",
                "",
                "**`test-names`** · mandatory · high",
                "",
                "- `shop/dev` `src/a b.ts:5:9` `orders`: name\\:&#8203; the name is wrong\\.",
                "",
                "Fix\\:&#8203; choose a good name\\.",
                "",
                "**`test-names`** · advisory · high",
                "",
                "- `shop/dev` `mail`: name\\:&#8203; the name is wrong\\.",
                "",
                "Fix\\:&#8203; choose a good name\\.",
                "",
            ].join("\n"),
        );
    });

    it("puts what one line or one mistake causes below one head with a count", async () => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const source = { file: "index.ts", line: 7, column: 1 };
        const line = [1, 2, 3].map((index) => ({ ...first, fingerprint: `l${index}`, name: `attachment${index}`, source }));
        const shared = [1, 2].map((index) => ({
            ...first,
            fingerprint: `c${index}`,
            policy: "test-shared",
            name: `fn${index}`,
            cause: "role",
        }));
        const words = markdown({ ...report, documents: report.documents.slice(0, 1), violations: [...line, ...shared] }, options);
        const bullets = words.split("\n").filter((each) => /^ *- /.test(each));
        assert.deepEqual(
            bullets.map((each) => each.replace(/: name.*wrong\\\./, "")),
            [
                "- `index.ts:7:1` 3 findings:",
                "  - `attachment1`",
                "  - `attachment2`",
                "  - `attachment3`",
                "- `fn1` The same at 1 other place:",
                "  - `fn2`",
            ],
        );
    });

    it("names the stack of each where one line stands for several stacks", async () => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const source = { file: "index.ts", line: 7, column: 1 };
        const violations = ["dev", "prod"].map((stack) => ({ ...first, document: `${stack}.json`, fingerprint: stack, source }));
        const bullets = markdown({ ...report, violations }, options)
            .split("\n")
            .filter((each) => /^ *- /.test(each));
        assert.deepEqual(
            bullets.map((each) => each.replace(/: name.*wrong\\./, "")),
            ["- `index.ts:7:1` 2 findings:", "  - `shop/dev` `mail`", "  - `shop/prod` `mail`"],
        );
    });

    it("says behind each finding what to do where that differs, with names of code as code", async () => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const fixed = (name: string, fix: string): Finding => ({ ...first, name, fingerprint: name, message: `wrong. Fix: ${fix}` });
        const told = (violations: readonly Finding[]): readonly string[] =>
            markdown({ ...report, documents: report.documents.slice(0, 1), violations }, options)
                .split("\n")
                .filter((line) => /wrong|Fix/.test(line))
                .map((line) => line.replace(/^- .*?`: /, ""));
        assert.deepEqual(told([fixed("a", "set `x`."), fixed("b", "set `y`.")]), [
            "wrong\\. Fix\\:&#8203; set `x`\\.",
            "wrong\\. Fix\\:&#8203; set `y`\\.",
        ]);
        assert.deepEqual(told([fixed("a", "set a ` of *x*.")]), ["wrong\\.", "Fix\\:&#8203; set a \\` of \\*x\\*\\."]);
    });

    it("says that there are no violations", async () => {
        const report = await twoStacks();
        assert.match(markdown({ ...report, violations: [] }, options), /^### lambda-safeguard: no violations\n/);
    });

    it("never grows beyond what GitHub takes, and says how many it leaves out", async () => {
        const report = await hostileReport();
        const violations = Array.from({ length: 5000 }, (_, index) => ({
            ...(report.violations[index % report.violations.length] as Report["violations"][number]),
            message: `name: ${"@#<|".repeat(400)}`,
        }));
        const words = markdown({ ...report, violations, notes: Array.from({ length: 50 }, () => "@".repeat(5000)) }, options);
        assert.ok(words.length < 65_536, String(words.length));
        const told = words.split("\n").filter((line) => /^ *- /.test(line) && !/ \d+ findings:$/.test(line)).length;
        assert.ok(told > 1);
        assert.ok(words.includes(`\nand ${5000 - told} more\n`));
    });

    it("says what to do also where the list of findings is cut off", async () => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const violations = Array.from({ length: 2000 }, (_, index) => ({
            ...first,
            name: `bucket-of-some-length-${index}`,
            fingerprint: String(index),
            message: `wrong ${index}. Fix: choose a good name.`,
        }));
        const words = markdown({ ...report, violations }, options);
        assert.match(words, /\n- [^\n]+\n\nFix\\:&#8203; choose a good name\\.\n\nand \d+ more\n/);
    });

    it("takes nothing of a name for markup, a mention, a reference or a link", async () => {
        const report = await hostileReport();
        const messages = HOSTILE.map((message, index) => ({ ...(report.violations[index] as Report["violations"][number]), message }));
        const words = markdown({ ...report, violations: [...report.violations, ...messages] }, options);
        assert.doesNotMatch(words, ORDERS);
        const own = /^(?:### lambda-safeguard: |`shop\/dev`: |\*\*`test-names`\*\* · | {0,2}- |Fix\\\\:|> |>$|$)/;
        for (const line of words.split("\n")) assert.match(line, own);
        // Without code spans and escaped letters nothing is left that any of them begins with.
        const bare = words
            .replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "")
            .replace(/\\[!-/:-@[-`{-~]&#8203;|\\[!-/:-@[-`{-~]|&(?:lt|gt|amp|#8203);/g, "");
        for (const line of bare.split("\n"))
            assert.doesNotMatch(line.replace(/^(?:### | {0,2}- |> ?|\*\*\*\* )/, ""), /[<>[\]`*_@#!~|]|www\.|:\/\//);
    });
});
