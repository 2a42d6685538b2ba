import assert from "node:assert/strict";
import { actionExists } from "../../../../../policies/model/iam/knowledge/actions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { type PolicyDocument } from "../../../../../policies/model/iam/language/statement";
import { grants } from "../../../../../policies/model/iam/grants/permissions";
import {
    credentialsExposure,
    exfiltration,
    resourceExposure,
    risksOf,
    serviceWildcards,
    writesAnywhere,
} from "../../../../../policies/model/iam/grants/risks";
import { CREDENTIAL_ACTIONS, EXFILTRATION_ACTIONS } from "../../../../../policies/model/iam/knowledge/risky-actions";
import { reach } from "../../../../../policies/model/iam/grants/reach";
import { UNKNOWN } from "../../../../../policies/model/values";

type Body = Readonly<Record<string, unknown>>;
const allow = (Action: unknown, Resource: unknown = "*", more: Body = {}): Body => ({ Effect: "Allow", Action, Resource, ...more });
const document = (...Statement: readonly Body[]): PolicyDocument => parseDocument({ Version: "2012-10-17", Statement });
const under = (operator: string, key: string, value: unknown): Body => ({ Condition: { [operator]: { [key]: value } } });
const names = (found: readonly { readonly action: string }[]): readonly string[] => found.map(({ action }) => action);

describe("how far a resource pattern reaches", () => {
    const cases: readonly (readonly [string, string, string])[] = [
        ["*", "s3:GetObject", "all"],
        ["arn:aws:s3:::*", "s3:GetObject", "all"],
        ["arn:aws:s3:::*/*", "s3:GetObject", "all"],
        ["arn:aws:s3:::photos/*", "s3:GetObject", "some"],
        ["arn:aws:s3:::photos*", "s3:GetObject", "some"],
        ["arn:aws:sqs:*:*:*", "s3:GetObject", "none"],
        ["arn:aws:lambda:eu-west-1:123456789012:function:*", "lambda:InvokeFunction", "all"],
        ["arn:aws:lambda:eu-west-1:123456789012:layer:*", "lambda:InvokeFunction", "none"],
        ["arn:aws:iam::123456789012:role/*", "sts:AssumeRole", "all"],
        ["arn:aws:iam::123456789012:role/a", "sts:AssumeRole", "some"],
        ["arn:*:iam", "iam:PassRole", "all"],
        ["arn:aws:ec2:*:*:instance/*", "ec2:DescribeInstances", "none"],
        ["arn:aws:x:::y", "x:Unknown", "some"],
        [UNKNOWN, "s3:GetObject", "unknown"],
    ];
    for (const [pattern, action, expected] of cases) {
        it(`of ${pattern === UNKNOWN ? "an unknown ARN" : pattern} for ${action} is ${expected}`, () =>
            assert.equal(reach(pattern, action), expected));
    }

    it("can be asked for some resource types only", () => {
        assert.equal(reach("arn:aws:ec2:*:*:volume/*", "ec2:ModifyInstanceAttribute"), "all");
        assert.equal(reach("arn:aws:ec2:*:*:volume/*", "ec2:ModifyInstanceAttribute", ["instance"]), "none");
    });
});

describe("data and credentials anywhere", () => {
    const found = (...statements: readonly Body[]): readonly string[] => names(exfiltration(grants([document(...statements)])));

    it("finds reads without a constraint", () => {
        assert.deepEqual(found(allow("s3:Get*")), ["s3:GetObject", "s3:GetObjectVersion"]);
        assert.deepEqual(found(allow("s3:GetObject", "arn:aws:s3:::*")), ["s3:GetObject"]);
        assert.deepEqual(found(allow("*")), [...EXFILTRATION_ACTIONS]);
        assert.deepEqual(found(allow("s3:GetObject", "*", under("IpAddress", "aws:SourceIp", "192.0.2.0/24"))), ["s3:GetObject"]);
    });

    it("is content with a bucket, a tag, an account, a Deny", () => {
        assert.deepEqual(found(allow("s3:GetObject", "arn:aws:s3:::photos/*")), []);
        assert.deepEqual(found(allow("secretsmanager:GetSecretValue", "*", under("StringEquals", "aws:ResourceTag/app", "a"))), []);
        assert.deepEqual(found(allow("s3:GetObject", "*", under("StringEquals", "aws:ResourceAccount", "${aws:PrincipalAccount}"))), []);
        assert.deepEqual(found(allow("s3:GetObject"), { Effect: "Deny", Action: "s3:*", Resource: "*" }), []);
    });

    it("finds credentials, those too that no ARN can be named for", () => {
        const of = (action: string, resource = "*"): readonly string[] =>
            names(credentialsExposure(grants([document(allow(action, resource))])));
        assert.deepEqual(of("ecr:GetAuthorizationToken"), ["ecr:GetAuthorizationToken"]);
        assert.deepEqual(of("ecr:GetAuthorizationToken", "arn:aws:ecr:eu-west-1:123456789012:repository/a"), []);
        assert.deepEqual(of("sts:AssumeRole", "arn:aws:iam::123456789012:role/audit"), []);
    });

    it("lists each action once, sorted, and with a service that exists", () => {
        for (const list of [EXFILTRATION_ACTIONS, CREDENTIAL_ACTIONS]) assert.deepEqual(list, [...new Set(list)].sort());
        assert.deepEqual(
            EXFILTRATION_ACTIONS.filter((action) => !actionExists(action)),
            [],
        );
    });
});

describe("resource exposure and writes anywhere", () => {
    const exposes = (...statements: readonly Body[]): readonly string[] => names(resourceExposure([document(...statements)]));
    const writes = (...statements: readonly Body[]): readonly string[] => names(writesAnywhere([document(...statements)]));

    it("finds permissions management of any resource", () => {
        assert.deepEqual(exposes(allow(["s3:PutBucketPolicy", "lambda:AddPermission", "s3:PutObject"])), [
            "s3:PutBucketPolicy",
            "lambda:AddPermission",
        ]);
        assert.deepEqual(exposes(allow("ram:AssociateResourceShare")), ["ram:AssociateResourceShare"]);
        assert.deepEqual(exposes(allow("s3:PutBucketPolicy", "arn:aws:s3:::photos")), []);
        assert.deepEqual(exposes(allow("kms:CreateGrant", "*", under("Bool", "kms:GrantIsForAWSResource", "true"))), []);
    });

    it("finds writes and invocations of any resource", () => {
        assert.deepEqual(writes(allow("lambda:InvokeFunction", ["*"])), ["lambda:InvokeFunction"]);
        assert.deepEqual(writes(allow("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:orders")), []);
        assert.deepEqual(
            writes(allow(["xray:PutTraceSegments", "cloudwatch:PutMetricData", "logs:PutLogEvents", "sqs:TagQueue", "s3:GetObject"])),
            [],
        );
    });

    it("expands * and NotAction to every action of every service", () => {
        const everything = risksOf([document(allow("*"))]);
        assert.ok(everything.admin && !everything.inverted);
        assert.ok(everything.resourceExposure.length > 300 && everything.writesAnywhere.length > 5_000);
        const inverted = risksOf([document({ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" })]);
        assert.ok(inverted.inverted && !inverted.admin);
        assert.ok(inverted.resourceExposure.some(({ action }) => action === "s3:PutBucketPolicy"));
        assert.ok(!inverted.resourceExposure.some(({ action }) => action.startsWith("iam:")));
    });
});

describe("services granted whole", () => {
    it("are named in lower case, once, sorted", () => {
        assert.deepEqual(serviceWildcards([document(allow(["SQS:*", "s3:*", "s3:Get*"]), allow("sqs:*", "arn:aws:sqs:*:*:a"))]), [
            "s3",
            "sqs",
        ]);
        assert.deepEqual(serviceWildcards([document(allow(["s3:*", "*"]))]), ["*"]);
        assert.deepEqual(serviceWildcards([document({ Effect: "Deny", Action: "*", Resource: "*" })]), []);
    });
});
