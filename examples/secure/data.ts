import * as aws from "@pulumi/aws";
import { asset } from "./account";
import { PrivateBucket } from "./bucket";
import { dataKey } from "./keys";

export const uploads = new PrivateBucket("uploads", { key: dataKey, tags: asset("essential", "personal") });

export const orders = new aws.dynamodb.Table(
    "orders",
    {
        hashKey: "id",
        attributes: [
            { name: "id", type: "S" },
            { name: "customer", type: "S" },
        ],
        globalSecondaryIndexes: [{ name: "by-customer", hashKey: "customer", projectionType: "ALL" }],
        billingMode: "PAY_PER_REQUEST",
        serverSideEncryption: { enabled: true, kmsKeyArn: dataKey.arn },
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: true,
        tags: asset("essential", "confidential"),
    },
    { protect: true },
);

export const payment = new aws.secretsmanager.Secret(
    "payment",
    {
        description: "Access to the payment service",
        kmsKeyId: dataKey.arn,
        recoveryWindowInDays: 30,
        tags: asset("supporting", "confidential"),
    },
    { protect: true },
);
