import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../policies";
import catalogue from "../../policies/data/catalogue.json";
import checklist from "../../policies/data/checklist.json";
import type { Rule } from "../../policies/kit/rule";
import { WILDCARDS } from "../../policies/kit/options";
import { optionsOf } from "../../policies/kit/settings";
import { ruleFiles } from "../../scripts/sync/registry";
import { ROOT } from "../support/pack";

const files = ruleFiles(ROOT);
const loaded = files.map((file) => [file, (require(join(ROOT, "policies", file)) as { default: Rule }).default] as const);
const fixed = new Map(catalogue.map((entry) => [entry.name, entry]));
const rows = new Set(checklist.rows.map(([row]) => row));

/** Reports on the configuration, after all others: it is no row's own policy. */
const REGISTER = "assets-exemptions-current";

const offenders = (wrong: (rule: Rule, file: string) => boolean): string[] =>
    loaded.filter(([file, rule]) => wrong(rule, file)).map(([file]) => file);

describe("the registry", () => {
    it("holds every rule file, in the order of the folders, the one on exemptions last", () => {
        assert.deepEqual(
            rules.map((rule) => rule.name),
            loaded.map(([, rule]) => rule.name),
        );
        assert.equal(rules.at(-1)?.name, REGISTER);
    });

    it("holds each name once", () => {
        assert.equal(new Set(rules.map((rule) => rule.name)).size, rules.length);
    });
});

describe("every rule", () => {
    it("is named after its topic and file", () => {
        assert.deepEqual(
            offenders((rule, file) => rule.name !== file.replace("/", "-")),
            [],
        );
    });

    it("has the kind, level, fix and checklist rows that are fixed for its name", () => {
        const actual = loaded.map(([, rule]) => ({
            name: rule.name,
            kind: rule.kind,
            fix: rule.kind === "resource" && rule.remedy !== undefined,
            level: rule.level,
            checklist: [...rule.checklist],
        }));
        const expected = loaded.map(([, { name }]) => {
            const entry = fixed.get(name);
            return entry === undefined ? { name, missing: true } : name === REGISTER ? { ...entry, kind: "register" } : entry;
        });
        assert.deepEqual(actual, expected);
    });

    it("says in the same words how the patterns in its options are written", () => {
        const told = loaded.flatMap(([file, rule]) =>
            Object.entries(optionsOf(rule)).flatMap(([name, { schema }]) => {
                const about = schema.description ?? "";
                const speaks = /\bglobs?\b|wildcard|any characters/i.test(about);
                return speaks && !about.includes(WILDCARDS) ? [`${file} ${name}`] : [];
            }),
        );
        assert.deepEqual(told, []);
    });

    it("serves rows that the checklist has", () => {
        assert.deepEqual(
            offenders((rule) => rule.checklist.length === 0 || rule.checklist.some((row) => !rows.has(row))),
            [],
        );
    });

    it("has a level for the strict preset only where the baseline disables it", () => {
        assert.deepEqual(
            offenders((rule) => rule.strict !== undefined && rule.level !== "disabled"),
            [],
        );
    });

    it("has a test at the same place", () => {
        assert.deepEqual(
            offenders((_, file) => !existsSync(join(ROOT, "test", "policies", `${file}.test.ts`))),
            [],
        );
    });

    it("says its law in one sentence with must", () => {
        const sentence = /^[A-Z][^\n]*\bmust\b[^\n]*\.$/;
        assert.deepEqual(
            offenders(({ description }) => !sentence.test(description) || /[.!?]\s+[A-Z]/.test(description)),
            [],
        );
    });

    it("begins its fix so that it can follow `Fix:`, and ends it as a sentence", () => {
        assert.deepEqual(
            offenders(({ fix }) => !/^[a-z`][^\n]*\.$/.test(fix[0])),
            [],
        );
    });

    it("ends each message that is a plain text as a sentence", () => {
        assert.deepEqual(
            offenders(({ messages }) => Object.values(messages).some((message) => typeof message === "string" && !/\.$/.test(message))),
            [],
        );
    });

    it("describes each of its options, and takes its own defaults and strict values", () => {
        for (const rule of rules) {
            for (const [name, option] of Object.entries(optionsOf(rule))) {
                assert.match(option.schema.description ?? "", /\.$/, `${rule.name} ${name}`);
                for (const value of [option.default, option.strict]) {
                    if (value !== undefined) assert.deepEqual(option.read(value), { value }, `${rule.name} ${name}`);
                }
            }
        }
    });

    it("is short: what is longer belongs in the model", () => {
        const lines = loaded.map(
            ([file]) =>
                [
                    file,
                    readFileSync(join(ROOT, "policies", `${file}.ts`), "utf8")
                        .trimEnd()
                        .split("\n").length,
                ] as const,
        );
        assert.deepEqual(
            lines.filter(([, count]) => count > 120),
            [],
        );
    });
});
