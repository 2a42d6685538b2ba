import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

interface PrivateBucketArgs {
    key: aws.kms.Key;
    tags: { [key: string]: string };
    /** Statements for the bucket's policy, next to the one that refuses plain HTTP. */
    statements?: (bucketArn: pulumi.Output<string>) => pulumi.Input<object>[];
}

/** A bucket that is private, versioned, encrypted with one's own key and reached over TLS only. */
export class PrivateBucket extends pulumi.ComponentResource {
    readonly bucket: aws.s3.Bucket;
    readonly policy: aws.s3.BucketPolicy;

    constructor(name: string, args: PrivateBucketArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orders:index:PrivateBucket", name, {}, opts);
        const parent = { parent: this };
        this.bucket = new aws.s3.Bucket(name, { tags: args.tags }, { parent: this, protect: true });
        const { bucket } = this.bucket;
        new aws.s3.BucketVersioning(name, { bucket, versioningConfiguration: { status: "Enabled" } }, parent);
        new aws.s3.BucketServerSideEncryptionConfiguration(
            name,
            {
                bucket,
                rules: [
                    {
                        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: args.key.arn },
                        bucketKeyEnabled: true,
                    },
                ],
            },
            parent,
        );
        const block = new aws.s3.BucketPublicAccessBlock(
            name,
            { bucket, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
            parent,
        );
        this.policy = new aws.s3.BucketPolicy(
            name,
            {
                bucket,
                policy: pulumi.jsonStringify({
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Sid: "TlsOnly",
                            Effect: "Deny",
                            Principal: "*",
                            Action: "s3:*",
                            Resource: [this.bucket.arn, pulumi.interpolate`${this.bucket.arn}/*`],
                            Condition: { Bool: { "aws:SecureTransport": "false" } },
                        },
                        ...(args.statements?.(this.bucket.arn) ?? []),
                    ],
                }),
            },
            { parent: this, dependsOn: [block] },
        );
        this.registerOutputs({ arn: this.bucket.arn });
    }
}
