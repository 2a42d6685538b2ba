/** One mistake, one mandatory finding: trust policies, execution roles, resource policies, and what is attached to a role. */
import assert from "node:assert/strict";
import confusedDeputy from "../../policies/access/confused-deputy";
import crossAccount from "../../policies/access/cross-account-trust-scoped";
import functionRoleTrust from "../../policies/access/function-role-trust";
import inverted from "../../policies/access/no-inverted-statements";
import broadManaged from "../../policies/access/no-broad-managed-policies";
import escalation from "../../policies/access/no-privilege-escalation";
import publicPolicies from "../../policies/access/no-public-resource-policies";
import wildcardActions from "../../policies/access/no-wildcard-actions";
import roleEscalation from "../../policies/access/role-no-privilege-escalation";
import rolePerFunction from "../../policies/access/role-per-function";
import trustNoWildcard from "../../policies/access/trust-no-wildcard";
import webIdentity from "../../policies/access/web-identity-trust-scoped";
import humanRoles from "../../policies/identity/human-roles-require-mfa";
import { ref } from "../../policies/kit/example";
import type { ExampleResource } from "../../policies/kit/example";
import { concerns, judgeResource, judgeStack } from "../../policies/kit/judge";
import type { Judgement } from "../../policies/kit/judgement";
import { ResourceView } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { Stack } from "../../policies/model/stack";
import { View } from "../../policies/model/values";
import { NOW } from "../support/rule-tests";
import { realise, ROOT_URN } from "../support/stack-example";

const RULES = [
    confusedDeputy,
    crossAccount,
    functionRoleTrust,
    inverted,
    broadManaged,
    escalation,
    publicPolicies,
    wildcardActions,
    roleEscalation,
    rolePerFunction,
    trustNoWildcard,
    webIdentity,
    humanRoles,
];

/** The mandatory findings of all rules together, as `policy` and the resource's name. */
function mandatory(resources: readonly ExampleResource[]): readonly string[] {
    const environment = { now: NOW, program: { folder: undefined }, deployer: { env: {}, asked: false }, register: { entries: () => [] } };
    const stack = realise(resources, "deployed");
    const judgements = RULES.flatMap((rule): readonly Judgement[] => {
        const settings = readSettings(rule, {});
        if (rule.kind === "stack")
            return [judgeStack(rule, Stack.of(stack), { urn: ROOT_URN, type: "pulumi:pulumi:Stack", name: "" }, settings, environment)];
        return stack
            .filter(({ type }) => concerns(rule, type))
            .map(({ props, urn, type, name, provider }) => {
                const by = provider && { ...provider, inputs: new View(provider.props) };
                const judgement = judgeResource(
                    rule,
                    new ResourceView(props, urn, type, name, by, { protect: false }),
                    settings,
                    environment,
                );
                assert.ok(!(judgement instanceof Promise));
                return judgement;
            });
    });
    const levels = new Map(RULES.map((rule) => [rule.name, rule.level]));
    return judgements
        .flatMap(({ violations }) => violations)
        .filter(({ policy, level }) => (level ?? levels.get(policy)) === "mandatory")
        .map(({ policy, subject }) => `${policy} ${subject.name}`)
        .sort();
}

const LAMBDA = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
const allow = (principal: unknown, more: object = {}): object => ({
    Effect: "Allow",
    Principal: principal,
    Action: "sts:AssumeRole",
    ...more,
});
const provider: ExampleResource = { type: "pulumi:providers:aws", name: "aws", inputs: { allowedAccountIds: '["123456789012"]' } };
const role = (...statements: readonly object[]): ExampleResource => ({
    type: "aws:iam/role:Role",
    name: "worker",
    provider: "aws",
    inputs: { name: "worker", assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: statements }) },
});
const fn = (name: string): ExampleResource => ({
    type: "aws:lambda/function:Function",
    name,
    provider: "aws",
    inputs: { name, role: ref("worker", "arn") },
});
const own = (name: string, ...actions: readonly string[]): ExampleResource => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name,
    inputs: { role: ref("worker", "name"), policy: { Statement: { Effect: "Allow", Action: actions, Resource: "*" } } },
});
const GITHUB = { Federated: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" };

describe("one mistake, one mandatory finding", () => {
    const cases: readonly (readonly [string, readonly ExampleResource[], readonly string[]])[] = [
        ["nothing is wrong", [provider, role(LAMBDA), fn("orders")], []],
        ["a role trusts everybody", [provider, role(allow("*"))], ["access-trust-no-wildcard worker"]],
        ["a function's role trusts everybody", [provider, role(LAMBDA, allow("*")), fn("orders")], ["access-trust-no-wildcard worker"]],
        [
            "everybody, for all of STS",
            [provider, role(LAMBDA, allow({ AWS: "*" }, { Action: "sts:*" })), fn("orders")],
            ["access-trust-no-wildcard worker"],
        ],
        [
            "a role trusts another account as a whole",
            [provider, role(allow({ AWS: "444455556666" }))],
            ["access-cross-account-trust-scoped worker"],
        ],
        [
            "a function's role trusts another account as a whole",
            [provider, role(LAMBDA, allow({ AWS: "arn:aws:iam::444455556666:root" })), fn("orders")],
            ["access-cross-account-trust-scoped worker"],
        ],
        [
            "everybody and another account are two mistakes",
            [provider, role(LAMBDA, allow("*"), allow({ AWS: "arn:aws:iam::444455556666:root" })), fn("orders")],
            ["access-cross-account-trust-scoped worker", "access-trust-no-wildcard worker"],
        ],
        [
            "a function's role trusts any GitHub repository",
            [provider, role(LAMBDA, allow(GITHUB, { Action: "sts:AssumeRoleWithWebIdentity" })), fn("orders")],
            ["access-web-identity-trust-scoped worker"],
        ],
        [
            "a function's role trusts a second service",
            [provider, role(LAMBDA, allow({ Service: "ec2.amazonaws.com" })), fn("orders")],
            ["access-function-role-trust worker"],
        ],
        [
            "a function's role trusts another role",
            [provider, role(LAMBDA, allow({ AWS: "arn:aws:iam::444455556666:role/ci" })), fn("orders")],
            ["access-function-role-trust worker"],
        ],
        [
            "a trust policy by NotPrincipal",
            [provider, role(LAMBDA, { Effect: "Allow", NotPrincipal: { AWS: "444455556666" }, Action: "sts:AssumeRole" }), fn("orders")],
            ["access-no-inverted-statements worker"],
        ],
        [
            "Lambda by NotAction",
            [provider, role({ ...LAMBDA, Action: undefined, NotAction: "sts:TagSession" }), fn("orders")],
            ["access-no-inverted-statements worker"],
        ],
        [
            "two functions share a role: one finding for each",
            [provider, role(LAMBDA), fn("orders"), fn("bills")],
            ["access-role-per-function bills", "access-role-per-function orders"],
        ],
        [
            "one document opens an escalation path",
            [provider, role(LAMBDA), own("a", "iam:CreatePolicyVersion"), own("b", "iam:GetRole")],
            ["access-no-privilege-escalation a"],
        ],
        [
            "two documents open one together",
            [provider, role(LAMBDA), own("a", "lambda:CreateFunction", "lambda:InvokeFunction"), own("b", "iam:PassRole")],
            ["access-role-no-privilege-escalation worker"],
        ],
        [
            "a broad managed policy beside another document",
            [
                provider,
                role(LAMBDA),
                own("a", "iam:GetRole"),
                {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    name: "admin",
                    inputs: { role: ref("worker", "name"), policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
                },
            ],
            ["access-no-broad-managed-policies admin"],
        ],
        [
            "a queue for everybody and for any topic",
            [
                {
                    type: "aws:sqs/queue:Queue",
                    name: "q",
                    inputs: {
                        policy: JSON.stringify({
                            Statement: [
                                {
                                    Effect: "Allow",
                                    Principal: { AWS: "*", Service: "sns.amazonaws.com" },
                                    Action: "sqs:SendMessage",
                                    Resource: "*",
                                },
                            ],
                        }),
                    },
                },
            ],
            ["access-no-public-resource-policies q"],
        ],
    ];
    for (const [title, resources, expected] of cases) it(title, () => assert.deepEqual(mandatory(resources), expected));
});
