import assert from "node:assert/strict";
import { text } from "../../../cli/formats/text";
import type { Finding, Report } from "../../../cli/check";
import { GROUP, urnOf } from "../build";

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
    notes: [],
    incomplete: [],
    failures: [],
};
const pack = { name: "lambda-safeguard", version: "1.2.3" };
const render = (report: Partial<Report>, colour = false): string => text({ ...empty, ...report }, { pack, colour });

describe("the report for people", () => {
    it("puts the places of one mistake under one head, and repeats nothing", () => {
        const others = ["invoice", "mail"].map((name) => ({ ...finding, urn: urnOf(name), name, cause: "c", message: "name: alike." }));
        const out = render({ violations: [{ ...finding, cause: "c" }, ...others, { ...finding, name: "alone" }] });
        assert.equal(out.split("test-names").length, 3);
        assert.ok(!out.includes("alike."));
        const places = [
            "    The same mistake at 2 other places:",
            "        src/logs.ts:5:9  invoice name",
            "        src/logs.ts:5:9  mail name",
        ];
        assert.ok(out.includes(`    Fix: choose a good name.\n${places.join("\n")}\n\n`));
    });

    it("is one line where there is nothing to say", () => {
        assert.equal(render({}), "lambda-safeguard 1.2.3: 3 resources, 2 policies: 0 mandatory, 0 advisory, 0 exempted, 0 not judged\n");
    });

    it("begins each finding with file, line and column, as editors and terminals link them", () => {
        assert.equal(
            render({ violations: [finding, { ...finding, level: "advisory", source: undefined }] }),
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
                "lambda-safeguard 1.2.3: 3 resources, 2 policies: 1 mandatory, 1 advisory, 0 exempted, 0 not judged",
                "",
            ].join("\n"),
        );
    });

    it("lists what is exempted, not judged, unused and worth knowing", () => {
        const exemption = { resource: "*", reason: "moves", owner: "orders team", expires: "2026-12-31" };
        const asked = { ...exemption, ticket: "RISK-12", approver: "the CISO" };
        const report = render({
            exempted: [
                { ...finding, exemption },
                { ...finding, exemption: asked },
            ],
            undetermined: [
                {
                    document: "state.json",
                    policy: "test-names",
                    urn: urnOf("a::b"),
                    property: "name",
                    reason: "unknown",
                    source: undefined,
                },
                { document: "state.json", policy: "test-tags", urn: urnOf("a::b"), property: "name", reason: "unknown", source: undefined },
                {
                    document: "state.json",
                    policy: "test-names",
                    urn: urnOf("c"),
                    property: "",
                    reason: "unresolved",
                    source: finding.source,
                },
            ],
            unusedExemptions: [{ policy: "test-names", resource: "*::nobody" }],
            expiredExemptions: [
                { policy: "test-names", resource: "*::old", days: 1 },
                { policy: "test-tags", resource: "*::older", days: 20 },
            ],
            notes: ["preview.json: 7 unchanged resources are not in the document."],
        });
        assert.equal(
            report,
            [
                "Exempted:",
                "    src/logs.ts:5:9  test-names  orders: moves (orders team, until 2026-12-31)",
                "    src/logs.ts:5:9  test-names  orders: moves (orders team, until 2026-12-31, RISK-12, approved by the CISO)",
                "Not judged:",
                "    (no source)  a::b (aws:cloudwatch/logGroup:LogGroup) name: it is known only after the deployment. Judge it again once it is deployed.",
                "        test-names, test-tags",
                "    src/logs.ts:5:9  c (aws:cloudwatch/logGroup:LogGroup): what it refers to is not to be seen from here. Judge the deployed stack, or look at it yourself.",
                "        test-names",
                "Unused exemption of test-names: *::nobody",
                "Expired exemption of test-names: *::old (1 day ago)",
                "Expired exemption of test-tags: *::older (20 days ago)",
                "preview.json: 7 unchanged resources are not in the document.",
                "",
                "lambda-safeguard 1.2.3: 3 resources, 2 policies: 0 mandatory, 0 advisory, 2 exempted, 3 not judged",
                "",
            ].join("\n"),
        );
    });

    it("has the same words in colours", () => {
        const coloured = render({ violations: [finding] }, true);
        assert.ok(coloured.includes("\u001b[31mmandatory\u001b[39m"));
        assert.equal(coloured.replaceAll(/\u001b\[\d+m/g, ""), render({ violations: [finding] }));
    });
});
