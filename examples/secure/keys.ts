import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { account, asset, document, region } from "./account";

export const trailName = "orders-activity";
export const trailArn = pulumi.interpolate`arn:aws:cloudtrail:${region}:${account}:trail/${trailName}`;

// Without this statement nobody could manage the key any more, and policies of roles would not count.
const administration = {
    Sid: "AccountManagesTheKey",
    Effect: "Allow",
    Principal: { AWS: pulumi.interpolate`arn:aws:iam::${account}:root` },
    Action: "kms:*",
    Resource: "*",
};

export const dataKey = new aws.kms.Key(
    "data",
    {
        description: "Orders: tables, buckets, queues, secrets and the environment of functions",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(administration, {
            // Alarms publish to the encrypted topic, and events reach the encrypted queue.
            Sid: "AlarmsAndEvents",
            Effect: "Allow",
            Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com"] },
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource: "*",
            Condition: { StringEquals: { "aws:SourceAccount": account } },
        }),
        tags: asset("supporting", "internal"),
    },
    { protect: true },
);
new aws.kms.Alias("data", { name: "alias/orders-data", targetKeyId: dataKey.keyId });

export const logKey = new aws.kms.Key(
    "logs",
    {
        description: "Orders: log groups and the trail",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: document(
            administration,
            {
                Sid: "LogGroupsOfThisAccount",
                Effect: "Allow",
                Principal: { Service: pulumi.interpolate`logs.${region}.amazonaws.com` },
                Action: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey", "kms:DescribeKey"],
                Resource: "*",
                Condition: {
                    ArnLike: { "kms:EncryptionContext:aws:logs:arn": pulumi.interpolate`arn:aws:logs:${region}:${account}:log-group:*` },
                },
            },
            {
                Sid: "Trail",
                Effect: "Allow",
                Principal: { Service: "cloudtrail.amazonaws.com" },
                Action: ["kms:GenerateDataKey", "kms:DescribeKey"],
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceArn": trailArn } },
            },
        ),
        tags: asset("supporting", "internal"),
    },
    { protect: true },
);
new aws.kms.Alias("logs", { name: "alias/orders-logs", targetKeyId: logKey.keyId });
