import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account, document } from "./account";
import { dataKey } from "./keys";

function overTlsOnly(action: string | string[], resource: pulumi.Input<string>): object {
    return {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: action,
        Resource: resource,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}

function queue(name: string, args: aws.sqs.QueueArgs = {}, statements: (arn: pulumi.Output<string>) => object[] = () => []): aws.sqs.Queue {
    const made = new aws.sqs.Queue(name, { kmsMasterKeyId: dataKey.arn, messageRetentionSeconds: 1_209_600, ...args });
    new aws.sqs.QueuePolicy(name, { queueUrl: made.url, policy: document(overTlsOnly("sqs:*", made.arn), ...statements(made.arn)) });
    return made;
}

/** What could not be fulfilled. */
export const unfulfilled = queue("unfulfilled");
export const fulfilment = queue("fulfilment", {
    visibilityTimeoutSeconds: 180,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: unfulfilled.arn, maxReceiveCount: 5 }),
});

/** Events that a function failed on. */
export const failedEvents = queue("failed-events", {}, (arn) => [
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
new aws.sns.TopicSubscription("on-call", { topic: alarms.arn, protocol: "https", endpoint: "https://on-call.example.com/orders" });
