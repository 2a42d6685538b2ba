import assert from "node:assert/strict";
import type { Stack } from "../../../../policies/model/stack";
import { MASKED, UNKNOWN } from "../../../../policies/model/values";
import { given, roleArn, stackOf, TYPES } from "./build";
import type { Given } from "./build";

const { role, fn, component } = TYPES;
const worker = given(role, "worker", { name: "w" });
const user = (name: string, type: string = fn, property = "role"): Given =>
    given(type, name, { [property]: UNKNOWN }, { from: { [property]: ["worker"] } });
/** Consumers of each role, by the role's name. */
const told = (stack: Stack): Record<string, string[]> =>
    Object.fromEntries(
        stack
            .roleConsumers()
            .uses.map((use) => [use.value ?? use.name ?? "", use.consumers.map(({ node, path }) => `${node.name} ${path.join(".")}`)]),
    );

const CASES: readonly (readonly [title: string, expected: Record<string, string[]>, resources: readonly Given[]])[] = [
    ["two functions at first preview", { w: ["a role", "b role"] }, [worker, user("a"), user("b")]],
    [
        "two functions on a literal ARN",
        { [roleArn("x")]: ["a role", "b role"] },
        [given(fn, "a", { role: roleArn("x") }), given(fn, "b", { role: roleArn("x") })],
    ],
    [
        "functions in two accounts apart",
        { [roleArn("x", "111111111111")]: ["a role"], [roleArn("x", "222222222222")]: ["b role"] },
        [given(fn, "a", { role: roleArn("x", "111111111111") }), given(fn, "b", { role: roleArn("x", "222222222222") })],
    ],
    [
        "functions in two partitions apart",
        { [roleArn("x")]: ["a role"], [roleArn("x", undefined, "aws-cn")]: ["b role"] },
        [given(fn, "a", { role: roleArn("x") }), given(fn, "b", { role: roleArn("x", undefined, "aws-cn") })],
    ],
    [
        "a role read twice as one",
        { [""]: [], w: ["a role", "b role"] },
        [
            given(role, "r1", { arn: roleArn("w"), name: "w" }),
            given(role, "r2", { arn: roleArn("w"), name: "w" }),
            given(fn, "a", { role: UNKNOWN }, { from: { role: ["r1"] } }),
            given(fn, "b", { role: UNKNOWN }, { from: { role: ["r2"] } }),
        ],
    ],
    [
        "a function read beside its creation as one",
        { w: ["a role"] },
        [
            given(role, "worker", { arn: roleArn("w"), name: "w" }),
            given(fn, "a", { role: roleArn("w"), arn: "arn:aws:lambda:eu-west-1:123456789012:function:f" }),
            given(fn, "b", { role: roleArn("w"), arn: "arn:aws:lambda:eu-west-1:123456789012:function:f" }),
        ],
    ],
    [
        "a project of CodeBuild",
        { w: ["a role", "build serviceRole"] },
        [worker, user("a"), user("build", "aws:codebuild/project:Project", "serviceRole")].sort(byType),
    ],
    [
        "an integration's credentials",
        { w: ["i credentialsArn", "a role"] },
        [worker, user("a"), user("i", "aws:apigatewayv2/integration:Integration", "credentialsArn")],
    ],
    [
        "a schedule's nested role",
        { w: ["a role", "s target.roleArn"] },
        [
            worker,
            user("a"),
            given(
                "aws:scheduler/schedule:Schedule",
                "s",
                { target: { arn: UNKNOWN, roleArn: UNKNOWN } },
                { from: { target: ["a", "worker"] } },
            ),
        ],
    ],
    [
        "a role in a list of objects",
        { w: ["s rules.1.targetRole"] },
        [worker, given("aws:x/y:Z", "s", { rules: [{}, { targetRole: UNKNOWN }] }, { from: { rules: ["worker"] } })],
    ],
    [
        "an instance profile, by name",
        { w: ["p role", "a role"] },
        [worker, user("a"), given("aws:iam/instanceProfile:InstanceProfile", "p", { role: "w" })],
    ],
    [
        "a resource of another provider",
        { w: ["a role", "k roleArn"] },
        [worker, user("a"), { ...user("k", "kubernetes:x/v1:Thing", "roleArn"), provider: { name: "k8s" } }],
    ],
    [
        "no attachment, policy or alias",
        { w: ["a role"] },
        [
            worker,
            user("a"),
            user("t", TYPES.attachment),
            user("p", TYPES.rolePolicy),
            given("aws:lambda/alias:Alias", "al", { functionName: "a" }),
        ],
    ],
    [
        "no stack output and no component's",
        { w: ["a role"] },
        [worker, user("a"), user("out", "pulumi:pulumi:Stack", "workerRoleArn"), user("c", component, "roleArn")],
    ],
    ["no provider that assumes it", { w: ["a role"] }, [worker, user("a"), user("prov", "pulumi:providers:aws", "roleArn")]],
    [
        "no environment variable and no tag",
        { w: ["a role"] },
        [
            worker,
            given(
                fn,
                "a",
                { role: UNKNOWN, environment: { variables: { jobRoleArn: UNKNOWN } }, tags: { jobRole: "w" } },
                { from: { role: ["worker"], environment: ["worker"], tags: ["worker"] } },
            ),
        ],
    ],
    [
        "no word that a role happens to be named",
        {},
        [given(role, "worker", { name: "ADMIN" }), given("aws:grafana/roleAssociation:RoleAssociation", "g", { role: "ADMIN" })],
    ],
    [
        "a function with its two role properties once",
        { w: ["t executionRoleArn"] },
        [
            worker,
            given(
                "aws:ecs/taskDefinition:TaskDefinition",
                "t",
                { executionRoleArn: UNKNOWN, taskRoleArn: UNKNOWN },
                { from: { executionRoleArn: ["worker"], taskRoleArn: ["worker"] } },
            ),
        ],
    ],
    [
        "the revisions of one web function once",
        { w: ["web serviceConfig.executionRoleArn", "other serviceConfig.executionRoleArn"] },
        [
            worker,
            given("aws:lambdaweb/function:Function", "web"),
            ...["r1", "r2"].map((name) =>
                given(
                    "aws:lambdaweb/functionRevision:FunctionRevision",
                    name,
                    { functionName: UNKNOWN, serviceConfig: { executionRoleArn: UNKNOWN } },
                    { from: { functionName: ["web"], serviceConfig: ["worker"] } },
                ),
            ),
            given(
                "aws:lambdaweb/functionRevision:FunctionRevision",
                "other",
                { functionName: "elsewhere", serviceConfig: { executionRoleArn: UNKNOWN } },
                { from: { serviceConfig: ["worker"] } },
            ),
        ],
    ],
];

function byType(a: Given, b: Given): number {
    return a.type < b.type ? -1 : 1;
}

describe("who uses a role", () => {
    for (const [title, expected, resources] of CASES) {
        it(`counts ${title}`, () => {
            const found = told(stackOf(...resources));
            const wanted = Object.fromEntries(Object.entries(expected).filter(([, list]) => list.length > 0));
            assert.deepEqual(
                Object.fromEntries(Object.entries(found).map(([key, list]) => [key, [...list].sort()])),
                Object.fromEntries(Object.entries(wanted).map(([key, list]) => [key, [...list].sort()])),
            );
        });
    }

    it("counts a function whose outputs lost the role, and leaves one open whose role is no text", () => {
        const stack = stackOf(worker, user("a"), given(fn, "b", {}, { from: { role: ["worker"] } }), given(fn, "c", { role: [1, 2] }));
        assert.deepEqual(told(stack), { w: ["a role", "b role"] });
        assert.deepEqual(
            stack.roleConsumers().unresolved.map(({ node, reason }) => [node.name, reason]),
            [["c", "shape"]],
        );
    });

    it("answers for one function", () => {
        const stack = stackOf(worker, user("a"), user("b"), given(fn, "c", {}));
        const uses = stack.functions.map((one) =>
            stack
                .roleConsumers()
                .of(one)
                .map((use) => use.consumers.length),
        );
        assert.deepEqual(uses, [[2], [2], []]);
    });

    it("tells what is open, and of which roles", () => {
        const stack = stackOf(
            worker,
            given(role, "second", { name: "s" }),
            given(fn, "a", { role: UNKNOWN }, { from: { role: ["worker", "second"] } }),
            given(fn, "b", { role: MASKED }, { from: { layers: ["worker"] } }),
        );
        const { unresolved, uses } = stack.roleConsumers();
        assert.deepEqual(
            unresolved.map(({ node, reason, candidates }) => [node.name, reason, candidates.length]),
            [
                ["a", "unresolved", 2],
                ["b", "secret", 0],
            ],
        );
        assert.deepEqual(
            uses.map((use) => [use.name, use.consumers.length, use.possible.length]),
            [
                ["s", 0, 1],
                ["w", 0, 1],
            ],
        );
    });
});
