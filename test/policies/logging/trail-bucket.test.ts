import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import rule from "../../../policies/logging/trail-bucket";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const trail = (bucket: unknown): ExampleResource => ({
    type: "aws:cloudtrail/trail:Trail",
    name: "activity",
    inputs: { s3BucketName: bucket },
});
const bucket = (inputs: object = {}, type = "aws:s3/bucket:Bucket"): ExampleResource => ({
    type,
    name: "files",
    inputs: { bucket: "acme-trail", ...inputs },
});
const versioning = (status: unknown, type = "aws:s3/bucketVersioning:BucketVersioning"): ExampleResource => ({
    type,
    name: "v",
    inputs: { bucket: ref("files", "bucket"), versioningConfiguration: { status } },
});
const T = trail(ref("files", "bucket"));

testStackRule(rule, {
    compliant: [
        { title: "versioning by a resource", resources: [bucket(), versioning("Enabled"), T] },
        {
            title: "the resources of version 6",
            resources: [bucket({}, "aws:s3/bucketV2:BucketV2"), versioning("Enabled", "aws:s3/bucketVersioningV2:BucketVersioningV2"), T],
        },
        { title: "versioning in line", resources: [bucket({ versioning: { enabled: true } }), T] },
        {
            title: "versioning in line, as a list",
            resources: [bucket({ versionings: [{ enabled: true }] }, "aws:s3/bucketV2:BucketV2"), T],
        },
        {
            title: "aws-native",
            resources: [
                {
                    type: "aws-native:s3:Bucket",
                    name: "files",
                    inputs: { bucketName: "acme-trail", versioningConfiguration: { status: "Enabled" } },
                },
                trail("acme-trail"),
            ],
        },
        { title: "a bucket that is no trail's", resources: [bucket(), { type: "aws:cloudtrail/trail:Trail", name: "t", inputs: {} }] },
    ],
    violating: [
        { title: "none", resources: [bucket(), T], found: ["unversioned"] },
        { title: "suspended", resources: [bucket(), versioning("Suspended"), T], found: ["suspended"] },
        { title: "switched off in line", resources: [bucket({ versioning: { enabled: false } }), T], found: ["unversioned"] },
        { title: "one finding for two trails", resources: [bucket(), T, { ...T, name: "second" }], found: ["unversioned"] },
    ],
    unknown: [
        { title: "a bucket outside the stack", resources: [trail("of-another-account")], undetermined: ["s3BucketName"] },
        { title: "the bucket", resources: [trail(UNKNOWN)], undetermined: ["s3BucketName"] },
        { title: "the status", resources: [bucket(), versioning(UNKNOWN), T], undetermined: ["versioningConfiguration.status"] },
    ],
    secret: [{ title: "the bucket is masked", resources: [trail(MASKED)], undetermined: ["s3BucketName"] }],
});
