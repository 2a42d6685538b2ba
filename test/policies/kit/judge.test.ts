import assert from "node:assert/strict";
import { causeOf, fingerprint } from "../../../policies/kit/judgement";
import { judgeResource, judgeStack } from "../../../policies/kit/judge";
import type { Environment, Judgement } from "../../../policies/kit/judgement";
import { flag, object } from "../../../policies/kit/options";
import { diagnostics } from "../../../policies/kit/report";
import { resourceRule, ResourceView, stackRule } from "../../../policies/kit/rule";
import type { Rule } from "../../../policies/kit/rule";
import { readSettings } from "../../../policies/kit/settings";
import { text } from "../../../policies/kit/text";
import { nodeOf, Stack } from "../../../policies/model/stack";
import type { StackResource } from "../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { NOW } from "../../support/rule-tests";

const BUCKET = "aws:s3/bucket:Bucket";

const ON_BUCKETS = {
    name: "test-rule",
    description: "Elements must be false.",
    severity: "low",
    level: "mandatory",
    checklist: [],
    why: "for the test",
    fix: ["write false."],
    on: BUCKET,
    example: { good: { inputs: {} }, bad: { inputs: {} } },
} as const;

/** A rule on made-up properties: it reports each element of `list` that is true, and throws where the inputs say so. */
const rule = resourceRule({
    ...ON_BUCKETS,
    config: object({ strict: flag({ default: false, about: "strict" }) }),
    messages: { element: (d: { index: number }) => text`element ${d.index} is true.` },
    *check(resource, { each, found, at }) {
        const view = resource.as();
        if (view.has("crash")) JSON.parse("Cnry7Qx9Zk2Vw4");
        let index = 0;
        yield* each(view.list("list"), function* (element) {
            const position = index++;
            const finding = found("element", element, { index: position });
            if (element.asBoolean() === true) yield position === 3 ? at("advisory", finding) : finding;
        });
    },
});

/** The same facts for a rule on stacks. */
const FACTS = { ...(rule as never as Parameters<typeof stackRule>[0]), kind: "stack" };

const SURROUNDINGS: Environment = {
    now: NOW,
    program: { folder: undefined },
    deployer: { env: {}, asked: false },
    register: { entries: () => [] },
};

function judge(inputs: object, config: Record<string, unknown> = {}, judged: Rule = rule): Judgement {
    const view = new ResourceView(inputs, `urn:pulumi:t::p::${BUCKET}::b`, BUCKET, "b", undefined, { protect: false });
    const settings = readSettings(judged, config);
    const judgement = judgeResource(judged, view, settings, SURROUNDINGS);
    assert.ok(!(judgement instanceof Promise));
    return judgement;
}

const told = (judgement: Judgement, config: Record<string, unknown> = {}, complaints: readonly string[] = []): readonly object[] =>
    diagnostics(rule, judgement, readSettings(rule, config), complaints, { urn: "urn:root", type: "", name: "" });

describe("a judgement", () => {
    it("says where, what and how to mend it", () => {
        assert.deepEqual(
            judge({ list: [true] }).violations.map(({ message, property, id }) => ({ message, property, id })),
            [{ message: "list[0]: element 0 is true. Fix: write false.", property: "list[0]", id: "element" }],
        );
    });
    it("stops at an unknown for that subject alone", () => {
        const judgement = judge({ list: [true, UNKNOWN, true] });
        assert.deepEqual(
            judgement.violations.map((violation) => violation.property),
            ["list[0]", "list[2]"],
        );
        assert.deepEqual(
            judgement.undetermined.map(({ property, reason }) => ({ property, reason })),
            [{ property: "list[1]", reason: "unknown" }],
        );
    });
    it("ends with what to do about its kind, where the rule says so, and else with what the rule says first", () => {
        const told = (of: object): readonly string[] =>
            judge({ list: [true] }, {}, { ...rule, ...of }).violations.map(({ message }) => message);
        assert.deepEqual(told({ fixes: { element: "take it out." } }), ["list[0]: element 0 is true. Fix: take it out."]);
        assert.deepEqual(told({ fixes: { other: "take it out." } }), ["list[0]: element 0 is true. Fix: write false."]);
    });
    describe("of which nobody knows whether the policy is meant", () => {
        const meant = { ...rule, applies: (resource: ResourceView) => resource.boolean("on") === true } as unknown as Rule;
        const doubts = (inputs: object): readonly (string | number)[] => {
            const { violations, undetermined, applicable } = judge(inputs, {}, meant);
            return [violations.length, ...undetermined.map(({ property, reason }) => `${property}: ${reason}`), String(applicable)];
        };
        it("is a violation where it is meant, and nothing where it is not", () => {
            assert.deepEqual(doubts({ on: true, list: [true] }), [1, "true"]);
            assert.deepEqual(doubts({ on: false, list: [true] }), [0, "false"]);
        });
        it("is undetermined in place of a violation, for what hides the answer", () => {
            assert.deepEqual(doubts({ on: UNKNOWN, list: [true] }), [0, "on: unknown", "true"]);
            assert.deepEqual(doubts({ on: MASKED, list: [true, UNKNOWN] }), [0, "list[1]: unknown", "on: secret", "true"]);
        });
        it("is compliant where the policy would find nothing anyway", () => {
            assert.deepEqual(doubts({ on: UNKNOWN, list: [false] }), [0, "true"]);
        });
        it("holds for a whole stack", () => {
            const bucket = { urn: `urn:pulumi:t::p::${BUCKET}::b`, type: BUCKET, name: "b", props: { on: UNKNOWN } };
            const stack = Stack.of([{ ...bucket, dependencies: [], propertyDependencies: {} } as never]);
            const judged = stackRule({
                ...FACTS,
                messages: { wrong: text`wrong.` },
                applies: ({ buckets }) => buckets.some((node) => node.inputs.as().boolean("on") === true),
                *check({ buckets }, { found }) {
                    for (const node of buckets) yield found("wrong", node);
                },
            });
            const root = { urn: "urn:root", type: "pulumi:pulumi:Stack", name: "root" };
            const { violations, undetermined, failure } = judgeStack(judged, stack, root, readSettings(judged, {}), SURROUNDINGS);
            assert.deepEqual([violations, failure], [[], undefined]);
            assert.deepEqual(
                undetermined.map(({ subject, property }) => [subject.name, property]),
                [["b", "on"]],
            );
        });
    });
    it("puts what it cannot read in another resource on that resource", () => {
        const resource = (type: string, name: string, props: object, of: object = {}): StackResource =>
            ({ urn: `urn:pulumi:t::p::${type}::${name}`, type, name, props, dependencies: [], propertyDependencies: of }) as never;
        const role = resource("aws:iam/role:Role", "role", { arn: UNKNOWN, path: UNKNOWN });
        const fn = resource("aws:lambda/function:Function", "fn", { role: UNKNOWN }, { role: [role.urn] });
        const judged = stackRule({
            ...FACTS,
            messages: { wrong: text`wrong.` },
            *check({ functions }, { each, found }) {
                yield* each(functions, function* (node) {
                    if (nodeOf(node.role)?.inputs.string("path") === "/") yield found("wrong", node);
                });
            },
        });
        const { undetermined } = judgeStack(judged, Stack.of([role, fn]), fn, readSettings(judged, {}), SURROUNDINGS);
        assert.deepEqual(
            undetermined.map(({ subject, property }) => [subject.name, property]),
            [["role", "path"]],
        );
    });
    it("contains a failure, without the error's words", () => {
        const { failure = "", violations } = judge({ crash: 1 });
        assert.match(failure, /^SyntaxError\n/);
        assert.ok(!failure.includes("Cnry7Qx9Zk2Vw4"));
        assert.deepEqual(violations, []);
        assert.deepEqual(told(judge({ crash: 1 })), [
            {
                urn: "urn:root",
                message: "internal error in policy test-rule, please report it: the policy could not judge this resource.",
                level: undefined,
            },
        ]);
    });
    it("looks for the program's folder only where the rule asks for it", () => {
        const asking = {
            ...rule,
            *check(_: unknown, { program }: { program: { folder: unknown } }) {
                assert.equal(program.folder, "/shop");
            },
        } as unknown as Rule;
        const lookedFor = (judged: Rule): number => {
            let times = 0;
            const view = new ResourceView({}, `urn:pulumi:t::p::${BUCKET}::b`, BUCKET, "b", undefined, { protect: false });
            const judgement = judgeResource(judged, view, readSettings(judged, {}), {
                now: NOW,
                get program() {
                    times++;
                    return { folder: "/shop" };
                },
                deployer: { env: {}, asked: false },
                register: { entries: () => [] },
            });
            assert.equal((judgement as Judgement).failure, undefined);
            return times;
        };
        assert.deepEqual([lookedFor(rule), lookedFor(asking)], [0, 1]);
    });
    it("sets an exempted finding apart", () => {
        const exemptions = [{ resource: "*::b", reason: "r", owner: "o", expires: "2026-12-31" }];
        const { violations, exempted } = judge({ list: [true] }, { exemptions });
        assert.deepEqual(violations, []);
        assert.deepEqual(
            exempted.map((entry) => entry.exemption.owner),
            ["o"],
        );
        const expired = exemptions.map((entry) => ({ ...entry, expires: "2026-11-20" }));
        assert.equal(judge({ list: [true] }, { exemptions: expired }).violations.length, 1);
    });
    it("has a fingerprint that depends on the place and the message id, not on the words", () => {
        const [first, second] = judge({ list: [true, true] }).violations;
        assert.ok(first !== undefined && second !== undefined);
        assert.match(fingerprint(first), /^[0-9a-f]{64}$/);
        assert.notEqual(fingerprint(first), fingerprint(second));
        assert.equal(fingerprint({ ...first, message: "other words" }), fingerprint(first));
    });
});

describe("what the engine is told", () => {
    it("is silent about unknowns of a resource by default, advises or reports them where that is asked for", () => {
        const judgement = judge({ list: [UNKNOWN] });
        const message =
            "list[0]: cannot be judged: it is known only after the deployment. The update judges it; `lambda-safeguard rehearse` judges it now.";
        const urn = `urn:pulumi:t::p::${BUCKET}::b`;
        assert.deepEqual(told(judgement), []);
        assert.deepEqual(told(judgement, { onUnknown: "advise" }), [{ urn, message, level: "advisory" }]);
        assert.deepEqual(told(judgement, { onUnknown: "violate" }), [{ urn, message, level: undefined }]);
    });
    it("says nothing of an unknown on an exempted resource", () => {
        const exemptions = [{ resource: "*::b", reason: "r", owner: "o", expires: "2026-12-31" }];
        const config = { onUnknown: "violate", exemptions };
        const judgement = judge({ list: [UNKNOWN] }, config);
        assert.equal(judgement.undetermined[0]?.exempting?.index, 0);
        assert.deepEqual(told(judgement, config), []);
    });
    it("keeps the level of a single finding", () => {
        const levels = told(judge({ list: [false, false, true, true] })).map((diagnostic) => (diagnostic as { level: unknown }).level);
        assert.deepEqual(levels, [undefined, "advisory"]);
    });
    it("puts what is wrong with the configuration first, as mandatory", () => {
        assert.deepEqual(told(judge({}), {}, ["unknown option `x`"]), [
            { urn: "urn:root", message: "configuration: unknown option `x`", level: "mandatory" },
        ]);
    });
    it("counts what is more than fifty findings", () => {
        const said = told(judge({ list: Array.from({ length: 80 }, () => true) })) as { message: string; level: unknown }[];
        assert.equal(said.length, 51);
        assert.equal(said.at(-1)?.message, "and 30 more findings of this policy; `lambda-safeguard check` lists all.");
        assert.equal(said.at(-1)?.level, undefined);
    });
    it("counts one finding as one", () => {
        const said = told(judge({ list: Array.from({ length: 51 }, () => true) })) as { message: string }[];
        assert.equal(said.at(-1)?.message, "and 1 more finding of this policy; `lambda-safeguard check` lists all.");
    });
    it("does not weaken the verdict when only advisory findings are left out", () => {
        const judgement = judge({ list: [true] });
        const many = {
            ...judgement,
            violations: Array.from({ length: 60 }, (_, index) => ({
                ...judgement.violations[0]!,
                property: `list[${index}]`,
                level: index > 49 ? ("advisory" as const) : undefined,
            })),
        };
        assert.equal((told(many).at(-1) as { level: unknown }).level, "advisory");
    });
});

describe("places whose keys are not shown", () => {
    const keys = ["Cost Center", "Business Owner", "Größe"];
    const named = resourceRule({
        ...ON_BUCKETS,
        messages: { wrong: text`Statement[2] is wrong.` },
        *check(resource, { each, found }) {
            yield* each(resource.as().entries("tags"), function* ([, value]) {
                if (value.asString() !== "fine") yield found("wrong", value);
            });
            for (const where of [
                ["policy", "Statement", 2],
                ["policy", "Statement", 2, "Action"],
            ])
                yield found("wrong", where);
        },
    });
    it("are findings of their own, with identities of their own", () => {
        const { violations } = judge({ tags: Object.fromEntries(keys.map((key) => [key, "x"])) }, {}, named);
        const tags = violations.filter(({ path }) => path[0] === "tags");
        assert.deepEqual(
            tags.map(({ property }) => property),
            keys.map(() => "tags.(a tag)"),
        );
        assert.equal(new Set(tags.map(fingerprint)).size, 3);
        assert.ok(!JSON.stringify(violations.map(({ message }) => message)).includes("Cost"));
    });
    it("are doubts of their own", () => {
        const { undetermined } = judge({ tags: Object.fromEntries(keys.map((key) => [key, UNKNOWN])) }, {}, named);
        assert.equal(undetermined.length, 3);
    });
    it("are said once where the message begins with them", () => {
        const [first, second] = judge({}, {}, named).violations.map(({ message }) => message);
        assert.equal(first, "policy.Statement[2] is wrong. Fix: write false.");
        assert.equal(second, "policy.Statement[2].Action: the statement is wrong. Fix: write false.");
    });
});

describe("findings of one mistake", () => {
    const shared = stackRule({
        name: "test-shared",
        description: "Buckets must differ.",
        severity: "low",
        level: "mandatory",
        checklist: [],
        why: "for the test",
        fix: ["make them differ."],
        messages: { same: (d: { count: number }) => text`${d.count} buckets are alike.` },
        example: { good: [], bad: [] },
        *check(stack, { found, sharing }) {
            const nodes = stack.ofType(BUCKET);
            for (const node of nodes) yield sharing(String(node.inputs.as().string("kind")), found("same", node, { count: nodes.length }));
        },
    });
    const bucket = (name: string, kind: string): StackResource => ({
        urn: `urn:pulumi:t::p::${BUCKET}::${name}`,
        type: BUCKET,
        name,
        props: { kind },
        parent: undefined,
        dependencies: [],
        propertyDependencies: {},
        provider: undefined,
    });
    it("each say what is wrong and what to do; in the engine, which prints them one below the other, the others point to the first", () => {
        const resources = [bucket("c", "x"), bucket("a", "x"), bucket("b", "y"), bucket("d", "x")];
        const [root] = resources;
        assert.ok(root !== undefined);
        const environment = {
            now: NOW,
            program: { folder: undefined },
            deployer: { env: {}, asked: false },
            register: { entries: () => [] },
        };
        const settings = readSettings(shared, {});
        const judgement = judgeStack(shared, Stack.of(resources), root, settings, environment);
        const { violations } = judgement;
        const whole = "4 buckets are alike. Fix: make them differ.";
        const pointing = 'the same mistake as the one reported for Bucket "a".';
        assert.deepEqual(
            violations.map(({ subject, message }) => [subject.name, message]),
            ["a", "b", "c", "d"].map((name) => [name, whole]),
        );
        assert.deepEqual(
            diagnostics(shared, judgement, settings, [], root).map(({ message }) => message),
            [whole, whole, pointing, pointing],
        );
        const [a, b, c] = violations.map(causeOf);
        assert.ok(a === c && a !== b && a !== null);
        assert.equal(new Set(violations.map(fingerprint)).size, 4);
    });
});
