import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PRESETS, configure, problemsOf, readConfigurationFile } from "../../../cli/configuration/configuration";
import { exemptionProblems } from "../../../cli/configuration/exemptions";
import type { Json } from "../../../cli/json";
import { UsageProblem } from "../../../cli/problem";
import { rules } from "../../../policies";
import { Files } from "../build";

const RETENTION = "logging-log-group-retention";
const NOW = new Date("2026-11-21T12:00:00Z");

describe("the configuration of policies", () => {
    const files = new Files();
    let count = 0;
    const layer = (content: unknown): string => files.file(`layer-${count++}.json`, JSON.stringify(content));
    after(() => files.remove());

    const levelOf = (name: string, preset: string | undefined, ...layers: unknown[]): string | undefined =>
        configure(rules, preset, layers.map(layer)).find(({ rule }) => rule.name === name)?.level;
    const optionsOf = (preset: string | undefined, ...layers: unknown[]): Readonly<Record<string, unknown>> =>
        configure(rules, preset, layers.map(layer)).find(({ rule }) => rule.name === RETENTION)?.settings.config ?? {};

    it("is what the rules declare where nothing is given, for every rule", () => {
        assert.deepEqual(
            configure(rules, undefined, []).map(({ rule, level, settings }) => [rule.name, level, settings.problems]),
            rules.map((rule) => [rule.name, rule.level, []]),
        );
    });

    it("is the same at the baseline preset", () => {
        assert.deepEqual(configure(rules, "baseline", []), configure(rules, undefined, []));
    });

    it("has no mandatory policy at the audit preset, and enables none that the baseline disables", () => {
        for (const { rule, level } of configure(rules, "audit", [])) {
            assert.equal(level, rule.level === "disabled" ? "disabled" : "advisory", rule.name);
        }
    });

    it("enforces at the strict preset what the baseline enables, with the strict options", () => {
        for (const { rule, level, settings } of configure(rules, "strict", [])) {
            assert.equal(level, rule.level === "disabled" ? (rule.strict ?? "disabled") : "mandatory", rule.name);
            for (const [name, option] of Object.entries(rule.config ?? {}))
                assert.deepEqual(settings.config[name], option.strict ?? option.default, `${rule.name} ${name}`);
        }
    });

    it("takes a level as a word and in an object", () => {
        assert.equal(levelOf(RETENTION, undefined, { [RETENTION]: "advisory" }), "advisory");
        assert.equal(levelOf(RETENTION, undefined, { [RETENTION]: { enforcementLevel: "remediate" } }), "remediate");
    });

    it("keeps the level where an object gives options alone", () => {
        assert.equal(levelOf(RETENTION, undefined, { [RETENTION]: { minimumDays: 60 } }), "mandatory");
    });

    it("takes `all` before the named policies of the same file, in whatever order they are written", () => {
        assert.equal(levelOf(RETENTION, undefined, { [RETENTION]: "mandatory", all: "disabled" }), "mandatory");
        assert.equal(levelOf("transport-api-tls", undefined, { [RETENTION]: "mandatory", all: "disabled" }), "disabled");
    });

    it("lets `all` of a later file win over what an earlier one names", () => {
        assert.equal(levelOf(RETENTION, "strict", { [RETENTION]: "mandatory" }, { all: { enforcementLevel: "advisory" } }), "advisory");
    });

    it("merges options one by one, the later file winning", () => {
        const { minimumDays, maximumDays } = optionsOf(
            "strict",
            { [RETENTION]: { minimumDays: 60, maximumDays: 90 } },
            { [RETENTION]: { minimumDays: 70 } },
        );
        assert.deepEqual([minimumDays, maximumDays], [70, 90]);
    });

    it("takes the address of its schema, which editors need", () => {
        assert.equal(levelOf(RETENTION, undefined, { $schema: "./policy-config.schema.json", [RETENTION]: "advisory" }), "advisory");
    });

    for (const [title, content, line] of [
        ["a policy", `{\n"${RETENTION}": "advisory",\n"${RETENTION}": "mandatory"\n}`, 3],
        ["an option", `{"${RETENTION}": {"minimumDays": 30,\n"minimumDays": 60}}`, 2],
        ["a key that is written in another way", `{"a\\u006cl": "advisory", "all": "mandatory"}`, 1],
    ] as const) {
        it(`is refused where a file repeats ${title}`, () => {
            const file = files.file("repeated.json", content);
            assert.throws(() => readConfigurationFile(file), { message: new RegExp(`: line ${line} repeats a key of the same object`) });
        });
    }

    it("leaves the names alone that Pulumi reserves", () => {
        assert.deepEqual(problemsOf(rules, { all: "advisory", environments: ["shop/policies"] }), []);
    });

    const problems: readonly (readonly [title: string, content: unknown, words: RegExp])[] = [
        [
            "an unknown policy",
            { "logging-log-group-retentoin": "advisory" },
            /unknown policy `logging-log-group-retentoin`; did you mean `logging-log-group-retention`\?/,
        ],
        ["an unknown policy that resembles none", { zzz: "advisory" }, /unknown policy `zzz`$/],
        ["an unknown option", { [RETENTION]: { minimunDays: 60 } }, /unknown option `minimunDays`; did you mean `minimumDays`\?/],
        ["an option of another type", { [RETENTION]: { minimumDays: "60" } }, /option `minimumDays` must be a whole number/],
        ["an unknown level", { [RETENTION]: "warn" }, /the enforcement level must be one of disabled, advisory, mandatory, remediate$/],
        ["a $schema that is no text", { $schema: 7 }, /\$schema: must be the address or path of a schema$/],
        ["an unknown level of all", { all: "warn" }, /all: the enforcement level must be one of/],
        ["an unknown level in an object", { [RETENTION]: { enforcementLevel: 1 } }, /the enforcement level must be one of/],
        ["an entry that is a list", { [RETENTION]: [] }, /must be a level or an object$/],
        ["exemptions that are no list", { [RETENTION]: { exemptions: "*" } }, /option `exemptions` must be a list of exemptions$/],
        [
            "two problems",
            { [RETENTION]: { minimunDays: 60, exemptons: [] } },
            /`minimunDays`.*\(and 1 more; see `lambda-safeguard config`\)$/,
        ],
    ];
    for (const [title, content, words] of problems) {
        it(`is refused in one line for ${title}`, () => {
            const file = layer(content);
            assert.throws(
                () => configure(rules, undefined, [file]),
                (error: unknown) => {
                    assert.ok(error instanceof UsageProblem);
                    assert.ok(error.message.startsWith(`${file}: `));
                    assert.doesNotMatch(error.message, /\n/);
                    assert.match(error.message, words);
                    return true;
                },
            );
        });
    }

    it("is refused in one line where the file is not there, is a folder, is no JSON or no object", () => {
        const missing = files.path("missing.json");
        assert.throws(() => readConfigurationFile(missing), {
            message: `${missing}: cannot be read: there is no such file or folder (ENOENT)`,
        });
        assert.throws(() => readConfigurationFile(tmpdir()), { message: `${tmpdir()}: cannot be read: it is a folder (EISDIR)` });
        const text = files.file("text.json", "minimumDays: 3");
        assert.throws(() => readConfigurationFile(text), { message: `${text}: is not JSON` });
        const list = layer([]);
        assert.throws(() => readConfigurationFile(list), { message: `${list}: is not an object of policies` });
    });

    it("is refused for an unknown preset, with the names of those there are", () => {
        assert.throws(() => configure(rules, "relaxed", []), { message: `unknown preset "relaxed"; there are ${PRESETS.join(", ")}` });
        assert.throws(() => configure(rules, "../package", []), /^Error: unknown preset/);
    });
});

describe("the exemptions of a configuration file", () => {
    const entry = { resource: "*::orders", reason: "migrates in January", owner: "orders team", expires: "2026-12-31" };
    const problems = (...exemptions: unknown[]): string[] => exemptionProblems({ [RETENTION]: { exemptions } }, NOW);

    it("are fine where all four fields are there and the last day is to come", () => {
        assert.deepEqual(problems(entry, { ...entry, expires: "2026-11-21" }), []);
        assert.deepEqual(exemptionProblems({ [RETENTION]: "advisory", all: "advisory", environments: [] }, NOW), []);
    });

    const cases: readonly (readonly [raw: unknown, words: string])[] = [
        ["*::orders", "is not an object"],
        [{ ...entry, owner: " " }, "has no owner"],
        [{ ...entry, reason: undefined }, "has no reason"],
        [{ ...entry, until: "2026-12-31" }, "has a field that is none of resource, reason, owner, expires, ticket and approver"],
        [{ ...entry, expires: "2026-02-30" }, "has a last day that is no date of the form YYYY-MM-DD"],
        [{ ...entry, expires: "2026-11-20" }, "expired 1 day ago"],
        [{ ...entry, expires: "2026-11-11" }, "expired 10 days ago"],
        [{ ...entry, ticket: "" }, "has a ticket that is no text"],
        [{ ...entry, approver: 7 }, "has an approver that is no text"],
        [{ ...entry, policies: [RETENTION] }, "has a field that is none of resource, reason, owner, expires, ticket and approver"],
        [
            { ...entry, resource: "orders" },
            "matches nothing: no URN (urn:pulumi:STACK::PROJECT::TYPE::NAME) can be of the form of its resource",
        ],
        [
            { ...entry, resource: "*::aws:lambda/function:Function::orders" },
            "matches nothing: the policy judges no resource of the type that it names",
        ],
    ];
    for (const [raw, words] of cases) {
        it(`are reported by number where one ${words}`, () => {
            assert.deepEqual(problems(entry, raw), [`${RETENTION}: exemption 2 ${words}`]);
        });
    }

    const EXEMPTIONS = "assets-exemptions-current";
    const registered = (...register: unknown[]): string[] => exemptionProblems({ [EXEMPTIONS]: { register } }, NOW);
    const shared = { ...entry, policies: [RETENTION, "access-role-per-function"], ticket: "RISK-12", approver: "CISO" };

    it("may name several policies in the register", () => {
        assert.deepEqual(problemsOf(rules, { [EXEMPTIONS]: { register: [shared] } }), []);
        assert.deepEqual(registered(shared), []);
    });

    const sharedCases: readonly (readonly [raw: unknown, words: string])[] = [
        [entry, "has no list of policies that it holds for"],
        [{ ...shared, policies: [] }, "has no list of policies that it holds for"],
        [{ ...shared, policies: RETENTION }, "has no list of policies that it holds for"],
        [{ ...shared, policies: [RETENTION, "logging-everything"] }, "names as policy 2 one that the pack does not have"],
        [{ ...shared, owner: "" }, "has no owner"],
        [
            { ...shared, policies: ["access-role-per-function", RETENTION], resource: "*::aws:lambda/function:Function::f" },
            "matches nothing: the policy judges no resource of the type that it names",
        ],
        [{ ...shared, expires: "2030-01-01" }, "runs for more than 365 days"],
        [null, "is not an object"],
    ];
    for (const [raw, words] of sharedCases) {
        it(`of the register are reported by number where one ${words}: ${JSON.stringify(raw)}`, () => {
            assert.deepEqual(registered(shared, raw), [`${EXEMPTIONS} register: exemption 2 ${words}`]);
        });
    }
});

describe("the configurations that the documents show", () => {
    for (const file of ["README.md", "docs/management-system.md"]) {
        it(`hold in ${file}, exemptions included`, () => {
            const content = readFileSync(join(__dirname, "..", "..", "..", file), "utf8").replaceAll(/^ {3}/gm, "");
            const shown = [...content.matchAll(/^```json\n([^]*?)^```/gm)].map(([, json = ""]) => JSON.parse(json) as Json);
            assert.ok(shown.length > 0);
            for (const configuration of shown)
                assert.deepEqual([...problemsOf(rules, configuration), ...exemptionProblems(configuration, NOW)], []);
        });
    }
});
