import assert from "node:assert/strict";
import { join } from "node:path";
import { judgeResource } from "../../policies/kit/judge";
import type { Judgement } from "../../policies/kit/judgement";
import { ResourceView, tokensOf } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { isRecord } from "../../policies/model/values";
import { ruleFiles } from "../../scripts/sync/registry";
import unlisted from "../fixtures/unlisted-tokens.json";
import { CANARY, fullInputs } from "../support/canaries";
import { ROOT } from "../support/pack";

type Loose = Readonly<Record<string, unknown>>;

const rules = ruleFiles(ROOT).map((file) => (require(join(ROOT, "policies", file)) as { default: Rule }).default);

/** For rules on every type: types with many texts. */
const MANY_TEXTS = [
    "aws:lambda/function:Function",
    "aws:ecs/taskDefinition:TaskDefinition",
    "aws:rds/instance:Instance",
    "aws:ssm/parameter:Parameter",
];

async function judge(rule: Rule, type: string, inputs: Loose): Promise<Judgement> {
    const view = new ResourceView(inputs, `urn:pulumi:test::example::${type}::subject`, type, "subject", undefined, { protect: false });
    const environment = {
        now: new Date("2026-11-21T12:00:00Z"),
        program: { folder: undefined },
        deployer: { env: {}, asked: false },
        register: { entries: () => [] },
    };
    return judgeResource(rule, view, readSettings(rule, {}), environment);
}

/** The inputs of an example, with whatever they leave out from all properties of the type. */
function filled(own: unknown, all: unknown): unknown {
    if (own === undefined) return all;
    if (!isRecord(own) || !isRecord(all)) return own;
    return Object.fromEntries([...new Set([...Object.keys(own), ...Object.keys(all)])].map((key) => [key, filled(own[key], all[key])]));
}

describe("every resource rule, with every property of its types set", () => {
    it("knows the types: their properties are found, nested ones too", () => {
        const inputs = fullInputs("aws:lambda/function:Function") as { environment: { variables: object }; role: string; layers: string[] };
        assert.ok(inputs.role.startsWith(CANARY) && inputs.layers[0]?.startsWith(CANARY));
        assert.ok(Object.keys(inputs.environment.variables)[0]?.startsWith(CANARY));
        assert.ok(Object.keys(inputs).length > 25);
    });
    it("knows the types of aws-native too", () => {
        const inputs = fullInputs("aws-native:lambda:Function") as { environment: { variables: unknown }; role: string; layers: string[] };
        assert.ok(inputs.role.startsWith(CANARY) && inputs.layers[0]?.startsWith(CANARY));
        assert.ok(inputs.environment.variables !== undefined);
        const known = rules
            .flatMap((rule) => (rule.kind === "resource" ? (tokensOf(rule) ?? []) : []))
            .filter((token) => token.startsWith("aws-native:"));
        const reasons = Object.keys(unlisted.tokens);
        assert.deepEqual(
            known.filter((token) => fullInputs(token) === undefined && !reasons.includes(token)),
            [],
        );
    });
    for (const rule of rules) {
        if (rule.kind !== "resource") continue;
        it(`repeats no value: ${rule.name}`, async () => {
            for (const type of tokensOf(rule) ?? MANY_TEXTS) {
                const all = fullInputs(type);
                if (all === undefined) continue;
                const examples = [rule.example.bad, rule.example.good].filter((example) => (example.type ?? tokensOf(rule)?.[0]) === type);
                for (const inputs of [all, ...examples.map((example) => filled(example.inputs, all) as Loose)]) {
                    const { violations, undetermined, failure } = await judge(rule, type, inputs);
                    assert.equal(failure, undefined);
                    const out = JSON.stringify([
                        violations.map(({ message, property }) => [message, property]),
                        undetermined.map(({ property }) => property),
                    ]);
                    assert.ok(
                        !out.includes(CANARY),
                        `${type}: ${out.slice(Math.max(0, out.indexOf(CANARY) - 120), out.indexOf(CANARY) + 40)}`,
                    );
                }
            }
        });
    }
});
