import * as aws from "@pulumi/aws";
import { account } from "./account";
import { uploads } from "./data";

// Finds personal data where nobody expected any.
const macie = new aws.macie2.Account("macie", { status: "ENABLED", findingPublishingFrequency: "ONE_HOUR" });
new aws.macie2.ClassificationJob(
    "uploads",
    {
        jobType: "SCHEDULED",
        scheduleFrequency: { dailySchedule: true },
        s3JobDefinition: { bucketDefinitions: [{ accountId: account, buckets: [uploads.bucket.bucket] }] },
    },
    { dependsOn: [macie] },
);
