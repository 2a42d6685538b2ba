import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account, asset, document } from "./account";
import { PrivateBucket } from "./bucket";
import { logKey, trailArn, trailName } from "./keys";
import { alarms } from "./messaging";

const fromTrail = { StringEquals: { "aws:SourceArn": trailArn } };
const files = new PrivateBucket("trail", {
    key: logKey,
    tags: asset("supporting", "confidential"),
    statements: (bucketArn) => [
        {
            Sid: "TrailLooks",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:GetBucketAcl",
            Resource: bucketArn,
            Condition: fromTrail,
        },
        {
            Sid: "TrailWrites",
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${account}/*`,
            Condition: { StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" } },
        },
    ],
});

const logGroup = new aws.cloudwatch.LogGroup("trail", { name: "/aws/cloudtrail/orders", retentionInDays: 400, kmsKeyId: logKey.arn });
const delivery = new aws.iam.Role("trail", {
    assumeRolePolicy: document({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "cloudtrail.amazonaws.com" },
        Condition: fromTrail,
    }),
});
const deliver = new aws.iam.RolePolicy("trail", {
    role: delivery.name,
    policy: document({
        Sid: "Deliver",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroup.arn}:log-stream:*`,
    }),
});

new aws.cloudtrail.Trail(
    "activity",
    {
        name: trailName,
        s3BucketName: files.bucket.bucket,
        kmsKeyId: logKey.arn,
        enableLogging: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
        cloudWatchLogsRoleArn: delivery.arn,
        eventSelectors: [
            {
                readWriteType: "All",
                includeManagementEvents: true,
                dataResources: [{ type: "AWS::Lambda::Function", values: ["arn:aws:lambda"] }],
            },
        ],
    },
    { dependsOn: [files.policy, deliver] },
);

// CIS AWS Foundations Benchmark, section 4, and what changes a function or who may call it.
const watched: { [name: string]: string } = {
    "root-use": '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
    "sign-in-without-mfa": '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
    "unauthorised-calls": '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    "iam-changes":
        '{ ($.eventSource = "iam.amazonaws.com") && (($.eventName = "Put*Policy") || ($.eventName = "Attach*Policy") || ($.eventName = "Create*") || ($.eventName = "Delete*")) }',
    "trail-changes": '{ ($.eventName = "UpdateTrail") || ($.eventName = "DeleteTrail") || ($.eventName = "StopLogging") }',
    "key-changes": '{ ($.eventSource = "kms.amazonaws.com") && (($.eventName = "DisableKey") || ($.eventName = "ScheduleKeyDeletion")) }',
    "function-changes":
        '{ ($.eventSource = "lambda.amazonaws.com") && (($.eventName = "UpdateFunctionCode*") || ($.eventName = "AddPermission*") || ($.eventName = "RemovePermission*")) }',
};
for (const [name, pattern] of Object.entries(watched)) {
    const filter = new aws.cloudwatch.LogMetricFilter(name, {
        name,
        logGroupName: logGroup.name,
        pattern,
        metricTransformation: { name, namespace: "Orders/Trail", value: "1" },
    });
    new aws.cloudwatch.MetricAlarm(
        name,
        {
            namespace: "Orders/Trail",
            metricName: name,
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            evaluationPeriods: 1,
            period: 300,
            statistic: "Sum",
            threshold: 1,
            treatMissingData: "notBreaching",
            alarmActions: [alarms.arn],
        },
        { dependsOn: [filter] },
    );
}
