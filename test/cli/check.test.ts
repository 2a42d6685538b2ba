import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../../cli/check";
import type { Report } from "../../cli/check";
import type { Enforced } from "../../cli/configuration/configuration";
import { parseDocument } from "../../cli/documents/read";
import { registerRule, resourceRule, stackRule } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { rules } from "../../policies";
import exemptionsCurrent from "../../policies/assets/exemptions-current";
import { GROUP, ROOT_URN, SECRET_SIGNATURE, created, enforced, exported, previewed, rule, state, urnOf } from "./build";

const NOW = new Date("2026-11-21T12:00:00Z");
const judge = (content: string, ...policies: readonly Enforced[]): Promise<Report> =>
    check([parseDocument("state.json", content)], policies, { now: NOW, env: {}, identity: false, progress: () => undefined });

const password = "Tr0ub4dor" + "-3";
const entry = { resource: "*::orders", reason: "migrates in January", owner: "orders team", expires: "2026-12-31" };
const facts = { severity: "low", level: "mandatory", checklist: ["B3"], why: "It is a test.", fix: ["mend it."] } as const;

describe("check", () => {
    it("reports a violation with its policy, level, resource, place and fingerprint", async () => {
        const report = await judge(exported(state("orders", { name: "wrong" }, { sourcePosition: "project:///index.ts#5,9" })), enforced());
        assert.deepEqual(report.violations, [
            {
                document: "state.json",
                policy: "test-names",
                level: "mandatory",
                severity: "high",
                urn: urnOf("orders"),
                type: GROUP,
                name: "orders",
                property: "name",
                message: "name: the name is wrong. Fix: choose a good name.",
                source: { file: "index.ts", line: 5, column: 9 },
                checklist: ["B3"],
                fingerprint: report.violations[0]?.fingerprint,
                cause: null,
            },
        ]);
        assert.match(report.violations[0]?.fingerprint ?? "", /^[0-9a-f]{64}$/);
        assert.deepEqual([report.resources, report.policies], [2, 1]);
    });

    it("gives a finding the same fingerprint whatever its words, place and level", async () => {
        const at = async (position: string, policy: Enforced): Promise<string | undefined> =>
            (await judge(exported(state("orders", { name: "wrong" }, { sourcePosition: position })), policy)).violations[0]?.fingerprint;
        const reworded = { ...rule, messages: { wrong: "another name, please." } } as Rule;
        assert.equal(await at("project:///a.ts#1,1", enforced()), await at("project:///b.ts#2,2", enforced("advisory", {}, reworded)));
    });

    it("takes the level of the policy, and that of a single finding where it has one", async () => {
        const levels = async (level: Enforced["level"]): Promise<readonly string[]> =>
            (await judge(exported(state("a", { name: "doubtful" }), state("b", { name: "wrong" })), enforced(level))).violations.map(
                (one) => one.level,
            );
        assert.deepEqual(await levels("mandatory"), ["advisory", "mandatory"]);
        assert.deepEqual(await levels("remediate"), ["advisory", "mandatory"]);
        assert.deepEqual(await levels("advisory"), ["advisory", "advisory"]);
        assert.deepEqual(await levels("disabled"), []);
    });

    it("sorts by URN, whatever the order of the document", async () => {
        const resources = ["c", "a", "b"].map((name) => state(name, { name: "wrong" }));
        const names = (report: Report): readonly string[] => report.violations.map((one) => one.name);
        assert.deepEqual(names(await judge(exported(...resources), enforced())), ["a", "b", "c"]);
        assert.deepEqual(await judge(exported(...resources), enforced()), await judge(exported(...resources.toReversed()), enforced()));
    });

    it("reports everything: the limits of the engine are not its own", async () => {
        const resources = Array.from({ length: 300 }, (_, index) => state(`group-${index}`, { name: "wrong" }));
        assert.equal((await judge(exported(...resources), enforced())).violations.length, 300);
    });

    it("judges several documents, each as a stack of its own", async () => {
        const documents = ["a", "b"].map((name) => parseDocument(`${name}.json`, exported(state(name, { name: "wrong" }))));
        const report = await check(documents, [enforced()], { now: NOW, env: {}, identity: false, progress: () => undefined });
        assert.deepEqual([report.resources, report.violations.length], [4, 2]);
    });

    it("looks for code beside a document only where that is in a project, or where it is told to", async () => {
        const seen: (string | undefined)[] = [];
        const folder: Rule = resourceRule({
            ...facts,
            name: "test-folder",
            description: "It must be told a folder.",
            on: GROUP,
            messages: {},
            example: { good: { inputs: {} }, bad: { inputs: {} } },
            *check(_, { program }) {
                seen.push(program.folder);
            },
        });
        const outside = mkdtempSync(join(tmpdir(), "outside-"));
        const inside = mkdtempSync(join(tmpdir(), "inside-"));
        try {
            writeFileSync(join(inside, "Pulumi.yaml"), "name: shop\n");
            const at = (file: string, programFolder?: string): Promise<Report> =>
                check([parseDocument(file, exported(state("orders")))], [enforced("mandatory", {}, folder)], {
                    now: NOW,
                    env: {},
                    identity: false,
                    programFolder,
                    progress: () => undefined,
                });
            await at(join(outside, "state.json"));
            await at(join(inside, "state.json"));
            await at(join(inside, "out", "documents", "state.json"));
            await at(join(inside, "state.json"), outside);
            assert.deepEqual(seen, [undefined, inside, inside, outside]);
        } finally {
            for (const each of [outside, inside]) rmSync(each, { recursive: true });
        }
    });

    it("names the document that lacks something", async () => {
        const { notes } = await judge(previewed([created("a")], { changeSummary: { same: 2 } }), enforced());
        assert.match(notes[0] ?? "", /^state\.json: 2 unchanged resources/);
    });
});

describe("what check cannot judge", () => {
    const masked = exported(state("orders", { name: { ...SECRET_SIGNATURE, ciphertext: "v1:abc" } }));

    it("is listed, with the reason, and is no violation", async () => {
        const report = await judge(masked, enforced());
        assert.deepEqual(report.violations, []);
        assert.deepEqual(report.undetermined, [
            { document: "state.json", policy: "test-names", urn: urnOf("orders"), property: "name", reason: "secret", source: undefined },
        ]);
    });

    it("is listed for a value that is known only after the deployment", async () => {
        const unknown = previewed([created("orders", { name: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })]);
        assert.equal((await judge(unknown, enforced())).undetermined[0]?.reason, "unknown");
    });

    it("is a violation instead where the policy says so", async () => {
        const report = await judge(masked, enforced("mandatory", { onUnknown: "violate" }));
        assert.deepEqual(report.undetermined, []);
        assert.deepEqual(
            report.violations.map(({ property, level, message }) => [property, level, message]),
            [
                [
                    "name",
                    "mandatory",
                    "name: cannot be judged: the document masks it. Export the stack with `--show-secrets`, or judge it in the deployment.",
                ],
            ],
        );
    });

    it("is no violation where the resource is exempted", async () => {
        const report = await judge(masked, enforced("mandatory", { onUnknown: "violate", exemptions: [entry] }));
        assert.deepEqual(report.violations, []);
        assert.deepEqual(
            report.exempted.map(({ name, exemption }) => [name, exemption]),
            [["orders", entry]],
        );
        assert.deepEqual(report.unusedExemptions, []);
    });
});

describe("exemptions in check", () => {
    const wrong = exported(state("orders", { name: "wrong" }), state("payments", { name: "wrong" }));

    it("move a finding to a list of its own, with the exemption", async () => {
        const report = await judge(wrong, enforced("mandatory", { exemptions: [entry] }));
        assert.deepEqual(
            report.violations.map(({ name }) => name),
            ["payments"],
        );
        assert.deepEqual(
            report.exempted.map(({ name, exemption }) => [name, exemption]),
            [["orders", entry]],
        );
        assert.deepEqual(report.unusedExemptions, []);
    });

    it("are listed where they matched nothing", async () => {
        const other = { ...entry, resource: "*::archive" };
        const report = await judge(wrong, enforced("mandatory", { exemptions: [entry, other] }));
        assert.deepEqual(report.unusedExemptions, [{ policy: "test-names", resource: "*::archive" }]);
    });

    it("exempt nothing once they expired, and are reported on the root stack resource", async () => {
        const expired = { ...entry, expires: "2026-11-20" };
        const report = await judge(wrong, enforced("mandatory", { exemptions: [expired] }), enforced("mandatory", {}, exemptionsCurrent));
        assert.deepEqual(
            report.violations.map(({ policy, name }) => [policy, name]),
            [
                ["test-names", "orders"],
                ["test-names", "payments"],
                ["assets-exemptions-current", "shop-dev"],
            ].sort(([, a = ""], [, b = ""]) => (a < b ? -1 : 1)),
        );
        const [about] = report.violations.filter(({ urn }) => urn === ROOT_URN);
        assert.match(about?.message ?? "", /^exemption 1 of test-names expired 1 days? ago\./);
        assert.deepEqual([report.exempted, report.unusedExemptions], [[], []]);
    });

    it("say which hold no longer, and for how long", async () => {
        const report = await judge(wrong, enforced("mandatory", { exemptions: [{ ...entry, expires: "2026-11-19" }] }));
        assert.deepEqual(report.expiredExemptions, [{ policy: "test-names", resource: "*::orders", days: 2 }]);
        assert.deepEqual(report.unusedExemptions, []);
    });

    it("hold for each policy that one of the register names, while its policy is enabled", async () => {
        const register = [
            { ...entry, policies: ["test-names", "test-others"], ticket: "RISK-12" },
            { ...entry, resource: "*::archive", policies: ["test-names"] },
        ];
        const report = await judge(wrong, enforced("mandatory", { exemptions: [] }), enforced("advisory", { register }, exemptionsCurrent));
        assert.deepEqual(
            report.exempted.map(({ policy, name, exemption }) => [policy, name, exemption.ticket]),
            [["test-names", "orders", "RISK-12"]],
        );
        assert.deepEqual(report.unusedExemptions, [{ policy: "test-names", resource: "*::archive" }]);
        const disabled = await judge(wrong, enforced("mandatory"), enforced("disabled", { register }, exemptionsCurrent));
        assert.deepEqual([disabled.exempted, disabled.violations.length], [[], 2]);
    });

    it("are reported where they are incomplete, too long or soon over", async () => {
        const exemptions = [
            { ...entry, owner: "" },
            { ...entry, expires: "2030-01-01" },
            { ...entry, expires: "2026-11-24" },
        ];
        const report = await judge(wrong, enforced("mandatory", { exemptions }), enforced("mandatory", {}, exemptionsCurrent));
        const about = report.violations.filter(({ policy }) => policy === "assets-exemptions-current");
        assert.deepEqual(about.map(({ level }) => level).sort(), ["advisory", "mandatory", "mandatory"]);
    });
});

describe("an empty text as code, which the engine's SDK cannot read at all", () => {
    it("is judged by every policy of the pack", async () => {
        const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "", hash: "" };
        const resource = state("orders", { code: asset, name: "orders", tags: {} }, { type: "aws:lambda/function:Function" });
        const report = await judge(exported(resource), ...rules.map((one) => enforced("mandatory", {}, one)));
        assert.deepEqual(report.failures, []);
        assert.equal(report.resources, 2);
    });
});

describe("a rule that fails", () => {
    const broken = exported(state("broken", { name: "broken" }), state("orders", { name: "wrong" }));

    it("is a violation of its own, at the policy's level, and hides no other finding", async () => {
        const report = await judge(broken, enforced());
        assert.deepEqual(
            report.violations.map(({ name, level, property }) => [name, level, property]),
            [
                ["broken", "mandatory", ""],
                ["orders", "mandatory", "name"],
            ],
        );
        assert.match(report.violations[0]?.message ?? "", /^internal error in policy test-names, please report it/);
        assert.equal(report.failures.length, 1);
    });

    it("says its class and where it happened, never what it said", async () => {
        const report = await judge(broken, enforced());
        assert.match(report.failures[0] ?? "", /^test-names: SyntaxError\n\s+at /);
        assert.ok(!JSON.stringify(report).includes(password));
    });

    it("is caught in every kind of rule, and whatever it throws", async () => {
        const fail = (): never => {
            throw password as unknown as Error; // A text, as code that is not the pack's may throw.
        };
        const common = { ...facts, description: "Nothing must work.", messages: {} };
        const kinds: readonly Rule[] = [
            resourceRule({
                ...common,
                name: "test-resource",
                on: "*",
                example: { good: { inputs: {} }, bad: { inputs: {} } },
                check: fail,
            }),
            resourceRule({
                ...common,
                name: "test-applies",
                on: "*",
                example: { good: { inputs: {} }, bad: { inputs: {} } },
                applies: fail,
                check: fail,
            }),
            stackRule({ ...common, name: "test-stack", example: { good: [], bad: [] }, check: fail }),
            registerRule({ ...common, name: "test-register", check: fail }),
        ];
        for (const kind of kinds) {
            const report = await judge(exported(state("orders", { name: "wrong" })), enforced("advisory", {}, kind), enforced());
            assert.ok(report.failures.length > 0, kind.name);
            assert.ok(report.violations.some(({ policy, level }) => policy === kind.name && level === "advisory"));
            assert.ok(report.violations.some(({ policy }) => policy === "test-names"));
            assert.ok(!JSON.stringify(report).includes(password));
        }
    });
});
