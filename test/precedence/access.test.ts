/** One mistake, one mandatory finding: every rule of access/ on single resources judges the same resource. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { concerns, judgeResource } from "../../policies/kit/judge";
import type { Judgement } from "../../policies/kit/judgement";
import { ResourceView, type Rule } from "../../policies/kit/rule";
import { readSettings } from "../../policies/kit/settings";
import { allow, document } from "../policies/access/documents";
import { NOW } from "../support/rule-tests";

const folder = join(__dirname, "../../policies/access");
const rules = readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => (require(join(folder, file)) as { readonly default: Rule }).default)
    .filter((rule) => rule.kind === "resource");

type Loose = Readonly<Record<string, unknown>>;

/** The mandatory findings of all rules: `policy: id`, without the topic. */
function mandatory(type: string, inputs: Loose): readonly string[] {
    const view = new ResourceView(inputs, `urn:pulumi:test::example::${type}::subject`, type, "subject", undefined, { protect: false });
    return rules
        .filter((rule) => concerns(rule, type))
        .flatMap((rule) => {
            const environment = {
                now: NOW,
                program: { folder: undefined },
                deployer: { env: {}, asked: false },
                register: { entries: () => [] },
            };
            const { violations, failure } = judgeResource(rule, view, readSettings(rule, {}), environment) as Judgement;
            assert.equal(failure, undefined, rule.name);
            return violations
                .filter(({ level }) => (level ?? rule.level) === "mandatory")
                .map(({ id }) => `${rule.name.replace("access-", "")}: ${id}`);
        });
}

const ALL = "arn:aws:s3:::*";
const NEW_FUNCTION = ["lambda:CreateFunction", "lambda:InvokeFunction"];
const LAMBDA_ONLY = { Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } } };

const mistakes: readonly (readonly [string, readonly Loose[], string])[] = [
    ["everything on everything", [allow("*", "*")], "no-wildcard-actions: all"],
    ["everything on one resource", [allow("*", "arn:aws:s3:::orders/*")], "no-wildcard-actions: all"],
    ["a whole service on everything", [allow("s3:*", "*")], "no-wildcard-actions: service"],
    ["a whole service with escalation paths", [allow("iam:*", "*")], "no-wildcard-actions: service"],
    ["the service that holds AssumeRole", [allow("sts:*", "*")], "no-wildcard-actions: service"],
    [
        "a whole service beside actions of it",
        [
            allow(
                ["lambda:*", "lambda:InvokeFunction", "iam:PassRole"],
                ["arn:aws:lambda:*:123456789012:function:orders", "arn:aws:iam::123456789012:role/orders"],
            ),
        ],
        "no-wildcard-actions: service",
    ],
    ["a pattern of many actions on everything", [allow("ec2:Describe*", "*")], "no-wildcard-actions: pattern"],
    ["a wide pattern with escalation paths and PassRole", [allow("iam:*Ro*", "*")], "no-wildcard-actions: pattern"],
    ["PassRole on everything", [allow("iam:PassRole", "*")], "pass-role-scoped: every"],
    ["AssumeRole on everything", [allow("sts:AssumeRole", "*")], "assume-role-scoped: every"],
    ["AssumeRole with its tags on everything", [allow(["sts:AssumeRole", "sts:TagSession"], "*")], "assume-role-scoped: every"],
    ["an Allow with NotAction", [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }], "no-inverted-statements: notAction"],
    [
        "an Allow of everything with NotResource",
        [{ Effect: "Allow", Action: "*", NotResource: ALL }],
        "no-inverted-statements: notResource",
    ],
    [
        "an Allow of an action with NotResource",
        [{ Effect: "Allow", Action: "s3:GetObject", NotResource: ALL }],
        "no-inverted-statements: notResource",
    ],
    ["an Allow with both", [{ Effect: "Allow", NotAction: "s3:*", NotResource: ALL }], "no-inverted-statements: notAction"],
    ["a step that is an escalation by itself", [allow("iam:CreatePolicyVersion", "*")], "no-privilege-escalation: path"],
    ["several of them in one statement", [allow(["iam:CreatePolicyVersion", "iam:PutRolePolicy"], "*")], "no-privilege-escalation: path"],
    [
        "an escalation whose PassRole is held to a service",
        [allow(NEW_FUNCTION, "*"), allow("iam:PassRole", "*", LAMBDA_ONLY)],
        "no-privilege-escalation: path",
    ],
    [
        "an escalation that passes every role to any service",
        [allow(["iam:PassRole", ...NEW_FUNCTION], "*")],
        "no-privilege-escalation: path",
    ],
    ["an ordinary action on everything", [allow("s3:GetObject", "*")], "no-wildcard-resources: open"],
    [
        "several ordinary actions on everything",
        [allow(["s3:GetObject", "sqs:SendMessage", "dynamodb:PutItem"], "*")],
        "no-wildcard-resources: open",
    ],
];

describe("one mistake, one mandatory finding, in a policy document:", () => {
    it("all rules of the topic take part", () => assert.ok(rules.length >= 11));
    for (const [title, statements, expected] of mistakes) {
        it(title, () => {
            assert.deepEqual(mandatory("aws:iam/rolePolicy:RolePolicy", { role: "orders", policy: document(...statements) }), [expected]);
            assert.deepEqual(
                mandatory("aws:iam/role:Role", { inlinePolicies: [{ name: "a", policy: JSON.stringify(document(...statements)) }] }),
                [expected],
            );
        });
    }
    it("none in a sound document", () => {
        const sound = [
            allow(["dynamodb:GetItem", "dynamodb:PutItem"], "arn:aws:dynamodb:eu-west-1:123456789012:table/orders"),
            allow(["xray:PutTraceSegments", "cloudwatch:PutMetricData"], "*"),
            allow("sts:AssumeRole", "arn:aws:iam::123456789012:role/reader"),
            { Effect: "Deny", NotAction: "dynamodb:*", Resource: "arn:aws:s3:::*" },
        ];
        assert.deepEqual(mandatory("aws:iam/rolePolicy:RolePolicy", { role: "orders", policy: document(...sound) }), []);
    });
});

describe("one mistake, one mandatory finding, in an attachment:", () => {
    for (const [name, expected] of [
        ["AdministratorAccess", "no-broad-managed-policies: admin"],
        ["PowerUserAccess", "no-broad-managed-policies: inverted"],
        ["IAMFullAccess", "no-broad-managed-policies: services"],
        ["service-role/AWSLambdaRole", "no-broad-managed-policies: writes"],
    ] as const) {
        it(name, () =>
            assert.deepEqual(
                mandatory("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
                    role: "orders",
                    policyArn: `arn:aws:iam::aws:policy/${name}`,
                }),
                [expected],
            ),
        );
    }
});
