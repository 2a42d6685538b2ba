import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { dataKey } from "./keys";
import { document } from "./settings";

/** The reports on all stacks, and what Security Hub was told. They name weak points: confidential. */
export const reports = new aws.s3.Bucket("reports", { tags: { "data-classification": "confidential" } }, { protect: true });
const { bucket } = reports;
new aws.s3.BucketVersioning("reports", { bucket, versioningConfiguration: { status: "Enabled" } });
new aws.s3.BucketServerSideEncryptionConfiguration("reports", {
    bucket,
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: dataKey.arn }, bucketKeyEnabled: true }],
});
const block = new aws.s3.BucketPublicAccessBlock("reports", {
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
});
new aws.s3.BucketPolicy(
    "reports",
    {
        bucket,
        policy: document({
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [reports.arn, pulumi.interpolate`${reports.arn}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        }),
    },
    { dependsOn: [block] },
);
new aws.s3.BucketLifecycleConfiguration("reports", {
    bucket,
    rules: [{ id: "former-reports", status: "Enabled", filter: {}, noncurrentVersionExpiration: { noncurrentDays: 400 } }],
});
