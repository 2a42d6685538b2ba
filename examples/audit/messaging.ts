import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { dataKey } from "./keys";
import { account, document, onCall, stateBucketArn } from "./settings";

const overTlsOnly = (action: string, resource: pulumi.Input<string>): object => ({
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
});

function queue(name: string, args: aws.sqs.QueueArgs = {}, statements: (arn: pulumi.Output<string>) => object[] = () => []): aws.sqs.Queue {
    const made = new aws.sqs.Queue(name, { kmsMasterKeyId: dataKey.arn, messageRetentionSeconds: 1_209_600, ...args });
    new aws.sqs.QueuePolicy(name, { queueUrl: made.url, policy: document(overTlsOnly("sqs:*", made.arn), ...statements(made.arn)) });
    return made;
}

/** Stacks that could not be judged: whoever is on call looks at them and puts them back. */
export const unjudged = queue("unjudged");
/** Checkpoints that were written. A message stays hidden for six times as long as the function may run, as AWS advises. */
export const checkpoints = queue(
    "checkpoints",
    {
        visibilityTimeoutSeconds: 5400,
        redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: unjudged.arn, maxReceiveCount: 5 }),
    },
    (arn) => [
        {
            Sid: "StateBucket",
            Effect: "Allow",
            Principal: { Service: "s3.amazonaws.com" },
            Action: "sqs:SendMessage",
            Resource: arn,
            // The ARN of a bucket names no account, and somebody else may have the name tomorrow.
            Condition: { ArnEquals: { "aws:SourceArn": stateBucketArn }, StringEquals: { "aws:SourceAccount": account } },
        },
    ],
);

/** Runs of the weekly round that failed. */
export const failedRounds = queue("failed-rounds", {}, (arn) => [
    {
        Sid: "Rules",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: arn,
        Condition: { ArnLike: { "aws:SourceArn": pulumi.interpolate`arn:aws:events:*:${account}:rule/*` } },
    },
]);

export const alarms = new aws.sns.Topic("alarms", { kmsMasterKeyId: dataKey.arn });
new aws.sns.TopicPolicy("alarms", {
    arn: alarms.arn,
    policy: document(overTlsOnly("sns:Publish", alarms.arn), {
        Sid: "Alarms",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: alarms.arn,
        Condition: { StringEquals: { "aws:SourceAccount": account } },
    }),
});
new aws.sns.TopicSubscription("on-call", { topic: alarms.arn, protocol: "https", endpoint: onCall });

new aws.cloudwatch.MetricAlarm("unjudged", {
    alarmDescription: "A stack could not be judged: its message waits in the queue for what failed, and the log says why.",
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: unjudged.name },
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    period: 300,
    statistic: "Maximum",
    threshold: 0,
    treatMissingData: "notBreaching",
    alarmActions: [alarms.arn],
});
