// Judges each stack of a state bucket whenever it changes: S3 → SQS → Lambda → Security Hub and a bucket of reports.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { AuditFunction } from "./function";
import { checkpoints, failedRounds } from "./messaging";
import { reports } from "./reports";
import { preset, productArn, stateBucket, stateBucketArn, stateKeyArn, statePrefix } from "./settings";

const stateKeys = stateKeyArn === undefined ? [] : [{ Sid: "StateKey", Effect: "Allow", Action: "kms:Decrypt", Resource: stateKeyArn }];
const listing = {
    Sid: "ListStacks",
    Effect: "Allow",
    Action: "s3:ListBucket",
    Resource: stateBucketArn,
    Condition: { StringLike: { "s3:prefix": `${statePrefix}.pulumi/stacks/*` } },
};

const audit = new AuditFunction("audit", {
    handler: "audit",
    timeout: 900,
    memorySize: 2048,
    environment: {
        STATE_BUCKET: stateBucket,
        STATE_PREFIX: statePrefix,
        REPORT_BUCKET: reports.bucket,
        PRODUCT_ARN: productArn,
        PRESET: preset,
    },
    statements: [
        {
            Sid: "Checkpoints",
            Effect: "Allow",
            Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
            Resource: checkpoints.arn,
        },
        {
            Sid: "States",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: pulumi.interpolate`${stateBucketArn}/${statePrefix}.pulumi/stacks/*`,
        },
        // Without these S3 says "forbidden" of what is not there.
        listing,
        {
            Sid: "ListKnown",
            Effect: "Allow",
            Action: "s3:ListBucket",
            Resource: reports.arn,
            Condition: { StringLike: { "s3:prefix": "known/*" } },
        },
        {
            Sid: "Reports",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject"],
            Resource: [pulumi.interpolate`${reports.arn}/known/*`, pulumi.interpolate`${reports.arn}/reports/*`],
        },
        { Sid: "Findings", Effect: "Allow", Action: "securityhub:BatchImportFindings", Resource: productArn },
        ...stateKeys,
    ],
});

new aws.lambda.EventSourceMapping("checkpoints", {
    eventSourceArn: checkpoints.arn,
    functionName: audit.function.arn,
    batchSize: 5,
    // Messages of one stack come close together: it is then judged once.
    maximumBatchingWindowInSeconds: 20,
    functionResponseTypes: ["ReportBatchItemFailures"],
    scalingConfig: { maximumConcurrency: 8 },
});

// A bucket has one such configuration: what stood in it before goes, so put what you have there here as well.
new aws.s3.BucketNotification("states", {
    bucket: stateBucket,
    queues: [".json", ".json.gz", ".json.zst"].map((filterSuffix) => ({
        queueArn: checkpoints.arn,
        events: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"],
        filterPrefix: `${statePrefix}.pulumi/stacks/`,
        filterSuffix,
    })),
});

const sweep = new AuditFunction("sweep", {
    handler: "sweep",
    timeout: 300,
    memorySize: 256,
    failures: failedRounds,
    environment: { STATE_BUCKET: stateBucket, STATE_PREFIX: statePrefix, QUEUE_URL: checkpoints.url },
    statements: [listing, { Sid: "Checkpoints", Effect: "Allow", Action: "sqs:SendMessage", Resource: checkpoints.arn }],
});
const weekly = new aws.cloudwatch.EventRule("weekly", {
    description: "Judges every stack again: runtimes grow old, exemptions end, and Security Hub forgets what is not told for 90 days",
    scheduleExpression: "cron(0 3 ? * SUN *)",
});
new aws.cloudwatch.EventTarget("weekly", { rule: weekly.name, arn: sweep.function.arn, deadLetterConfig: { arn: failedRounds.arn } });
new aws.lambda.Permission("from-weekly", {
    action: "lambda:InvokeFunction",
    function: sweep.function.name,
    principal: "events.amazonaws.com",
    sourceArn: weekly.arn,
});

export const reportBucket = reports.bucket;
