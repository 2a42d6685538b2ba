import rule from "../../../policies/assets/personal-data-discovery";
import { ref } from "../../../policies/kit/example";
import type { ExampleResource } from "../../../policies/kit/example";
import { MASKED, UNKNOWN } from "../../../policies/model/values";
import { testStackRule } from "../../support/rule-tests";

const PERSONAL = { "data-classification": "personal" };
const bucket = (tags: unknown = PERSONAL, more: object = {}): ExampleResource => ({
    type: "aws:s3/bucket:Bucket",
    name: "uploads",
    inputs: { bucket: "acme-uploads", tags, ...more },
});
const macie = (status?: unknown): ExampleResource => ({
    type: "aws:macie2/account:Account",
    name: "macie",
    inputs: status === undefined ? {} : { status },
});
const job = (definition: object, more: object = {}): ExampleResource => ({
    type: "aws:macie2/classificationJob:ClassificationJob",
    name: "job",
    inputs: { jobType: "SCHEDULED", s3JobDefinition: definition, ...more },
});
const byName = (...buckets: readonly unknown[]): object => ({ bucketDefinitions: [{ accountId: "123456789012", buckets }] });
const includes = (...ands: readonly object[]): object => ({ bucketCriteria: { includes: { ands } } });
const name = (comparator: string, ...values: readonly string[]): object => ({
    simpleCriterion: { comparator, key: "S3_BUCKET_NAME", values },
});
const tag = (comparator: string, value: string): object => ({
    tagCriterion: { comparator, tagValues: [{ key: "data-classification", value }] },
});

testStackRule(rule, {
    compliant: [
        { title: "a job names the bucket", resources: [macie("ENABLED"), bucket(), job(byName(ref("uploads", "bucket")))] },
        {
            title: "a session is on unless it says otherwise",
            resources: [macie(), bucket(), job(byName("acme-uploads"))],
        },
        { title: "a job that selects by name", resources: [macie(), bucket(), job(includes(name("STARTS_WITH", "acme-")))] },
        { title: "a job that selects by tag", resources: [macie(), bucket(), job(includes(tag("EQ", "personal")))] },
        { title: "automated discovery, by configuration", resources: [bucket()], config: { automatedDiscovery: true } },
        {
            title: "automated discovery, by the deployed session of aws-native",
            resources: [
                { type: "aws-native:macie:Session", name: "macie", inputs: {}, outputs: { automatedDiscoveryStatus: "ENABLED" } },
                bucket(),
            ],
            modes: ["deployed", "document"],
        },
        { title: "a bucket of another classification", resources: [bucket({ "data-classification": "internal" })] },
        { title: "a bucket without tags", resources: [bucket({})] },
    ],
    violating: [
        { title: "no Macie at all", resources: [bucket()], found: ["unexamined"] },
        { title: "a job for another bucket", resources: [macie(), bucket(), job(byName("acme-logs"))], found: ["unexamined"] },
        {
            title: "a job that is paused",
            resources: [macie(), bucket(), job(byName("acme-uploads"), { jobStatus: "USER_PAUSED" })],
            found: ["unexamined"],
        },
        {
            title: "a job that is cancelled",
            resources: [macie(), bucket(), job(byName("acme-uploads"), { jobStatus: "CANCELLED" })],
            found: ["unexamined"],
        },
        {
            title: "a job that leaves the bucket out",
            resources: [
                macie(),
                bucket(),
                job({
                    bucketCriteria: {
                        includes: { ands: [name("STARTS_WITH", "acme-")] },
                        excludes: { ands: [name("EQ", "acme-uploads")] },
                    },
                }),
            ],
            found: ["unexamined"],
        },
        {
            title: "a job that selects other tags",
            resources: [macie(), bucket(), job(includes(tag("NE", "personal")))],
            found: ["unexamined"],
        },
        { title: "Macie that is paused", resources: [macie("PAUSED"), bucket(), job(byName("acme-uploads"))], found: ["paused@status"] },
        {
            title: "a job in another Region",
            resources: [macie(), bucket(PERSONAL, { region: "eu-west-1" }), job(byName("acme-uploads"), { region: "us-east-1" })],
            found: ["unexamined"],
        },
    ],
    unknown: [
        { title: "the tags", resources: [macie(), bucket(UNKNOWN)], undetermined: ["tags"] },
        {
            title: "the buckets of a job",
            resources: [macie(), bucket(), job(byName(UNKNOWN))],
            undetermined: ["s3JobDefinition.bucketDefinitions[0].buckets[0]"],
            modes: ["deployed"],
        },
        {
            title: "all of a job",
            resources: [macie(), bucket(), job(UNKNOWN as never)],
            undetermined: ["s3JobDefinition"],
            modes: ["deployed"],
        },
    ],
    secret: [{ title: "masked tags", resources: [macie(), bucket(MASKED)], undetermined: ["tags"] }],
});
