import assert from "node:assert/strict";
import { text } from "../../../cli/formats/text";
import type { FormatOptions } from "../../../cli/formats";
import type { Finding, Report, Undecided } from "../../../cli/check";
import { hostileReport } from "./hostile";
import { GROUP, urnOf } from "../build";
import { assertProportional } from "../../support/steps";

const finding: Finding = {
    document: "state.json",
    policy: "test-names",
    level: "mandatory",
    severity: "high",
    urn: urnOf("orders"),
    type: GROUP,
    name: "orders",
    property: "name",
    message: "name: the name is wrong. Fix: choose a good name.",
    source: { file: "src/logs.ts", line: 5, column: 9 },
    checklist: ["B3"],
    fingerprint: "0",
    cause: null,
};
const empty: Report = {
    documents: [],
    checked: [],
    resources: 3,
    policies: 2,
    violations: [],
    exempted: [],
    undetermined: [],
    unusedExemptions: [],
    expiredExemptions: [],
    publicPatterns: [],
    notes: [],
    incomplete: [],
    unreadable: [],
    failures: [],
};
const pack = { name: "lambda-safeguard", version: "1.2.3" };
const render = (report: Partial<Report>, options: Partial<FormatOptions> = {}): string =>
    text({ ...empty, ...report }, { pack, colour: false, ...options });
/** What stands between the head of the report and its counts. */
const findingsOf = (out: string): string => /^.*\n.*\n\n([^]*?)\nviolations /.exec(out)?.[1] ?? "";
const waits = (more: Partial<Undecided>): Undecided => ({
    document: "state.json",
    policy: "test-names",
    urn: urnOf("a::b"),
    property: "name",
    reason: "unknown",
    source: undefined,
    ...more,
});

describe("the report for people", () => {
    it("begins with the verdict, and ends with the counts by severity and level", () => {
        const low = { ...finding, severity: "low", level: "advisory", message: "name: short." } as const;
        const lines = render({ violations: [finding, low, { ...finding, message: "name: long." }] }).split("\n");
        assert.deepEqual(lines.slice(0, 3), [
            "lambda-safeguard 1.2.3: 2 mandatory and 1 advisory violations",
            "3 resources, 2 policies",
            "",
        ]);
        assert.deepEqual(lines.slice(-5), [
            "violations  mandatory  advisory",
            "high                2         0",
            "low                 0         1",
            "in all              2         1",
            "",
        ]);
    });

    it("says one violation, one resource and one policy in the singular", () => {
        const out = render({ violations: [finding], resources: 1, policies: 1 });
        assert.ok(out.startsWith("lambda-safeguard 1.2.3: 1 mandatory violation\n1 resource, 1 policy\n"), out);
    });

    it("says that there are no violations, first and last", () => {
        assert.equal(render({}), "lambda-safeguard 1.2.3: no violations\n3 resources, 2 policies\n\nno violations\n");
    });

    it("begins each finding with file, line and column, as editors and terminals link them", () => {
        const advice = { ...finding, level: "advisory", source: undefined } as const;
        assert.equal(
            findingsOf(render({ violations: [advice, finding] })),
            [
                "src/logs.ts:5:9  mandatory  high  test-names",
                "    orders (aws:cloudwatch/logGroup:LogGroup)",
                "    name: the name is wrong.",
                "    Fix: choose a good name.",
                "",
                "(no source)  advisory  high  test-names",
                "    orders (aws:cloudwatch/logGroup:LogGroup)",
                "    name: the name is wrong.",
                "    Fix: choose a good name.",
                "",
            ].join("\n"),
        );
    });

    it("names the page of each policy of the pack", () => {
        const out = render({ violations: [{ ...finding, policy: "logging-log-group-retention" }] });
        assert.match(out, /^ {4}https:\/\/\S+\/docs\/policies\/logging-log-group-retention\.md$/m);
    });

    it("sorts by severity, then by file and line as numbers", () => {
        const at = (severity: Finding["severity"], file: string, line: number): Finding => ({
            ...finding,
            severity,
            message: `${file} ${line}`,
            source: { file, line, column: 1 },
        });
        const out = render({
            violations: [
                at("low", "a.ts", 1),
                at("high", "b.ts", 10),
                at("high", "b.ts", 9),
                at("critical", "z.ts", 1),
                at("high", "a.ts", 2),
            ],
        });
        assert.deepEqual(
            Array.from(out.matchAll(/^(\S+):1 {2}/gm), ([, place]) => place),
            ["z.ts:1", "a.ts:2", "b.ts:9", "b.ts:10", "a.ts:1"],
        );
    });

    it("puts the places of one mistake under one head, and repeats nothing", () => {
        const others = ["invoice", "mail"].map((name, index) => ({
            ...finding,
            urn: urnOf(name),
            name,
            cause: "c",
            message: "name: alike.",
            source: { file: "src/logs.ts", line: 6 + index, column: 9 },
        }));
        const out = render({ violations: [...others, { ...finding, cause: "c" }, { ...finding, name: "alone" }] });
        assert.equal(out.split("test-names").length, 3);
        assert.ok(!out.includes("alike."));
        const places = [
            "    The same mistake at 2 other places:",
            "        src/logs.ts:6:9  invoice name",
            "        src/logs.ts:7:9  mail name",
        ];
        assert.ok(out.includes(`    Fix: choose a good name.\n${places.join("\n")}\n\n`), out);
    });

    it("puts what one line of the program causes under one head with a count", () => {
        const one = (name: string, message: string): Finding => ({
            ...finding,
            urn: urnOf(name),
            name,
            message: `${message} Fix: choose a good name.`,
        });
        assert.equal(
            findingsOf(render({ violations: [one("b", "name: second."), one("a", "name: first.")] })),
            [
                "src/logs.ts:5:9  mandatory  high  test-names  2 findings",
                "    - a (aws:cloudwatch/logGroup:LogGroup) name: first.",
                "    - b (aws:cloudwatch/logGroup:LogGroup) name: second.",
                "    Fix: choose a good name.",
                "",
            ].join("\n"),
        );
        const ofOne = findingsOf(render({ violations: [one("a", "name: first."), one("a", "name: second.")] }));
        assert.ok(ofOne.includes("\n    a (aws:cloudwatch/logGroup:LogGroup)\n    - name: first.\n    - name: second.\n"), ofOne);
    });

    it("says once what is the same of several resources, with their places", () => {
        const other = { ...finding, urn: urnOf("mail"), name: "mail", source: { file: "src/mail.ts", line: 1, column: 2 } };
        const out = render({ violations: [other, finding] });
        assert.equal(out.split("the name is wrong").length, 2);
        assert.ok(
            out.includes("\n    The same at another place:\n        src/mail.ts:1:2  mail (aws:cloudwatch/logGroup:LogGroup)\n"),
            out,
        );
    });

    it("names the stack of each finding where it is of several", () => {
        const documents = ["dev", "prod"].map((stack) => ({ name: `${stack}.json`, project: "shop", stack, applied: "" }));
        const violations = documents.map(({ name }) => ({ ...finding, document: name }));
        const out = render({ documents, violations });
        assert.ok(out.includes("\nshop/dev, shop/prod: 3 resources"), out);
        assert.ok(out.includes("\n    - shop/dev orders ("), out);
        assert.ok(out.includes("\n    - shop/prod orders ("), out);
    });

    it("is wrapped to the terminal, to 80 columns at least; places and addresses stay whole", () => {
        const long = {
            ...finding,
            policy: "logging-log-group-retention",
            message: `name: ${"many words ".repeat(30)}end. Fix: ${"do this ".repeat(30)}now.`,
        };
        const widest = (columns: number | undefined): number =>
            Math.max(
                ...render({ violations: [long] }, { columns })
                    .split("\n")
                    .filter((line) => !line.includes("https:"))
                    .map((line) => line.length),
            );
        assert.ok(widest(100) <= 100 && widest(100) > 90);
        assert.ok(widest(40) <= 80 && widest(40) > 70);
        assert.ok(widest(undefined) > 300);
        assert.match(render({ violations: [long] }, { columns: 80 }), /^ {4}https:\S{80,}$/m);
    });

    it("takes steps in proportion to the length of a name, wherever it breaks", () => {
        for (const columns of [undefined, 80, 100_000])
            assertProportional(
                `${columns ?? "no"} columns`,
                (size) => () => void render({ violations: [{ ...finding, name: "a ".repeat(size) }] }, { columns }),
                8_192,
            );
    });

    it("counts the columns of letters that take two", () => {
        const out = render({ violations: [{ ...finding, message: "日本 ".repeat(40).trim() }] }, { columns: 80 });
        for (const line of out.split("\n")) assert.ok(line.length + (line.match(/[日本]/g)?.length ?? 0) <= 80, line);
    });

    it("says in a line how much waits for the deployment, and in another what needs more", () => {
        const undetermined = [waits({}), waits({ policy: "test-tags" }), waits({ urn: urnOf("c") }), waits({ reason: "secret" })];
        const out = render({ undetermined });
        const line =
            "3 judgements on 2 resources wait for values that only a deployment knows; `--undetermined` lists them, `lambda-safeguard rehearse` answers them now.";
        assert.ok(out.includes(`\n${line}\n1 judgement on 1 resource needs what the document does not show; `), out);
        assert.ok(!out.includes("Not judged"));
        assert.ok(!render({ undetermined }, { rehearsed: true }).includes("lambda-safeguard rehearse"));
    });

    it("lists by resource what could not be judged where it is asked to", () => {
        const undetermined = [
            waits({}),
            waits({ policy: "test-tags" }),
            waits({ property: "tags", reason: "secret" }),
            waits({ urn: urnOf("c"), property: "", reason: "unresolved", source: finding.source }),
        ];
        const list = [
            "Not judged:",
            "    (no source)  a::b (aws:cloudwatch/logGroup:LogGroup)",
            "        name: it is known only after the deployment. Judge it again once it is deployed.",
            "            test-names, test-tags",
            "        tags: the document masks it. Export the stack with `--show-secrets`, or judge it in the deployment.",
            "            test-names",
            "    src/logs.ts:5:9  c (aws:cloudwatch/logGroup:LogGroup)",
            "        what it refers to is not to be seen from here. Judge the deployed stack, or look at it yourself.",
            "            test-names",
        ];
        const out = render({ undetermined }, { undetermined: true });
        assert.ok(out.includes(`\n\n${list.join("\n")}\n\n`), out);
        assert.ok(out.includes("knows; they are listed above, `lambda-safeguard rehearse` answers them now."), out);
    });

    it("lists what is exempted, unused, expired and worth knowing", () => {
        const exemption = { resource: "*", reason: "moves", owner: "orders team", expires: "2026-12-31" };
        const asked = { ...exemption, ticket: "RISK-12", approver: "the CISO" };
        const out = render({
            exempted: [
                { ...finding, exemption },
                { ...finding, exemption: asked },
            ],
            unusedExemptions: [{ policy: "test-names", resource: "*::nobody" }],
            expiredExemptions: [
                { policy: "test-names", resource: "*::old", days: 1 },
                { policy: "test-tags", resource: "*::older", days: 20 },
            ],
            notes: ["preview.json: 7 unchanged resources are not in the document."],
        });
        assert.equal(
            out.split("\n").slice(3).join("\n"),
            [
                "Exempted:",
                "    src/logs.ts:5:9  test-names  orders: moves (orders team, until 2026-12-31)",
                "    src/logs.ts:5:9  test-names  orders: moves (orders team, until 2026-12-31, RISK-12, approved by the CISO)",
                "Unused exemption of test-names: *::nobody",
                "Expired exemption of test-names: *::old (1 day ago)",
                "Expired exemption of test-tags: *::older (20 days ago)",
                "",
                "preview.json: 7 unchanged resources are not in the document.",
                "",
                "2 findings exempted.",
                "no violations",
                "",
            ].join("\n"),
        );
    });

    it("has the same words in colours, which no name can bring", async () => {
        const coloured = render({ violations: [finding] }, { colour: true });
        assert.ok(coloured.includes("\u001b[31mmandatory\u001b[39m"));
        assert.equal(coloured.replaceAll(/\u001b\[\d+m/g, ""), render({ violations: [finding] }));
        const hostile = text(await hostileReport(), { pack, colour: true, undetermined: true, columns: 80 });
        assert.doesNotMatch(hostile.replaceAll(/\u001b\[\d+m/g, ""), /[^\n\P{Cc}]|[\u202e\u2028]/u);
        assert.doesNotMatch(text(await hostileReport(), { pack, colour: false, columns: 80, undetermined: true }), /^\s*::|##(?:vso)?\[/im);
    });
});
