import assert from "node:assert/strict";
import { actionsOf, servicePrefixes } from "../../../../../policies/model/iam/knowledge/actions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { escalationGroups } from "../../../../../policies/model/iam/grants/escalation-groups";
import { accountsNamed, mayBeOfFunction } from "../../../../../policies/model/iam/grants/foreign-resources";
import { assumesEveryRole, passesEveryRole } from "../../../../../policies/model/iam/grants/role-grants";
import { unscoped } from "../../../../../policies/model/iam/grants/unscoped";
import { View } from "../../../../../policies/model/values";
import { assertProportional } from "../../../../support/steps";

type Loose = Readonly<Record<string, unknown>>;
const read = (...statements: readonly Loose[]) =>
    parseDocument({ Statement: statements.map((each) => ({ Effect: "Allow", Resource: "*", ...each })) });
const actions = (...statements: readonly Loose[]): readonly (readonly string[])[] =>
    unscoped(read(...statements)).found.map((each) => each.actions);

describe("what a document grants on every resource", () => {
    it("is named rightly spelt, the worst first, each action once", () =>
        assert.deepEqual(actions({ Action: ["s3:listbucket", "s3:getobject", "S3:PutObject", "s3:PutObject", "s3:PutBucketPolicy"] }), [
            ["s3:PutBucketPolicy", "s3:PutObject", "s3:GetObject", "s3:ListBucket"],
        ]));
    it("is told statement by statement, the worst first", () =>
        assert.deepEqual(actions({ Action: "s3:GetObject" }, { Action: "sqs:SendMessage" }), [["sqs:SendMessage"], ["s3:GetObject"]]));
    it("leaves the steps of an open escalation path to the policy on those, but only these", () => {
        const create = { Action: ["lambda:CreateFunction", "lambda:InvokeFunction", "s3:GetObject"] };
        assert.deepEqual(actions(create), [["lambda:CreateFunction", "lambda:InvokeFunction", "s3:GetObject"]]);
        assert.deepEqual(actions(create, { Action: "iam:PassRole" }), [["s3:GetObject"]]);
    });
    it("is not what a Deny takes back on every resource that has an ARN: text messages have none", () => {
        const text = { Action: "sns:Publish" };
        const deny = (Resource: unknown, more: Loose = {}): Loose => ({ Effect: "Deny", Action: "sns:Publish", Resource, ...more });
        for (const topics of ["arn:aws:sns:*:*:*", "arn:*:sns:*:*:*", "arn:aws-cn:sns:*:*:*", ["arn:aws:sns:*"]])
            assert.deepEqual(actions(text, deny(topics)), [], JSON.stringify(topics));
        for (const some of [
            deny("arn:aws:sns:*:*:orders-*"),
            deny("arn:aws:sns:eu-west-1:*:*"),
            deny("arn:aws:sns:*:*:*", { Condition: { Bool: { "aws:SecureTransport": "false" } } }),
            deny("arn:aws:sns:*:*:*", { Action: "sns:Subscribe" }),
        ])
            assert.deepEqual(actions(text, some), [["sns:Publish"]], JSON.stringify(some));
    });
    for (const [title, expected, action, resource] of [
        ["every table there is, in any Region and account", true, "dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/*"],
        ["every partition's trails", true, "cloudtrail:PutEventSelectors", "arn:*:cloudtrail:*:*:trail/*"],
        ["every role of any account", true, "iam:UpdateRole", "arn:aws:iam::*:role/*"],
        ["every key by a list", true, "kms:Decrypt", ["arn:aws:kms:*:*:key/a", "arn:aws:kms:*:*:key/*"]],
        ["every type that a call needs", true, "ec2:AttachVolume", ["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:instance/*"]],
        ["every object, each of at least a character", true, "s3:GetObject", "arn:aws:s3:::?*/?*"],
        ["the device that a user enrols", false, "iam:CreateVirtualMFADevice", "arn:aws:iam::*:mfa/*"],
        ["every event bus there is, though the reference requires no type", true, "events:PutEvents", "arn:aws:events:*:*:event-bus/*"],
        ["the event buses of an account", false, "events:PutEvents", "arn:aws:events:eu-west-1:123456789012:event-bus/*"],
        ["one event bus in any Region and account", false, "events:PutEvents", "arn:aws:events:*:*:event-bus/orders"],
        ["every volume, for an action on many types", false, "ec2:CreateTags", "arn:aws:ec2:*:*:volume/*"],
        ["the tables of an account", false, "dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:123456789012:table/*"],
        ["the trails of a Region", false, "cloudtrail:PutEventSelectors", "arn:aws:cloudtrail:us-east-1:*:trail/*"],
        ["tables by a part of the name", false, "dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/orders-*"],
        ["tables of the user's name", false, "dynamodb:PutItem", "arn:aws:dynamodb:*:*:table/${aws:username}"],
        ["one type of two that a call needs", false, "ec2:AttachVolume", ["arn:aws:ec2:*:*:volume/*", "arn:aws:ec2:*:*:instance/i-1"]],
        ["a type that the action does not act on", false, "dynamodb:PutItem", "arn:aws:dynamodb:*:*:export/*"],
        ["a type that a call may do without", false, "bedrock:InvokeModel", "arn:aws:bedrock:*::foundation-model/*"],
    ] as const) {
        it(`${expected ? "is" : "is not"} ${title}`, () =>
            assert.equal(actions({ Action: action, Resource: resource }).length === 1, expected));
    }
    for (const [key, value, action] of [
        ["s3:x-amz-server-side-encryption", "aws:kms", "s3:PutObject"],
        ["s3:x-amz-acl", "private", "s3:PutObject"],
        ["s3:prefix", "home/", "s3:ListBucket"],
        ["s3:TlsVersion", "1.3", "s3:GetObject"],
        ["s3:signatureversion", "AWS4-HMAC-SHA256", "s3:GetObject"],
        ["ec2:Region", "eu-west-1", "ec2:TerminateInstances"],
        ["ec2:SourceInstanceARN", "arn:aws:ec2:eu-west-1:123456789012:instance/i-1", "s3:GetObject"],
        ["lambda:SourceFunctionArn", "arn:aws:lambda:eu-west-1:123456789012:function:a", "s3:PutObject"],
        ["lambda:VpcIds", "vpc-1", "lambda:UpdateFunctionEventInvokeConfig"],
        ["dynamodb:Select", "SPECIFIC_ATTRIBUTES", "dynamodb:Query"],
        ["secretsmanager:VersionStage", "AWSCURRENT", "secretsmanager:GetSecretValue"],
        ["kms:CallerAccount", "123456789012", "kms:Decrypt"],
        ["lambda:InvokedViaFunctionUrl", "true", "lambda:InvokeFunction"],
        ["sns:Protocol", "https", "sns:Subscribe"],
    ] as const) {
        it(`is not held to resources by ${key}, which any of them meets`, () =>
            assert.equal(actions({ Action: action, Condition: { StringEquals: { [key]: value } } }).length, 1));
    }
    for (const [key, value, action] of [
        ["s3:ExistingObjectTag/team", "orders", "s3:GetObject"],
        ["s3:ResourceAccount", "123456789012", "s3:GetObject"],
        ["s3:DataAccessPointArn", "arn:aws:s3:eu-west-1:123456789012:accesspoint/a", "s3:GetObject"],
        ["ec2:InstanceProfile", "arn:aws:iam::123456789012:instance-profile/a", "ec2:TerminateInstances"],
        ["secretsmanager:SecretId", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:a", "secretsmanager:GetSecretValue"],
        ["ecs:cluster", "arn:aws:ecs:eu-west-1:123456789012:cluster/a", "ecs:UpdateService"],
        ["lambda:FunctionArn", "arn:aws:lambda:eu-west-1:123456789012:function:a", "lambda:UpdateEventSourceMapping"],
    ] as const) {
        it(`is held to resources by ${key}`, () =>
            assert.deepEqual(actions({ Action: action, Condition: { StringEquals: { [key]: value } } }), []));
    }
    it("takes steps in proportion to the document", () =>
        assertProportional(
            "a document",
            (size) => {
                const many = read(...Array.from({ length: size }, () => ({ Action: ["s3:GetObject", "iam:PassRole", "sts:AssumeRole"] })));
                return () => {
                    assert.equal(unscoped(many).found.length, size);
                    assert.equal(passesEveryRole(many).length, size);
                    assert.equal(assumesEveryRole(many).length, size);
                };
            },
            1_250,
        ));
    it("takes steps in proportion to the actions of one statement", () => {
        const known = servicePrefixes().flatMap(actionsOf);
        assertProportional(
            "a list of actions",
            (size) => {
                const one = read({ Action: known.slice(0, size) });
                return () => assert.equal(unscoped(one).found.length, 1);
            },
            1_250,
        );
    });
});

describe("the escalation paths of a document", () => {
    const groups = (...statements: readonly Loose[]) =>
        escalationGroups(read(...statements)).groups.map(
            ({ statements: some, worst, others }) => [some.map(({ index }) => index), worst.path.kind, others] as const,
        );
    it("are put together by the statements that open them", () => {
        const [first, ...rest] = groups({ Action: ["iam:CreatePolicyVersion", "iam:PutRolePolicy", "iam:AttachUserPolicy"] });
        assert.deepEqual(rest, []);
        assert.deepEqual(first?.[0], [0]);
        assert.ok(first[2] >= 1);
    });
    it("need two statements where the parts lie in two", () =>
        assert.deepEqual(
            groups({ Action: ["lambda:CreateFunction", "lambda:InvokeFunction"] }, { Action: "iam:PassRole" })[0]?.[0],
            [0, 1],
        ));
    it("begin with what a principal can do by itself", () =>
        assert.deepEqual(
            groups({ Action: "lambda:UpdateFunctionCode" }, { Action: "iam:CreatePolicyVersion" }).map(([indexes]) => indexes),
            [[1], [0]],
        ));
});

describe("accounts in a role's policy", () => {
    const accounts = (statement: Loose): readonly string[][] => accountsNamed(read(statement)).map((each) => [...each.accounts]);
    it("are those of its resources", () =>
        assert.deepEqual(
            accounts({
                Action: "sqs:SendMessage",
                Resource: ["arn:aws:sqs:*:123456789012:a", "arn:aws:sqs:*:210987654321:b", "arn:aws:s3:::c"],
            }),
            [["123456789012", "210987654321"]],
        ));
    it("are not those of roles to be assumed, nor of patterns", () => {
        assert.deepEqual(accounts({ Action: "sts:AssumeRole", Resource: "arn:aws:iam::210987654321:role/a" }), []);
        assert.deepEqual(accounts({ Action: "sqs:SendMessage", Resource: "arn:aws:sqs:*:*:a" }), [[]]);
    });
    it("concern functions unless the trust policy says otherwise", () => {
        const trust = (service: string) =>
            new View({ assumeRolePolicy: { Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } } } });
        assert.ok(mayBeOfFunction("aws:iam/role:Role", trust("lambda.amazonaws.com")));
        assert.ok(mayBeOfFunction("aws:iam/role:Role", trust("edgelambda.amazonaws.com")));
        assert.ok(!mayBeOfFunction("aws:iam/role:Role", trust("ec2.amazonaws.com")));
        assert.ok(mayBeOfFunction("aws:iam/rolePolicy:RolePolicy", new View({ policy: "{}" })));
    });
});
