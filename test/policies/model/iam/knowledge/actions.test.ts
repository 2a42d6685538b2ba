import assert from "node:assert/strict";
import fc from "fast-check";
import { breadthOf, coversAction, type Breadth } from "../../../../../policies/model/iam/language/action-patterns";
import {
    actionExists,
    actionInfo,
    actionsOf,
    countActions,
    expandActions,
    serviceExists,
    servicePrefixes,
} from "../../../../../policies/model/iam/knowledge/actions";
import { distance, suggestAction } from "../../../../../policies/model/iam/knowledge/suggest-action";
import { UNKNOWN } from "../../../../../policies/model/values";
import overrides from "../../../../../policies/data/service-authorization-overrides.json";
import { assertProportional } from "../../../../support/steps";

describe("the service-authorization data", () => {
    it("describes an action, whatever its case", () => {
        const info = actionInfo("SQS:sendmessage");
        assert.deepEqual(info, {
            name: "sqs:SendMessage",
            service: "sqs",
            levels: ["Write"],
            resourceTypes: [
                {
                    name: "queue",
                    arns: ["arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"],
                    conditionKeys: ["aws:ResourceTag/${TagKey}"],
                    required: true,
                },
            ],
            wildcardOnly: false,
            conditionKeys: [],
        });
    });

    it("knows the actions without resource-level permissions", () => {
        for (const action of ["xray:PutTraceSegments", "s3:ListAllMyBuckets", "ec2:DescribeInstances", "sts:GetCallerIdentity"])
            assert.equal(actionInfo(action)?.wildcardOnly, true, action);
        for (const action of ["s3:GetObject", "dynamodb:PutItem", "lambda:InvokeFunction", "iam:PassRole"])
            assert.equal(actionInfo(action)?.wildcardOnly, false, action);
    });

    it("knows the condition keys of actions and of their resource types", () => {
        assert.ok(actionInfo("iam:PassRole")?.conditionKeys.includes("iam:PassedToService"));
        assert.ok(actionInfo("cloudwatch:PutMetricData")?.conditionKeys.includes("cloudwatch:namespace"));
        assert.ok(actionInfo("s3:GetObject")?.resourceTypes.every(({ arns }) => arns.length === 1));
    });

    const levels: readonly (readonly [string, readonly string[]])[] = [
        ["s3:GetObject", ["Read"]],
        ["s3:ListBucket", ["List"]],
        ["s3:PutBucketPolicy", ["Write", "Permissions management"]],
        ["lambda:TagResource", ["Write", "Tagging"]],
        ["iam:CreateAccessKey", ["Write"]],
        ["rds:ModifyDBSnapshotAttribute", ["Write", "Permissions management"]],
        ["rds:ModifyDBClusterSnapshotAttribute", ["Write", "Permissions management"]],
    ];
    for (const [action, expected] of levels) it(`gives ${action} its levels`, () => assert.deepEqual(actionInfo(action)?.levels, expected));

    it("holds every correction of its source", () => {
        for (const { action, add } of overrides.levels)
            assert.ok(
                actionInfo(action)?.levels.some((level) => level === add),
                action,
            );
        for (const { action, source } of overrides.actions) assert.ok(actionExists(action) && source !== "", action);
    });

    it("covers the services and actions that its source counts", () => {
        assert.equal(servicePrefixes().length, 456);
        assert.equal(
            servicePrefixes().reduce((sum, prefix) => sum + actionsOf(prefix).length, 0),
            22_091,
        );
    });

    it("knows the names that only AWS's own policies use, but not what they do", () => {
        assert.equal(actionExists("budgets:UpdateBudget"), true);
        assert.equal(actionInfo("budgets:UpdateBudget"), undefined);
        assert.equal(serviceExists("deepracer"), true);
        assert.equal(actionExists("deepracer:GetTrack"), true);
    });

    it("does not know what does not exist", () => {
        for (const name of ["lamda", "", "__proto__", "constructor", "*"]) {
            assert.equal(serviceExists(name), false, name);
            assert.equal(actionInfo(`${name}:GetObject`), undefined, name);
            assert.deepEqual(actionsOf(name), [], name);
        }
        for (const action of ["s3:GetObjects", "s3", "*", "s3:*", ":", "s3:__proto__", "s3:constructor", UNKNOWN]) {
            assert.equal(actionInfo(action), undefined, action);
            assert.equal(actionExists(action), false, action);
        }
    });
});

describe("a pattern of actions", () => {
    const breadths: readonly (readonly [string, Breadth])[] = [
        ["s3:GetObject", "exact"],
        ["s3:Get*", "pattern"],
        ["s3:GetObjec?", "pattern"],
        ["*:Get*", "pattern"],
        ["s*:*", "pattern"],
        ["s3*", "pattern"],
        ["s3:*", "service"],
        ["S3:**", "service"],
        ["s3:?*", "service"],
        ["*", "all"],
        ["**", "all"],
        ["*:*", "all"],
        ["?", "pattern"],
        ["", "exact"],
        [UNKNOWN, "exact"],
    ];
    for (const [pattern, expected] of breadths)
        it(`${JSON.stringify(pattern)} is ${expected}`, () => assert.equal(breadthOf(pattern), expected));

    it("is expanded within its service, in any case", () => {
        assert.deepEqual(expandActions("S3:*OBJECT"), [
            "s3:DeleteObject",
            "s3:GetObject",
            "s3:PutObject",
            "s3:ReplicateObject",
            "s3:RestoreObject",
        ]);
        assert.deepEqual(expandActions("sqs:?eleteQueue"), ["sqs:DeleteQueue"]);
        assert.deepEqual(expandActions("s3:getobject"), ["s3:GetObject"]);
        assert.deepEqual(expandActions("s3:Nothing*"), []);
        assert.deepEqual(expandActions("nothing:*"), []);
    });

    it("is never expanded over all services", () => {
        for (const pattern of ["*", "*:*", "*:Get*", "s*:*", "s3*", UNKNOWN]) assert.deepEqual(expandActions(pattern), [], pattern);
    });

    it("is counted, without end over all services", () => {
        assert.equal(countActions("s3:GetObject"), 1);
        assert.equal(countActions("sqs:*"), actionsOf("sqs").length);
        assert.equal(countActions("s3:NoSuch"), 0);
        for (const pattern of ["*", "*:*", "*:Get*", "s*:*"]) assert.equal(countActions(pattern), Number.POSITIVE_INFINITY, pattern);
    });

    it("covers what it is expanded to", () => {
        const name = fc
            .array(fc.constantFrom("*", "?", "Get", "Put", "Object", "o", "List", "B"), { minLength: 1, maxLength: 5 })
            .map((parts) => parts.join(""));
        fc.assert(
            fc.property(name, (text) => {
                const expanded = new Set(expandActions(`s3:${text}`));
                for (const action of actionsOf("s3")) assert.equal(expanded.has(action), coversAction(`S3:${text}`, action));
            }),
        );
    });

    it("takes steps in proportion to its length, up to a megabyte", () =>
        assertProportional(
            "a pattern",
            (size) => () => {
                const long = "*a".repeat(size);
                assert.equal(coversAction(long, "s3:GetObject"), false);
                assert.equal(suggestAction(`s3:${"a".repeat(size)}`), undefined);
                breadthOf(long);
                breadthOf(`${"*?".repeat(size)}x`);
                expandActions(`s3:${long}`);
            },
            125_000,
        ));
});

describe("the suggestion for an action that does not exist", () => {
    const meant: readonly (readonly [string, string | undefined])[] = [
        ["s3:GetObjects", "s3:GetObject"],
        ["sqs:SendMesage", "sqs:SendMessage"],
        ["kms:Decript", "kms:Decrypt"],
        ["dynamodb:GteItem", "dynamodb:GetItem"],
        ["lamda:InvokeFunction", "lambda:InvokeFunction"],
        ["dynamo:GetItem", "dynamodb:GetItem"],
        ["eventbridge:PutEvents", "events:PutEvents"],
        ["stepfunctions:StartExecution", "states:StartExecution"],
        ["cloudwatch:PutLogEvents", "logs:PutLogEvents"],
        ["s3:ListObjectsV2", "s3:ListBucket"],
        ["s3:HeadObject", "s3:GetObject"],
        ["bedrock:Converse", "bedrock:InvokeModel"],
        ["bedrock:ConverseStream", "bedrock:InvokeModelWithResponseStream"],
        ["dynamodb:TransactGetItems", "dynamodb:GetItem"],
        ["lambda:Invoke", "lambda:InvokeFunction"],
        ["s3:getobject", undefined],
        ["budgets:UpdateBudget", undefined],
        ["s3:QuantumEntangleObjectAcrossRegions", undefined],
        ["myservice:DoThings", undefined],
        ["s3:Gett*", undefined],
        ["*", undefined],
        ["", undefined],
    ];
    for (const [action, expected] of meant)
        it(`${JSON.stringify(action)} is ${expected ?? "none"}`, () => assert.equal(suggestAction(action), expected));

    it("exists", () => {
        for (const [, expected] of meant) if (expected !== undefined) assert.equal(actionInfo(expected)?.name, expected);
    });

    it("is found by the number of edits, swaps of neighbours included", () => {
        assert.equal(distance("abc", "abc", 2), 0);
        assert.equal(distance("abc", "acb", 2), 1);
        assert.equal(distance("abc", "abcd", 2), 1);
        assert.equal(distance("abc", "xyc", 2), 2);
        assert.equal(distance("abc", "xyz", 2), 3);
        assert.equal(distance("a", "abcdef", 2), 3);
    });
});
