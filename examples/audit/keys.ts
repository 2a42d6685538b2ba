import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account, document, partition, region } from "./settings";

// Without this statement nobody could manage the key any more, and policies of roles would not count.
const administration = {
    Sid: "AccountManagesTheKey",
    Effect: "Allow",
    Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
};

export const dataKey = new aws.kms.Key(
    "data",
    {
        description: "Audit: reports, queues, alarms and the environment of functions",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(administration, {
            // The bucket's events reach the encrypted queue, alarms the encrypted topic.
            Sid: "EventsAndAlarms",
            Effect: "Allow",
            Principal: { Service: ["s3.amazonaws.com", "cloudwatch.amazonaws.com", "events.amazonaws.com"] },
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
        }),
    },
    { protect: true },
);
new aws.kms.Alias("data", { name: "alias/audit-data", targetKeyId: dataKey.keyId });

export const logKey = new aws.kms.Key(
    "logs",
    {
        description: "Audit: log groups",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(administration, {
            Sid: "LogGroupsOfThisAccount",
            Effect: "Allow",
            Principal: { Service: pulumi.interpolate`logs.${region}.amazonaws.com` },
            Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey"],
            Resource: "*",
            Condition: {
                ArnLike: {
                    "kms:EncryptionContext:aws:logs:arn": pulumi.interpolate`arn:${partition}:logs:${region}:${account}:log-group:*`,
                },
            },
        }),
    },
    { protect: true },
);
new aws.kms.Alias("logs", { name: "alias/audit-logs", targetKeyId: logKey.keyId });
