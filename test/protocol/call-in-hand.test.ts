import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UNKNOWN } from "../../policies/model/values";
import { Analyzer } from "../support/analyzer";
import { compiledPack } from "../support/pack";
import { ROOT_STACK, analyzeRequest, analyzeStackRequest, remediate } from "../support/requests";
import type { Registered } from "../support/requests";

/**
 * Rules for two of three types, for one, for all, and for the stack, made with the compiled kit; one takes its time. Each time the SDK
 * deserialises inputs that are not empty, a line says so. Served with the call in hand or, with PLAIN, as the SDK does it.
 */
const PACK = `"use strict";
const deserialize = require("@pulumi/policy/deserialize");
const { deserializeProperties } = deserialize;
deserialize.deserializeProperties = (struct, secrets) => {
    if (struct.getFieldsMap().getLength() > 0) process.stderr.write("deserialised\\n");
    return deserializeProperties(struct, secrets);
};
const { PolicyPack } = require("@pulumi/policy");
const { toPolicy } = require("../../dist/policies/kit/engine/adapter");
const { servingCalls } = require("../../dist/policies/kit/engine/call-in-hand");
const { resourceRule, stackRule } = require("../../dist/policies/kit/rule");
const facts = (name) => ({
    name, description: name + " must work.", severity: "low", level: "mandatory", checklist: ["B3"], why: "A test.",
    fix: ["mend it."], messages: { wrong: "is wrong." },
});
const example = { good: { inputs: {} }, bad: { inputs: {} } };
const on = (name, on, more = {}) => resourceRule({
    ...facts(name), on, example,
    *check(resource, { found }) { if (resource.string("state") === "bad") yield found("wrong", "state"); },
    ...more,
});
const stack = (name, more = {}) => stackRule({
    ...facts(name), example: { good: [], bad: [] },
    *check(stack, { found }) { for (const node of stack.ofType("a:b:Two")) yield found("wrong", node); },
    ...more,
});
const slow = { async *check(resource, { found }) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (resource.string("state") === "bad") yield found("wrong", "state");
} };
const mend = { remedy(inputs) { inputs.state = "good"; } };
const make = () => new PolicyPack("test", { policies: [
    on("slow", ["a:b:One", "a:b:Two"], slow), on("one", "a:b:One", mend), on("two", ["a:b:Two", "a:b:Three"], mend), on("every", "*"), on("several", ["a:b:Three", "a:b:One"]),
    stack("first"), stack("absent", { *check(stack, { found }) { for (const node of stack.ofType("a:b:Four")) if (!node.inputs.has("filled")) yield found("wrong", node); } }), stack("anchored", { anchor: "a:b:Three" }), stack("last"),
].map(toPolicy) });
if (process.env.PLAIN) make(); else servingCalls(make);
`;

interface Answer {
    readonly diagnosticsList: readonly { readonly policyname: string; readonly urn: string; readonly message: string }[];
    readonly notApplicableList: readonly { readonly policyName: string; readonly reason: string }[];
}

const TYPES = ["a:b:One", "a:b:Two", "a:b:Three", "a:b:Four"];
const bad = (type: string): Registered => ({ type, name: "subject", inputs: { state: "bad" } });

describe("The call in hand", () => {
    const folders: string[] = [];
    let quick: Analyzer;
    let plain: Analyzer;

    async function start(environment: Readonly<Record<string, string>>): Promise<Analyzer> {
        // Below the project, so that the pack finds the packages; the folder is not versioned.
        const parent = join(compiledPack(), ".tmp");
        mkdirSync(parent, { recursive: true });
        const folder = mkdtempSync(join(parent, "pack-"));
        folders.push(folder);
        writeFileSync(join(folder, "index.js"), PACK);
        writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "test", version: "1.0.0", main: "index.js" }));
        writeFileSync(join(folder, "PulumiPolicy.yaml"), "runtime: nodejs\n");
        const analyzer = await Analyzer.start(folder, environment);
        await analyzer.configure({ one: { level: "remediate" }, two: { level: "remediate" } });
        return analyzer;
    }
    before(async () => {
        [quick, plain] = await Promise.all([start({}), start({ PLAIN: "true" })]);
    });
    after(async () => {
        await Promise.all([quick.stop(), plain.stop()]);
        for (const folder of folders) rmSync(folder, { recursive: true });
    });

    const about = async (analyzer: Analyzer, type: string): Promise<Answer> =>
        (await analyzer.call("analyze", analyzeRequest(bad(type)))) as Answer;
    const aboutStack = async (analyzer: Analyzer, types: readonly string[]): Promise<Answer> =>
        (await analyzer.call("analyzeStack", analyzeStackRequest([ROOT_STACK, ...types.map(bad)]))) as Answer;
    const policies = ({ diagnosticsList, notApplicableList }: Answer): object => ({
        found: diagnosticsList,
        silent: notApplicableList.map(({ policyName }) => policyName),
    });
    /** How often the SDK deserialised what was sent, while `run` ran. */
    async function deserialised(analyzer: Analyzer, run: () => Promise<unknown>): Promise<number> {
        const before = analyzer.errors.text.length;
        await run();
        // Standard error comes by another way than the answer: one more call is behind it.
        await analyzer.policies();
        await new Promise((resolve) => setTimeout(resolve, 50));
        return analyzer.errors.text.slice(before).split("deserialised\n").length - 1;
    }

    it("is pinned to the version of the SDK whose handlers were read", () => {
        const read = (...path: string[]): { version?: string; dependencies?: Record<string, string> } =>
            JSON.parse(readFileSync(join(compiledPack(), ...path, "package.json"), "utf8")) as object;
        assert.deepEqual(
            [read("node_modules", "@pulumi", "policy").version, read().dependencies?.["@pulumi/policy"]],
            ["v1.21.0", "1.21.0"],
        );
    });
    it("changes no answer about a resource: the same findings, and the same policies that have nothing to say", async () => {
        for (const type of TYPES) {
            const [fast, slow] = [policies(await about(quick, type)), policies(await about(plain, type))];
            assert.deepEqual(fast, slow);
        }
    });
    it("tells why a policy has nothing to say", async () => {
        const { notApplicableList } = await about(quick, "a:b:Four");
        assert.deepEqual(
            notApplicableList.map(({ policyName, reason }) => [policyName, reason]),
            [
                ["slow", "Policy only applies to resources of type 'a:b:One (and 1 more)'"],
                ["one", "Policy only applies to resources of type 'a:b:One'"],
                ["two", "Policy only applies to resources of type 'a:b:Two (and 1 more)'"],
                ["several", "Policy only applies to resources of type 'a:b:Three (and 1 more)'"],
            ],
        );
    });
    it("deserialises a resource once, for all policies that judge it", async () => {
        const count = (analyzer: Analyzer): Promise<number> => deserialised(analyzer, () => about(analyzer, "a:b:One"));
        assert.deepEqual([await count(quick), await count(plain)], [1, 5]);
    });
    it("keeps calls that run at the same time apart", async () => {
        const types = Array.from({ length: 40 }, (_, index) => TYPES[index % TYPES.length] ?? "");
        const answers = await Promise.all(types.map((type) => about(quick, type)));
        for (const [index, answer] of answers.entries())
            assert.deepEqual(policies(answer), policies(await about(plain, types[index] ?? "")));
    });
    it("changes no answer about a stack, and deserialises it once", async () => {
        for (const types of [["a:b:One", "a:b:Two"], ["a:b:Two", "a:b:Three"], []])
            assert.deepEqual(policies(await aboutStack(quick, types)), policies(await aboutStack(plain, types)));
        const count = (analyzer: Analyzer): Promise<number> => deserialised(analyzer, () => aboutStack(analyzer, ["a:b:Two", "a:b:Three"]));
        assert.deepEqual([await count(quick), await count(plain)], [2, 8]);
    });
    it("tells at a preview what the provider fills from what the program wrote", async () => {
        const preview = await start({ PULUMI_NODEJS_DRY_RUN: "true" });
        try {
            const planned = { ...bad("a:b:Four"), inputs: { state: "bad", filled: UNKNOWN } };
            const absent = async (): Promise<readonly string[]> =>
                ((await preview.call("analyzeStack", analyzeStackRequest([ROOT_STACK, planned]))) as Answer).diagnosticsList.map(
                    ({ policyname }) => policyname,
                );
            await preview.call("analyze", analyzeRequest(planned));
            assert.deepEqual(await absent(), []);
            await preview.call("analyze", analyzeRequest(bad("a:b:Four")));
            assert.deepEqual(await absent(), ["absent"]);
        } finally {
            await preview.stop();
        }
    });
    it("changes no remediation", async () => {
        for (const type of TYPES) assert.deepEqual(await remediate(quick, bad(type)), await remediate(plain, bad(type)));
        assert.deepEqual((await remediate(quick, bad("a:b:Two")))[0]?.properties, { state: "good" });
    });
});
