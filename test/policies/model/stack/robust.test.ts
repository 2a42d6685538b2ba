import assert from "node:assert/strict";
import fc from "fast-check";
import { KINDS, LINKS, Stack } from "../../../../policies/model/stack";
import type { Link, Node, StackResource } from "../../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../../policies/model/values";
import { ACCOUNT, given, roleArn, said, stackOf, TYPES } from "./build";

const tokens = [
    ...new Set([
        ...Object.values(KINDS).flatMap((kind): readonly string[] => kind.tokens),
        ...Object.values(LINKS).flatMap((link): readonly string[] => link.tokens),
        ...[
            "aws-native:iam:Role",
            "aws-native:lambda:Function",
            "aws-native:cloudwatch:Alarm",
            "pulumi:providers:aws",
            "pulumi:pulumi:Stack",
            "acme:index:Service",
        ],
    ]),
];
const properties = [
    ...[
        "role",
        "roles",
        "name",
        "id",
        "arn",
        "region",
        "policy",
        "policyArn",
        "policies",
        "inlinePolicies",
        "managedPolicyArns",
        "environment",
        "variables",
    ],
    ...[
        "loggingConfig",
        "logGroup",
        "dimensions",
        "metricQueries",
        "FunctionName",
        "functionName",
        "bucket",
        "users",
        "groups",
        "group",
        "user",
        "apiId",
    ],
    ...[
        "defaultCacheBehavior",
        "lambdaFunctionAssociations",
        "serviceConfig",
        "tags",
        "__proto__",
        "constructor",
        "allowedAccountIds",
        "assumeRoles",
    ],
];
const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(
            UNKNOWN,
            MASKED,
            "",
            "a",
            "arn:",
            roleArn("a"),
            "arn:aws:s3:::a",
            null,
            undefined,
            0,
            true,
            "[{",
            "\ud800",
        ),
        fc.string(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc
            .array(fc.tuple(fc.constantFrom(...properties), tie("tree")), { maxLength: 4 })
            .map((entries) => Object.fromEntries(entries) as unknown),
    ),
}));
const urn = (index: number): string => `urn:pulumi:t::p::x:y:Z::${index}`;
const links = fc.array(fc.nat(6).map(urn), { maxLength: 3 });
const resources = fc.array(
    fc.record({
        type: fc.constantFrom(...tokens),
        props: tree,
        parent: fc.option(fc.nat(6).map(urn), { nil: undefined }),
        dependencies: links,
        propertyDependencies: fc.dictionary(fc.constantFrom(...properties), links, { maxKeys: 3 }),
        provider: fc.option(
            fc.record({ urn: fc.constant("p"), type: fc.constant("pulumi:providers:aws"), name: fc.constant("p"), props: tree }),
            { nil: undefined },
        ),
    }),
    { maxLength: 7 },
);

/** Every getter of a node's class, asked. */
function askAll(node: Node): void {
    for (let at: object | null = node; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null) {
        for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
            if (descriptor.get !== undefined) Reflect.get(node, key);
        }
    }
}

describe("the stack model on any input", () => {
    it("answers everything and throws nothing", () => {
        fc.assert(
            fc.property(resources, (given) => {
                const stack = Stack.of(given.map((one, index): StackResource => ({ ...one, urn: urn(index), name: String(index) })));
                for (const node of stack.nodes) {
                    askAll(node);
                    for (const link of Object.values<Link>(LINKS)) stack.linked(link, node);
                    stack.roleConsumers().of(node);
                }
            }),
            { numRuns: 300 },
        );
    });

    it("leaves the properties as they were", () => {
        const props = Object.freeze({ name: "w", inlinePolicies: Object.freeze([]), tags: Object.freeze({ a: "b" }) });
        const stack = stackOf(given(TYPES.role, "worker", props), given("aws-native:iam:Role", "native", props));
        stack.nodes.forEach(askAll);
        assert.deepEqual(props, { name: "w", inlinePolicies: [], tags: { a: "b" } });
    });
});

describe("providers and accounts", () => {
    const { fn, role } = TYPES;
    const byName = (first: string, second: string): string => {
        const provider = (name: string): { provider: { name: string } } => ({ provider: { name } });
        const stack = stackOf(
            given(role, "worker", { name: "w" }, provider(first)),
            given(TYPES.attachment, "a", { role: "w" }, provider(second)),
        );
        return said(stack.ofType(TYPES.attachment)[0]?.joined(["role"], KINDS.role) ?? { kind: "?" });
    };

    it("take default providers of two versions for one", () => assert.equal(byName("default_7_48_0", "default_7_47_0"), "node worker"));
    it("keep explicit providers of unknown account apart", () =>
        assert.equal(byName("default_7_48_0", "default-eu"), "unresolved unresolved worker"));

    it("learn a provider's account from the role of one of its functions", () => {
        const provider = { name: "p", props: { region: "eu-west-1" } };
        const stack = stackOf(given(fn, "f", { role: roleArn("x") }, { provider }), given(role, "worker", { name: "w" }, { provider }));
        assert.deepEqual(
            stack.roles.map((one) => one.account),
            [ACCOUNT],
        );
    });

    it("learn nothing from resources that disagree, nor from an ARN that is another's", () => {
        const provider = { name: "p" };
        const target = given("aws:cloudwatch/eventTarget:EventTarget", "t", { arn: roleArn("x", "111111111111") }, { provider });
        const apart = stackOf(
            given(fn, "f", { role: roleArn("x") }, { provider }),
            given(fn, "g", { role: roleArn("x", "111111111111") }, { provider }),
            given(role, "w", {}, { provider }),
        );
        assert.deepEqual(
            [apart.roles[0]?.account, stackOf(target, given(role, "w", {}, { provider })).roles[0]?.account],
            [undefined, undefined],
        );
    });

    it("read the region of a resource before its provider's", () => {
        const provider = { name: "p", props: { region: "eu-west-1" } };
        const stack = stackOf(given(fn, "f", { region: "us-east-1" }, { provider }), given(fn, "g", {}, { provider }));
        assert.deepEqual(
            stack.functions.map(({ region, partition }) => [region, partition]),
            [
                ["us-east-1", "aws"],
                ["eu-west-1", "aws"],
            ],
        );
    });
});

describe("components", () => {
    it("have children, and children a parent", () => {
        const stack = stackOf(given(TYPES.component, "service"), given(TYPES.role, "worker", {}, { parent: "service" }));
        const [worker] = stack.roles;
        assert.equal(worker?.parent?.name, "service");
        assert.deepEqual(worker.parent.children, [worker]);
    });
});
