import assert from "node:assert/strict";
import { join } from "node:path";
import fc from "fast-check";
import { judgeResource, judgeStack, rootOf } from "../../policies/kit/judge";
import type { Environment, Judgement } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import type { Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { Stack } from "../../policies/model/stack";
import type { StackResource } from "../../policies/model/stack";
import { View } from "../../policies/model/values";
import { ruleFiles } from "../../scripts/sync/registry";
import { ROOT } from "../support/pack";
import { assertProportional } from "../support/steps";
import { realise } from "../support/stack-example";
import { anything, examplesOf, inputsLike, keysOf, placesOf, replaced, stacks } from "./arbitrary";

type Loose = Readonly<Record<string, unknown>>;

const rules = ruleFiles(ROOT).map((file) => (require(join(ROOT, "policies", file)) as { default: Rule }).default);
const resourceRules = rules.filter((rule) => rule.kind === "resource");
const stackRules = rules.filter((rule) => rule.kind === "stack");

const environment = (entries: readonly unknown[] = []): Environment => ({
    now: new Date("2026-11-21T12:00:00Z"),
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => entries.map((raw, index) => ({ policy: "test-names", index, raw })) },
});

function judge(rule: Rule, type: string, inputs: Loose, provider?: Loose): Judgement {
    const from = provider && { urn: "urn:p", type: "pulumi:providers:aws", name: "p", inputs: new View(provider) };
    const view = new ResourceView(inputs, `urn:pulumi:test::example::${type}::subject`, type, "subject", from, { protect: false });
    return judgeResource(rule, view, readSettings(rule, {}), environment()) as Judgement;
}

function judgeAll(rule: Rule, resources: readonly StackResource[], stack = Stack.of(resources)): Judgement {
    const root = rootOf(resources);
    assert.ok(root !== undefined);
    return judgeStack(rule, stack, root, readSettings(rule, {}), environment());
}

/** A number that no text has yet: what was scanned before is remembered. */
let serial = 0;

describe("every resource rule, whatever the inputs", () => {
    it("never fails", () => {
        for (const rule of resourceRules) {
            const examples = examplesOf(rule);
            const keys = [...keysOf(examples.map(({ inputs }) => inputs))];
            const provider = fc.option(inputsLike([], ["region", "version", "defaultTags", "endpoints"]), { nil: undefined });
            const inputs = inputsLike(
                examples.map((example) => example.inputs),
                keys,
            );
            const types = [...new Set(examples.map(({ type }) => type))];
            fc.assert(
                fc.property(fc.constantFrom(...types), inputs, provider, (type, subject, from) => {
                    const { failure } = judge(rule, type, subject, from);
                    assert.equal(failure, undefined, rule.name);
                }),
                { numRuns: 40 },
            );
        }
    });

    it("never fails over texts and values that are nested without end", () => {
        const depth = 100_000;
        const nested = [`${"[".repeat(depth)}${"]".repeat(depth)}`, `${'{"Statement":'.repeat(5000)}1${"}".repeat(5000)}`];
        let value: unknown = "a";
        for (let index = 0; index < 500; index++) value = index % 2 === 0 ? [value] : { Statement: value, a: 1 };
        for (const rule of resourceRules) {
            for (const { type, inputs } of examplesOf(rule)) {
                for (const place of placesOf(inputs).slice(1)) {
                    for (const odd of [...nested, value]) {
                        const { failure } = judge(rule, type, replaced(inputs, place, odd) as Loose);
                        assert.equal(failure, undefined, `${rule.name} at ${place.join(".")}`);
                    }
                }
            }
        }
    });

    describe("with long texts at every place at once", () => {
        const UNITS = [
            "a",
            "a.",
            "@",
            "{",
            "arn:aws:iam::",
            "-----BEGIN ",
            "https://a:b@",
            "a=b&",
            "1 ",
            "eyJ",
            "/",
            '{"Statement":[',
            "\n\t",
        ];
        const lengthened = (inputs: unknown, text: string): Loose =>
            placesOf(inputs)
                .filter((place) => typeof at(inputs, place) === "string")
                .reduce<unknown>((result, place) => replaced(result, place, `${text}${serial++}`), inputs) as Loose;

        for (const rule of resourceRules) {
            const { type, inputs } = examplesOf(rule)[1] ?? { type: "", inputs: {} };

            it(`${rule.name} takes steps in proportion to their length`, () => {
                for (const unit of UNITS)
                    assertProportional(
                        JSON.stringify(unit),
                        (size) => {
                            const long = lengthened(inputs, unit.repeat(Math.ceil(size / unit.length)));
                            return () => assert.equal(judge(rule, type, long).failure, undefined);
                        },
                        16_384,
                    );
            });
        }

        it("of a megabyte no rule fails", () => {
            for (const unit of UNITS) {
                const text = unit.repeat(Math.ceil(1_000_000 / unit.length / UNITS.length));
                for (const rule of resourceRules) {
                    const { type, inputs } = examplesOf(rule)[1] ?? { type: "", inputs: {} };
                    assert.equal(judge(rule, type, lengthened(inputs, text)).failure, undefined, `${rule.name}: ${JSON.stringify(unit)}`);
                }
            }
        });
    });

    for (const rule of resourceRules) {
        it(`${rule.name} takes steps in proportion to the length of its lists, maps and documents`, () => {
            const { type, inputs } = examplesOf(rule)[1] ?? { type: "", inputs: {} };
            const run = (size: number): (() => void) => {
                const wide = widened(inputs, size) as Loose;
                return () => assert.equal(judge(rule, type, wide).failure, undefined);
            };
            assertProportional(rule.name, run, 250);
        });
    }
});

function at(value: unknown, path: readonly string[]): unknown {
    const [key, ...rest] = path;
    return key === undefined ? value : at((value as Loose)[key], rest);
}

/** Every outermost list, and every map of texts, with its elements so many times, each a little different; in JSON texts too. */
function widened(value: unknown, size: number): unknown {
    if (typeof value === "string" && /^[[{]/.test(value)) {
        try {
            return JSON.stringify(widened(JSON.parse(value), size));
        } catch {
            return value;
        }
    }
    if (Array.isArray(value))
        return Array.from({ length: size * value.length }, (_, index) => numbered(value[index % value.length], index));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    if (entries.length > 0 && entries.every(([, inner]) => typeof inner === "string") && entries.length < 4)
        return Object.fromEntries([
            ...entries,
            ...Array.from({ length: size }, (_, index) => [`${entries[0]?.[0] ?? ""}${index}`, numbered(entries[0]?.[1], index)]),
        ]);
    return Object.fromEntries(entries.map(([key, inner]) => [key, widened(inner, size)]));
}

const numbered = (value: unknown, index: number): unknown => (typeof value === "string" && index > 0 ? `${value}${serial++}` : value);

describe("every stack rule, whatever the stack", () => {
    const resources = stackRules.flatMap(examplesOf);
    const keys = [...keysOf(resources.map(({ inputs }) => inputs))];

    it("never fails, over parents in a circle, dependencies on nothing and values of any shape", () => {
        fc.assert(
            fc.property(stacks(resources, keys), (stack) => {
                const shared = Stack.of(stack);
                for (const rule of stackRules) {
                    const { failure } = judgeAll(rule, stack, shared);
                    assert.equal(failure, undefined, rule.name);
                }
            }),
            { numRuns: 150 },
        );
    });

    it("never fails over its own examples with anything at any place", () => {
        for (const rule of stackRules) {
            for (const example of [rule.example.good, rule.example.bad]) {
                const real = realise(example, "deployed");
                const position = fc
                    .nat({ max: Math.max(real.length - 1, 0) })
                    .chain((index) => fc.tuple(fc.constant(index), fc.constantFrom(...placesOf(real[index]?.props ?? {})), anything(keys)));
                fc.assert(
                    fc.property(position, ([index, place, value]) => {
                        const changed = real.map((one, other) =>
                            other === index ? { ...one, props: replaced(one.props, place, value) } : one,
                        );
                        const { failure } = judgeAll(rule, changed);
                        assert.equal(failure, undefined, rule.name);
                    }),
                    { numRuns: 25 },
                );
            }
        }
    });

    for (const rule of stackRules) {
        it(`${rule.name} takes steps in proportion to the number of resources`, () => {
            const copies = (size: number): readonly StackResource[] =>
                Array.from({ length: size }, (_, index) => renamed(realise(rule.example.bad, "deployed"), index)).flat();
            const run = (size: number): (() => void) => {
                const many = copies(size);
                return () => assert.equal(judgeAll(rule, many).failure, undefined);
            };
            assertProportional(rule.name, run, 100);
        });
    }
});

/** A copy of a stack under other names: URNs, names and what refers to them get a number. */
function renamed(resources: readonly StackResource[], index: number): readonly StackResource[] {
    const names = resources.map(({ name }) => name);
    serial++;
    const change = (value: unknown): unknown => {
        if (typeof value === "string") return names.reduce((text, name) => text.replaceAll(name, `${name}-${serial}`), value);
        if (Array.isArray(value)) return value.map(change);
        if (typeof value !== "object" || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
    };
    const root = ({ type }: StackResource): boolean => type === "pulumi:pulumi:Stack";
    return resources.flatMap((resource) =>
        root(resource)
            ? index === 0
                ? [resource]
                : []
            : [change({ ...resource, type: "" }) as StackResource].map((one) => ({ ...one, type: resource.type })),
    );
}

describe("the configuration, whatever it holds", () => {
    it("is read without a failure, exemptions of any shape included", () => {
        const register = rules.filter((rule) => rule.kind === "register");
        for (const rule of rules) {
            const names = ["exemptions", "onUnknown", ...Object.keys(rule.config ?? {})];
            fc.assert(
                fc.property(inputsLike([], names), (raw) => {
                    const { problems, config } = readSettings(rule, raw);
                    assert.ok(problems.every(({ message }) => !message.includes("\n")));
                    assert.deepEqual(Object.keys(config).sort(), Object.keys(rule.config ?? {}).sort());
                }),
                { numRuns: 20 },
            );
        }
        assert.equal(register.length, 1);
        fc.assert(
            fc.property(fc.array(anything(["resource", "reason", "owner", "expires"]), { maxLength: 5 }), (exemptions) => {
                const root = { urn: "urn:root", type: "pulumi:pulumi:Stack", name: "root" };
                for (const rule of register) {
                    const { failure } = judgeStack(rule, Stack.of([]), root, readSettings(rule, { exemptions }), environment(exemptions));
                    assert.equal(failure, undefined);
                }
            }),
            { numRuns: 200 },
        );
    });
});
