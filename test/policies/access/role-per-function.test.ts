import assert from "node:assert/strict";
import rule from "../../../policies/access/role-per-function";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { judgeAcross, judgeStack } from "../../../policies/kit/judge";
import type { Judgement } from "../../../policies/kit/judgement";
import { readSettings } from "../../../policies/kit/settings";
import { Across } from "../../../policies/model/across";
import type { Member } from "../../../policies/model/across";
import { Stack } from "../../../policies/model/stack";
import type { StackResource } from "../../../policies/model/stack";
import { HIDDEN_NAME, NOW, testStackRule } from "../../support/rule-tests";
import { assertProportional } from "../../support/steps";
import { realise, ROOT_URN, urnOf } from "../../support/stack-example";

const fn = (name: string, role: unknown, more: object = {}): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name,
    inputs: { role, ...more },
});
const role = (name: string, inputs: Record<string, unknown> = {}, more: Partial<ExampleResource> = {}): ExampleResource => ({
    type: "aws:iam/role:Role",
    name,
    inputs,
    ...more,
});
const arn = (name: string, account = "123456789012", partition = "aws"): string => `arn:${partition}:iam::${account}:role/${name}`;

testStackRule(rule, {
    compliant: [
        { title: "a role for each function", resources: [role("a"), role("b"), fn("one", ref("a", "arn")), fn("two", ref("b", "arn"))] },
        { title: "one function alone", resources: [role("a"), fn("one", ref("a", "arn"))] },
        {
            title: "a stack without functions",
            resources: [role("a"), { type: "aws:sfn/stateMachine:StateMachine", name: "m", inputs: { roleArn: ref("a", "arn") } }],
        },
        {
            title: "attachments, policies, an alias, a version's permission and a log group use no role",
            resources: [
                role("a"),
                fn("one", ref("a", "arn")),
                {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    name: "x",
                    inputs: { role: ref("a", "name"), policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
                },
                { type: "aws:iam/rolePolicy:RolePolicy", name: "y", inputs: { role: ref("a", "id"), policy: "{}" } },
                { type: "aws:lambda/alias:Alias", name: "live", inputs: { functionName: ref("one", "name"), functionVersion: "1" } },
                {
                    type: "aws:lambda/permission:Permission",
                    name: "p",
                    inputs: { function: ref("one", "name"), action: "lambda:InvokeFunction" },
                },
            ],
        },
        {
            title: "two ARNs that differ only in the account or the partition are two roles",
            resources: [
                fn("one", arn("shared", "111122223333")),
                fn("two", arn("shared", "444455556666")),
                fn("three", arn("shared", "111122223333", "aws-cn")),
            ],
        },
        {
            title: "a function that reads another's ARN does not use its role",
            resources: [
                role("a"),
                role("b"),
                fn("one", ref("a", "arn")),
                fn("two", ref("b", "arn"), { environment: { variables: { role: ref("one", "arn"), WORKER_ROLE: ref("a", "arn") } } }),
            ],
        },
        {
            title: "a role that may be shared, by its name in the program",
            config: { allowSharedRoles: ["shared-*"] },
            resources: [role("shared-worker"), fn("one", ref("shared-worker", "arn")), fn("two", ref("shared-worker", "arn"))],
        },
        {
            title: "a role that may be shared, by its name in AWS",
            config: { allowSharedRoles: ["acme-batch"] },
            resources: [role("r", { name: "acme-batch" }), fn("one", ref("r", "arn")), fn("two", ref("r", "arn"))],
        },
        {
            title: "a role outside the stack that may be shared, by the name in its ARN",
            config: { allowSharedRoles: ["acme-*"] },
            resources: [fn("one", arn("service/acme-batch")), fn("two", arn("service/acme-batch"))],
        },
        {
            title: "the revisions of one web function are one",
            alarmingWhenHidden: { "r*.functionName": HIDDEN_NAME },
            resources: [
                role("a"),
                { type: "aws:lambdaweb/function:Function", name: "web", inputs: { functionName: "web" } },
                {
                    type: "aws:lambdaweb/functionRevision:FunctionRevision",
                    name: "r1",
                    inputs: { functionName: ref("web", "functionName"), serviceConfig: { executionRoleArn: ref("a", "arn") } },
                },
                {
                    type: "aws:lambdaweb/functionRevision:FunctionRevision",
                    name: "r2",
                    inputs: { functionName: ref("web", "functionName"), serviceConfig: { executionRoleArn: ref("a", "arn") } },
                },
            ],
        },
    ],
    violating: [
        {
            title: "two functions on one role: each is reported",
            resources: [role("a"), fn("one", ref("a", "arn")), fn("two", ref("a", "arn"))],
            found: ["shared@role", "shared@role"],
        },
        {
            title: "five functions on one role",
            resources: [role("a"), ...["one", "two", "three", "four", "five"].map((name) => fn(name, ref("a", "arn")))],
            found: ["shared@role", "shared@role", "shared@role", "shared@role", "shared@role"],
        },
        {
            title: "two equal ARNs of a role outside the stack",
            resources: [fn("one", arn("shared")), fn("two", arn("shared"))],
            found: ["shared@role", "shared@role"],
        },
        {
            title: "equal ARNs of another partition",
            resources: [fn("one", arn("shared", "123456789012", "aws-cn")), fn("two", arn("shared", "123456789012", "aws-cn"))],
            found: ["shared@role", "shared@role"],
        },
        {
            title: "a role of the stack by its ARN and by reference",
            resources: [role("a", { name: "worker" }), fn("one", ref("a", "arn")), fn("two", arn("worker"))],
            modes: ["deployed", "document"],
            found: ["shared@role", "shared@role"],
        },
        {
            title: "a consumer that is no function, at depth",
            resources: [
                role("a"),
                fn("one", ref("a", "arn")),
                {
                    type: "aws:scheduler/schedule:Schedule",
                    name: "nightly",
                    inputs: { target: { arn: "arn:aws:sqs:eu-west-1:123456789012:q", roleArn: ref("a", "arn") } },
                },
            ],
            found: ["shared@role"],
        },
        {
            title: "an API integration's credentials",
            resources: [
                role("a"),
                fn("one", ref("a", "arn")),
                { type: "aws:apigateway/integration:Integration", name: "i", inputs: { credentials: ref("a", "arn") } },
            ],
            found: ["shared@role"],
        },
        {
            title: "an instance profile",
            resources: [
                role("a"),
                fn("one", ref("a", "arn")),
                { type: "aws:iam/instanceProfile:InstanceProfile", name: "i", inputs: { role: ref("a", "name") } },
            ],
            found: ["shared@role"],
        },
        {
            title: "a function and a web function",
            resources: [
                role("a"),
                fn("one", ref("a", "arn")),
                { type: "aws:lambdaweb/function:Function", name: "web", inputs: { functionName: "web" } },
                {
                    type: "aws:lambdaweb/functionRevision:FunctionRevision",
                    name: "r1",
                    inputs: { functionName: ref("web", "functionName"), serviceConfig: { executionRoleArn: ref("a", "arn") } },
                },
            ],
            found: ["shared@role", "shared"],
        },
        {
            title: "a function of aws-native",
            resources: [
                role("a"),
                fn("one", ref("a", "arn")),
                { type: "aws-native:lambda:Function", name: "two", inputs: { role: ref("a", "arn") } },
            ],
            found: ["shared@role", "shared@role"],
        },
        {
            title: "another role on the list of shared ones",
            config: { allowSharedRoles: ["b*"] },
            resources: [role("a", { name: "acme" }), fn("one", ref("a", "arn")), fn("two", ref("a", "arn"))],
            found: ["shared@role", "shared@role"],
        },
    ],
    unknown: [
        {
            title: "a role that nobody can tell, beside two functions that share one",
            resources: [role("a"), fn("one", ref("a", "arn")), fn("two", ref("a", "arn")), fn("three", UNKNOWN)],
            modes: ["preview", "deployed"],
            undetermined: ["role"],
            found: ["shared@role", "shared@role"],
        },
        {
            title: "the name of a shared role may be on the list",
            config: { allowSharedRoles: ["acme-*"] },
            resources: [role("a", { name: UNKNOWN }), fn("one", ref("a", "arn")), fn("two", ref("a", "arn"))],
            modes: ["preview"],
            undetermined: ["name"],
        },
    ],
    secret: [
        {
            title: "a role that the document masks",
            resources: [role("a"), fn("one", MASKED), fn("two", ref("a", "arn"))],
            modes: ["document"],
            undetermined: ["role", "role"],
        },
    ],
    across: ["across"],
});

describe("access-role-per-function across stacks", () => {
    const document = (stack: string, ...names: readonly string[]): Member => ({
        document: `${stack}.json`,
        stack: `shop/${stack}`,
        identities: {
            roles: [],
            users: names.map((name) => ({
                urn: `urn:pulumi:${stack}::shop::aws:lambda/function:Function::${name}`,
                type: "aws:lambda/function:Function",
                name,
                key: "123456789012/worker",
                path: ["role"],
                isFunction: true,
            })),
        },
    });
    const judge = (members: readonly Member[], options: Readonly<Record<string, unknown>> = {}): Judgement => {
        const environment = {
            now: NOW,
            program: { folder: undefined },
            deployer: { env: {}, asked: false },
            register: { entries: () => [] },
        };
        const root = { urn: ROOT_URN, type: "pulumi:pulumi:Stack", name: "example-test" };
        return judgeAcross(rule, new Across(members), root, readSettings(rule, options), environment);
    };

    it("names at most three of those that take the role besides, and counts the others", () => {
        const members = ["a", "b", "c", "d", "e"].map((stack) => document(stack, `fn-${stack}`));
        const { violations } = judge(members);
        assert.deepEqual(
            violations.map(({ id, property }) => `${id}@${property}`),
            Array.from({ length: 5 }, () => "across@role"),
        );
        assert.match(
            violations[0]?.message ?? "",
            /a role outside these stacks .*: by Function "fn-b" of shop\/b, Function "fn-c" of shop\/c, Function "fn-d" of shop\/d and 1 more\./,
        );
    });

    it("heeds the list of roles that may be shared", () => {
        const members = [document("a", "one"), document("b", "two")];
        assert.equal(judge(members, { allowSharedRoles: ["work??"] }).violations.length, 0);
        assert.equal(judge(members, { allowSharedRoles: ["other"] }).violations.length, 2);
    });

    it("takes steps in proportion to the stacks that share a role", () => {
        assertProportional(
            "a role of many stacks",
            (stacks) => {
                const members = Array.from({ length: stacks }, (_, index) => document(`s${index}`, "fn"));
                return () => void judge(members);
            },
            300,
        );
    });
});

describe("access-role-per-function", () => {
    const judge = (resources: readonly StackResource[]): Judgement => {
        const environment = {
            now: NOW,
            program: { folder: undefined },
            deployer: { env: {}, asked: false },
            register: { entries: () => [] },
        };
        const root = { urn: ROOT_URN, type: "pulumi:pulumi:Stack", name: "example-test" };
        return judgeStack(rule, Stack.of(resources), root, readSettings(rule, {}), environment);
    };

    it("names the role and at most three of the others, and counts the rest", () => {
        const names = ["one", "two", "three", "four", "five"];
        const { violations } = judge(realise([role("a"), ...names.map((name) => fn(name, ref("a", "arn")))], "preview"));
        const five = violations.find(({ subject }) => subject.name === "five");
        assert.match(five?.message ?? "", /role "a" .* Function "[a-z]+", Function "[a-z]+", Function "[a-z]+" and 1 more/);
        assert.doesNotMatch(five?.message ?? "", /"five"/);
    });

    it("leaves undetermined who may share the role of a function that hangs on two", () => {
        const resources = realise(
            [role("a"), role("b"), fn("one", ref("a", "arn")), fn("two", ref("b", "arn")), fn("three", UNKNOWN)],
            "preview",
        );
        const either = ["a", "b"].map((name) => urnOf({ type: "aws:iam/role:Role", name }));
        const { violations, undetermined } = judge(
            resources.map((resource) => (resource.name === "three" ? { ...resource, propertyDependencies: { role: either } } : resource)),
        );
        assert.deepEqual(violations, []);
        assert.deepEqual(
            undetermined.map(({ subject, property }) => `${subject.name}@${property}`),
            ["one@role", "three@role", "two@role"],
        );
    });
});
