import rule from "../../../policies/access/role-no-privilege-escalation";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, testStackRule } from "../../support/rule-tests";

const allow = (action: unknown, resource: unknown = "*", more: object = {}): object => ({
    Effect: "Allow",
    Action: action,
    Resource: resource,
    ...more,
});
const document = (...statements: readonly object[]): object => ({ Version: "2012-10-17", Statement: statements });
const role: ExampleResource = { type: "aws:iam/role:Role", name: "deploy", inputs: { name: "deploy" } };
const own = (name: string, policy: unknown): ExampleResource => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    name,
    inputs: { role: ref("deploy", "name"), policy },
});
const attached = (name: string, policy: unknown): readonly ExampleResource[] => [
    { type: "aws:iam/policy:Policy", name, inputs: { policy } },
    {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: `${name}-attached`,
        inputs: { role: ref("deploy", "name"), policyArn: ref(name, "arn") },
    },
];
const managed = (name: string): ExampleResource => ({
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    name: `managed-${name.split("/").at(-1) ?? ""}`,
    inputs: { role: ref("deploy", "name"), policyArn: `arn:aws:iam::aws:policy/${name}` },
});
const functions = document(allow(["lambda:CreateFunction", "lambda:InvokeFunction"]));
const passing = document(allow("iam:PassRole"));
const rolesOf = (account: string): string => `arn:aws:iam::${account}:role/*`;
const denied = (account: string): object => ({ Effect: "Deny", Action: "iam:PassRole", Resource: rolesOf(account) });

testStackRule(rule, {
    compliant: [
        {
            title: "policies that have nothing to do with each other",
            resources: [
                role,
                own("a", document(allow("s3:GetObject", "arn:aws:s3:::acme/*"))),
                own("b", document(allow("sqs:SendMessage", "arn:aws:sqs:*:*:q"))),
            ],
        },
        {
            title: "a path in one document is reported there",
            resources: [
                role,
                own("a", document(allow(["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"]))),
                own("b", document(allow("s3:GetObject", "arn:aws:s3:::acme/*"))),
            ],
        },
        {
            title: "half of the path in another role",
            resources: [
                role,
                { ...role, name: "other", inputs: { name: "other" } },
                own("a", functions),
                { ...own("b", passing), inputs: { role: ref("other", "name"), policy: passing } },
            ],
        },
        {
            title: "PassRole for one role",
            resources: [role, own("a", functions), own("b", document(allow("iam:PassRole", "arn:aws:iam::123456789012:role/orders")))],
        },
        {
            title: "PassRole for another service",
            resources: [
                role,
                own("a", functions),
                own(
                    "b",
                    document(
                        allow("iam:PassRole", "*", { Condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } } }),
                    ),
                ),
            ],
        },
        {
            title: "a Deny in a third document",
            alarmingWhenHidden: {
                "c.*": "a document that nobody can see hides nothing of the others: it is told as undetermined beside them",
            },
            resources: [
                role,
                own("a", functions),
                own("b", passing),
                own("c", document({ Effect: "Deny", Action: "iam:PassRole", Resource: "*" })),
            ],
        },
        {
            title: "a wildcard is reported where it stands",
            resources: [role, own("a", document(allow("lambda:*"))), own("b", document(allow("iam:*")))],
        },
        {
            title: "AdministratorAccess is reported where it is attached",
            resources: [role, managed("AdministratorAccess"), own("a", functions)],
        },
        {
            title: "AWS's own policies for functions",
            resources: [
                role,
                managed("service-role/AWSLambdaBasicExecutionRole"),
                managed("AWSXRayDaemonWriteAccess"),
                own("a", document(allow("dynamodb:GetItem", "arn:aws:dynamodb:*:*:table/orders"))),
            ],
        },
        {
            title: "a Deny of every role of the own account, in which alone a role can be passed",
            alarmingWhenHidden: {
                "a.policy.Statement.1": HIDDEN_STATEMENT,
                "a.policy.Statement.1.Effect": HIDDEN_STATEMENT,
            },
            resources: [role, own("a", document(allow("iam:PassRole"), denied("123456789012"))), own("b", functions)],
            config: { accountId: "123456789012" },
        },
        { title: "an unreadable document beside nothing else", resources: [role, own("a", UNKNOWN)] },
    ],
    violating: [
        { title: "two policies of the role", resources: [role, own("a", functions), own("b", passing)], found: ["path"] },
        {
            title: "a policy of the role and an attached one, as text",
            resources: [role, own("a", JSON.stringify(functions)), ...attached("b", JSON.stringify(passing))],
            found: ["path"],
        },
        {
            title: "in line and attached",
            resources: [
                { ...role, inputs: { name: "deploy", inlinePolicies: [{ name: "a", policy: JSON.stringify(functions) }] } },
                ...attached("b", passing),
            ],
            found: ["path"],
        },
        {
            title: "three documents",
            resources: [
                role,
                own("a", document(allow("lambda:CreateFunction"))),
                own("b", document(allow("lambda:InvokeFunction"))),
                own("c", passing),
            ],
            found: ["path"],
        },
        {
            title: "several paths are one finding",
            resources: [
                role,
                own("a", functions),
                own("b", passing),
                own("c", document(allow(["ecs:RegisterTaskDefinition", "ecs:RunTask", "cloudformation:CreateStack"]))),
            ],
            found: ["path"],
        },
        {
            title: "a policy of the role and an AWS-managed one",
            resources: [role, own("a", passing), managed("AWSConnector")],
            found: ["path"],
        },
        {
            title: "a user and its group",
            resources: [
                { type: "aws:iam/user:User", name: "ann", inputs: { name: "ann" } },
                { type: "aws:iam/group:Group", name: "ops", inputs: { name: "ops" } },
                {
                    type: "aws:iam/userGroupMembership:UserGroupMembership",
                    name: "m",
                    inputs: { user: ref("ann", "name"), groups: [ref("ops", "name")] },
                },
                { type: "aws:iam/userPolicy:UserPolicy", name: "a", inputs: { user: ref("ann", "name"), policy: functions } },
                { type: "aws:iam/groupPolicy:GroupPolicy", name: "b", inputs: { group: ref("ops", "name"), policy: passing } },
            ],
            found: ["path"],
        },
        {
            title: "an attached policy that lets the role write its own policies",
            resources: [role, ...attached("a", document(allow("iam:PutRolePolicy", "arn:aws:iam::123456789012:role/deploy")))],
            found: ["path"],
            silentWhenHidden: {
                "a.policy.Statement.0.*": "the document alone leaves the doubt, and the policy on single documents tells it",
            },
        },
        {
            title: "a Deny of every role of another account",
            resources: [role, own("a", document(allow("iam:PassRole"), denied("999999999999"))), own("b", functions)],
            config: { accountId: "123456789012" },
            found: ["path"],
        },
        {
            title: "an unreadable document hides nothing",
            resources: [role, own("a", functions), own("b", passing), own("c", UNKNOWN)],
            found: ["path"],
        },
    ],
    unknown: [
        { title: "the other document", resources: [role, own("a", functions), own("b", UNKNOWN)], undetermined: [""] },
        {
            title: "whether a Deny names the own account",
            modes: ["preview"],
            resources: [role, own("a", document(allow("iam:PassRole"), denied("123456789012"))), own("b", functions)],
            undetermined: [""],
        },
        {
            title: "whether a Deny of a third document names the own account",
            modes: ["preview"],
            resources: [role, own("a", passing), own("b", functions), own("c", document(denied("123456789012")))],
            undetermined: [""],
        },
        {
            title: "whether a Deny names the own account, beside a path that it does not take back",
            modes: ["preview"],
            resources: [
                role,
                own("a", document(allow(["iam:PassRole", "cloudformation:CreateChangeSet"]), denied("123456789012"))),
                own("b", functions),
                own("c", document(allow("cloudformation:ExecuteChangeSet"))),
            ],
            undetermined: [],
            found: ["path"],
        },
        {
            title: "the own account, where the Allow names one and a Deny another's roles",
            modes: ["preview"],
            resources: [
                role,
                own("a", document(allow("iam:PassRole", rolesOf("123456789012")), denied("999999999999"))),
                own("b", functions),
            ],
            undetermined: [],
            found: ["path"],
        },
        {
            title: "an AWS-managed policy that the table does not know",
            resources: [role, own("a", functions), managed("AmazonNobodyKnowsThisAccess")],
            undetermined: [""],
        },
        {
            title: "the resource of PassRole",
            resources: [role, own("a", functions), own("b", document(allow("iam:PassRole", UNKNOWN)))],
            undetermined: [""],
        },
    ],
    secret: [{ title: "the other document is masked", resources: [role, own("a", functions), own("b", MASKED)], undetermined: [""] }],
});
