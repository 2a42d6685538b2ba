import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Analyzer, levelName } from "../support/analyzer";
import { compiledPack } from "../support/pack";
import { ROOT_STACK, analyze, analyzeStack, urnOf } from "../support/requests";

const PASSWORD = "Tr0ub4dor" + "-3";

/** A pack of three rules on every resource, the first and the last of which fail, made with the compiled kit. */
const PACK = `"use strict";
const { PolicyPack } = require("@pulumi/policy");
const { toPolicy } = require("../../dist/policies/kit/engine/adapter");
const { resourceRule, stackRule } = require("../../dist/policies/kit/rule");
const facts = (name) => ({
    name, description: name + " must work.", severity: "low", level: "mandatory", checklist: ["B3"], why: "A test.",
    fix: ["mend it."], on: "*", messages: { wrong: "is wrong." }, example: { good: { inputs: {} }, bad: { inputs: {} } },
});
const fail = (resource) => JSON.parse(resource.string("password"));
const loud = { ...facts("loud"), *check(resource, { found }) { yield found("wrong", "name"); } };
const broken = { ...facts("broken"), *check(resource, { found }) { yield found("wrong", "name"); fail(resource); } };
const late = { ...facts("late"), async *check(resource, { found }) { yield found("wrong", "name"); fail(resource); } };
const { on, example, ...stack } = facts("stack");
const whole = { ...stack, level: "advisory", example: { good: [], bad: [] }, check() { throw "${PASSWORD}"; } };
new PolicyPack("test", {
    policies: [resourceRule(broken), resourceRule(loud), resourceRule(late), stackRule(whole)].map(toPolicy),
});
`;

describe("A rule that fails, in the pack's process", () => {
    let analyzer: Analyzer;
    let folder: string;

    before(async () => {
        // Below the project, so that the pack finds the packages; the folder is not versioned.
        const parent = join(compiledPack(), ".tmp");
        mkdirSync(parent, { recursive: true });
        folder = mkdtempSync(join(parent, "pack-"));
        writeFileSync(join(folder, "index.js"), PACK);
        writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "test", version: "1.0.0", main: "index.js" }));
        writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
        analyzer = await Analyzer.start(folder);
        await analyzer.configure();
    });
    after(async () => {
        await analyzer.stop();
        rmSync(folder, { recursive: true });
    });

    const resource = { type: "aws:cloudwatch/logGroup:LogGroup", name: "orders", inputs: { name: "a", password: PASSWORD } };

    it("is a finding of its own, at the policy's level, and hides none of the others", async () => {
        const findings = await analyze(analyzer, resource);
        const inWords = (policy: string): string[] =>
            findings.filter(({ policyname }) => policyname === policy).map(({ message }) => message.split("\n")[1] ?? "");
        const internal = (policy: string): string =>
            `internal error in policy ${policy}, please report it: the policy could not judge this resource.`;
        const wrong = "name: is wrong. Fix: mend it.";
        assert.deepEqual(inWords("loud"), [wrong]);
        for (const policy of ["broken", "late"]) assert.deepEqual(inWords(policy), [internal(policy), wrong]);
        assert.ok(findings.every(({ enforcementlevel, urn }) => levelName(enforcementlevel) === "mandatory" && urn === urnOf(resource)));
    });

    it("is one for a whole stack too, whatever is thrown", async () => {
        const findings = await analyzeStack(analyzer, [ROOT_STACK, resource]);
        assert.deepEqual(
            findings.map(({ policyname, enforcementlevel, urn }) => [policyname, levelName(enforcementlevel), urn]),
            [["stack", "advisory", urnOf(ROOT_STACK)]],
        );
    });

    it("says on standard error its class and where it happened, and nothing of what it said", () => {
        assert.match(analyzer.errors.text, /^lambda-safeguard: internal error in policy broken: SyntaxError\n\s+at /m);
        assert.match(analyzer.errors.text, /^lambda-safeguard: internal error in policy stack: a value that is no error was thrown$/m);
        assert.ok(!analyzer.errors.text.includes(PASSWORD));
        assert.equal(analyzer.output.text, "");
    });
});
