import assert from "node:assert/strict";
import { html } from "../../../../cli/formats/html";
import { breakable, html as markup, sentence } from "../../../../cli/formats/html/markup";
import { bar } from "../../../../cli/formats/html/bar";
import type { Report } from "../../../../cli/check";
import { Files, created, exported, previewed, safeguard, state } from "../../build";
import { HOSTILE, hostileReport, twoStacks } from "../hostile";

const now = new Date("2026-11-21T12:00:00Z");
const options = { pack: { name: "lambda-safeguard", version: "1.2.3" }, colour: false, now };
/** Without the blanks beside tags. */
const flat = (words: string): string =>
    words
        .replaceAll("<wbr />", "")
        .replace(/\s+/g, " ")
        .replace(/ (?=[<>])|(?<=>) /g, "");
const page = (report: Report): string => flat(html(report, options));
/** The page without its own style and script. */
const body = (words: string): string => words.replace(/<(style|script)>[^]*?<\/\1>/g, "");

describe("markup of a page", () => {
    it("escapes what is put in, in content and in attributes, and takes markup and lists as they are", () => {
        assert.equal(
            markup`<p title="${`"'>`}">${"<b>&`"}${[markup`<i></i>`, 1, undefined]}</p>`.source,
            '<p title="&quot;&#39;&gt;">&lt;b&gt;&amp;&#96;<i></i>1</p>',
        );
        assert.equal(markup`${"a\u202Eb\u001b"}`.source, "a\\u{202e}b\\u{1b}");
    });

    it("shows words in backticks as code, and a single backtick as it is", () => {
        assert.equal(sentence("set `a` to `<b>`.").source, "set <code>a</code> to <code>&lt;b&gt;</code>.");
        assert.equal(sentence("a ` b").source, "a &#96; b");
    });

    it("lets a path and a type break between their parts, and the parts be read as one", () => {
        const { source } = breakable("aws:iam/role:Role <b>");
        assert.equal(source, "aws:<wbr />iam/<wbr />role:<wbr />Role &lt;b&gt;");
        assert.doesNotMatch(breakable("##vso[task]").source, /##vso/);
    });

    it("says the numbers of a bar in words", () => {
        const source = flat(
            bar("B1", [
                { count: 1, label: "with findings", colour: "violated" },
                { count: 3, label: "without findings", colour: "clear" },
            ]).source,
        );
        assert.match(source, /role="img" aria-label="B1: 1 with findings, 3 without findings"/);
        assert.deepEqual(
            Array.from(source.matchAll(/class="(violated|clear)" x="([\d.]+)"[^>]* width="([\d.]+)"/g), ([, ...of]) => of),
            [
                ["violated", "0", "74"],
                ["clear", "75", "224"],
            ],
        );
        assert.match(bar("B1", []).source, /aria-label="B1: nothing"/);
    });
});

describe("the report as a page", () => {
    it("says the verdict first, and the same twice for one moment", async () => {
        const report = await twoStacks();
        assert.match(page(report), /<h1>1 mandatory and 1 advisory violations<\/h1>/);
        assert.match(page({ ...report, violations: [] }), /<h1>No violations<\/h1>/);
        assert.match(page({ ...report, violations: [], incomplete: ["x"] }), /<h1>No violations so far; 1 document is not whole<\/h1>/);
        assert.match(
            page({ ...report, unreadable: [{ name: "a", problem: "a: is empty" }] }),
            /<h1>[^<]* violations?; 1 document could not be read<\/h1>/,
        );
        assert.equal(page(report), page(report));
    });

    it("loads nothing, sends nothing and allows no script but its own", async () => {
        const words = page(await twoStacks());
        assert.match(
            words,
            /content="default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; base-uri 'none'; form-action 'none'"/,
        );
        assert.doesNotMatch(body(words), /<(?:link|img|iframe|object|embed|script|style)\b|\ssrc=|\sstyle=|\son\w+=/i);
        for (const [, address] of words.matchAll(/href="([^"]*)"/g)) assert.match(address ?? "", /^(?:#|https:\/\/github\.com\/)/);
    });

    it("lets no name be markup, and shows all of them", async () => {
        const plain = body(page(await twoStacks()));
        const words = body(page(await hostileReport()));
        const tags = (of: string): Set<string> => new Set(Array.from(of.matchAll(/<([a-z]\w*)/g), ([, tag]) => tag ?? ""));
        for (const tag of ["img", "script", "testcase", "b"]) assert.ok(!tags(words).has(tag), tag);
        assert.ok(tags(plain).has("svg"));
        assert.doesNotMatch(words, /<[^>]*\son\w+=|[\u001b\u202e\u2028\u0007\r]|##vso\[/i);
        assert.equal(words.match(/<tr data-stack=/g)?.length, HOSTILE.length);
        assert.match(words, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    });

    it("names the program's line, the stack and the page of each finding", async () => {
        const words = page(await twoStacks());
        assert.match(words, /<code>src\/a b\.ts:5:9<\/code>/);
        assert.match(words, /<tr data-stack="shop\/dev">/);
        assert.match(
            flat(html(await twoStacks(), { ...options, sourceRoot: "services/shop" })),
            /<code>services\/shop\/src\/a b\.ts:5:9<\/code>/,
        );
    });

    it("says of each finding on one line what is wrong and what to do, and of one mistake at several lines its head alone", async () => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const source = { file: "a.ts", line: 3, column: 1 };
        const at = (message: string, line: number, cause: string | null): Report["violations"][number] => ({
            ...first,
            message,
            cause,
            source: { ...source, line },
            fingerprint: message,
        });
        const line = page({ ...report, violations: [at("one. Fix: set `x`.", 3, null), at("two. Fix: set y.", 3, null)] });
        assert.match(line, /<li>One\.<\/li><li>Two\.<\/li>/);
        assert.match(line, /<p class="fix">Fix: set ?<code>x<\/code>\.<\/p><p class="fix">Fix: set y\.<\/p>/);
        assert.match(line, /a\.ts:3:1, 2 findings/);
        const mistake = page({ ...report, violations: [at("one. Fix: x.", 3, "role"), at("two. Fix: y.", 4, "role")] });
        assert.match(mistake, /<p>One\.<\/p>/);
        assert.match(mistake, /2 places/);
        assert.doesNotMatch(mistake, /Two\./);
    });

    it("says of an exemption until when it holds, who owns and who accepted it, and which have ended or cover nothing", async () => {
        const report = await twoStacks();
        const [first] = report.violations;
        assert.ok(first);
        const exemption = {
            resource: "*",
            reason: "a pilot",
            owner: "orders team",
            expires: "2026-11-30",
            ticket: "SEC-1",
            approver: "the board",
        };
        const words = page({
            ...report,
            exempted: [{ ...first, exemption }],
            expiredExemptions: [{ policy: "test-names", resource: "*::old", days: 2 }],
            unusedExemptions: [{ policy: "test-names", resource: "*::gone" }],
        });
        for (const said of ["a pilot", "orders team", "SEC-1", "the board", "2026-11-30", "in 9 days", "*::old (2 days ago)", "*::gone"])
            assert.ok(words.includes(said), said);
    });

    it("says when what waits will be known", async () => {
        assert.match(
            page(await hostileReport()),
            /Because the document masks it<\/span><span class="where">Export the stack with<code>--show-secrets<\/code>/,
        );
        assert.match(page(await twoStacks()), /Every policy could judge every resource\./);
    });

    it("lists what is mended where the report is compared", async () => {
        const report = await twoStacks();
        const mended = [{ project: "shop", stack: "dev", policy: "test-names", fingerprint: "0", name: "mail" }];
        assert.match(page({ ...report, baseline: { known: 3, mended } }), /id="mended"[^]*test-names · mail · shop\/dev/);
        assert.doesNotMatch(page(report), /id="mended"/);
    });
});

describe("the asset register of the page", () => {
    const files = new Files();
    after(() => files.remove());
    const tags = (owner: unknown): object => ({ "asset-category": "essential", "data-classification": "personal", "asset-owner": owner });
    const topic = (name: string, inputs: object): Readonly<Record<string, unknown>> =>
        state(name, { ...inputs }, { type: "aws:sns/topic:Topic" });
    const register = async (document: string): Promise<string> => {
        const { out } = await safeguard("check", document, "--format", "html", "--policy", "assets-classified");
        return /<section id="assets"[^]*?<\/section>/.exec(flat(out))?.[0] ?? "";
    };
    const rowOf = (section: string, name: string): readonly string[] => {
        const row = new RegExp(`<tr><td data-label="Asset">${name}<[^]*?</tr>`).exec(section)?.[0] ?? "";
        return Array.from(row.matchAll(/data-label="[^"]*"[^>]*>([^]*?)<\/td>/g), ([, cell]) =>
            (cell ?? "").replace(/<[^>]*>/g, "").trim(),
        ).slice(1);
    };

    it("says category, classification and owner, the stack and the number of findings", async () => {
        const section = await register(
            files.file("s.json", exported(topic("orders", { tags: tags("shop team") }), topic("bare", {}), state("group"))),
        );
        assert.deepEqual(rowOf(section, "orders"), ["essential", "personal", "shop team", "shop/dev", "0"]);
        assert.deepEqual(rowOf(section, "bare"), ["missing", "missing", "missing", "shop/dev", "1"]);
        assert.match(section, /1 of 2 say category, classification and owner/);
        assert.doesNotMatch(section, /group/);
    });

    it("repeats no credential and no word that is none of the configured ones, and says what is not known yet", async () => {
        const secret = "AKIA" + "QYLPMN5HFIQR7XYA";
        const odd = { "asset-category": "my own words", "data-classification": "personal", "asset-owner": secret };
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
        const waits = created("waits", { tags: tags(unknown) }, { type: "aws:sns/topic:Topic" });
        const held = await register(files.file("odd.json", exported(topic("odd", { tags: odd }))));
        assert.deepEqual(rowOf(held, "odd").slice(0, 3), ["not shown", "personal", "not shown"]);
        assert.ok(!held.includes(secret) && !held.includes("my own words"));
        assert.equal(rowOf(await register(files.file("waits.json", previewed([waits]))), "waits")[2], "not known yet");
    });

    it("speaks of the controls of the catalogue that is asked for, in the posture and at each finding", async () => {
        const report = await twoStacks();
        const [violation] = report.violations;
        assert.ok(violation);
        const policy = "transport-bucket-tls-only";
        const of = { ...report, checked: [policy], violations: [{ ...violation, policy }] };
        const asked = html(of, { ...options, framework: "FSBP" });
        assert.match(asked, /rel="noreferrer" title="[^"]+">FSBP S3\.5<\/a>/);
        assert.match(asked, /<th scope="row">FSBP<\/th>/);
        assert.doesNotMatch(asked, /<th scope="row">NIST 800-53 r5<\/th>/);
        assert.match(html(of, options), /<th scope="row">NIST 800-53 r5<\/th>/);
    });
});
