import assert from "node:assert/strict";
import {
    ESCALATION_ACTIONS,
    ESCALATION_PATHS,
    escalationDoubt,
    escalationPaths,
} from "../../../../../policies/model/iam/grants/escalation";
import type { Self } from "../../../../../policies/model/iam/language/carriers";
import { actionInfo } from "../../../../../policies/model/iam/knowledge/actions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { grants, type Grants } from "../../../../../policies/model/iam/grants/permissions";
import { UNKNOWN } from "../../../../../policies/model/values";

type Statement = Readonly<Record<string, unknown>>;

const allow = (Action: unknown, Resource: unknown = "*", more: Statement = {}): Statement => ({
    Effect: "Allow",
    Action,
    Resource,
    ...more,
});
const deny = (Action: unknown, Resource: unknown = "*", more: Statement = {}): Statement => ({ Effect: "Deny", Action, Resource, ...more });
const passTo = (services: unknown, operator = "StringEquals"): Statement => ({
    Condition: { [operator]: { "iam:PassedToService": services } },
});
const granted = (...documents: readonly (readonly Statement[])[]): Grants =>
    grants(documents.map((Statement) => parseDocument({ Version: "2012-10-17", Statement })));
const ids = (statements: readonly Statement[], self?: Self): readonly string[] =>
    escalationPaths(granted(statements), self)
        .filter(({ certain }) => certain)
        .map(({ path }) => path.id);

const ACCOUNT = "123456789012";
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const user = (name: string): string => `arn:aws:iam::${ACCOUNT}:user/${name}`;
const fn = (name: string): string => `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`;
const MAKE = allow(["lambda:CreateFunction", "lambda:InvokeFunction"], fn("orders-*"));
const INVOKE = "lambda-new-function-invoke";

describe("escalation paths as data", () => {
    it("has a unique kebab-case id, a source with a date and known actions for each path", () => {
        const seen = new Set<string>();
        for (const { id, source, date, steps, passedTo } of ESCALATION_PATHS) {
            assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
            assert.ok(!seen.has(id), id);
            seen.add(id);
            assert.match(source, /^https:\/\//);
            assert.match(date, /^20\d\d-\d\d(?:-\d\d)?$/);
            for (const { action, target } of steps) {
                const info = actionInfo(action);
                assert.equal(info?.name, action, `${id}: ${action}`);
                for (const type of target ?? [])
                    assert.ok(
                        info.resourceTypes.some(({ name }) => name === type),
                        `${id}: ${type}`,
                    );
            }
            assert.equal(
                steps.some(({ action }) => action === "iam:PassRole"),
                passedTo !== undefined,
                id,
            );
        }
    });

    it("holds the 87 paths of pathfinding.cloud and the four that only cloudsplaining has", () => {
        assert.equal(ESCALATION_PATHS.filter(({ source }) => source.startsWith("https://pathfinding.cloud/paths/")).length, 87);
        assert.equal(ESCALATION_PATHS.filter(({ source }) => source.includes("cloudsplaining")).length, 4);
    });

    for (const path of ESCALATION_PATHS) {
        const actions = [...new Set(path.steps.map(({ action }) => action))];
        it(`opens ${path.id} by its own permissions on * and by no part of them`, () => {
            const found = escalationPaths(granted([allow(actions)]));
            const explains = found.some((one) => one.path.id === path.id || one.path.steps.every(({ action }) => actions.includes(action)));
            assert.ok(explains);
            for (const missing of actions) {
                const rest = actions.filter((action) => action !== missing);
                if (rest.length > 0) assert.ok(!ids([allow(rest)]).includes(path.id), missing);
            }
        });
    }

    it("knows which actions a union of documents needs", () => {
        for (const action of ["iam:PassRole", "lambda:CreateFunction", "sts:AssumeRole"]) assert.ok(ESCALATION_ACTIONS.includes(action));
        assert.ok(!ESCALATION_ACTIONS.includes("dynamodb:PutItem"));
    });
});

describe("escalation through iam:PassRole", () => {
    const cases: readonly (readonly [string, readonly Statement[], readonly string[]])[] = [
        ["any role, though the new function's name is held to a prefix", [allow("iam:PassRole"), MAKE], [INVOKE]],
        ["any role of the account by ARN", [allow("iam:PassRole", role("*")), MAKE], [INVOKE]],
        ["any role of any account and partition", [allow("iam:PassRole", "arn:*:iam::*:role/*"), MAKE], [INVOKE]],
        ["any role by an ARN with fewer than six fields", [allow("iam:PassRole", "arn:aws:iam"), MAKE], [INVOKE]],
        ["a placeholder of a template, which is no ARN and no wildcard", [allow("iam:PassRole", "[[roleArn]]"), MAKE], []],
        ["actions in any case", [allow("IAM:passrole"), allow(["LAMBDA:CREATEFUNCTION", "lambda:invokefunction"])], [INVOKE]],
        [
            "patterns that are no whole service",
            [allow("iam:Pass*"), allow(["lambda:Create*", "lambda:Invoke*"])],
            ["lambda-new-function-event-source", INVOKE],
        ],
        ["one named role: its author decided which", [allow("iam:PassRole", role("orders")), MAKE], []],
        ["roles by a name prefix", [allow("iam:PassRole", role("orders-*")), MAKE], []],
        ["a path of roles", [allow("iam:PassRole", role("service-role/*")), MAKE], []],
        ["users only: the ARN is no role's", [allow("iam:PassRole", user("*")), MAKE], []],
        ["the path's own service", [allow("iam:PassRole", "*", passTo("lambda.amazonaws.com")), MAKE], [INVOKE]],
        [
            "a list with the path's own service",
            [allow("iam:PassRole", "*", passTo(["ec2.amazonaws.com", "lambda.amazonaws.com"])), MAKE],
            [INVOKE],
        ],
        [
            "the path's own service in China",
            [allow("iam:PassRole", "*", passTo("ec2.amazonaws.com.cn")), allow("ec2:RunInstances")],
            ["ec2-run-instances"],
        ],
        ["a pattern of services", [allow("iam:PassRole", "*", passTo("lambda.*", "StringLike")), MAKE], [INVOKE]],
        ["every service", [allow("iam:PassRole", "*", passTo("*", "StringLike")), MAKE], [INVOKE]],
        ["a literal star without StringLike", [allow("iam:PassRole", "*", passTo("*")), MAKE], []],
        ["another service", [allow("iam:PassRole", "*", passTo("glue.amazonaws.com")), MAKE], []],
        [
            "another service with IfExists: services always send the key",
            [allow("iam:PassRole", "*", passTo("glue.amazonaws.com", "StringEqualsIfExists")), MAKE],
            [],
        ],
        ["every service but the path's", [allow("iam:PassRole", "*", passTo("lambda.amazonaws.com", "StringNotEquals")), MAKE], []],
        ["every service but another", [allow("iam:PassRole", "*", passTo("glue.amazonaws.com", "StringNotEquals")), MAKE], [INVOKE]],
        [
            "a condition that only PassRole can meet on all actions",
            [allow(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], "*", passTo("lambda.amazonaws.com"))],
            [],
        ],
        [
            "tagged roles, which AWS calls unreliable",
            [allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:ResourceTag/team": "a" } } }), MAKE],
            [INVOKE],
        ],
        [
            "any role from one address",
            [allow("iam:PassRole", "*", { Condition: { IpAddress: { "aws:SourceIp": "192.0.2.1/32" } } }), MAKE],
            [INVOKE],
        ],
        [
            "any role, but only through CloudFormation",
            [
                allow("iam:PassRole", "*", {
                    Condition: { "ForAnyValue:StringEquals": { "aws:CalledVia": "cloudformation.amazonaws.com" } },
                }),
                MAKE,
            ],
            [],
        ],
        [
            "any role, tied to any instance",
            [
                allow("iam:PassRole", "*", { Condition: { ArnLike: { "iam:AssociatedResourceArn": "arn:aws:ec2:*:*:instance/*" } } }),
                allow("ec2:RunInstances"),
            ],
            ["ec2-run-instances"],
        ],
        [
            "any role, tied to one instance",
            [
                allow("iam:PassRole", "*", {
                    Condition: { ArnLike: { "iam:AssociatedResourceArn": "arn:aws:ec2:*:*:instance/i-0123456789abcdef0" } },
                }),
                allow("ec2:RunInstances"),
            ],
            [],
        ],
        [
            "no action on functions, but on buckets",
            [allow("iam:PassRole"), allow(["lambda:CreateFunction", "lambda:InvokeFunction"], "arn:aws:s3:::*")],
            [],
        ],
        ["Deny in another statement", [allow("iam:PassRole"), MAKE, deny("iam:PassRole")], []],
        ["Deny of the whole service", [allow("iam:PassRole"), MAKE, deny("lambda:*")], []],
        ["Deny of one role: the others are left", [allow("iam:PassRole"), MAKE, deny("iam:PassRole", role("admin"))], [INVOKE]],
        ["Deny of the path's own service", [allow("iam:PassRole"), MAKE, deny("iam:PassRole", "*", passTo("lambda.amazonaws.com"))], []],
        ["Deny of another service", [allow("iam:PassRole"), MAKE, deny("iam:PassRole", "*", passTo("ec2.amazonaws.com"))], [INVOKE]],
        [
            "Deny under a condition",
            [allow("iam:PassRole"), MAKE, deny("iam:PassRole", "*", { Condition: { Bool: { "aws:SecureTransport": "false" } } })],
            [INVOKE],
        ],
    ];
    for (const [title, statements, expected] of cases) it(title, () => assert.deepEqual(ids(statements), expected));
});

describe("escalation by taking over what exists", () => {
    const cases: readonly (readonly [string, readonly Statement[], readonly string[]])[] = [
        ["the code of every function", [allow("lambda:UpdateFunctionCode")], ["lambda-update-code"]],
        ["the code of every function of a region", [allow("lambda:UpdateFunctionCode", fn("*"))], ["lambda-update-code"]],
        ["the code of one function: a deployment", [allow(["lambda:UpdateFunctionCode", "lambda:InvokeFunction"], fn("orders"))], []],
        ["the code of functions with a prefix", [allow("lambda:UpdateFunctionCode", fn("orders-*"))], []],
        ["every function, beside a bucket ARN", [allow("lambda:UpdateFunctionCode", ["arn:aws:s3:::*", fn("orders")])], []],
        ["access keys of every user", [allow("iam:CreateAccessKey", user("*"))], ["iam-create-access-key"]],
        [
            "access keys of the caller itself: self-service",
            [allow(["iam:CreateAccessKey", "iam:DeleteAccessKey"], user("${aws:username}"))],
            [],
        ],
        ["access keys of the caller itself under any path", [allow("iam:CreateAccessKey", "arn:aws:iam::*:user/*/${aws:username}")], []],
        ["access keys of one user: rotation", [allow(["iam:CreateAccessKey", "iam:DeleteAccessKey"], user("mailer"))], []],
        ["a policy on the caller itself", [allow("iam:PutUserPolicy", user("${aws:username}"))], ["iam-put-user-policy"]],
        ["a policy on one role", [allow("iam:PutRolePolicy", role("orders"))], []],
        [
            "a policy on one role and that role",
            [allow(["iam:PutRolePolicy", "sts:AssumeRole"], role("orders"))],
            ["iam-put-role-policy-with-assume-role"],
        ],
        ["a policy on one role and another role", [allow("iam:PutRolePolicy", role("orders")), allow("sts:AssumeRole", role("audit"))], []],
        [
            "a policy on one role and a role of that prefix",
            [allow("iam:PutRolePolicy", role("orders")), allow("sts:AssumeRole", role("ord*"))],
            ["iam-put-role-policy-with-assume-role"],
        ],
        [
            "a policy on one role under a boundary, and that role",
            [
                allow("iam:PutRolePolicy", role("orders"), {
                    Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/edge" } },
                }),
                allow("sts:AssumeRole", role("orders")),
            ],
            [],
        ],
        [
            "trust and policies of one role",
            [allow(["iam:AttachRolePolicy", "iam:UpdateAssumeRolePolicy"], role("orders"))],
            ["iam-attach-role-policy-with-update-assume-role-policy"],
        ],
        [
            "policies for every role, only one named policy",
            [
                allow("iam:AttachRolePolicy", "*", {
                    Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
                }),
            ],
            [],
        ],
        [
            "policies for every role, any policy of AWS",
            [allow("iam:AttachRolePolicy", "*", { Condition: { ArnLike: { "iam:PolicyARN": "arn:aws:iam::aws:policy/*" } } })],
            ["iam-attach-role-policy"],
        ],
        [
            "policies for every role, all but one policy",
            [
                allow("iam:AttachRolePolicy", "*", {
                    Condition: { ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } },
                }),
            ],
            ["iam-attach-role-policy"],
        ],
        [
            "policies for every role under a boundary",
            [
                allow("iam:PutRolePolicy", "*", {
                    Condition: { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/edge" } },
                }),
            ],
            [],
        ],
        ["commands on every instance", [allow("ssm:SendCommand")], ["ssm-send-command"]],
        [
            "the shell document on every instance",
            [allow("ssm:SendCommand", ["arn:aws:ec2:*:*:instance/*", "arn:aws:ssm:*::document/AWS-RunShellScript"])],
            ["ssm-send-command"],
        ],
        [
            "a harmless document on every instance",
            [allow("ssm:SendCommand", ["arn:aws:ec2:*:*:instance/*", "arn:aws:ssm:*::document/AWS-UpdateSSMAgent"])],
            [],
        ],
        [
            "the shell document on one instance",
            [allow("ssm:SendCommand", ["arn:aws:ec2:*:*:instance/i-0123456789abcdef0", "arn:aws:ssm:*::document/AWS-RunShellScript"])],
            [],
        ],
        [
            "sessions on tagged instances",
            [allow("ssm:StartSession", "arn:aws:ec2:*:*:instance/*", { Condition: { StringEquals: { "ssm:resourceTag/team": "a" } } })],
            [],
        ],
        ["every role", [allow("sts:AssumeRole")], ["sts-assume-role"]],
        ["named roles", [allow("sts:AssumeRole", [role("audit"), "arn:aws:iam::*:role/audit"])], []],
        [
            "reading and writing as functions do",
            [allow(["s3:GetObject", "s3:PutObject", "dynamodb:PutItem", "kms:Decrypt", "lambda:InvokeFunction"])],
            [],
        ],
    ];
    for (const [title, statements, expected] of cases) it(title, () => assert.deepEqual(ids(statements), expected));

    it("counts a write to the role that holds the grant, by its name", () => {
        const statements = [allow("iam:PutRolePolicy", role("app/orders"))];
        assert.deepEqual(ids(statements, { kind: "role", name: "orders" }), ["iam-put-role-policy"]);
        assert.deepEqual(ids(statements, { kind: "role", name: "audit" }), []);
        assert.deepEqual(ids(statements, { kind: "user", name: "orders" }), []);
    });
});

describe("escalation that other policies report", () => {
    const wildcards = (statements: readonly Statement[]): readonly boolean[] => [
        ...new Set(escalationPaths(granted(statements)).map((one) => one.throughWildcard)),
    ];

    it("marks paths that come through *, service:* or an inverted Allow", () => {
        assert.deepEqual(wildcards([allow("*")]), [true]);
        assert.deepEqual(wildcards([allow("iam:*")]), [true]);
        assert.deepEqual(wildcards([allow("iam:PassRole"), allow("lambda:*")]), [true]);
        assert.deepEqual(wildcards([{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }]), [true]);
        assert.deepEqual(wildcards([{ Effect: "Allow", Action: "iam:CreateAccessKey", NotResource: user("root") }]), [true]);
    });

    it("marks paths that come through a pattern of more actions than anybody means", () => {
        assert.deepEqual(wildcards([allow("iam:*Ro*")]), [true]);
        assert.deepEqual(wildcards([allow("iam:PassRole"), allow("ec2:*Instance*")]), [true]);
        assert.deepEqual(wildcards([allow("iam:Put*")]), [false]);
    });

    it("does not mark a path that explicit actions open as well", () => {
        const found = escalationPaths(
            granted([allow("lambda:*"), allow(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"])]),
        );
        assert.equal(found.find(({ path }) => path.id === INVOKE)?.throughWildcard, false);
        assert.equal(found.find(({ path }) => path.id === "lambda-update-code")?.throughWildcard, true);
    });

    it("names the policy that reports sts:AssumeRole on everything", () => {
        assert.equal(escalationPaths(granted([allow("sts:AssumeRole")]))[0]?.path.reportedBy, "access-assume-role-scoped");
    });
});

describe("escalation through services that run code or calls with a role", () => {
    const pass = (service: string): Statement => allow("iam:PassRole", "*", passTo(service));
    const cases: readonly (readonly [string, readonly Statement[], readonly string[]])[] = [
        ["a schedule", [pass("scheduler.amazonaws.com"), allow("scheduler:CreateSchedule")], ["scheduler-new-schedule"]],
        ["a schedule, passing to Lambda alone", [pass("lambda.amazonaws.com"), allow("scheduler:CreateSchedule")], []],
        ["a cluster's instances", [pass("ec2.amazonaws.com"), allow("elasticmapreduce:RunJobFlow")], ["emr-new-cluster"]],
        ["a cluster, its service role alone", [pass("elasticmapreduce.amazonaws.com"), allow("elasticmapreduce:RunJobFlow")], []],
        ["a fleet of games", [pass("gamelift.amazonaws.com"), allow(["gamelift:CreateBuild", "gamelift:CreateFleet"])], []],
        ["any job definition", [allow("batch:SubmitJob")], ["batch-submit-job"]],
        [
            "job definitions of one name",
            [allow("batch:SubmitJob", ["arn:aws:batch:*:*:job-definition/report:*", "arn:aws:batch:*:*:job-queue/*"])],
            [],
        ],
        ["any state machine", [allow(["states:UpdateStateMachine", "states:StartExecution"])], ["stepfunctions-update-state-machine"]],
        [
            "one state machine",
            [allow(["states:UpdateStateMachine", "states:StartExecution"], "arn:aws:states:eu-west-1:123456789012:stateMachine:orders")],
            [],
        ],
        ["a task with another role", [pass("ecs-tasks.amazonaws.com"), allow("ecs:StartTask")], ["ecs-start-task-override"]],
        ["the boundary of any user", [allow("iam:DeleteUserPermissionsBoundary")], ["iam-delete-user-permissions-boundary"]],
        [
            "the boundary of the caller itself",
            [allow("iam:DeleteUserPermissionsBoundary", user("${aws:username}"))],
            ["iam-delete-user-permissions-boundary"],
        ],
        ["the boundary of one user", [allow("iam:DeleteUserPermissionsBoundary", user("mailer"))], []],
        [
            "the boundary of one role and that role",
            [allow(["iam:DeleteRolePermissionsBoundary", "sts:AssumeRole"], role("orders"))],
            ["iam-delete-role-permissions-boundary-with-assume-role"],
        ],
        ["a permission set, not handed out", [allow("sso:PutInlinePolicyToPermissionSet")], []],
        [
            "a permission set, handed out",
            [allow(["sso:PutInlinePolicyToPermissionSet", "sso:ProvisionPermissionSet"])],
            ["sso-put-inline-policy"],
        ],
        [
            "AWS's own browser",
            [
                allow(
                    ["bedrock-agentcore:StartBrowserSession", "bedrock-agentcore:ConnectBrowserAutomationStream"],
                    "arn:aws:bedrock-agentcore:*:aws:browser/*",
                ),
            ],
            [],
        ],
    ];
    for (const [title, statements, expected] of cases) it(title, () => assert.deepEqual(ids(statements), expected));
});

describe("escalation over several documents", () => {
    it("tells paths that need two documents from those that one opens", () => {
        const found = escalationPaths(granted([allow("iam:PassRole")], [MAKE], [allow("iam:CreateAccessKey")]));
        assert.deepEqual(
            found.map(({ path, documents, withinOneDocument }) => [path.id, documents, withinOneDocument]),
            [
                ["iam-create-access-key", [2], true],
                [INVOKE, [0, 1], false],
            ],
        );
    });

    it("names the statements of each step", () => {
        const [found] = escalationPaths(granted([allow("s3:GetObject"), allow("iam:PassRole")], [MAKE]));
        assert.deepEqual(
            found?.steps.map(({ action, grants: by }) => [action, by.map(({ document, statement }) => [document, statement.index])]),
            [
                ["iam:PassRole", [[0, 1]]],
                ["lambda:CreateFunction", [[1, 0]]],
                ["lambda:InvokeFunction", [[1, 0]]],
            ],
        );
    });

    it("honours a Deny in another document", () => {
        assert.deepEqual(escalationPaths(granted([allow("iam:PassRole")], [MAKE], [deny("iam:PassRole")])), []);
    });
});

describe("escalation that cannot be judged yet", () => {
    it("is undetermined where the role's ARN is not known", () => {
        const all = granted([allow("iam:PassRole", UNKNOWN), MAKE]);
        const found = escalationPaths(all);
        assert.deepEqual(
            found.map(({ path, certain }) => [path.id, certain]),
            [[INVOKE, false]],
        );
        assert.notEqual(escalationDoubt(all, found), undefined);
    });

    it("is undetermined where the service is not known, or an action, or what a Deny names", () => {
        for (const statements of [
            [allow("iam:PassRole", "*", passTo(UNKNOWN)), MAKE],
            [allow(UNKNOWN)],
            [allow("iam:CreateAccessKey"), deny("iam:CreateAccessKey", UNKNOWN)],
        ]) {
            const all = granted(statements);
            const found = escalationPaths(all);
            assert.ok(found.every(({ certain }) => !certain));
            assert.notEqual(escalationDoubt(all, found), undefined);
        }
    });

    it("is certain where the unknown element does not matter", () => {
        const all = granted([allow("iam:PassRole", [UNKNOWN, "*"]), MAKE, allow("s3:GetObject", UNKNOWN)]);
        const found = escalationPaths(all);
        assert.deepEqual(
            found.map(({ path, certain }) => [path.id, certain]),
            [[INVOKE, true]],
        );
        assert.equal(escalationDoubt(all, found), undefined);
    });
});
