import assert from "node:assert/strict";
import { allOf, KINDS, nodeOf } from "../../../../policies/model/stack";
import { MASKED, Undetermined, UNKNOWN } from "../../../../policies/model/values";
import { ACCOUNT, functionArn, given, roleArn, said, stackOf, TYPES } from "./build";
import type { Given } from "./build";

const { role, fn, component, attachment } = TYPES;
const west = { name: "west", props: { region: "eu-west-1" } };
const other = { name: "other", props: { region: "eu-west-1", allowedAccountIds: '["210987654321"]' } };
const mine = { name: "mine", props: { region: "eu-west-1", allowedAccountIds: `["${ACCOUNT}"]` } };
const china = { name: "china", props: { region: "cn-north-1" } };

const OF_A_FUNCTION: readonly (readonly [title: string, expected: string, stack: readonly Given[]])[] = [
    [
        "a role whose ARN is unknown is found by the property's dependency",
        "node worker",
        [given(role, "worker", { name: "w" }), given(fn, "f", { role: UNKNOWN }, { from: { role: ["worker"] } })],
    ],
    [
        "a masked role is found by the property's dependency",
        "node worker",
        [given(role, "worker"), given(fn, "f", { role: MASKED }, { from: { role: ["worker"] } })],
    ],
    [
        "dependencies of other types do not count",
        "node worker",
        [
            given(role, "worker"),
            given(attachment, "logs", { role: UNKNOWN }, { from: { role: ["worker"] } }),
            given(fn, "f", { role: UNKNOWN }, { from: { role: ["logs", "worker"] } }),
        ],
    ],
    [
        "dependencies of other properties do not count",
        "node worker",
        [
            given(role, "worker"),
            given(role, "target"),
            given(fn, "f", { role: UNKNOWN }, { from: { role: ["worker"], environment: ["target"] } }),
        ],
    ],
    [
        "two roles behind an unknown value are ambiguous",
        "unresolved unresolved first second",
        [given(role, "first"), given(role, "second"), given(fn, "f", { role: UNKNOWN }, { from: { role: ["first", "second"] } })],
    ],
    [
        "the value decides between two roles where it is known",
        "node second",
        [
            given(role, "first", { arn: roleArn("1") }),
            given(role, "second", { arn: roleArn("2") }),
            given(fn, "f", { role: roleArn("2") }, { from: { role: ["first", "second"] } }),
        ],
    ],
    [
        "a known ARN needs no dependency",
        "node worker",
        [given(role, "worker", { arn: roleArn("w") }), given(fn, "f", { role: roleArn("w") })],
    ],
    [
        "a known ARN is not the role that it was computed from",
        `outside ${roleArn("imported")}`,
        [
            given(role, "worker", { arn: roleArn("w"), name: "w" }),
            given(fn, "f", { role: roleArn("imported") }, { from: { role: ["worker"] } }),
        ],
    ],
    [
        "a literal ARN is outside",
        `outside ${roleArn("imported")}`,
        [given(role, "worker", { name: "w" }), given(fn, "f", { role: roleArn("imported") })],
    ],
    [
        "a literal ARN of a role that is yet to be created is that role, by name",
        "node worker",
        [given(role, "worker", { name: "w" }, { provider: west }), given(fn, "f", { role: roleArn("w") }, { provider: west })],
    ],
    [
        "with a path too",
        "node worker",
        [given(role, "worker", { name: "w" }, { provider: west }), given(fn, "f", { role: roleArn("team/w") }, { provider: west })],
    ],
    [
        "an ARN of another account is not the role of that name",
        `outside ${roleArn("w")}`,
        [given(role, "worker", { name: "w" }, { provider: other }), given(fn, "f", { role: roleArn("w") }, { provider: west })],
    ],
    [
        "an ARN of another partition is not the role of that name",
        `outside ${roleArn("w")}`,
        [given(role, "worker", { name: "w" }, { provider: china }), given(fn, "f", { role: roleArn("w") }, { provider: china })],
    ],
    [
        "another provider whose account is unknown leaves it open",
        "unresolved unresolved worker",
        [
            given(role, "worker", { name: "w" }, { provider: { name: "north", props: {} } }),
            given(fn, "f", { role: roleArn("w") }, { provider: west }),
        ],
    ],
    [
        "an AWS-managed ARN is nothing in the stack",
        "outside arn:aws:iam::aws:role/w",
        [given(role, "worker", { name: "w" }), given(fn, "f", { role: "arn:aws:iam::aws:role/w" })],
    ],
    [
        "a read role vanishes from the dependencies, its ARN stays",
        `outside ${roleArn("read")}`,
        [given(fn, "f", { role: roleArn("read") }, { from: { role: [] } })],
    ],
    [
        "an unknown value without a dependency in the stack is unknown",
        "unresolved unknown",
        [given(role, "worker"), given(fn, "f", { role: UNKNOWN }, { from: { role: ["imported"], layers: ["worker"] } })],
    ],
    ["a masked value without a dependency is a secret", "unresolved secret", [given(fn, "f", { role: MASKED })]],
    ["a value of another shape is not a reference", "unresolved shape", [given(fn, "f", { role: { arn: "x" } })]],
    ["an absent role is none", "none", [given(role, "worker"), given(fn, "f", {}, { from: { environment: ["worker"] } })]],
    [
        "an absent output still has its input's dependency",
        "node worker",
        [given(role, "worker"), given(fn, "f", {}, { from: { role: ["worker"] } })],
    ],
    [
        "where no property has dependencies, the resource's are all there is",
        "node worker",
        [given(role, "worker"), given(fn, "f", { role: UNKNOWN }, { dependsOn: ["worker"] })],
    ],
    [
        "an attachment stands for its role where the role is no dependency itself",
        "node worker",
        [
            given(role, "worker"),
            given(attachment, "logs", { role: UNKNOWN }, { from: { role: ["worker"] } }),
            given(fn, "f", { role: UNKNOWN }, { from: { role: ["logs"] } }),
        ],
    ],
    [
        "a component stands for the role among its children",
        "node worker",
        [
            given(component, "service"),
            given(component, "inner", {}, { parent: "service" }),
            given(role, "worker", {}, { parent: "inner" }),
            given(fn, "f", { role: UNKNOWN }, { from: { role: ["service"] } }),
        ],
    ],
    [
        "a component with two roles is ambiguous",
        "unresolved unresolved a b",
        [
            given(component, "service"),
            given(role, "a", {}, { parent: "service" }),
            given(role, "b", {}, { parent: "service" }),
            given(fn, "f", { role: UNKNOWN }, { from: { role: ["service"] } }),
        ],
    ],
    [
        "a role of aws-native is a role",
        "node worker",
        [given("aws-native:iam:Role", "worker", { arn: roleArn("w"), roleName: "w" }), given(fn, "f", { role: roleArn("w") })],
    ],
    [
        "a role read twice is one role",
        "node a",
        [
            given(role, "a", { arn: roleArn("w") }),
            given(role, "b", { arn: roleArn("w") }),
            given(fn, "f", { role: UNKNOWN }, { from: { role: ["b"] } }),
        ],
    ],
];

describe("the role of a function", () => {
    for (const [title, expected, resources] of OF_A_FUNCTION) {
        it(title, () => {
            const [f] = stackOf(...resources).functions;
            assert.ok(f);
            assert.equal(said(f.role), expected);
        });
    }

    it("is found for a function of aws-native, whose dependencies stand under its own names", () => {
        const stack = stackOf(
            given("aws-native:iam:Role", "worker"),
            given(
                "aws-native:iam:RolePolicy",
                "p",
                { roleName: UNKNOWN, policyDocument: { Statement: [] } },
                { from: { roleName: ["worker"] } },
            ),
            given("aws-native:lambda:Function", "f", { role: UNKNOWN }, { from: { role: ["worker"] } }),
        );
        const [f] = stack.functions;
        assert.ok(f);
        const found = nodeOf(f.role);
        assert.deepEqual(
            found?.documents.items.map(({ origin, path }) => [origin.name, origin.written(path)]),
            [["p", ["policyDocument"]]],
        );
    });
});

const ROLE_NAMES: readonly (readonly [title: string, expected: string, stack: readonly Given[]])[] = [
    ["by name", "node worker", [given(role, "worker", { name: "w" }), given(attachment, "a", { role: "w" })]],
    [
        "by id, where the name is unknown",
        "node worker",
        [given(role, "worker", { name: UNKNOWN, id: "w" }), given(attachment, "a", { role: "w" })],
    ],
    ["by ARN", "node worker", [given(role, "worker", { name: "w", arn: roleArn("w") }), given(attachment, "a", { role: roleArn("w") })]],
    [
        "by name within the same account, whichever provider",
        "node worker",
        [
            given(role, "worker", { name: "w" }, { provider: mine }),
            given(attachment, "a", { role: "w" }, { provider: { name: "again", props: mine.props } }),
        ],
    ],
    [
        "not by name across accounts",
        "outside w",
        [given(role, "worker", { name: "w" }, { provider: other }), given(attachment, "a", { role: "w" }, { provider: mine })],
    ],
    [
        "by name to the one of two accounts that is its own",
        "node here",
        [
            given(role, "there", { name: "w" }, { provider: other }),
            given(role, "here", { name: "w" }, { provider: mine }),
            given(attachment, "a", { role: "w" }, { provider: mine }),
        ],
    ],
    [
        "by name to the one of its own provider where accounts are unknown",
        "node here",
        [
            given(role, "there", { name: "w" }, { provider: { name: "x" } }),
            given(role, "here", { name: "w" }, { provider: west }),
            given(attachment, "a", { role: "w" }, { provider: west }),
        ],
    ],
    [
        "to nothing certain where only a provider of unknown account has the name",
        "unresolved unresolved there",
        [given(role, "there", { name: "w" }, { provider: { name: "x" } }), given(attachment, "a", { role: "w" }, { provider: west })],
    ],
    [
        "by name to the dependency among several of that name",
        "node there",
        [
            given(role, "there", { name: "w" }, { provider: { name: "x" } }),
            given(role, "here", { name: "w" }, { provider: west }),
            given(attachment, "a", { role: "w" }, { provider: west, from: { role: ["there"] } }),
        ],
    ],
];

describe("a reference to a role by something else than its ARN", () => {
    for (const [title, expected, resources] of ROLE_NAMES) {
        it(`leads ${title}`, () => {
            const node = stackOf(...resources).ofType(attachment)[0];
            assert.ok(node);
            assert.equal(said(node.joined(["role"], KINDS.role)), expected);
        });
    }
});

const FUNCTION_NAMES: readonly (readonly [title: string, value: string])[] = [
    ["its name", "orders"],
    ["its name with a qualifier", "orders:live"],
    ["its ARN", functionArn("orders")],
    ["its ARN with a qualifier", `${functionArn("orders")}:live`],
    ["a partial ARN", `${ACCOUNT}:function:orders`],
    ["the invocation ARN of an API", `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn("orders")}/invocations`],
    [
        "the invocation ARN of an alias",
        `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn("orders")}:live/invocations`,
    ],
];

describe("a reference to a function", () => {
    const integration = "aws:apigatewayv2/integration:Integration";
    for (const [title, value] of FUNCTION_NAMES) {
        it(`may be ${title}`, () => {
            const stack = stackOf(
                given(fn, "f", { name: "orders", arn: functionArn("orders") }),
                given(integration, "i", { integrationUri: value }),
            );
            const node = stack.ofType(integration)[0];
            assert.ok(node);
            assert.equal(said(node.joined(["integrationUri"], KINDS.function)), "node f");
        });
    }

    it("does not lead to the function of that name in another region", () => {
        const stack = stackOf(
            given(fn, "f", { name: "orders", arn: functionArn("orders") }),
            given(integration, "i", { integrationUri: functionArn("orders", "us-east-1") }),
        );
        const node = stack.ofType(integration)[0];
        assert.ok(node);
        assert.equal(said(node.joined(["integrationUri"], KINDS.function)), `outside ${functionArn("orders", "us-east-1")}`);
    });

    it("leads through an alias to the function", () => {
        const stack = stackOf(
            given(fn, "f"),
            given("aws:lambda/alias:Alias", "live", { functionName: UNKNOWN }, { from: { functionName: ["f"] } }),
            given(integration, "i", { integrationUri: UNKNOWN }, { from: { integrationUri: ["live"] } }),
        );
        const node = stack.ofType(integration)[0];
        assert.ok(node);
        assert.equal(said(node.joined(["integrationUri"], KINDS.function)), "node f");
    });

    it("does not go round in circles where a broken document does", () => {
        const alias = "aws:lambda/alias:Alias";
        const stack = stackOf(
            given(alias, "a", { functionName: UNKNOWN }, { from: { functionName: ["b"] } }),
            given(alias, "b", { functionName: UNKNOWN }, { from: { functionName: ["a"] } }),
        );
        assert.deepEqual(
            stack.ofType(alias).map((node) => said(node.joined(["functionName"], KINDS.function))),
            ["unresolved unknown", "unresolved unknown"],
        );
    });
});

describe("lists of references", () => {
    const shared = "aws:iam/policyAttachment:PolicyAttachment";
    const answers = (props: unknown, from: Record<string, string[]>): readonly (readonly [string, number])[] => {
        const stack = stackOf(
            given(role, "a", { name: "a" }),
            given(role, "b", { name: "b" }),
            given(role, "c", { name: "c" }),
            given(shared, "s", props, { from }),
        );
        return stack.roles.map((one) => [one.name, one.managedPolicyArns.items.length + one.managedPolicyArns.unresolved.length * 10]);
    };
    const policyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    it("are as many unknown elements as dependencies", () => {
        assert.deepEqual(answers({ policyArn, roles: [UNKNOWN, "c", UNKNOWN] }, { roles: ["a", "b", "c"] }), [
            ["a", 1],
            ["b", 1],
            ["c", 1],
        ]);
    });
    it("leave open which of more dependencies an unknown element is", () => {
        assert.deepEqual(answers({ policyArn, roles: [UNKNOWN] }, { roles: ["a", "b"] }), [
            ["a", 10],
            ["b", 10],
            ["c", 0],
        ]);
    });
    it("leave everything open where nothing is known", () => {
        assert.deepEqual(answers({ policyArn, roles: UNKNOWN }, {}), [
            ["a", 10],
            ["b", 10],
            ["c", 10],
        ]);
    });
});

describe("answers that cannot be told", () => {
    it("are Undetermined to a rule that needs them, and carry no value", () => {
        const stack = stackOf(given(fn, "f", { role: UNKNOWN }));
        const [f] = stack.functions;
        assert.ok(f);
        assert.throws(
            () => nodeOf(f.role),
            (error) => error instanceof Undetermined && error.reason === "unknown" && error.path.join(".") === "role",
        );
        assert.throws(() => allOf({ items: [], unresolved: [{ node: f, path: ["role"], reason: "unknown" }] }), Undetermined);
        assert.deepEqual(allOf({ items: [1], unresolved: [] }), [1]);
    });
});
