import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config("audit");

/** The bucket that Pulumi keeps the states in: `pulumi login s3://NAME`. */
export const stateBucket = config.require("stateBucket");
/** What stands before `.pulumi/` in its keys, for `pulumi login s3://NAME/PREFIX`; ends with `/`. */
export const statePrefix = config.get("statePrefix") ?? "";
/** The ARN of the key that the bucket is encrypted with, where it is one of your own. */
export const stateKeyArn = config.get("stateKeyArn");
/** An address that is told of failures. */
export const onCall = config.require("onCall");
/** Which preset of policies judges the stacks: baseline, strict or audit. */
export const preset = config.get("preset") ?? "baseline";

export const account = aws.getCallerIdentityOutput().accountId;
export const region = aws.getRegionOutput().region;
export const partition = aws.getPartitionOutput().partition;

export const stateBucketArn = pulumi.interpolate`arn:${partition}:s3:::${stateBucket}`;
/** The product that an account's own findings are of. */
export const productArn = pulumi.interpolate`arn:${partition}:securityhub:${region}:${account}:product/${account}/default`;

/** A policy document. */
export const document = (...statements: pulumi.Input<object>[]): pulumi.Output<string> =>
    pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
