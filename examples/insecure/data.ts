import * as aws from "@pulumi/aws";

// No policy that refuses plain HTTP, and open to the public. Customers' data that nobody looks for, and nothing that keeps it.
export const uploads = new aws.s3.Bucket("uploads", { tags: { "data-classification": "personal" } });
new aws.s3.BucketPublicAccessBlock("uploads", {
    bucket: uploads.bucket,
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
});
new aws.s3.BucketPolicy("uploads", {
    bucket: uploads.bucket,
    policy: uploads.arn.apply((arn) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }],
        }),
    ),
});

// Allowing TLS does not refuse the rest.
export const exports_ = new aws.s3.Bucket("exports", { tags: { "data-classification": "personal", "asset-category": "essential" } });
new aws.s3.BucketPolicy("exports", {
    bucket: exports_.bucket,
    policy: exports_.arn.apply((arn) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::123456789012:role/orders-imported" },
                    Action: "s3:GetObject",
                    Resource: `${arn}/*`,
                    Condition: { Bool: { "aws:SecureTransport": "true" } },
                },
            ],
        }),
    ),
});

export const orders = new aws.dynamodb.Table("orders", {
    hashKey: "id",
    attributes: [{ name: "id", type: "S" }],
    billingMode: "PAY_PER_REQUEST",
    tags: { "data-classification": "confidential", "asset-category": "essential" },
});

export const key = new aws.kms.Key("orders", { description: "Order data", enableKeyRotation: false });
export const files = new aws.efs.FileSystem("files", { encrypted: false });
export const clicks = new aws.kinesis.Stream("clicks", { shardCount: 1, encryptionType: "NONE" });

export const database = new aws.secretsmanager.Secret("database", { description: "The order database" });
new aws.ssm.Parameter("database-password", {
    name: "/orders/database/password",
    type: "String",
    value: ["correct", "horse", "battery"].join("-"),
});
