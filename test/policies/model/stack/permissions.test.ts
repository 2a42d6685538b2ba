import assert from "node:assert/strict";
import type { RoleNode, Stack } from "../../../../policies/model/stack";
import { UNKNOWN } from "../../../../policies/model/values";
import { given, namesOf, said, stackOf, TYPES } from "./build";
import type { Given } from "./build";

const { role, rolePolicy, attachment, policy, user, group } = TYPES;
const READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const DOCUMENT = '{"Statement":[]}';
const policyArn = "arn:aws:iam::123456789012:policy/p";
const worker = (props: Record<string, unknown> = {}): Given => given(role, "worker", { name: "w", ...props });

function only(stack: Stack): RoleNode {
    const [found] = stack.roles;
    assert.ok(found);
    return found;
}

/** `origin path`, `origin ARN`, and how many references are open. */
const told = (found: RoleNode): unknown => [
    found.documents.items.map(({ origin, path }) => `${origin.name} ${origin.written(path).join(".")}`),
    found.managedPolicyArns.items.map(({ origin, path, arn }) => `${origin.name} ${path.join(".")} ${arn.split("/").at(-1) ?? ""}`),
    found.documents.unresolved.map(({ node, path }) => `${node.name} ${path.join(".")}`),
];

const CASES: readonly (readonly [title: string, expected: unknown, resources: readonly Given[]])[] = [
    [
        "of its own in-line policies",
        [["worker inlinePolicies.0.policy"], [], []],
        [
            worker({
                inlinePolicies: [
                    { name: "a", policy: DOCUMENT },
                    { name: "none", policy: "" },
                ],
            }),
        ],
    ],
    ["of its own managed policies", [[], ["worker managedPolicyArns.0 ReadOnlyAccess"], []], [worker({ managedPolicyArns: [READ_ONLY] })]],
    ["of a role policy, by name", [["p policy"], [], []], [worker(), given(rolePolicy, "p", { role: "w", policy: DOCUMENT })]],
    [
        "of a role policy, by dependency",
        [["p policy"], [], []],
        [worker(), given(rolePolicy, "p", { role: UNKNOWN, policy: UNKNOWN }, { from: { role: ["worker"] } })],
    ],
    [
        "of a role policy once, although the role's outputs repeat it",
        [["p policy"], [], []],
        [
            worker({ inlinePolicies: [{ name: "p-1", policy: DOCUMENT }] }),
            given(rolePolicy, "p", { role: "w", name: "p-1", policy: DOCUMENT }),
        ],
    ],
    [
        "of an attached AWS-managed policy",
        [[], ["a policyArn ReadOnlyAccess"], []],
        [worker(), given(attachment, "a", { role: "w", policyArn: READ_ONLY })],
    ],
    [
        "of an AWS-managed policy once, although the role's outputs repeat it",
        [[], ["worker managedPolicyArns.0 ReadOnlyAccess"], []],
        [worker({ managedPolicyArns: [READ_ONLY] }), given(attachment, "a", { role: "w", policyArn: READ_ONLY })],
    ],
    [
        "of an attached policy of the stack, by ARN",
        [["p policy"], [], []],
        [worker(), given(policy, "p", { arn: policyArn, policy: DOCUMENT }), given(attachment, "a", { role: "w", policyArn })],
    ],
    [
        "of an attached policy of the stack, by dependency",
        [["p policy"], [], []],
        [
            worker(),
            given(policy, "p", { policy: UNKNOWN }),
            given(attachment, "a", { role: "w", policyArn: UNKNOWN }, { from: { policyArn: ["p"] } }),
        ],
    ],
    [
        "of a policy of the stack among its managed ones",
        [["p policy"], [], []],
        [worker({ managedPolicyArns: [UNKNOWN] }), given(policy, "p", { policy: DOCUMENT })].map((one) =>
            one.type === role ? { ...one, from: { managedPolicyArns: ["p"] } } : one,
        ),
    ],
    [
        "of a shared attachment",
        [[], ["s policyArn ReadOnlyAccess"], []],
        [worker(), given("aws:iam/policyAttachment:PolicyAttachment", "s", { roles: ["x", "w"], policyArn: READ_ONLY })],
    ],
    [
        "of an exclusive attachment",
        [[], ["x policyArns.0 ReadOnlyAccess"], []],
        [
            worker(),
            given("aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "x", { roleName: "w", policyArns: [READ_ONLY] }),
        ],
    ],
    [
        "of a managed policy of aws-native that names it",
        [["n policyDocument"], [], []],
        [worker(), given("aws-native:iam:ManagedPolicy", "n", { roles: ["w"], policyDocument: { Statement: [] } })],
    ],
    ["not of another role's policy", [[], [], []], [worker(), given(rolePolicy, "p", { role: "x", policy: DOCUMENT })]],
    ["and an unknown attachment is open", [[], [], ["a policyArn"]], [worker(), given(attachment, "a", { role: "w", policyArn: UNKNOWN })]],
    [
        "and an attachment to an unknown role may be its own",
        [[], [], ["a role"]],
        [worker(), given(attachment, "a", { role: UNKNOWN, policyArn: READ_ONLY })],
    ],
    ["and unknown in-line policies are open", [[], [], ["worker inlinePolicies"]], [worker({ inlinePolicies: UNKNOWN })]],
];

describe("the permissions of a role", () => {
    for (const [title, expected, resources] of CASES) {
        it(`come ${title}`.replace("come and", "come, and"), () => assert.deepEqual(told(only(stackOf(...resources))), expected));
    }

    it("come with its trust policy and its boundary", () => {
        const found = only(stackOf(worker({ assumeRolePolicy: DOCUMENT, permissionsBoundary: READ_ONLY })));
        assert.deepEqual([found.trust.path, found.trust.raw], [["assumeRolePolicy"], DOCUMENT]);
        assert.equal(said(found.permissionsBoundary), `outside ${READ_ONLY}`);
    });

    it("come from aws-native in the same shape", () => {
        const found = only(
            stackOf(
                given("aws-native:iam:Role", "n", {
                    policies: [{ policyName: "a", policyDocument: { Statement: [] } }],
                    managedPolicyArns: [READ_ONLY],
                    assumeRolePolicyDocument: { Statement: [] },
                }),
            ),
        );
        assert.deepEqual(told(found), [["n policies.0.policyDocument"], ["n managedPolicyArns.0 ReadOnlyAccess"], []]);
        assert.deepEqual(found.trust.raw, { Statement: [] });
    });

    it("do not cross accounts on a name that both have", () => {
        const provider = (name: string, account: string): { name: string; props: unknown } => ({
            name,
            props: { allowedAccountIds: `["${account}"]` },
        });
        const stack = stackOf(
            given(role, "one", { name: "w" }, { provider: provider("a", "111111111111") }),
            given(role, "two", { name: "w" }, { provider: provider("b", "222222222222") }),
            given(rolePolicy, "p", { role: "w", policy: DOCUMENT }, { provider: provider("b", "222222222222") }),
        );
        assert.deepEqual(
            stack.roles.map((one) => [one.name, one.documents.items.length]),
            [
                ["one", 0],
                ["two", 1],
            ],
        );
    });
});

describe("users and groups", () => {
    const membership = "aws:iam/userGroupMembership:UserGroupMembership";
    const members = "aws:iam/groupMembership:GroupMembership";
    const login = "aws:iam/userLoginProfile:UserLoginProfile";

    it("are joined by memberships of both kinds", () => {
        const stack = stackOf(
            given(user, "ann", { name: "ann" }),
            given(user, "bob", { name: "bob" }),
            given(group, "admins", { name: "admins" }),
            given(group, "staff", { name: "staff" }),
            given(membership, "m", { user: "ann", groups: [UNKNOWN, UNKNOWN] }, { from: { groups: ["admins", "staff"] } }),
            given(members, "g", { group: "staff", users: [UNKNOWN] }, { from: { users: ["bob"] } }),
        );
        assert.deepEqual(
            stack.users.map((one) => [one.name, namesOf(one.groups)]),
            [
                ["ann", ["admins", "staff"]],
                ["bob", ["staff"]],
            ],
        );
    });

    it("say who has a password for the console", () => {
        const stack = stackOf(
            given(user, "ann", { name: "ann" }),
            given(user, "bob", { name: "bob" }),
            given("aws-native:iam:User", "cyd", { userName: "cyd", loginProfile: { password: "hidden" } }),
            given("aws-native:iam:User", "dan", { userName: "dan", loginProfile: null }),
            given(login, "l", { user: UNKNOWN }, { from: { user: ["ann"] } }),
        );
        assert.deepEqual(
            stack.users.map((one) => [one.name, namesOf(one.loginProfiles)]),
            [
                ["cyd", ["cyd"]],
                ["dan", []],
                ["ann", ["l"]],
                ["bob", []],
            ],
        );
    });

    it("have documents of their own and attached ones", () => {
        const stack = stackOf(
            given(user, "ann", { name: "ann" }),
            given(group, "staff", { name: "staff" }),
            given("aws:iam/userPolicy:UserPolicy", "up", { user: "ann", policy: DOCUMENT }),
            given("aws:iam/groupPolicy:GroupPolicy", "gp", { group: UNKNOWN, policy: DOCUMENT }, { from: { group: ["staff"] } }),
            given("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "ga", { group: "staff", policyArn: READ_ONLY }),
        );
        const [ann] = stack.users;
        const [staff] = stack.groups;
        assert.deepEqual(
            ann?.documents.items.map(({ origin }) => origin.name),
            ["up"],
        );
        assert.deepEqual(
            staff?.documents.items.map(({ origin }) => origin.name),
            ["gp"],
        );
        assert.deepEqual(
            staff.managedPolicyArns.items.map(({ arn }) => arn),
            [READ_ONLY],
        );
    });

    it("leave a membership open whose group is unknown", () => {
        const stack = stackOf(given(user, "ann", { name: "ann" }), given(membership, "m", { user: "ann", groups: UNKNOWN }));
        assert.deepEqual(
            stack.users[0]?.groups.unresolved.map(({ path }) => path),
            [["groups"]],
        );
    });
});
